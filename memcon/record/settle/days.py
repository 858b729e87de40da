"""Which of the days that reports give for a meeting count for it as it now stands: when it was due, and when it was
held, are two things."""

from collections.abc import Sequence

from memcon.model.kinds import MeetingStatus
from memcon.record.material import claim_order, day_of, when
from memcon.record.settle.choose import Voiced, names_a_weekday_alone


def days_that_count(dates: Sequence[Voiced], status: str | None) -> list[Voiced]:
    """Of a meeting that was held, the days of which that is told; of one that was put off, those given since then; of
    one that was fixed for another day, that day. Else all. `dates` are in the order of their publication."""
    if status == MeetingStatus.HELD:
        return when_held(dates)
    due = [date for date in dates if _status(date) is not MeetingStatus.LAPSED] or list(dates)
    put_off = [nth for nth, date in enumerate(due) if _status(date) is MeetingStatus.POSTPONED]
    return _since_fixed_anew(due[put_off[-1] :] if put_off else due)


def when_held(dates: Sequence[Voiced]) -> list[Voiced]:
    """The days on which it is said to have been held; all where nobody says that."""
    return [date for date in dates if _status(date) is MeetingStatus.HELD] or list(dates)


def _since_fixed_anew(dates: list[Voiced]) -> list[Voiced]:
    """Without the days that were given only before the meeting was fixed for another. Where both are still told side by
    side, they are two accounts, and none is left out."""
    newest = max(filter(_fixes_a_day, dates), key=lambda date: claim_order(date.claim), default=None)
    if newest is None:
        return dates
    same = [date for date in dates if _is_same_time(date, newest)]
    since = [day_of(date.claim) for date in same]
    before = [day_of(date.claim) for date in dates if date not in same]
    known, earlier = [day for day in since if day], [day for day in before if day]
    if len(known) < len(since) or len(earlier) < len(before) or not earlier:
        return dates
    return same if max(earlier) < min(known) else dates


def _fixes_a_day(date: Voiced) -> bool:
    finding, value = date.claim.finding, when(date.value)
    if value is None or value.year_is_open or finding.date_inferred:
        return False
    return _status(date) is MeetingStatus.SCHEDULED and not names_a_weekday_alone(date.claim)


def _is_same_time(date: Voiced, other: Voiced) -> bool:
    ours, theirs = when(date.value), when(other.value)
    return ours is not None and theirs is not None and ours.overlaps(theirs)


def _status(date: Voiced) -> MeetingStatus | None:
    status: MeetingStatus | None = getattr(date.claim.finding, "status", None)
    return status
