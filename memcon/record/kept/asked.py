"""What a listing is narrowed to and ordered by, where it is asked of the record itself."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any

import msgspec

from memcon.model.entries import Entry, Gist
from memcon.record.errors import UnknownId
from memcon.record.kept.gists import Bearings, Names, bearings_of, gist_of, names_in, terms_told
from memcon.record.kept.search import Search

NameSet = frozenset[str]


class Sorting(StrEnum):
    """time: by the time of the thing itself, the unknown last; back: the other way round; fresh: the newest first, and
    what one article tells as it tells it; best: of what is searched for, what fits best, among the newest; told: what
    was last told of latest first; turn: what a person should look at first."""

    TIME = "time"
    BACK = "back"
    FRESH = "fresh"
    BEST = "best"
    TOLD = "told"
    TURN = "turn"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """None narrows nothing. `by`, `side` and `owner` are names as entries have them, any of which acts in an entry, is
    a side of it, or is the one whose it is; `owned_by_none` is of none of these. `since` and `until` are days that its
    time touches (ISO 8601), `over_by` one before which all of it lies (`not_over_by`: does not),
    `dated` whether its own time is known, or for most kinds when it was told of, `about` is text that
    its words hold, `search` what is searched for among them; `negotiation` is the id of the one it is filed under.
    `looked` is whether somebody has looked at it, `behind` a turn in the review that its own comes behind; `told_since`
    and `told_until` are days between which it was last told of."""

    by: NameSet | None = None
    side: NameSet | None = None
    owner: NameSet | None = None
    owned_by_none: NameSet | None = None
    since: str | None = None
    until: str | None = None
    over_by: str | None = None
    not_over_by: str | None = None
    dated: bool | None = None
    about: str | None = None
    search: Search | None = None
    natures: NameSet | None = None
    statuses: NameSet | None = None
    aside: bool | None = None
    rival: bool | None = None
    refers: str | None = None
    looked: bool | None = None
    behind: str | None = None
    told_since: str | None = None
    told_until: str | None = None
    negotiation: str | None = None


EVERYTHING = Asked()
UNDATED = "9999"
"""Before the places of all entries of no known day, and behind those of others."""


def is_newest_first(asked: Asked, sorting: Sorting) -> bool:
    """Whether what is found is put the other way round than by time; a search has no other order of the newest."""
    back = {Sorting.BACK, Sorting.BEST, Sorting.TOLD}
    return sorting in back or (asked.search is not None and sorting is Sorting.FRESH)


_Known = tuple[Entry[Any], Bearings, Sequence[Names]]


class Listed:
    """Entries that are held in memory, found and ordered as those in tables are."""

    def __init__(self, entries: Iterable[Entry[Any]], filed_under: Callable[[str], NameSet]) -> None:
        """`filed_under` leads from the id of an entry to those of its negotiations."""
        self._filed_under = filed_under
        self._searched: dict[str, list[str]] = {}
        self._all: list[_Known] = [(entry, bearings_of(entry), names_in(entry)) for entry in entries]

    def select(self, asked: Asked, sorting: Sorting, limit: int | None, after: str | None) -> tuple[Gist[Any], ...]:
        """The entries that are asked for. Raises UnknownId where `after` is none of all entries."""
        ordered = self._ordered(asked.search, sorting)
        if is_newest_first(asked, sorting):
            ordered.reverse()
        if after is not None:
            places = [entry.id for entry, _, _ in ordered]
            if after not in places:
                raise UnknownId(f"{after}: not in this listing")
            ordered = ordered[places.index(after) + 1 :]
        found = [entry for entry, bearings, names in ordered if self._passes(entry, bearings, names, asked)]
        return tuple(map(gist_of, found[:limit]))

    def count(self, asked: Asked) -> int:
        return sum(self._passes(*one, asked) for one in self._all)

    def _passes(self, entry: Entry[Any], bearings: Bearings, names: Sequence[Names], asked: Asked) -> bool:
        here = asked.negotiation is None or asked.negotiation in self._filed_under(entry.id)
        found = asked.search is None or asked.search.finds(self._terms(entry))
        return here and passes(bearings, names, asked) and found

    def _ordered(self, search: Search | None, sorting: Sorting) -> list[_Known]:
        if search is None:
            column = column_of(sorting)
            return sorted(self._all, key=lambda one: str(getattr(one[1], column)))
        if sorting is Sorting.BEST:
            return sorted(self._all, key=lambda one: (search.weigh(self._terms(one[0])), one[1].seek))
        return sorted(self._all, key=lambda one: one[1].seek)

    def _terms(self, entry: Entry[Any]) -> list[str]:
        """What an entry is searched by; worked out when it first is."""
        if entry.id not in self._searched:
            self._searched[entry.id] = terms_told(entry).split(" ")
        return self._searched[entry.id]

    def names(self) -> NameSet:
        return frozenset(one.name for _, _, names in self._all for one in names)


def column_of(sorting: Sorting) -> str:
    """Which of its bearings orders an entry among those of its kind, where nothing is searched for."""
    return sorting.value if sorting in {Sorting.FRESH, Sorting.TOLD, Sorting.TURN} else "place"


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
        and (asked.over_by is None or _is_over(b, asked.over_by))
        and (asked.not_over_by is None or not _is_over(b, asked.not_over_by))
        and (asked.dated is None or (b.place < UNDATED) == asked.dated)
        and (asked.natures is None or b.nature in asked.natures)
        and (asked.statuses is None or b.status in asked.statuses)
        and (asked.aside is None or b.aside == asked.aside)
        and (asked.rival is None or b.rival == asked.rival)
        and (asked.refers is None or b.refers == asked.refers)
        and (asked.looked is None or b.looked == asked.looked)
        and (asked.behind is None or b.turn > asked.behind)
        and (asked.told_since is None or b.told >= asked.told_since)
        and (asked.told_until is None or b.told < f"{asked.told_until}~")
    )


def _is_over(b: Bearings, day: str) -> bool:
    return b.last is not None and b.last < day


def _touches(b: Bearings, asked: Asked) -> bool:
    if asked.since is None and asked.until is None:
        return True
    if b.first is None or b.last is None:
        return False
    return (asked.since is None or b.last >= asked.since) and (asked.until is None or b.first <= asked.until)
