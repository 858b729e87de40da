"""What a listing is narrowed to and ordered by, where it is asked of the record itself."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from operator import itemgetter
from typing import Any

import msgspec

from memcon.model.entries import Entry, Gist
from memcon.record.errors import UnknownId
from memcon.record.kept.gists import Bearings, Names, bearings_of, gist_of, names_in, terms_told
from memcon.record.kept.search import Search

NameSet = frozenset[str]
Place = Any
"""What orders the entries of one listing: text, a number, or a weight with a number."""
Found = tuple[Place, Entry[Any]]


class Sorting(StrEnum):
    """time: by the time of the thing itself, the unknown last; back: the other way round; fresh: the newest first, and
    what one article tells as it tells it; best: of what is searched for, what fits best, among the newest; told: what
    was last told of latest first; turn: what a person should look at first; name: actors by the alphabet, whatever is
    searched for."""

    TIME = "time"
    BACK = "back"
    FRESH = "fresh"
    BEST = "best"
    TOLD = "told"
    TURN = "turn"
    NAME = "named"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """None narrows nothing. `by`, `side` and `owner` are names as entries have them, any of which acts in an entry, is
    a side of it, or is the one whose it is; `owned_by_none` is of none of these. `since` and `until` are days that its
    time touches (ISO 8601), `over_by` one before which all of it lies (`not_over_by`: does not),
    `dated` whether its own time is known, or for most kinds when it was told of, `about` is text that
    its words hold, `search` what is searched for among them; `negotiation` is the id of the one it is filed under.
    `looked` is whether somebody has looked at it, `behind` a turn in the review that its own comes behind; `told_since`
    and `told_until` are days between which it was last told of, `ended_by` one after which nothing of it was published
    or changed; `but` are ids of entries that are not asked for."""

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
    ended_by: str | None = None
    but: NameSet = frozenset()
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
        self._searched: dict[str, str] = {}
        self._all: list[_Known] = [(entry, bearings_of(entry), names_in(entry)) for entry in entries]

    def select(self, asked: Asked, sorting: Sorting, limit: int | None, after: str | None) -> tuple[Gist[Any], ...]:
        """The entries that are asked for. Raises UnknownId where `after` is none of all entries."""
        behind = None if after is None else self.place_of(after, asked, sorting)
        if after is not None and behind is None:
            raise UnknownId(f"{after}: not in this listing")
        return tuple(gist_of(entry) for _, entry in self.find(asked, sorting, limit, behind))

    def find(self, asked: Asked, sorting: Sorting, limit: int | None, behind: Place | None) -> list[Found]:
        """The entries that are asked for, each with its place in the order, from those behind a place on."""
        place, back = self._placing(asked, sorting), is_newest_first(asked, sorting)
        found = [(place(one), one[0]) for one in self._all if self._passes(*one, asked)]
        if behind is not None:
            found = [one for one in found if (one[0] < behind if back else one[0] > behind)]
        return sorted(found, key=itemgetter(0), reverse=back)[:limit]

    def place_of(self, id_: str, asked: Asked, sorting: Sorting) -> Place | None:
        """Where an entry stands, whether it is asked for or not; None where it is none of these."""
        one = next((one for one in self._all if one[0].id == id_), None)
        return self._placing(asked, sorting)(one) if one else None

    def count(self, asked: Asked) -> int:
        return sum(self._passes(*one, asked) for one in self._all)

    def _passes(self, entry: Entry[Any], bearings: Bearings, names: Sequence[Names], asked: Asked) -> bool:
        here = asked.negotiation is None or asked.negotiation in self._filed_under(entry.id)
        here = here and entry.id not in asked.but
        found = asked.search is None or asked.search.finds(self._terms(entry))
        return here and passes(bearings, names, asked) and found

    def _placing(self, asked: Asked, sorting: Sorting) -> "Callable[[_Known], Place]":
        """What tells the place of an entry in the order that is asked for."""
        search = asked.search
        if search is None or sorting is Sorting.NAME:
            column = column_of(sorting)
            return lambda one: str(getattr(one[1], column))
        if sorting is Sorting.BEST:
            return lambda one: (search.weigh(self._terms(one[0]).split(" ")), one[1].seek)
        return lambda one: one[1].seek

    def _terms(self, entry: Entry[Any]) -> str:
        """What an entry is searched by; worked out when it first is."""
        if entry.id not in self._searched:
            self._searched[entry.id] = terms_told(entry)
        return self._searched[entry.id]

    def names(self) -> NameSet:
        return frozenset(one.name for _, _, names in self._all for one in names)


def column_of(sorting: Sorting) -> str:
    """Which of its bearings orders an entry among those of its kind, where nothing is searched for."""
    return sorting.value if sorting in {Sorting.FRESH, Sorting.TOLD, Sorting.TURN, Sorting.NAME} else "place"


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
        and (asked.ended_by is None or b.ended <= asked.ended_by)
    )


def _is_over(b: Bearings, day: str) -> bool:
    return b.last is not None and b.last < day


def _touches(b: Bearings, asked: Asked) -> bool:
    if asked.since is None and asked.until is None:
        return True
    if b.first is None or b.last is None:
        return False
    return (asked.since is None or b.last >= asked.since) and (asked.until is None or b.first <= asked.until)
