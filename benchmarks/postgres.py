"""A PostgreSQL server of one's own: in a folder of its own, on a socket, with no network."""

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_USERS = ("postgres", "nobody")


class NoServerError(Exception):
    """None is installed, or it does not start; the text says why."""


@dataclass(frozen=True)
class Server:
    """A server that runs: its address, as SQLAlchemy takes it, and its first process."""

    address: str
    pid: int


@contextmanager
def postgres_server(*settings: str) -> Iterator[Server]:
    """A server with an empty database, for as long as it is wanted; with settings as PostgreSQL takes them,
    "name=value". Raises NoServerError."""
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name.split(".")[0]))
    if not binaries:
        raise NoServerError("no PostgreSQL server is installed")
    with tempfile.TemporaryDirectory(prefix="memcon-postgres-") as folder:
        starting = _Starting(binaries[-1], Path(folder), settings)
        server = starting.start()
        try:
            yield server
        finally:
            starting.stop()


class _Starting:
    def __init__(self, binaries: Path, folder: Path, settings: tuple[str, ...]) -> None:
        self.binaries, self.folder = binaries, folder
        self.settings = ("listen_addresses=''", f"unix_socket_directories='{folder}'", "fsync=off", *settings)
        self.user = next(u for u in _USERS if _exists(u)) if os.geteuid() == 0 else getpass.getuser()

    def start(self) -> Server:
        if os.geteuid() == 0:  # a server refuses to run as root
            shutil.chown(self.folder, self.user)
        self._run("initdb", "-D", f"{self.folder}/data", "-A", "trust", "-U", self.user, "-E", "UTF8", "--locale=C")
        options = " ".join(f"-c {setting}" for setting in self.settings)
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/log", "-o", options, "start")
        pid = int((self.folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        return Server(f"postgresql+psycopg://{self.user}@/postgres?host={self.folder}", pid)

    def stop(self) -> None:
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        as_user = ["runuser", "-u", self.user, "--"] if os.geteuid() == 0 else []
        command = [*as_user, str(self.binaries / program), *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NoServerError(f"no PostgreSQL server could be started: {(done.stderr or done.stdout).strip()[-200:]}")


def _exists(user: str) -> bool:
    return subprocess.run(["id", user], capture_output=True, check=False).returncode == 0
