"""Which entries are asked for: by whom, of which side, when, about what."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from memcon.model.edtf import When
from memcon.model.entries import Entry
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.record.kept.asked import Asked
from memcon.record.kept.gists import nature_of, status_of, terms_told, words_told
from memcon.record.kept.search import Search
from memcon.record.kept.whose import doers, first_published, own_time, sides, time_of
from memcon.record.names import fold_name, sound, state_or_body

__all__ = ["Filter", "doers", "first_published", "is_named", "newest_first", "own_time", "sides", "time_of"]


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What a listing is narrowed to; None narrows nothing.

    `by` is whoever speaks, moves, owes or owns, by any part of the name; `side` the party they stand for; `since` and
    `until` are days, both inside, that the entry's time must touch (when that is not known: its first publication);
    `about` is text that the entry or its words must hold, `search` what is searched for in them, word by word; `nature`
    the kind of a move, deed or actor, or the attitude of a statement, `status` what a thing has come to.
    """

    by: str | None = None
    side: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    about: str | None = None
    search: Search | None = None
    nature: str | None = None
    status: str | None = None

    def passes(self, entry: Entry[Any]) -> bool:
        whose = self._by_passes(entry) and self._side_passes(entry)
        words = self._about(entry) and self._is_found(entry)
        return whose and self._time_passes(entry) and words and self._stands_so(entry)

    def select(self, entries: Iterable[Entry[Any]]) -> Iterator[Entry[Any]]:
        return (entry for entry in entries if self.passes(entry))

    def _by_passes(self, entry: Entry[Any]) -> bool:
        return self.by is None or any(is_named(self.by, name) for name in (*doers(entry), *sides(entry)))

    def _side_passes(self, entry: Entry[Any]) -> bool:
        return self.side is None or any(is_named(self.side, name) for name in sides(entry))

    def _time_passes(self, entry: Entry[Any]) -> bool:
        if self.since is None and self.until is None:
            return True
        when = time_of(entry)
        return when is not None and when.overlaps(When.between(self.since, self.until))

    def _about(self, entry: Entry[Any]) -> bool:
        if self.about is None:
            return True
        return self.about.casefold() in words_told(entry)

    def _is_found(self, entry: Entry[Any]) -> bool:
        return self.search is None or self.search.finds(terms_told(entry))

    def _stands_so(self, entry: Entry[Any]) -> bool:
        is_so = self.nature is None or nature_of(entry) == self.nature
        return is_so and (self.status is None or status_of(entry) == self.status)

    def asked_of(self, view: RecordView, kind: FindingKind) -> Asked:
        """The same as the record is asked it: with the names that entries of `kind` have."""
        names = view.names(kind) if self.by or self.side else frozenset()
        return Asked(
            by=None if self.by is None else frozenset(name for name in names if is_named(self.by, name)),
            side=None if self.side is None else frozenset(name for name in names if is_named(self.side, name)),
            since=self.since.isoformat() if self.since else None,
            until=self.until.isoformat() if self.until else None,
            about=self.about,
            search=self.search,
            natures=None if self.nature is None else frozenset({self.nature}),
            statuses=None if self.status is None else frozenset({self.status}),
        )


def newest_first(entry: Entry[Any]) -> tuple[int, int, str]:
    """Orders by time, the newest first, and what one article tells as it tells it."""
    when = time_of(entry)
    last = when.last if when else None
    place = entry.claims[0].passages[0].start if entry.claims else 0
    return (-last.toordinal() if last else 0, place, entry.id)


def is_named(asked: str, name: str) -> bool:
    """Whether `asked` names the bearer of `name`: one state or body ("Moscow", "Russia"), or words that are all among
    the other's, in whatever spelling ("Zelensky", "Volodymyr Zelenskyy")."""
    one, other = state_or_body(asked), state_or_body(name)
    if one and other:
        return one == other
    wanted = {sound(word) for word in fold_name(asked).split()}
    return bool(wanted) and wanted <= {sound(word) for word in fold_name(name).split()}
