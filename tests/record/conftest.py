"""Records to test on: an SQLite file, and a PostgreSQL server of the test's own where one can be started."""

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from memcon.record import Record, open_record
from tests.record.blank import new_record

SETTING = "MEMCON_TEST_POSTGRES"  # the address of a server to use instead: postgresql+psycopg://user@host/database
_SERVER_USERS = ("postgres", "nobody")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of an empty database on a PostgreSQL server; skips where there is none."""
    if address := os.environ.get(SETTING):
        yield address
        return
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name.split(".")[0]))
    if not binaries:
        pytest.skip(f"no PostgreSQL server is installed, and {SETTING} names none")
    with tempfile.TemporaryDirectory(prefix="memcon-postgres-") as folder:
        server = _Server(binaries[-1], Path(folder))
        server.start()
        try:
            yield server.address
        finally:
            server.stop()


class _Server:
    """A server that only this test run knows of: in a folder of its own, on a socket, with no network."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self.binaries, self.folder = binaries, folder
        self.user = next(u for u in _SERVER_USERS if _exists(u)) if os.geteuid() == 0 else getpass.getuser()
        self.address = f"postgresql+psycopg://{self.user}@/postgres?host={folder}"

    def start(self) -> None:
        if os.geteuid() == 0:  # a server refuses to run as root
            shutil.chown(self.folder, self.user)
        self._run("initdb", "-D", f"{self.folder}/data", "-A", "trust", "-U", self.user, "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off"
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/log", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        as_user = ["runuser", "-u", self.user, "--"] if os.geteuid() == 0 else []
        command = [*as_user, str(self.binaries / program), *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"no PostgreSQL server could be started: {(done.stderr or done.stdout).strip()[-200:]}")


def _exists(user: str) -> bool:
    return subprocess.run(["id", user], capture_output=True, check=False).returncode == 0


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
