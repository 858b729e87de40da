"""What a listing is narrowed to and ordered by, where it is asked of the record itself."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from memcon.model.entries import Entry, Gist
from memcon.record.errors import UnknownId
from memcon.record.kept.gists import Bearings, Names, bearings_of, gist_of, names_in

NameSet = frozenset[str]


class Sorting(StrEnum):
    """time: by the time of the thing itself, the unknown last; back: the other way round; fresh: the newest first, and
    what one article tells as it tells it."""

    TIME = "time"
    BACK = "back"
    FRESH = "fresh"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """None narrows nothing. `by`, `side` and `owner` are names as entries have them, any of which acts in an entry, is
    a side of it, or is the one whose it is; `owned_by_none` is of none of these. `since` and `until` are days that its
    time touches (ISO 8601), `about` is text that its words hold."""

    by: NameSet | None = None
    side: NameSet | None = None
    owner: NameSet | None = None
    owned_by_none: NameSet | None = None
    since: str | None = None
    until: str | None = None
    about: str | None = None
    natures: NameSet | None = None
    statuses: NameSet | None = None
    aside: bool | None = None
    rival: bool | None = None
    refers: str | None = None


EVERYTHING = Asked()


class Listed:
    """Entries that are held in memory, found and ordered as those in tables are."""

    def __init__(self, entries: Iterable[Entry[Any]]) -> None:
        self._all = [(entry, bearings_of(entry), names_in(entry)) for entry in entries]

    def select(self, asked: Asked, sorting: Sorting, limit: int | None, after: str | None) -> tuple[Gist[Any], ...]:
        """The entries that are asked for. Raises UnknownId where `after` is none of all entries."""
        ordered = sorted(self._all, key=lambda one: one[1].fresh if sorting is Sorting.FRESH else one[1].place)
        if sorting is Sorting.BACK:
            ordered.reverse()
        if after is not None:
            places = [entry.id for entry, _, _ in ordered]
            if after not in places:
                raise UnknownId(f"{after}: not in this listing")
            ordered = ordered[places.index(after) + 1 :]
        found = [entry for entry, bearings, names in ordered if passes(bearings, names, asked)]
        return tuple(map(gist_of, found[:limit]))

    def count(self, asked: Asked) -> int:
        return sum(passes(bearings, names, asked) for _, bearings, names in self._all)

    def names(self) -> NameSet:
        return frozenset(one.name for _, _, names in self._all for one in names)


def passes(bearings: Bearings, names: Sequence[Names], asked: Asked) -> bool:
    """Whether an entry is among those that are asked for."""
    b = bearings
    return (
        (asked.by is None or any(n.name in asked.by for n in names))
        and (asked.side is None or any(n.side and n.name in asked.side for n in names))
        and (asked.owner is None or any(n.owner and n.name in asked.owner for n in names))
        and (asked.owned_by_none is None or not any(n.owner and n.name in asked.owned_by_none for n in names))
        and _touches(b, asked)
        and (asked.about is None or asked.about.casefold() in b.words)
        and (asked.natures is None or b.nature in asked.natures)
        and (asked.statuses is None or b.status in asked.statuses)
        and (asked.aside is None or b.aside == asked.aside)
        and (asked.rival is None or b.rival == asked.rival)
        and (asked.refers is None or b.refers == asked.refers)
    )


def _touches(b: Bearings, asked: Asked) -> bool:
    if asked.since is None and asked.until is None:
        return True
    if b.first is None or b.last is None:
        return False
    return (asked.since is None or b.last >= asked.since) and (asked.until is None or b.first <= asked.until)
