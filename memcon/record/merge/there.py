"""A meeting known again by its place, where one telling lacks the parties."""

from collections.abc import Iterator

from memcon.model.kinds import MeetingStatus
from memcon.record.material import buckets, day_of, when
from memcon.record.merge.ties import Ties, meet, put_together
from memcon.record.merge.told_meetings import FRESH, RECENT, Told, may_be_that_weekday
from memcon.record.names import sound


def places_by(told: Told, days: int) -> Iterator[tuple[str, int, int]]:
    """The place, by the time of the meeting where it is dated, of the telling where it is not."""
    day = told.days.first if told.days else day_of(told.claim)
    if told.meeting.place and day:
        yield from ((sound(told.meeting.place), days, time) for time in buckets(day, days))


def was_held_where(loose: Told, partyless: Told) -> bool:
    """Whether a mention with parties and without a day is of the meeting that had just been held at its place, of which
    another report names the day and not the parties."""
    day, told = partyless.days.last if partyless.days else None, day_of(loose.claim)
    if day is None or told is None or not loose.parties or not loose.is_past or partyless.is_proposed:
        return False
    return 0 <= (told - day).days <= FRESH and may_be_that_weekday(loose, day) and loose.is_where(partyless)


def is_due_where(nameless: Told, firm: Told) -> bool:
    """Whether a mention without parties or day is of the meeting that lies ahead at its place: "the next round, in
    Hillford in April"."""
    day, told = firm.days.first if firm.days else None, day_of(nameless.claim)
    if day is None or told is None or nameless.meeting.status is not MeetingStatus.SCHEDULED or firm.is_past:
        return False
    roughly = when(nameless.meeting.date)
    in_time = firm.days is not None and (roughly is None or firm.days.overlaps(roughly))
    return in_time and 0 < (day - told).days <= RECENT and nameless.is_where(firm)


def ties_of_place(told: Told) -> Ties:
    """By its place a meeting that is put off finds one that was due there, a mention without a day one that was held
    there, of which the parties are not told, and one without parties too one that is due there."""
    nameless = not told.is_timed and not told.parties
    ahead = told.is_timed and not told.is_past
    partyless = told.is_timed and not told.parties
    put_off = told.is_timed and bool(told.parties) and told.is_put_off
    loose = not told.is_timed and bool(told.parties)
    return put_together(
        meet(places_by(told, RECENT) if put_off else (), places_by(told, RECENT) if partyless else ()),
        meet(places_by(told, RECENT) if nameless else (), places_by(told, RECENT) if ahead else ()),
        meet(places_by(told, FRESH) if loose else (), places_by(told, FRESH) if partyless else ()),
    )
