"""What is asked of a database, and how SQLite goes about to answer it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from memcon.record.store import open_store


@contextmanager
def asked() -> Iterator[dict[str, Any]]:
    """What is asked of databases meanwhile, each with values that it was asked with."""
    found: dict[str, Any] = {}

    def note(_c: object, _u: object, statement: str, values: Any, _x: object, many: bool) -> None:
        found[statement] = values[0] if many else values

    with _told(note):
        yield found


@contextmanager
def asked_in_turn() -> Iterator[list[str]]:
    """What is asked of databases meanwhile, as often as it is."""
    found: list[str] = []
    with _told(lambda _c, _u, statement, *_: found.append(statement)):
        yield found


@contextmanager
def _told(note: Callable[..., None]) -> Iterator[None]:
    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)


def plans_of(path: Path, questions: dict[str, Any]) -> list[str]:
    """How SQLite goes about to answer."""
    store = open_store(path)
    with store.reading() as connection:
        plans = [
            row.detail
            for statement, values in questions.items()
            if statement.split()[0] in {"SELECT", "DELETE", "UPDATE"}
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", tuple(values))
        ]
    store.close()
    return plans
