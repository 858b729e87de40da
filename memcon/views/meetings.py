"""The meetings as a page: each with its life, by whether it lies ahead, was held, or came to nothing."""

import datetime as dt

from memcon.model.entries import Entry
from memcon.model.findings import Meeting
from memcon.model.kinds import FindingKind, MeetingStatus
from memcon.record import RecordView
from memcon.views.filters import Filter
from memcon.views.lives import live_through
from memcon.views.rivals import say_rivalry
from memcon.views.sheet import Line, Section
from memcon.views.waiting import AHEAD, day_of, was_passed_by
from memcon.views.wording import say, say_date

_FELL_THROUGH = {MeetingStatus.REJECTED, MeetingStatus.CANCELLED, MeetingStatus.LAPSED}
_HEADINGS = (
    "Ahead",
    "Held",
    "Fell through",
    "Not known whether held",
    "At which someone spoke, aside from the negotiation",
)
NO_REPORT = "no report that it was held"


def list_lives(view: RecordView, asked: Filter | None = None) -> tuple[Section, ...]:
    """The meetings that pass, in order of their date, under headings that have something in them; under each meeting
    the steps of its life."""
    day = day_of(view)
    wanted = (asked or Filter()).asked_of(view, FindingKind.MEETING)
    meetings: tuple[Entry[Meeting], ...] = view.with_lives(view.select(FindingKind.MEETING, wanted))
    found = {title: [m for m in meetings if _heading(m, day) == title] for title in _HEADINGS}
    return tuple(
        Section(title=title, lines=tuple(tell_meeting(view, meeting, day) for meeting in some), empty="")
        for title, some in found.items()
        if some
    )


def is_left_open(meeting: Entry[Meeting], day: dt.date | None) -> bool:
    """Whether the time of a meeting is over without a report that it was held, put off or called off."""
    put_off = meeting.fields.status is MeetingStatus.POSTPONED and meeting.history[-1].planned is None
    return not put_off and was_passed_by(meeting, day)


def fell_through(meeting: Meeting) -> bool:
    return meeting.status in _FELL_THROUGH


def _heading(meeting: Entry[Meeting], day: dt.date | None) -> str:
    ahead, held, fell, unknown, aside = _HEADINGS
    if meeting.fields.aside:
        return aside
    if meeting.fields.status in AHEAD and not is_left_open(meeting, day):
        return ahead
    if meeting.fields.status is MeetingStatus.HELD:
        return held
    return fell if fell_through(meeting.fields) else unknown


def tell_meeting(view: RecordView, meeting: Entry[Meeting], day: dt.date | None) -> Line:
    """A meeting on a line, and under it the steps of its life and where accounts of it differ."""
    disputed = ("disputed",) if any(rivalry.dispute for rivalry in meeting.rivalries) else ()
    left_open = (NO_REPORT,) if is_left_open(meeting, day) else ()
    rivals = [
        Line(id=None, text=f"accounts differ on the {say_rivalry(r, meeting.decisions)}") for r in meeting.rivalries
    ]
    return Line(id=meeting.id, text=say(meeting), marks=(*disputed, *left_open), under=(*_life(view, meeting), *rivals))


def _life(view: RecordView, meeting: Entry[Meeting]) -> list[Line]:
    lines = []
    for step in live_through(view, meeting):
        where = f" ({step.excerpt.where})" if step.excerpt else ""
        lines.append(Line(id=None, text=f"{say_date(step.on) or 'no date'}: {step.words}{where}"))
    return lines
