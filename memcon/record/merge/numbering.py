"""Rounds that two outlets number differently: one counts a first meeting that the other leaves out."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from memcon.model.kinds import MeetingStatus
from memcon.record.material import day_of
from memcon.record.merge.told_meetings import Told

_NEVER = dt.date.max
_SLIP = 7  # days between two meetings from which on they are not one whose day is told wrongly


def rival_numbers(told: Mapping[str, Told]) -> Iterator[tuple[str, str]]:
    """Pairs of tellings of one meeting to which two reports give numbers that follow one another: held by the same
    parties on the same day at the same place. Where some report tells of two such rounds, they are two."""
    by_day: dict[object, list[str]] = defaultdict(list)
    for id_, one in told.items():
        if one.meeting.round is not None and one.meeting.place and len(one.parties) > 1 and _day_held(one):
            by_day[_day_held(one), one.parties].append(id_)
    for ids in by_day.values():
        numbers: dict[str, set[int | None]] = defaultdict(set)
        for id_ in ids:
            numbers[told[id_].claim.text_id].add(told[id_].meeting.round)
        if all(len(found) == 1 for found in numbers.values()):
            yield from (pair for pair in combinations(sorted(ids), 2) if _are_rivals(told[pair[0]], told[pair[1]]))


def are_counted_otherwise(a: Told, b: Told) -> bool:
    """Whether two rounds of one number are two meetings: one had been held when another, at another place and well
    after it, was told of."""
    held, other = sorted((a, b), key=lambda one: one.days.first if one.days and one.days.first else _NEVER)
    day, later, told = _day_held(held), other.days.first if other.days else None, day_of(other.claim)
    if day is None or later is None or told is None or told <= day or held.may_be_where(other):
        return False
    return (later - day).days >= _SLIP


def _day_held(told: Told) -> dt.date | None:
    """The one day on which it is told to have been held."""
    held = told.meeting.status is MeetingStatus.HELD and told.days is not None and told.days.days == 1
    return told.days.first if held and told.days else None


def _are_rivals(a: Told, b: Told) -> bool:
    ours, theirs = a.meeting.round, b.meeting.round
    return ours is not None and theirs is not None and abs(ours - theirs) == 1 and a.is_where(b)
