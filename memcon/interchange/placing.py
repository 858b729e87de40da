"""Files that are put in their place whole, and folders that hold nothing but what was written there."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

LIST = ".memcon"
"""The file in a folder that tells what was written there: what kind of folder it is, then the path of each file."""


class ForeignFolder(Exception):  # noqa: N818 - what was found
    """A folder that holds what others put there; the message says so, on one line."""


@contextmanager
def placed(path: Path, *, lasting: bool = True) -> Iterator[IO[bytes]]:
    """A file that is put in its place once it is whole, and is gone otherwise. One that is not `lasting`, since it can
    be written again, is not waited for until the disk has it."""
    beside = path.with_name(f".{path.name}")
    try:
        with beside.open("wb") as file:
            yield file
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


class OwnFolder:
    """A folder that is written anew: what was written there before is replaced, and what is no longer written goes.

    A file is listed before it is written, so that a folder which was left half written is known for one's own. `kind`
    is what is written there; a folder of another kind is not one's own.
    """

    def __init__(self, root: Path, kind: str) -> None:
        self.root, self._kind = root, kind
        self._list = root / LIST
        self._old, self._new = self._written_before(), dict[str, None]()

    @classmethod
    @contextmanager
    def opened(cls, root: Path, kind: str) -> "Iterator[OwnFolder]":
        """A folder to write into, made where it is not there. Raises ForeignFolder where others put something there,
        OSError."""
        folder = cls(root, kind)
        root.mkdir(parents=True, exist_ok=True)
        folder._note(folder._old)
        yield folder
        for name in folder._old.keys() - folder._new.keys():
            (root / name).unlink(missing_ok=True)
        folder._note(folder._new)

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """A file of the folder, by its path in it."""
        self._new[name] = None
        if name not in self._old:
            with self._list.open("ab") as known:
                known.write(f"{name}\n".encode())
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with placed(path, lasting=False) as file:
            yield file

    def _note(self, names: Iterable[str]) -> None:
        with placed(self._list) as file:
            file.write("\n".join([self._kind, *names, ""]).encode())

    def _written_before(self) -> dict[str, None]:
        if not self.root.exists():
            return {}
        if not self.root.is_dir():
            raise ForeignFolder(f"{self.root}: this is no folder")
        told = self._list.read_text("utf-8").splitlines() if self._list.is_file() else [self._kind]
        if told[:1] != [self._kind]:
            raise ForeignFolder(f"{self.root}: this folder holds another export; name a new one, or an empty one")
        known = dict.fromkeys(told[1:])
        foreign = next(self._foreign(known), None)
        if foreign is not None:
            raise ForeignFolder(
                f"{self.root}: this folder holds other things ({foreign}); name a new one, or an empty one"
            )
        return known

    def _foreign(self, known: dict[str, None]) -> Iterator[str]:
        """What is in the folder and was not written by us: a link is never ours."""
        yield from (name for name in known if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts)
        for folder, folders, files in os.walk(self.root):
            here = Path(folder)
            for name in sorted([*files, *(one for one in folders if (here / one).is_symlink())]):
                path = here / name
                if not path.is_symlink() and self._is_ours(path.relative_to(self.root).as_posix(), known):
                    continue
                yield path.relative_to(self.root).as_posix()

    def _is_ours(self, name: str, known: dict[str, None]) -> bool:
        """Whether a file was written by us, also one that was not put in its place any more."""
        path = PurePosixPath(name)
        return name == LIST or name in known or path.with_name(path.name.removeprefix(".")).as_posix() in {*known, LIST}
