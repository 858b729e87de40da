"""What is still open: what its day has passed by, and of what nothing more is heard."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from memcon.model.edtf import When
from memcon.model.entries import Claim, Entry
from memcon.model.findings import Commitment, Document, Meeting, Move
from memcon.model.kinds import DocumentStatus, FindingKind, MeetingStatus, MoveKind
from memcon.model.passages import Passage, Span
from memcon.record import RecordView
from memcon.record.kept.asked import Asked
from memcon.record.words import matter_of
from memcon.views.wording import is_open, is_overdue

AHEAD = {MeetingStatus.PROPOSED, MeetingStatus.SCHEDULED, MeetingStatus.POSTPONED}
DELIVERED = {
    DocumentStatus.HANDED_OVER,
    DocumentStatus.ANSWERED,
    DocumentStatus.PUBLISHED,
    DocumentStatus.SIGNED,
}
_ASKING = {MoveKind.PROPOSAL, MoveKind.DEMAND}
_LEFT_OPEN: dict[FindingKind, dict[str, frozenset[str]]] = {
    FindingKind.COMMITMENT: {},
    FindingKind.MEETING: {"statuses": frozenset({str(MeetingStatus.PROPOSED)})},
    FindingKind.MOVE: {"natures": frozenset(map(str, _ASKING))},
}
_GIVING_UP = frozenset({str(MoveKind.CONCESSION), str(MoveKind.WITHDRAWAL)})
_TELLING = 2  # words of matter by which what was given up is known
_ENDING = {MoveKind.ACCEPTANCE, MoveKind.REJECTION, MoveKind.AGREEMENT, MoveKind.CONCESSION, MoveKind.WITHDRAWAL}


def day_of(view: RecordView) -> dt.date | None:
    """The day that a view is as of: the one asked for, else that of its newest publication."""
    if view.on:
        return view.on
    last = view.sum_up().last
    return When(last).last if last else None


def was_passed_by(entry: Entry[Any], day: dt.date | None) -> bool:
    """Whether a commitment is overdue on `day`, or the time of a meeting over without a report that it was held."""
    if day is None:
        return False
    match entry.fields:
        case Commitment():
            return is_overdue(entry.fields, day)
        case Meeting(status=status, date=date, aside=False) if status in AHEAD:
            when = When.maybe(date)
            return when is not None and when.is_before(day)
    return False


def matters_left(view: RecordView, first: dt.date, last: dt.date) -> Iterator[Entry[Any]]:
    """Commitments that are still to be kept, proposed meetings whose day has not passed, and proposals and demands that
    nothing has answered, of which anything was last published from `first` to `last`.

    A move in the words of a meeting, a commitment, or a paper that was handed over stands and falls with that.
    """
    day = day_of(view)
    for entry in _told_of(view, first, last):
        told = last_told(entry, view)
        if told and first <= told <= last and _is_open(view, entry, day):
            yield entry


def _told_of(view: RecordView, first: dt.date, last: dt.date) -> tuple[Entry[Any], ...]:
    """What may be left open and was last told of in those days, or a paper or answer of which was."""
    between = Asked(told_since=first.isoformat(), told_until=last.isoformat())
    found = {gist.id for kind, more in _LEFT_OPEN.items() for gist in view.select(kind, replace(between, **more))}
    moves = view.select(FindingKind.MOVE, between)
    found |= {move.fields.answers for move in moves if move.fields.answers and view.entry_id(move.fields.answers)}
    for paper in view.whole(view.select(FindingKind.DOCUMENT, between)):
        promised = view.claims_in({claim.text_id for claim in paper.claims}, FindingKind.COMMITMENT)
        found |= {promise.id for promise in view.gists(promised) if promise.fields.document == paper.id}
    return view.whole(view.gists(found))


def _is_open(view: RecordView, entry: Entry[Any], day: dt.date | None) -> bool:
    match entry.fields:
        case Commitment() as commitment:
            return is_open(commitment)
        case Meeting(status=status):
            return status is MeetingStatus.PROPOSED and not was_passed_by(entry, day)
        case Move(kind=kind):
            over = _is_answered(view, entry) or _is_dropped(view, entry)
            return kind in _ASKING and not over and not _is_told_by_another(view, entry)
    return False


def _is_answered(view: RecordView, move: Entry[Move]) -> bool:
    answers = (gist.fields for gist in view.gists(move.answers))
    return any(isinstance(answer, Move) and answer.kind in _ENDING for answer in answers)


def _is_dropped(view: RecordView, move: Entry[Move]) -> bool:
    """Whether those who asked for it gave it up since it was last told of, by a move that names all of its matter."""
    matter = matter_of(move.fields.what)
    told = max((day for claim in move.claims for day in _days(claim)), default=None)
    if told is None or len(matter) < _TELLING:
        return False
    later = view.select(FindingKind.MOVE, Asked(natures=_GIVING_UP, told_since=told.isoformat()))
    own = (gist.fields for gist in later if not set(move.fields.by).isdisjoint(gist.fields.by))
    return any(matter <= matter_of(given.what) for given in own)


def _is_told_by_another(view: RecordView, move: Entry[Move]) -> bool:
    """Whether a move stands in the words of a meeting, of a commitment, or of a paper that was handed over."""
    texts = {claim.text_id for claim in move.claims}
    told: list[Claim[Any]] = []
    for kind in (FindingKind.MEETING, FindingKind.COMMITMENT, FindingKind.DOCUMENT):
        beside = view.claims_in(texts, kind)
        counted = {gist.id for gist in view.gists(beside) if not isinstance(gist.fields, Document) or _is_there(gist)}
        told += [claim for id_, claims in beside.items() if id_ in counted for claim in claims]
    places: dict[str, list[Span]] = defaultdict(list)
    for passage in _passages(told):
        places[passage.text_id].append(passage.span)
    return any(p.span.overlaps(place) for p in _passages(move.claims) for place in places[p.text_id])


def _is_there(paper: Entry[Document]) -> bool:
    return paper.fields.status in DELIVERED


def _passages(claims: Iterable[Claim[Any]]) -> Iterator[Passage]:
    return (passage for claim in claims for passage in claim.passages)


def last_told(entry: Entry[Any], view: RecordView) -> dt.date | None:
    """The day of the last publication that speaks of an entry, of the paper that it is about, or of an answer to it;
    None where no day is known."""
    days = [day for related in _related(entry, view) for claim in related.claims for day in _days(claim)]
    return max(days, default=None)


def _related(entry: Entry[Any], view: RecordView) -> Iterator[Entry[Any]]:
    yield entry
    for id_ in (*entry.answers, getattr(entry.fields, "document", None)):
        if id_ and view.entry_id(id_):
            yield view.entry(id_)


def _days(claim: Any) -> Iterator[dt.date]:
    told = [claim.published, *(p.published[:10] for p in claim.publications if p.published)]
    known = (When.maybe(day) for day in told)
    yield from (when.last for when in known if when and when.last)
