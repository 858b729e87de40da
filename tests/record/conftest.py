"""Records to test on: an SQLite file, and a PostgreSQL server of the test's own where one can be started."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from benchmarks.postgres import NoServerError, postgres_server
from memcon.record import Record, open_record
from tests.record.blank import new_record

SETTING = "MEMCON_TEST_POSTGRES"  # the address of a server to use instead: postgresql+psycopg://user@host/database


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of an empty database on a PostgreSQL server; skips where there is none."""
    if address := os.environ.get(SETTING):
        yield address
        return
    try:
        with postgres_server() as server:
            yield server.address
    except NoServerError as cause:
        pytest.skip(f"{cause}; {SETTING} may name one")


_NUMBERS = count()


def _fresh_schema(postgres: str) -> str:
    """The address of a schema of its own on the server."""
    import sqlalchemy as sa

    name = f"memcon_{os.getpid()}_{next(_NUMBERS)}"
    engine = sa.create_engine(postgres)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    engine.dispose()
    return f"{postgres}{'&' if '?' in postgres else '?'}options=-csearch_path%3D{name}"


@pytest.fixture
def on_postgres(postgres: str) -> str:
    """Where a fresh record can stand on PostgreSQL."""
    return _fresh_schema(postgres)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a fresh record can stand, on each kind of database in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    return _fresh_schema(request.getfixturevalue("postgres"))


@pytest.fixture
def record(address: str) -> Iterator[Record]:
    with open_record(address) if "://" in address else new_record(Path(address)) as record:
        yield record


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Callable[[], Record]]:
    """Makes as many new records as a test needs, on SQLite."""
    made: list[Record] = []

    def make() -> Record:
        made.append(new_record(tmp_path / f"record-{next(_NUMBERS)}.db"))
        return made[-1]

    yield make
    for record in made:
        record.close()
