"""What a timeline draws: marks, each for one entry, by whose they are and what they are."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from memcon.model.edtf import When
from memcon.model.entries import Entry
from memcon.model.findings import Commitment, Deed, Document, Meeting, Names
from memcon.model.kinds import CommitmentStatus, DocumentStatus, FindingKind, MeetingStatus
from memcon.record import RecordView
from memcon.record.merge.told_meetings import gathering_of
from memcon.views.filters import Filter, first_published, own_time
from memcon.views.lives import say_step
from memcon.views.meetings import fell_through, is_left_open
from memcon.views.sides import is_among, shown_sides
from memcon.views.waiting import day_of
from memcon.views.wording import is_overdue, say, say_names

KINDS = (FindingKind.MEETING, FindingKind.DOCUMENT, FindingKind.COMMITMENT, FindingKind.DEED)
TABLE, OTHERS = "At the table", "Others"


class State(StrEnum):
    """How a mark is filled: `done` as reports show, `said` done as a party says, `open` ahead or not done yet, `late`
    open and past its day, `failed` fell through or was broken, `unclear` not known or disputed."""

    DONE = "done"
    SAID = "said"
    OPEN = "open"
    LATE = "late"
    FAILED = "failed"
    UNCLEAR = "unclear"


class Row(StrEnum):
    """What a mark is; marks of one kind stand in one row."""

    ROUNDS = "Rounds and talks"
    OTHER = "Other meetings"
    CALLS = "Calls"
    VISITS = "Visits"
    PAPERS = "Papers"
    PROMISES = "Promises, at their due day"
    DEEDS = "Deeds"


@dataclass(frozen=True, slots=True)
class Mark:
    """One entry in the drawing: at `days`; where `told_only`, on the day it was told of, as its own is not known.
    `steps` are the days of what it came to, in words."""

    entry: Entry[Any]
    row: Row
    days: When
    told_only: bool
    state: State
    label: str
    steps: tuple[tuple[When, str], ...]

    @property
    def first(self) -> dt.date:
        return self.days.first or self.days.last or dt.date.min

    @property
    def last(self) -> dt.date:
        return self.days.last or self.first


@dataclass(frozen=True, slots=True)
class Group:
    """What one side, all together, or others did: rows that have marks. `side` is the place of a side in the alphabet,
    from 0; None for the table and for others."""

    name: str
    side: int | None
    rows: tuple[tuple[Row, tuple[Mark, ...]], ...]


def group_marks(view: RecordView, asked: Filter | None = None) -> tuple[tuple[Group, ...], tuple[Entry[Any], ...]]:
    """The groups that have something in them, sides in the order of the alphabet, and the entries of no day at all."""
    wanted = asked or Filter()
    chosen = [e for kind in KINDS for e in view.select(kind, wanted.asked_of(view, kind)) if not _is_aside(e)]
    sides = shown_sides(view)
    day = day_of(view)
    marks = {entry.id: _mark(entry, sides, day) for entry in chosen}
    names = (TABLE, *sides, OTHERS)
    owned: dict[str, list[Mark]] = {name: [] for name in names}
    for entry in chosen:
        mark = marks[entry.id]
        if mark:
            owned[_owner(entry, sides)].append(mark)
    groups = [
        Group(name, place - 1 if name in sides else None, _in_rows(owned[name])) for place, name in enumerate(names)
    ]
    return tuple(g for g in groups if g.rows), tuple(e for e in chosen if marks[e.id] is None)


def _in_rows(marks: Sequence[Mark]) -> tuple[tuple[Row, tuple[Mark, ...]], ...]:
    ordered = sorted(marks, key=lambda mark: (mark.days.sort_key, mark.entry.id))
    rows = ((row, tuple(mark for mark in ordered if mark.row is row)) for row in Row)
    return tuple((row, some) for row, some in rows if some)


def _is_aside(entry: Entry[Any]) -> bool:
    return isinstance(entry.fields, Meeting) and entry.fields.aside


def _owner(entry: Entry[Any], sides: Sequence[str]) -> str:
    """Whose an entry is: meetings, and what several sides owe or do, are of the table."""
    if entry.kind is FindingKind.MEETING:
        return TABLE
    own = [side for side in sides if is_among(side, _by(entry.fields))]
    return TABLE if len(own) > 1 else own[0] if own else OTHERS


def _by(fields: Any) -> Names:
    if isinstance(fields, Document):
        return (fields.owner,) if fields.owner else ()
    return tuple(fields.by)


def _mark(entry: Entry[Any], sides: Sequence[str], day: dt.date | None) -> Mark | None:
    """None where no day is known on which it could stand."""
    own = _closed(own_time(entry))
    steps = tuple(_steps(entry))
    told = steps[-1][0] if steps else _closed(first_published(entry))
    days = own or told
    if days is None:
        return None
    row, state = _row(entry.fields, sides), _state(entry, day)
    return Mark(entry, row, days, own is None, state, _label(entry.fields, row), steps)


def _closed(when: When | None) -> When | None:
    """Days that can be drawn: of an interval that is open the end that is known; none of an open year."""
    if when is None or when.year_is_open:
        return None
    first, last = when.first or when.last, when.last or when.first
    return When.between(first, last) if first and last else None


def _steps(entry: Entry[Any]) -> Iterator[tuple[When, str]]:
    for change in entry.history:
        when = _closed(When.maybe(change.on or change.published))
        if when:
            yield when, say_step(change, entry)


def _row(fields: Any, sides: Sequence[str]) -> Row:
    match fields:
        case Document():
            return Row.PAPERS
        case Commitment():
            return Row.PROMISES
        case Deed():
            return Row.DEEDS
    kind = gathering_of(fields.what)
    if kind in _GATHERINGS:
        return _GATHERINGS[kind]
    meet = [side for side in sides if is_among(side, fields.parties)]
    is_round = len(meet) > 1 or (fields.round is not None and not fields.parties)
    return Row.ROUNDS if is_round or not sides else Row.OTHER


_GATHERINGS: Mapping[str, Row] = {"call": Row.CALLS, "visit": Row.VISITS}


def _state(entry: Entry[Any], day: dt.date | None) -> State:
    match entry.fields:
        case Meeting() as meeting:
            return _meeting_state(entry, meeting, day)
        case Document(status=status):
            to_come = status in {DocumentStatus.PROMISED, DocumentStatus.ASKED_FOR, None}
            return State.OPEN if to_come else _shown_or_said(entry)
        case Commitment() as commitment:
            return _promise_state(entry, commitment, day)
    return _shown_or_said(entry)


def _meeting_state(entry: Entry[Any], meeting: Meeting, day: dt.date | None) -> State:
    if meeting.status is MeetingStatus.HELD:
        return _shown_or_said(entry)
    if fell_through(meeting):
        return State.FAILED
    return State.UNCLEAR if meeting.status is None or is_left_open(entry, day) else State.OPEN


def _promise_state(entry: Entry[Any], promise: Commitment, day: dt.date | None) -> State:
    if promise.status is CommitmentStatus.KEPT:
        return _shown_or_said(entry)
    if promise.status in {CommitmentStatus.BROKEN, CommitmentStatus.WITHDRAWN}:
        return State.FAILED
    if promise.status is CommitmentStatus.DISPUTED:
        return State.UNCLEAR
    return State.LATE if day and is_overdue(entry.fields, day) else State.OPEN


def _shown_or_said(entry: Entry[Any]) -> State:
    """Whether any report says on its own account that what the entry came to is so, or only parties do."""
    status = getattr(entry.fields, "status", None)
    saying = [c for c in entry.claims if getattr(c.finding, "status", None) == status]
    return State.DONE if any(c.finding.status_by is None for c in saying) else State.SAID


def _label(fields: Any, row: Row) -> str:
    """What an entry is, in few words; of a meeting that is no round also of whom, where its own words do not say."""
    if row not in {Row.OTHER, Row.CALLS, Row.VISITS} or any(_is_told(name, fields.what) for name in fields.parties):
        return str(fields.what)
    return f"{fields.what}: {say_names(fields.parties)}" if fields.parties else str(fields.what)


def _is_told(name: str, words: str) -> bool:
    """Whether `words` hold a longer word of a name."""
    return any(word in words.casefold() for word in name.casefold().split() if len(word) > 3)


def say_mark(mark: Mark) -> str:
    """The entry in words, with the days of its steps."""
    return say(mark.entry)
