"""What to look at next: the entries that nobody has looked at, the least certain and most weighty first."""

from collections.abc import Collection, Iterable
from typing import Any

import msgspec

from memcon.model.entries import Entry, Gist
from memcon.model.findings import Commitment, Document, Meeting, Move, Statement
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import RecordView
from memcon.record.kept.asked import Asked, Sorting
from memcon.record.kept.gists import days_touched
from memcon.record.kept.search import Search, Sought
from memcon.record.names import fold_name
from memcon.views.filters import doers, newest_first, time_of
from memcon.views.wording import quote_of

WEIGHTS = {
    FindingKind.COMMITMENT: 5,
    FindingKind.MEETING: 5,
    FindingKind.DOCUMENT: 4,
    FindingKind.MOVE: 3,
    FindingKind.STATEMENT: 2,
    FindingKind.DEED: 2,
}
"""What an error in an entry of each kind would cost, by a rough guess; actors stand and fall with the others."""
_LOOKED = {DecisionKind.CONFIRM, DecisionKind.CORRECT, DecisionKind.REJECT, DecisionKind.ADD}
_UNKNOWN, _DISPUTED = (
    0.5,
    0.9,
)  # doubts of an entry of one source that no model has put a number on, and of a disputed one
_WORDS, _COMPARED = 12, 200  # words that are looked for in others, and others that are compared
_MOST_ALIKE = 9  # entries that may be the same
_Rank = tuple[float, tuple[int, int, str]]


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """The entries that wait, in their order, and how many were looked at."""

    waiting: tuple[Gist[Any], ...]
    looked_at: int

    def next(self, after: str | None = None, held: Collection[str] = ()) -> Gist[Any] | None:
        """The first that waits behind the one that was just shown, wherever that has gone, and that nobody else holds;
        from the beginning where none is left behind it."""
        free = [entry for entry in self.waiting if entry.id not in held and entry.id != after]
        return free[0] if free else next((entry for entry in self.waiting if entry.id != after), None)


def queue_up(view: RecordView) -> Queue:
    """The entries of all kinds but actors that no decision in force has confirmed or corrected."""
    entries = [entry for kind in WEIGHTS for entry in view.select(kind)]
    waiting = [entry for entry in entries if not was_looked_at(entry)]
    return Queue(waiting=tuple(sorted(waiting, key=_rank)), looked_at=len(entries) - len(waiting))


def was_looked_at(entry: Entry[Any]) -> bool:
    """Whether somebody has confirmed, corrected or added it."""
    return any(decision.kind in _LOOKED for decision in entry.decisions)


def doubt(entry: Entry[Any]) -> float:
    """How likely it is to be wrong, from 0 to 1: by the reader's own confidence, disputes, and how many tell it."""
    if any(rivalry.dispute for rivalry in entry.rivalries):
        return _DISPUTED
    confidence = entry.fields.confidence if isinstance(entry.fields, Statement) else None
    return 1 - confidence if confidence is not None else _UNKNOWN / max(1, entry.sources)


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


def _rank(entry: Entry[Any]) -> _Rank:
    return (-round(WEIGHTS[entry.kind] * doubt(entry), 3), newest_first(entry))


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
