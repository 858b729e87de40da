"""Whether the entries are up to date: said by what was folded last, and unsaid by whatever the fold depends on."""

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from memcon.articles.sketch import sketching
from memcon.record import schema
from memcon.record.fold import VERSION
from memcon.record.kept import VERSION as KEPT
from memcon.record.pairs import VERSION as PAIRS
from memcon.record.portions import within
from memcon.record.stories import VERSION as STORIES

_FOLDED, _GROWN = "folded", "grown"
_M = schema.memcon.c


def is_folded(connection: Connection) -> bool:
    """Whether nothing that bears on the entries was written since they were made, by this build's rules."""
    folded = connection.scalar(select(_M.value).where(_M.key == _FOLDED))
    return folded is not None and folded.startswith(f"{_rules()} ")


def mark_folded(connection: Connection, *, grown: bool) -> None:
    """The word for it is another each time, so that who looks at the record sees that it has changed. `grown` where
    the next fold can go on from this one."""
    mark_stale(connection)
    connection.execute(delete(schema.late))
    connection.execute(insert(schema.memcon).values(key=_FOLDED, value=f"{_rules()} {uuid.uuid4().hex}"))
    if grown:
        connection.execute(insert(schema.memcon).values(key=_GROWN, value=_rules()))


def mark_stale(connection: Connection, texts: Iterable[str] | None = None) -> None:
    """To be called by whatever changes texts, publications, readings or decisions, in the same transaction. `texts`
    where nothing else changed than what was published, or read, of these."""
    connection.execute(delete(schema.memcon).where(_M.key == _FOLDED))
    if texts is None:
        connection.execute(delete(schema.memcon).where(_M.key == _GROWN))
    else:
        mark_late(connection, texts)


def mark_late(connection: Connection, texts: Iterable[str]) -> None:
    """That the next fold is to look at some texts anew."""
    late = schema.late.c.text_id
    for portion in within(sorted(set(texts))):
        known = set(connection.scalars(select(late).where(late.in_(portion))))
        rows = [{"text_id": id_} for id_ in portion if id_ not in known]
        if rows:
            connection.execute(insert(schema.late), rows)


def late_texts(connection: Connection) -> list[str] | None:
    """The texts of which something changed since the last fold, by id; None where the next cannot go on from it."""
    if connection.scalar(select(_M.value).where(_M.key == _GROWN)) != _rules():
        return None
    return sorted(connection.scalars(select(schema.late.c.text_id)))


def bearing(connection: Connection, text_id: str) -> list[tuple[Any, ...]]:
    """What of one text bears on the entries."""
    t, p, r = schema.text.c, schema.publication.c, schema.reading.c
    queries = (
        select(t.id, t.superseded_by).where((t.id == text_id) | (t.superseded_by == text_id)).order_by(t.id),
        select(p.id, p.published, p.fetched, p.gone, p.modified).where(p.text_id == text_id).order_by(p.id),
        select(r.context, r.reader, r.kept).where(r.text_id == text_id).order_by(r.kept),
    )
    return [tuple(row) for query in queries for row in connection.execute(query)]


def _rules() -> str:
    return f"{VERSION} {STORIES} {PAIRS} {KEPT} {sketching()}"
