"""What is still open: what its day has passed by, and of what nothing more is heard."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from memcon.model.edtf import When
from memcon.model.entries import Entry
from memcon.model.findings import Commitment, Meeting, Move
from memcon.model.kinds import DocumentStatus, FindingKind, MeetingStatus, MoveKind
from memcon.model.passages import Passage, Span
from memcon.record import RecordView
from memcon.views.wording import is_open, is_told_overdue

AHEAD = {MeetingStatus.PROPOSED, MeetingStatus.SCHEDULED, MeetingStatus.POSTPONED}
DELIVERED = {
    DocumentStatus.HANDED_OVER,
    DocumentStatus.ANSWERED,
    DocumentStatus.PUBLISHED,
    DocumentStatus.SIGNED,
}
_ASKING = {MoveKind.PROPOSAL, MoveKind.DEMAND}
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
            return is_told_overdue(entry, day)
        case Meeting(status=status, date=date, aside=False) if status in AHEAD:
            when = When.maybe(date)
            return when is not None and when.is_before(day)
    return False


def open_matters(view: RecordView) -> Iterator[Entry[Any]]:
    """Commitments that are still to be kept, proposed meetings whose day has not passed, and proposals and demands that
    nothing has answered.

    A move in the words of a meeting, a commitment, or a paper that was handed over stands and falls with that.
    """
    day = day_of(view)
    commitments: tuple[Entry[Commitment], ...] = view.entries(FindingKind.COMMITMENT)
    meetings: tuple[Entry[Meeting], ...] = view.entries(FindingKind.MEETING)
    yield from (c for c in commitments if is_open(c.fields))
    yield from (m for m in meetings if m.fields.status is MeetingStatus.PROPOSED and not was_passed_by(m, day))
    papers = [d for d in view.entries(FindingKind.DOCUMENT) if d.fields.status in DELIVERED]
    yield from _unanswered(view.entries(FindingKind.MOVE), [*meetings, *commitments, *papers])


def _unanswered(moves: Sequence[Entry[Move]], matters: Iterable[Entry[Any]]) -> Iterator[Entry[Move]]:
    kinds = {move.id: move.fields.kind for move in moves}
    places: dict[str, list[Span]] = defaultdict(list)
    for passage in _passages(matters):
        places[passage.text_id].append(passage.span)
    for move in moves:
        if move.fields.kind not in _ASKING or any(kinds.get(answer) in _ENDING for answer in move.answers):
            continue
        if not any(p.span.overlaps(place) for p in _passages([move]) for place in places[p.text_id]):
            yield move


def _passages(entries: Iterable[Entry[Any]]) -> Iterator[Passage]:
    return (passage for entry in entries for claim in entry.claims for passage in claim.passages)


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
