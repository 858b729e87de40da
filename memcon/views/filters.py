"""Which entries are asked for: by whom, of which side, when, about what."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from memcon.model.edtf import When
from memcon.model.entries import Entry
from memcon.model.findings import Actor, Commitment, Deed, Document, Meeting, Move, Names, Statement
from memcon.record.names import fold_name, sound, state_or_body
from memcon.views.wording import quote_of, say


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What a listing is narrowed to; None narrows nothing.

    `by` is whoever speaks, moves, owes or owns, by any part of the name; `side` the party they stand for; `since` and
    `until` are days, both inside, that the entry's time must touch (when that is not known: its first publication);
    `about` is text that the entry or its words must hold.
    """

    by: str | None = None
    side: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    about: str | None = None

    def passes(self, entry: Entry[Any]) -> bool:
        return self._by_passes(entry) and self._side_passes(entry) and self._time_passes(entry) and self._about(entry)

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
        words = f"{say(entry)} {quote_of(entry)}".casefold()
        return self.about.casefold() in words


def doers(entry: Entry[Any]) -> Names:
    """Who speaks, meets or brings a meeting about, owns, owes, moves or acts in it."""
    match entry.fields:
        case Statement(speaker=speaker):
            return (speaker,) if speaker else ()
        case Meeting(parties=parties, proposer=proposer, host=host, mediator=mediator):
            return (*parties, *(name for name in (proposer, host, mediator) if name))
        case Document(owner=owner):
            return (owner,) if owner else ()
        case Commitment(by=by) | Move(by=by) | Deed(by=by):
            return by
        case Actor(name=name, names=names):
            return (name, *names)
    return ()


def sides(entry: Entry[Any]) -> Names:
    """The parties whose statement, meeting, paper, promise, move or deed it is."""
    match entry.fields:
        case Statement(side=side) | Actor(side=side):
            return (side,) if side else ()
    return doers(entry)


def time_of(entry: Entry[Any]) -> When | None:
    """When it happened, was said or is due; failing that, when it was first published."""
    return own_time(entry) or first_published(entry)


def own_time(entry: Entry[Any]) -> When | None:
    """When it happened, was said or is due, as far as the texts say."""
    match entry.fields:
        case Statement(said_on=value) | Meeting(date=value) | Commitment(due=value) | Deed(date=value):
            return When.maybe(value)
        case Document(date=value):
            return When.maybe(value)
    return None


def first_published(entry: Entry[Any]) -> When | None:
    known = [When(claim.published) for claim in entry.claims if claim.published]
    return min(known, key=lambda when: when.sort_key, default=None)


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
