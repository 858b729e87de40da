"""Meetings that are only spoken of: an idea that several reports bring up, or what they tell at once without a date."""

from collections.abc import Hashable, Iterator

from memcon.model.edtf import When
from memcon.model.kinds import MeetingStatus
from memcon.record.material import buckets, day_of, near_in_time, when
from memcon.record.merge.told_meetings import RECENT, Told, matter_named

_FRESH = 3  # days within which several outlets tell of one thing that has no date yet
_WINDOW = 31  # days that a time may span for which a meeting is proposed
_IDEA = 100  # days within which one side proposes one idea of a meeting again


def telling_keys(told: Told) -> Iterator[Hashable]:
    day = day_of(told.claim)
    for time in buckets(day, RECENT) if day else ():
        yield (told.parties, time, told.is_past)


def are_told_at_once(a: Told, b: Told) -> bool:
    """Whether two texts of the same days tell of one meeting that neither dates, or two of the same weeks of one idea
    in the same words; never two mentions of one text."""
    if a.claim.text_id == b.claim.text_id or not a.parties or a.parties != b.parties or not a.may_be_where(b):
        return False
    return near_in_time(a.claim, b.claim, _FRESH if not _same_idea(a, b) else RECENT)


def idea_keys(told: Told) -> Iterator[Hashable]:
    """Who proposed it, with the month that it is to be in or what sort of meeting it is, and when that was told."""
    day, proposer, due = day_of(told.claim), told.proposer, when(told.meeting.date)
    for time in buckets(day, _IDEA) if day and proposer else ():
        for month in sorted({f"{end:%Y-%m}" for end in (due.first, due.last) if end} if due else ()):
            yield (proposer, month, time)
        for word in sorted(matter_named(told.meeting.what)):
            yield (proposer, word, time)


def is_one_idea(a: Told, b: Told) -> bool:
    """Whether one side proposes what may be one meeting: for the same time, though each report names other guests, or
    in the same words, of which one may leave the time open."""
    if a.proposer != b.proposer or not a.may_be_where(b) or not near_in_time(a.claim, b.claim, _IDEA):
        return False
    ours, theirs = matter_named(a.meeting.what), matter_named(b.meeting.what)
    if ours and theirs and not ours & theirs:
        return False
    due, other = when(a.meeting.date), when(b.meeting.date)
    if due and other:
        return _is_one_window(due, other) and (ours == theirs or bool(ours & theirs) or a.shares_parties(b))
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)


def _is_one_window(a: When, b: When) -> bool:
    narrow = max(a.days or _IDEA, b.days or _IDEA) <= _WINDOW
    return narrow and (a.within(b) or b.within(a))


def _same_idea(a: Told, b: Told) -> bool:
    """Whether both are proposed in words that say more than that there is to be a meeting: "of the leaders"."""
    if not a.meeting.status is b.meeting.status is MeetingStatus.PROPOSED:
        return False
    ours, theirs = matter_named(a.meeting.what), matter_named(b.meeting.what)
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)
