"""The inputs of a corpus by name: files, folders, globs, and addresses of object stores."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from memcon.articles.sniffing import cause_named, kind_named
from memcon.corpus.outcomes import Failed
from memcon.corpus.patience import in_time

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_PACKED = (".gz", ".bz2", ".xz", ".zst", ".lz4")
TABLES = (".csv", ".tsv")
_READ = (".warc", ".jsonl", ".ndjson", ".parquet", *TABLES)
_GLOB = frozenset("*?[")
_NO_FILES = {
    "directory": "a link to a folder, which is not followed: name the folder itself",
    "other": "no file that can be read: a pipe, a device, or a link that leads nowhere",
}
PATIENCE = 600.0
"""Seconds in which a store has to say what it has under a name, or to hand on the next portion of a file."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file of a corpus. `place` is its path or address, `size` its bytes as they lie there, `stamp` tells it apart
    from what stood there before: the time of its last change, or what an object store has for that."""

    place: str
    size: int
    stamp: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the names of inputs came to: files in the order of their names, what could not be looked into, and how many
    files of folders are no articles by their names."""

    inputs: tuple[Input, ...]
    failed: tuple[Failed, ...]
    passed: int = 0


def find_inputs(names: Iterable[str], patience: float = PATIENCE) -> Found:
    """The files that `names` come to, each once. Never raises for a name that comes to nothing, and waits for each no
    longer than so many seconds."""
    inputs: dict[str, Input] = {}
    failed: list[Failed] = []
    passed = 0
    for name in names:
        try:
            for place, about, is_named in in_time(patience, partial(_files, name)):
                if not (is_named or _is_wanted(place) or about["type"] == "directory"):
                    passed += 1
                elif cause := _NO_FILES.get(about["type"]):
                    failed.append(Failed(place, cause))
                else:
                    inputs.setdefault(place, _input(place, about))
        except Exception as error:  # stores of all kinds fail in their own ways, and the others are to be read
            failed.append(Failed(name, in_words(error)))
    return Found(tuple(inputs.values()), tuple(failed), passed)


def look_again(source: Input) -> Input:
    """The same file as it is now. Raises what its file system does where it is gone."""
    system, path = system_of(source.place)
    return _input(source.place, system.info(path))


def system_of(place: str) -> "tuple[AbstractFileSystem, str]":
    """The file system that a path or address is of, and its path there. Raises OSError, ImportError, ValueError."""
    from fsspec.core import url_to_fs

    system, path = url_to_fs(place)
    return system, str(path)


def in_words(error: BaseException) -> str:
    """The cause of an error in one line."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    if isinstance(error, TimeoutError):
        return "it does not answer"
    if isinstance(error, FileNotFoundError):  # of which stores tell no more than the name that was asked for
        return in_words(error.__cause__) if error.__cause__ else "there is nothing here"
    return next(iter(str(error).strip().splitlines()), "") or type(error).__name__


def ending_of(place: str) -> str:
    """The ending of a name in lower case, that before the ending of a packing where there is one."""
    name = place.lower()
    for packing in _PACKED:
        name = name.removesuffix(packing)
    return PurePosixPath(name).suffix


def _files(name: str) -> list[tuple[str, dict[str, Any], bool]]:
    """The files of one name, with what is known of each, and whether it was named itself. Raises what its file system
    does."""
    system, path = system_of(name)
    if _GLOB & set(path) and not system.exists(path):
        root, found = "", _matching(system, path)
    elif (about := system.info(path))["type"] == "file" and not path.endswith("/"):
        return [(_shown(system, path, name), about, True)]
    else:
        root, found = path, system.find(path, detail=True)
    if not found:
        raise FileNotFoundError
    seen = (one for one in sorted(found) if not _is_hidden(one.removeprefix(root)))
    files = ((one, _followed(system, one, found[one])) for one in seen if found[one]["type"] != "directory")
    return [(_shown(system, one, name), about, False) for one, about in files]


def _followed(system: "AbstractFileSystem", path: str, about: dict[str, Any]) -> dict[str, Any]:
    """What is known of a file, or of that which a link leads to."""
    if about["type"] == "file":
        return about
    try:
        followed: dict[str, Any] = system.info(path)
    except OSError:
        return about
    return followed


def _matching(system: "AbstractFileSystem", pattern: str) -> dict[str, dict[str, Any]]:
    """What matches a pattern, and what is in the folders that do."""
    found: dict[str, dict[str, Any]] = system.glob(pattern, detail=True)
    for folder in [one for one, about in found.items() if about["type"] == "directory"]:
        found |= system.find(folder, detail=True)
    return found


def _shown(system: "AbstractFileSystem", path: str, name: str) -> str:
    """Local files by their path, others by their address."""
    return system.unstrip_protocol(path) if "://" in name else path


def _is_hidden(path: str) -> bool:
    return any(part.startswith((".", "_")) for part in path.split("/") if part)


def _is_wanted(place: str) -> bool:
    name = place.rsplit("/", 1)[-1]
    if name.upper().startswith("README") or name.lower().endswith(".gold.json"):
        return False
    return ending_of(name) in _READ or kind_named(name) is not None or cause_named(name) is not None


def _input(place: str, about: dict[str, Any]) -> Input:
    stamp = next((about[key] for key in ("ETag", "etag", "mtime", "LastModified", "last_modified") if key in about), "")
    return Input(place, int(about.get("size") or 0), str(stamp))
