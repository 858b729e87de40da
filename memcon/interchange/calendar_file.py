"""The meetings of a record as iCalendar (RFC 5545): one event for each that has days.

The same record gives the same bytes, whenever they are written: an event's UID is the id of its entry, and its stamps
count from what was published and decided of it, so that who has subscribed to it sees a change only where there is one.
An entry is known by the id of each of its findings, and a calendar that is written anew keeps the one it had given.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from memcon.interchange.inert import inert, web_address
from memcon.model.decisions import Decision
from memcon.model.edtf import Precision, When
from memcon.model.entries import Entry
from memcon.model.findings import Meeting
from memcon.model.kinds import FindingKind, MeetingStatus
from memcon.record import RecordView
from memcon.views.filters import Filter
from memcon.views.lives import live_through
from memcon.views.meetings import NO_REPORT, fell_through, is_left_open
from memcon.views.rivals import say_rivalry
from memcon.views.sheet import say_negotiation
from memcon.views.waiting import day_of
from memcon.views.wording import say_date, say_matter

if TYPE_CHECKING:
    from icalendar import Event

WIDEST = 100  # days; a wider window says too little to stand in a calendar
PRODUCER = "-//Memcon//Record of a negotiation//EN"
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # RFC 5545 asks for a stamp also where nothing was dated
_OWN_UID = re.compile(rb"^UID:(m-[a-z2-7]{16})@memcon\r?$", re.MULTILINE)
_DAY = dt.timedelta(days=1)
_LONG = 300  # characters of a text from outside in one place

_SAID_FIRST = {
    MeetingStatus.PROPOSED: "Proposed",
    MeetingStatus.POSTPONED: "Put off",
    MeetingStatus.CANCELLED: "Cancelled",
    MeetingStatus.REJECTED: "Rejected",
    MeetingStatus.LAPSED: "Lapsed",
}


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar: its bytes, how many events it holds, and of how many meetings the day is not known well enough."""

    content: bytes
    events: int
    left_out: int


def ids_given(calendar: bytes) -> frozenset[str]:
    """The ids of meetings that a calendar of ours has given out as UIDs; none for anything else."""
    return frozenset(uid.decode() for uid in _OWN_UID.findall(calendar))


def write_calendar(view: RecordView, asked: Filter | None = None, given: frozenset[str] = frozenset()) -> Written:
    """The calendar of the meetings that pass, those aside from the negotiation left out. `given` are the ids that have
    been given out before: a meeting that had one of them keeps it, also where an older report has come in since."""
    from icalendar import Calendar

    chosen: list[Entry[Meeting]] = list((asked or Filter()).select(view.entries(FindingKind.MEETING)))
    meetings = [meeting for meeting in chosen if not meeting.fields.aside]
    dated = [(meeting, days) for meeting in meetings if (days := _days(meeting))]
    name = _cut(say_negotiation(view.negotiation()))
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)  # what clients older than RFC 7986 know
    for meeting, days in sorted(dated, key=lambda pair: (pair[1].sort_key, pair[0].id)):
        calendar.add_component(_event(view, meeting, days, _id(meeting, given)))
    return Written(content=calendar.to_ical(), events=len(dated), left_out=len(meetings) - len(dated))


def _days(meeting: Entry[Meeting]) -> When | None:
    """The days of a meeting, where they are few enough and a calendar has them."""
    when = When.maybe(meeting.fields.date)
    if when is None or when.days is None or when.days > WIDEST or when.last in {None, dt.date.max}:
        return None
    return when


def _id(meeting: Entry[Meeting], given: frozenset[str]) -> str:
    known = [meeting.id, *(claim.finding.id for claim in meeting.claims)]
    return next((id_ for id_ in known if id_ in given), meeting.id)


def _event(view: RecordView, meeting: Entry[Meeting], days: When, id_: str) -> "Event":
    from icalendar import Event

    event = Event()
    changed = _changes(view, meeting)
    event.add("uid", f"{id_}@memcon")
    event.add("dtstamp", max(changed, default=_NEVER))
    if changed:
        event.add("last-modified", max(changed))
    event.add("sequence", len(meeting.claims) + len(_decisions(view, meeting)) - 1)
    first, last = days.first, days.last
    if first and last and first == last and (begins := _moment_at(first, meeting.fields.time)):
        event.add("dtstart", begins)  # how long it goes on is not known
    elif first and last:
        event.add("dtstart", first)
        event.add("dtend", last + _DAY)  # the first day that is outside
    event.add("summary", _summary(meeting, days))
    if status := _status(meeting):
        event.add("status", status)
    event.add("transp", "TRANSPARENT")  # others meet; the reader's own time stays free
    if meeting.fields.place:
        event.add("location", _cut(meeting.fields.place))
    event.add("description", "\n".join(map(_cut, _description(view, meeting))))
    addresses = (web_address(step.excerpt.url) for step in live_through(view, meeting) if step.excerpt)
    if address := next(filter(None, addresses), None):
        event.add("url", address)
    return event


def _moment_at(day: dt.date, time: str | None) -> dt.datetime | None:
    """The moment at which it begins: in UTC where its offset is known, else of the place, in no zone."""
    try:
        moment = dt.datetime.fromisoformat(f"{day.isoformat()}T{time}") if time else None
        return moment.astimezone(dt.UTC) if moment and moment.tzinfo else moment
    except (ValueError, OverflowError):
        return None


def _status(meeting: Entry[Meeting]) -> str | None:
    """As RFC 5545 has it; None where no report says how the meeting stands. One that is put off and has no other day
    does not take place on the day that is known."""
    status = meeting.fields.status
    if status is None:
        return None
    if fell_through(meeting.fields) or (status is MeetingStatus.POSTPONED and not _has_another_day(meeting)):
        return "CANCELLED"
    return "TENTATIVE" if status in {MeetingStatus.PROPOSED, MeetingStatus.POSTPONED} else "CONFIRMED"


def _has_another_day(meeting: Entry[Meeting]) -> bool:
    """Whether a meeting that was put off has a day that it was not to be held on before."""
    *before, last = meeting.history
    return last.planned is not None and last.planned not in {change.planned for change in before}


def _summary(meeting: Entry[Meeting], days: When) -> str:
    status = meeting.fields.status
    said = f"{_SAID_FIRST[status]}: " if status in _SAID_FIRST else ""
    window = f" ({say_date(days.text)}, day not known)" if days.precision is not Precision.DAY else ""
    return _cut(f"{said}{say_matter(msgspec.structs.replace(meeting.fields, place=None))}{window}")


def _description(view: RecordView, meeting: Entry[Meeting]) -> Iterator[str]:
    """The life of the meeting with the words that bear it out, what differs, and where the rest is."""
    if meeting.fields.mediator:
        yield f"mediated by {meeting.fields.mediator}"
    if meeting.fields.host:
        yield f"host: {meeting.fields.host}"
    if is_left_open(meeting, day_of(view)):
        yield NO_REPORT
    for step in live_through(view, meeting):
        words = f" “{_cut(step.excerpt.quote)}” ({_cut(step.excerpt.where)})" if step.excerpt else ""
        yield f"{say_date(step.on) or 'no date'}: {step.words}{words}"
    for rivalry in meeting.rivalries:
        yield f"accounts differ on the {say_rivalry(rivalry, meeting.decisions)}"
    yield f"memcon show {meeting.id}"


def _cut(words: str) -> str:
    plain = inert(words)
    return plain if len(plain) <= 2 * _LONG else f"{plain[:_LONG]} …"


def _changes(view: RecordView, meeting: Entry[Any]) -> list[dt.datetime]:
    """The moments at which something was published or decided of a meeting, in UTC."""
    published = (min(p.published for p in c.publications if p.published) for c in meeting.claims if _is_dated(c))
    decided = (decision.made for decision in _decisions(view, meeting))
    return list(filter(None, map(_moment, (*published, *decided))))


def _is_dated(claim: Any) -> bool:
    return any(publication.published for publication in claim.publications)


def _moment(written: str) -> dt.datetime | None:
    """A day as its first moment; a time without its offset as one of UTC."""
    try:
        moment = dt.datetime.fromisoformat(written)
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def _decisions(view: RecordView, meeting: Entry[Any]) -> list[Decision]:
    """All that was ever decided about a meeting, and what was taken back of it: the number only grows."""
    about = {meeting.id, *(claim.finding.id for claim in meeting.claims)}
    made = [decision for decision in view.decisions() if decision.target in about]
    return made + list(_undoing(view.decisions(), {decision.id for decision in made}))


def _undoing(decisions: Iterable[Decision], made: set[str]) -> Iterator[Decision]:
    return (decision for decision in decisions if decision.target in made)
