"""Meetings: the gatherings, rounds, calls, visits and summits that bear on the negotiation, one finding for each."""

import datetime as dt

import msgspec

from memcon.model.edtf import When
from memcon.model.findings import Meeting
from memcon.model.kinds import MeetingStatus
from memcon.reading.cast import Cast
from memcon.reading.dates import is_weekday
from memcon.reading.meetings.again import find_mentions
from memcon.reading.meetings.details import Details
from memcon.reading.meetings.mentions import Finder
from memcon.reading.meetings.merging import group
from memcon.reading.meetings.settling import meetings_of
from memcon.reading.meetings.sides import sides_of
from memcon.reading.meetings.table import Table
from memcon.reading.meetings.telling import tell_all
from memcon.reading.page import Found, Page

_AHEAD = frozenset({MeetingStatus.PROPOSED, MeetingStatus.SCHEDULED})


def find_meetings(page: Page, found: Found) -> tuple[Meeting, ...]:
    """The meetings that a page speaks of, each once, in the order in which it first speaks of them."""
    cast = Cast(page, found)
    finder = Finder(cast)
    tellings = tell_all(Details(finder, mention) for mention in find_mentions(finder))
    meetings = meetings_of(Table(group(tellings), sides_of(cast)), page.text_id)
    return tuple(_without_misread_day(meeting, page.context.published) for meeting in meetings)


def _without_misread_day(meeting: Meeting, published: str | None) -> Meeting:
    """What is only proposed or set does not lie behind us: a bare weekday that was read so names another week."""
    date = When.maybe(meeting.date)
    if meeting.status not in _AHEAD or published is None or date is None or not is_weekday(meeting.date_text or ""):
        return meeting
    past = date.is_before(dt.date.fromisoformat(published))
    return msgspec.structs.replace(meeting, date=None) if past else meeting
