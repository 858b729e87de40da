"""One meeting over many texts: the same parties, and the same round or the same days at a place that may be the same.

A mention that gives neither round nor days joins only where just one meeting can be meant.
"""

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from memcon.model.edtf import When
from memcon.model.findings import Meeting
from memcon.model.kinds import MeetingStatus
from memcon.record.material import AnyClaim, day_of, near_in_time, when
from memcon.record.merge.copies import same_in_copies
from memcon.record.merge.groups import Groups, alike, candidates, one_of_each
from memcon.record.merge.places import may_be_one_place
from memcon.record.merge.scene import Scene
from memcon.record.words import sameness, words_of

_WIDE = 12  # days from which on a date is too wide to tell a meeting by
_ROUND_APART = 75  # days between two dates of one round that was put off, at most
_RECENT = 45  # days between a meeting and a mention of it that does not date it
_FRESH = 3  # days within which several outlets tell of one thing that has no date yet
_PAST = frozenset({MeetingStatus.HELD, MeetingStatus.LAPSED})


@dataclass(frozen=True)
class _View:
    """A meeting's findings as they are compared."""

    scene: Scene

    def parties(self, claim: AnyClaim) -> frozenset[str]:
        return self.scene.all_parties(claim, claim.finding.parties)

    def parties_agree(self, a: AnyClaim, b: AnyClaim) -> bool:
        """All parties of the one are among the other's, or two or more are in common."""
        ours, theirs = self.parties(a), self.parties(b)
        return not ours or not theirs or ours <= theirs or theirs <= ours or len(ours & theirs) > 1

    def share_parties(self, a: AnyClaim, b: AnyClaim) -> bool:
        return bool(self.parties(a) & self.parties(b)) and self.parties_agree(a, b)


def marks_of_meeting(claim: AnyClaim, scene: Scene) -> Mapping[str, str]:
    """Rounds with different numbers are different, a call is no visit, and neither is an occasion of speaking."""
    meeting: Meeting = claim.finding
    marks = {"gathering": _gathering(meeting.what), "aside": str(meeting.aside)}
    return marks | ({"round": str(meeting.round)} if meeting.round is not None else {})


def join_meetings(claims: list[AnyClaim], groups: Groups, scene: Scene) -> None:
    view = _View(scene)
    groups.join_all(same_in_copies(claims))
    distinct = one_of_each(claims, groups, lambda c: _signature(c, view))
    firm = [c for c in distinct if _days(c) or c.finding.round is not None]
    groups.join_all(alike(firm, _keys, lambda a, b: _same(a, b, view)))
    loose = [c for c in distinct if not _days(c) and c.finding.round is None]
    among = candidates(loose, firm, view.parties)
    groups.attach(among, _can_only_mean(groups, view), among)
    groups.join_all(alike(loose, lambda c: _loose_keys(c, view), lambda a, b: _told_at_once(a, b, view)))


@lru_cache(maxsize=1 << 14)
def _gathering(what: str) -> str:
    words = set(words_of(what))
    return next((g["kind"] for g in sameness()["gathering"] if words & set(g["words"].split())), "talks")


def _days(claim: AnyClaim) -> When | None:
    """When the meeting is, if that is narrow enough to tell it by."""
    value = when(claim.finding.date)
    return value if value and value.days is not None and value.days <= _WIDE else None


def _signature(claim: AnyClaim, view: _View) -> Hashable:
    """Two findings with the same day, parties and place are the same; others without a day only in one text."""
    m: Meeting = claim.finding
    day = m.date if _days(claim) and view.parties(claim) else claim.finding.id
    return (day, m.round, view.parties(claim), m.place, _gathering(m.what), m.aside)


def _keys(claim: AnyClaim) -> Iterator[Hashable]:
    """The round, and every week that the days touch."""
    days = _days(claim)
    if claim.finding.round is not None:
        yield ("round", claim.finding.round)
    if days and days.first and days.last:
        for week in range(_week(days.first), _week(days.last) + 1):
            yield ("week", week)


def _week(day: dt.date) -> int:
    return day.toordinal() // 7


def _same(a: AnyClaim, b: AnyClaim, view: _View) -> bool:
    ours, theirs = _days(a), _days(b)
    if not view.parties_agree(a, b):
        return False
    same_round = a.finding.round is not None and a.finding.round == b.finding.round
    if same_round and view.share_parties(a, b):
        return _apart(ours, theirs) <= _ROUND_APART and near_in_time(a, b, 4 * _ROUND_APART)
    if ours is None or theirs is None or not ours.overlaps(theirs):
        return False
    strangers = not view.share_parties(a, b)
    if strangers:  # with no party in common only the place can tell, and it must be given
        return bool(a.finding.place and b.finding.place) and may_be_one_place(a.finding.place, b.finding.place)
    return may_be_one_place(a.finding.place, b.finding.place)


def _apart(a: When | None, b: When | None) -> int:
    return abs((a.first - b.first).days) if a and b and a.first and b.first else 0


def _can_only_mean(groups: Groups, view: _View) -> Callable[[str, str], bool]:
    """Whether a mention without a date can be of a dated meeting: one not long past, or the one that lies ahead."""

    def fits(loose: str, firm: str) -> bool:
        a, b = groups.claims[loose], groups.claims[firm]
        if not view.share_parties(a, b) or not may_be_one_place(a.finding.place, b.finding.place):
            return False
        days, told = _days(b), day_of(a)
        if days is None or days.first is None or told is None:
            return a.text_id == b.text_id
        distance = (days.first - told).days
        past = a.finding.status in _PAST
        return -_RECENT <= distance <= 0 if past else -1 <= distance <= _RECENT

    return fits


def _loose_keys(claim: AnyClaim, view: _View) -> Iterator[Hashable]:
    day = day_of(claim)
    for bucket in (day.toordinal() // _FRESH, day.toordinal() // _FRESH + 1) if day else (claim.text_id,):
        yield (view.parties(claim), bucket, claim.finding.status in _PAST)


def _told_at_once(a: AnyClaim, b: AnyClaim, view: _View) -> bool:
    """Whether two texts of the same days tell of one meeting that neither dates; never two mentions of one text."""
    if a.text_id == b.text_id or not view.parties(a) or view.parties(a) != view.parties(b):
        return False
    return near_in_time(a, b, _FRESH) and may_be_one_place(a.finding.place, b.finding.place)
