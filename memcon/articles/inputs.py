"""Inputs by name: files of each kind, folders, and `-` for standard input."""

import gzip
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from memcon.articles.arrivals import Arrival, Desk, Draft, Loaded, Refused
from memcon.articles.decoding import as_utf8, decode
from memcon.articles.limits import ARTICLE, FILE, Limit, Unusable
from memcon.articles.markup import PAGE, PAGE_ENDINGS
from memcon.articles.objects import draft_object, split_lines, split_list
from memcon.model.articles import Publication

STANDARD_INPUT = "-"
_PLAIN, _LIST, _LINES = (".txt", ".text", ".md"), (".json",), (".jsonl",)
_KINDS = ", ".join((*_PLAIN, *_LIST, *_LINES))

Named = tuple[str, Draft | Unusable]
"""A draft, or why there is none, and the name of the place that it came from."""


def load(
    inputs: Iterable[str],
    *,
    as_given: bool = False,
    defaults: Publication = Publication(),  # noqa: B008 - frozen
    fetched: str | None = None,
) -> Iterator[Loaded]:
    """What comes of each input, in order: files, folders (in the order of their names), `-` for standard input.

    `as_given` leaves texts untouched and marks boilerplate lines instead of cutting them. `defaults` is what holds of
    a publication where an input is silent, `fetched` the ISO 8601 time that it counts as fetched at.
    """
    desk = Desk(as_given, defaults, fetched)
    for name in inputs:
        for place, draft in _drafts(name):
            yield _settle(desk, place, draft)


def _settle(desk: Desk, place: str, draft: Draft | Unusable) -> Loaded:
    try:
        if isinstance(draft, Unusable):
            raise draft
        return Arrival(place, desk.settle(draft), draft.original, draft.warnings)
    except Unusable as cause:
        return Refused(place, str(cause))


def _drafts(name: str) -> Iterator[Named]:
    if name == STANDARD_INPUT:
        yield from _guarded("standard input", _from_standard_input)
    elif Path(name).is_dir():
        yield from _in_folder(Path(name))
    else:
        yield from _guarded(name, lambda: _from_file(Path(name)))


def _guarded(name: str, open_: Callable[[], Iterator[Named]]) -> Iterator[Named]:
    """What `open_` yields; where it fails, what came before that and then the cause."""
    try:
        yield from open_()
    except Unusable as cause:
        yield name, cause
    except (gzip.BadGzipFile, zlib.error, EOFError):
        yield name, Unusable("it is broken gzip")
    except (OSError, ValueError) as error:  # a name with a NUL byte is a ValueError
        cause_in_words = error.strerror if isinstance(error, OSError) else None
        yield name, Unusable((cause_in_words or str(error)).lower())


def _in_folder(folder: Path) -> Iterator[Named]:
    unreadable: list[OSError] = []
    empty = True
    for place, folders, names in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(filter(_is_wanted, names)):
            empty = False
            path = Path(place, name)
            yield from _guarded(str(path), lambda path=path: _from_file(path))  # type: ignore[misc]
    for error in unreadable:
        yield str(error.filename), Unusable((error.strerror or str(error)).lower())
    if empty and not unreadable:
        yield str(folder), Unusable("there is no article in this folder")


def _is_wanted(name: str) -> bool:
    return not name.upper().startswith((".", "README")) and not name.endswith(".gold.json")


def _from_standard_input() -> Iterator[Named]:
    data = sys.stdin.buffer.read(ARTICLE.bytes + 1)
    ARTICLE.check(len(data), exact=False)
    yield "standard input", _draft_plain(data)


def _from_file(path: Path) -> Iterator[Named]:
    if not stat.S_ISREG(path.stat().st_mode):
        raise Unusable("it is neither a file nor a folder")
    kind = path.with_suffix("").suffix if path.suffix.lower() == ".gz" else path.suffix
    if kind.lower() in _PLAIN:
        yield str(path), _draft_plain(_read_whole(path, ARTICLE))
    elif kind.lower() in _LIST:
        yield from _from_list(path)
    elif kind.lower() in _LINES:
        yield from _from_lines(path)
    elif kind.lower() in PAGE_ENDINGS:
        raise Unusable(PAGE)
    else:
        raise Unusable(f"it is of no kind that Memcon reads ({_KINDS}, each also with .gz)")


def _draft_plain(data: bytes) -> Draft:
    body, notes = decode(data)
    if not body.strip():
        raise Unusable("it is empty")
    return Draft(body, data, warnings=notes)


def _from_list(path: Path) -> Iterator[Named]:
    data = as_utf8(_read_whole(path, FILE))
    if not data.strip():
        raise Unusable("it is empty")
    objects = list(split_list(data))
    if not objects:
        raise Unusable("it holds no article")
    for number, one in enumerate(objects, 1):
        yield (str(path) if len(objects) == 1 else f"{path}, item {number}"), _tried(one)


def _from_lines(path: Path) -> Iterator[Named]:
    empty = True
    with _opened(path) as stream:
        for number, line in split_lines(stream):
            empty = False
            yield f"{path}, line {number}", _tried(line)
    if empty:
        raise Unusable("it is empty")


def _tried(data: bytes) -> Draft | Unusable:
    try:
        return draft_object(data)
    except Unusable as cause:
        return cause


def _read_whole(path: Path, limit: Limit) -> bytes:
    """The bytes of a file, unpacked. Raises Unusable before it reads more than `limit`."""
    packed = path.suffix.lower() == ".gz"
    if not packed:
        limit.check(path.stat().st_size)
    with _opened(path) as stream:
        data = stream.read(limit.bytes + 1)
    limit.check(len(data), exact=False)
    return data


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as plain:
        yield cast(IO[bytes], gzip.GzipFile(fileobj=plain)) if path.suffix.lower() == ".gz" else plain
