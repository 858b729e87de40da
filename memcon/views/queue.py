"""What to look at next: the entries that nobody has looked at, the least certain and most weighty first."""

from collections.abc import Collection, Iterable
from typing import Any

import msgspec

from memcon.model.entries import Entry, Gist
from memcon.model.findings import Commitment, Document, Meeting, Move
from memcon.record import RecordView
from memcon.record.kept.asked import Asked, Sorting
from memcon.record.kept.gists import days_touched, freshness
from memcon.record.kept.search import Search, Sought
from memcon.record.kept.turns import WEIGHTS, doubt, turn_of
from memcon.record.names import fold_name
from memcon.views.filters import doers, newest_first, time_of
from memcon.views.wording import quote_of

__all__ = ["Queue", "doubt", "find_alike", "queue_up", "turn"]

_WORDS, _COMPARED = 12, 100  # words that are looked for in others, and others that are compared
_MOST_ALIKE = 9  # entries that may be the same
FEW = 50  # entries that are queued up at once; more than reviewers are at work


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """The first entries that wait, in their order, how many wait in all, and how many were looked at."""

    waiting: tuple[Gist[Any], ...]
    total: int
    looked_at: int

    def next(self, held: Collection[str] = ()) -> Gist[Any] | None:
        """The first that nobody else holds."""
        return next((entry for entry in self.waiting if entry.id not in held), None)


def queue_up(view: RecordView, limit: int = FEW, behind: str | None = None) -> Queue:
    """The entries of all kinds but actors that nobody has confirmed, corrected or added, no more than `limit`, from the
    one whose turn comes behind `behind` on."""
    counts = {looked: sum(view.count(kind, Asked(looked=looked)) for kind in WEIGHTS) for looked in (False, True)}
    return Queue(waiting=tuple(_waiting(view, limit, behind)), total=counts[False], looked_at=counts[True])


def _waiting(view: RecordView, limit: int, behind: str | None) -> list[Gist[Any]]:
    asked = Asked(looked=False, behind=behind)
    found = (gist for kind in WEIGHTS for gist in view.select(kind, asked, sorting=Sorting.TURN, limit=limit))
    return sorted(found, key=turn)[:limit]


def turn(entry: Entry[Any]) -> str:
    """What orders entries of all kinds in the review."""
    return turn_of(entry, freshness(entry))


def find_alike(view: RecordView, entry: Entry[Any]) -> tuple[Gist[Any], ...]:
    """Other entries of the kind that may be the same thing: alike in who, when and what; the most alike first."""
    others = (other for other in _near(view, entry) if other.id != entry.id)
    scored = [(score, other) for other in others if (score := _likeness(entry, other)) > 0]
    scored.sort(key=lambda pair: (-pair[0], newest_first(pair[1])))
    return tuple(other for _, other in scored[:_MOST_ALIKE])


def _near(view: RecordView, entry: Entry[Any]) -> Iterable[Gist[Any]]:
    """Entries of the kind that share words with one, or the day and who acts; no more than a page can look through."""
    found: dict[str, Gist[Any]] = {}
    if words := tuple(Sought((word,)) for word in sorted(_words(entry), key=lambda word: (-len(word), word))[:_WORDS]):
        alike = Asked(search=Search(wanted=(), some=words))
        found |= {gist.id: gist for gist in view.select(entry.kind, alike, sorting=Sorting.BEST, limit=_COMPARED)}
    first, last = days_touched(time_of(entry))
    if (who := frozenset(doers(entry))) and first and last:
        beside = Asked(by=who, since=first, until=last)
        found |= {gist.id: gist for gist in view.select(entry.kind, beside, limit=_COMPARED)}
    return found.values()


def _likeness(one: Entry[Any], other: Entry[Any]) -> float:
    words, others = _words(one), _words(other)
    shared = len(words & others) / max(1, min(len(words), len(others)))
    who = 0.3 if set(doers(one)) & set(doers(other)) else 0.0
    when, then = time_of(one), time_of(other)
    day = 0.2 if when and then and when.overlaps(then) else 0.0
    return shared + who + day if shared >= 0.3 or (who and day) else 0.0


def _words(entry: Entry[Any]) -> frozenset[str]:
    match entry.fields:
        case Meeting(what=what) | Document(what=what) | Commitment(what=what) | Move(what=what):
            return frozenset(word for word in fold_name(what).split() if len(word) > 3)
    return frozenset(word for word in fold_name(quote_of(entry)).split() if len(word) > 3)
