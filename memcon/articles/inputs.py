"""Inputs by name: files of each kind, folders, addresses of the web, and `-` for standard input."""

import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from memcon.articles.addresses import LIST, Visits, addresses_in, advice, is_address, seen_whole
from memcon.articles.arrivals import Arrival, Desk, Draft, Loaded, PassedOver, Refused
from memcon.articles.contents import drafts_in
from memcon.articles.folders import Walk
from memcon.articles.limits import Unusable
from memcon.articles.sources import Named, Source
from memcon.model.articles import Publication

if TYPE_CHECKING:
    from memcon.articles.fetching import Fetched

STANDARD_INPUT = "-"


def load(
    inputs: Iterable[str],
    *,
    as_given: bool = False,
    defaults: Publication = Publication(),  # noqa: B008 - frozen
    fetched: str | None = None,
    allow_private: bool = False,
) -> Iterator[Loaded]:
    """What comes of each input, in order: files, folders (in the order of their names), http(s) addresses, `-` for
    standard input. The next input is only asked for when all of the one before has been given.

    `as_given` leaves plain texts untouched and marks boilerplate lines instead of cutting them. `defaults` is what
    holds of a publication where an input is silent, `fetched` the ISO 8601 time that it counts as fetched at.
    `allow_private` fetches from addresses within private networks too.
    """
    desk = Desk(as_given, defaults, fetched)
    with Visits(allow_private=allow_private) as visits:
        for name in inputs:
            yield from _load_one(name, desk, visits)


def load_fetched(found: "Fetched", place: str, desk: Desk) -> Iterator[Loaded]:
    """What comes of what was fetched from an address, which is called `place`, and at last how its page was seen."""
    source = Source(place, address=found.address, media_type=found.media_type, charset=found.charset)
    arrived: list[Arrival | Refused] = []
    passes = False
    for where, draft in _guarded(place, lambda: drafts_in(BytesIO(found.data), source)):
        passes |= isinstance(draft, Draft) and draft.passes
        arrived.append(_settle(desk, where, draft))
        yield arrived[-1]
    if not passes and (seen := seen_whole(found.address, arrived, desk.fetched)):
        yield seen


def _load_one(name: str, desk: Desk, visits: Visits) -> Iterator[Loaded]:
    if is_address(name):
        yield from _at_address(name, desk, visits)
    elif name.lower().endswith(LIST):
        yield from _at_addresses(Path(name), desk, visits)
    elif name == STANDARD_INPUT:
        yield from _settled(desk, _guarded("standard input", _from_standard_input))
    elif _is_folder(name):
        yield from _in_folder(Path(name), desk)
    else:
        yield from _settled(desk, _guarded(name, lambda: _from_file(Path(name))))


def _at_address(address: str, desk: Desk, visits: Visits) -> Iterator[Loaded]:
    from memcon.articles.fetching import shown

    try:
        found = visits.fetch(address)
    except Unusable as cause:
        yield Refused(shown(address), str(cause))
    else:
        yield from load_fetched(found, shown(address), desk)


def _at_addresses(path: Path, desk: Desk, visits: Visits) -> Iterator[Loaded]:
    try:
        addresses = list(addresses_in(path))
    except (Unusable, OSError, ValueError) as error:
        yield Refused(str(path), _in_words(error))
        return
    for number, address in addresses:
        if is_address(address):
            yield from _at_address(address, desk, visits)
        else:
            yield Refused(f"{path}, line {number}", "it is no address; write it as https://example.org/report")


def _in_folder(folder: Path, desk: Desk) -> Iterator[Loaded]:
    walk, empty = Walk(), True
    for path in walk.files(folder):
        empty = False
        yield from _settled(desk, _guarded(str(path), lambda path=path: _from_file(path)))  # type: ignore[misc]
    for error in walk.errors:
        yield Refused(str(error.filename), _in_words(error))
    if empty and not walk.errors:
        yield Refused(str(folder), "there is no article in this folder")
    if walk.passed:
        yield PassedOver(str(folder), walk.passed, tuple(walk.endings))


def _from_standard_input() -> Iterator[Named]:
    return drafts_in(sys.stdin.buffer, Source("standard input"))


def _from_file(path: Path) -> Iterator[Named]:
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise Unusable("it is neither a file nor a folder")
    with path.open("rb") as stream:
        yield from drafts_in(stream, Source(str(path), file=path.name), about.st_size)


def _settled(desk: Desk, named: Iterable[Named]) -> Iterator[Arrival | Refused]:
    for place, draft in named:
        yield _settle(desk, place, draft)


def _settle(desk: Desk, place: str, draft: Draft | Unusable) -> Arrival | Refused:
    try:
        if isinstance(draft, Unusable):
            raise draft
        article = desk.settle(draft)
        warnings = (*draft.warnings, *desk.at_odds(draft.publication), *desk.remarks(draft, article.text))
        return Arrival(place, article, draft.original, warnings)
    except Unusable as cause:
        return Refused(place, str(cause))


def _guarded(name: str, open_: Callable[[], Iterator[Named]]) -> Iterator[Named]:
    """What `open_` yields; where it fails, what came before that and then the cause."""
    try:
        yield from open_()
    except FileNotFoundError as error:
        yield name, Unusable(advice(name) or _in_words(error))
    except (Unusable, OSError, ValueError) as error:  # a name with a NUL byte is a ValueError
        yield name, Unusable(_in_words(error))


def _in_words(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except ValueError:  # a NUL byte
        return False
