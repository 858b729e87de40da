"""What the tellings of one meeting say of it together."""

from collections.abc import Iterator

import msgspec

from memcon.model.edtf import When
from memcon.model.findings import DateMention, Meeting, Names
from memcon.model.ids import finding_id
from memcon.model.kinds import FindingKind, MeetingStatus
from memcon.model.passages import Spans
from memcon.reading.dates import is_weekday
from memcon.reading.meetings.course import kind_of
from memcon.reading.meetings.merging import Group
from memcon.reading.meetings.status import Surety
from memcon.reading.meetings.table import Table, is_aside, number_of, proposer_of
from memcon.reading.meetings.telling import Telling
from memcon.reading.page import Page

_AHEAD = frozenset({MeetingStatus.PROPOSED, MeetingStatus.SCHEDULED})


def meetings_of(table: Table, page: Page, published: str | None) -> Iterator[Meeting]:
    """The meetings on a page, each with who meets there; `published` is its day, given or inferred."""
    seen: dict[Spans, int] = {}
    for one in table.groups:
        parties = table.parties_of(one)
        if not one.bears(parties):
            continue
        meeting = _meeting(one, parties)
        if not any(t.was_due for t in one.tellings):
            meeting = _without_misread_day(meeting, published)
        nth = seen.get(meeting.evidence, 0)
        seen[meeting.evidence] = nth + 1
        yield _named(meeting, page.text_id, nth)


def _without_misread_day(meeting: Meeting, published: str | None) -> Meeting:
    """What is only proposed or set does not lie behind us: a bare weekday that was read so names another week."""
    date, today = When.maybe(meeting.date), When.maybe(published)
    if meeting.status not in _AHEAD or today is None or date is None or not is_weekday(meeting.date_text or ""):
        return meeting
    past = today.first is not None and date.is_before(today.first)
    return msgspec.structs.replace(meeting, date=None) if past else meeting


def _named(meeting: Meeting, text_id: str, nth: int) -> Meeting:
    return msgspec.structs.replace(meeting, id=finding_id(FindingKind.MEETING, text_id, meeting.evidence, nth=nth))


def _meeting(one: Group, parties: Names) -> Meeting:
    best = max(one.tellings, key=lambda t: (t.weight, -t.position))
    named = [t for t in one.tellings if t.is_noun] or [best]
    standing, when = one.telling_status, one.date
    told = max(named, key=lambda t: (t.round is not None, t.words, -t.position))
    return Meeting(
        id="",
        what=told.what,
        kind=kind_of(told.form, told.what),
        parties=parties,
        place=next((t.place for t in one.tellings if t.place), None),
        date=when.value if when else None,
        date_text=when.text if when else None,
        date_inferred=when.inferred if when else False,
        time=_time(one, when),
        round=number_of(one),
        host=next((t.host for t in one.tellings if t.host), None),
        mediator=next((t.mediator for t in one.tellings if t.mediator), None),
        proposer=proposer_of(one),
        status=standing.standing.status if standing and standing.standing else None,
        status_by=_said_by(standing),
        duration=next((t.duration for t in one.tellings if t.duration), None),
        outcome=next((t.outcome for t in one.tellings if t.outcome), None),
        aside=is_aside(one),
        evidence=(best.evidence,),
        also=_further(one, best),
    )


def _time(one: Group, when: DateMention | None) -> str | None:
    """The time of day that is told with the day, where all that give one agree."""
    told = {t.time for t in one.tellings if t.time and t.date and when and t.date.value == when.value}
    return told.pop() if len(told) == 1 else None


def _said_by(standing: Telling | None) -> str | None:
    """Who says where it stands; what a date alone tells is nobody's word."""
    if standing is None or standing.standing is None or standing.standing.surety is Surety.BY_DATE:
        return None
    return standing.said_by


def _further(one: Group, best: Telling) -> Spans:
    spans = dict.fromkeys(t.short if t.is_anchored else t.evidence for t in one.tellings if t is not best)
    return tuple(s for s in spans if not s.overlaps(best.evidence))
