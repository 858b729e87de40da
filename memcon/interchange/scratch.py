"""Folders for what is needed only while a program runs. What one that was killed has left is cleared away by the next
that makes one, where its owner is certainly dead: the system takes the lock from a process that ends, and from no
other."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_BEGINNING, _LOCK = "memcon-", ".memcon-lock"


@dataclass(frozen=True)
class Scratch:
    """A folder of this process alone, at `path`, until it is removed."""

    path: Path
    lock: IO[bytes]

    @classmethod
    def make(cls) -> "Scratch":
        """A new one, among the temporary files of the system; those of the dead are cleared away first. Raises
        OSError."""
        clear_dead()
        path = Path(tempfile.mkdtemp(prefix=_BEGINNING))
        fresh = path / f"{_LOCK}.new"
        lock = fresh.open("wb")
        _is_locked(lock)
        fresh.rename(path / _LOCK)  # with its lock, so that nobody finds it without
        return cls(path, lock)

    def remove(self) -> None:
        """Takes the folder away, with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        self.lock.close()

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, *_: object) -> None:
        self.remove()


def clear_dead() -> None:
    """Takes away the folders of this user whose owner has ended, and that no process it started still uses."""
    if sys.platform == "win32":  # where a file that is open cannot be taken away, and there are no such locks
        return
    for path in Path(tempfile.gettempdir()).glob(f"{_BEGINNING}*"):
        with suppress(OSError):  # another program may be as quick
            if _is_own(path):
                with (path / _LOCK).open("rb") as lock:
                    if _is_locked(lock) and not _is_used(path):
                        shutil.rmtree(path, ignore_errors=True)


def _is_own(path: Path) -> bool:
    """Whether it is a folder of this user, with a lock that lies in it."""
    links = path.is_symlink() or (path / _LOCK).is_symlink()
    return not links and (path / _LOCK).is_file() and path.stat().st_uid == os.getuid()


def _is_locked(lock: IO[bytes]) -> bool:
    """Takes the lock, if nobody has it. False where somebody has, or the system knows no such locks."""
    try:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True


def _is_used(path: Path) -> bool:
    """Whether a process was started with that folder in its command: an engine outlives by a moment who started it."""
    return any(str(path).encode() in command for command in _commands())


def _commands() -> Iterator[bytes]:
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            yield (process / "cmdline").read_bytes()
