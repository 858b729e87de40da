"""One meeting over many texts: the same parties, and the same round or the same days at a place that may be the same.

A mention that gives neither round nor days joins only where just one meeting can be meant.
"""

import datetime as dt
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from memcon.model.edtf import When
from memcon.model.findings import Meeting
from memcon.model.kinds import MeetingStatus
from memcon.record.material import AnyClaim, buckets, day_of, near_in_time, when
from memcon.record.merge.copies import same_in_copies
from memcon.record.merge.groups import Groups, alike, candidates, one_of_each
from memcon.record.merge.places import may_be_one_place
from memcon.record.merge.scene import Scene
from memcon.record.words import listed, matter_of, sameness, stem, stems, words_of

_WIDE = 12  # days from which on a date is too wide to tell a meeting by
_ROUND_APART = 75  # days between two dates of one round that was put off, at most
_RECENT = 45  # days between a meeting and a mention of it that does not date it
_FRESH = 3  # days within which several outlets tell of one thing that has no date yet
_LATE = 7  # days after a meeting's day within which it is told that it was put off
_PAST = frozenset({MeetingStatus.HELD, MeetingStatus.LAPSED})


@dataclass(frozen=True, slots=True)
class _Told:
    """A meeting as one claim tells of it, ready to be compared: `days` where they are narrow enough to tell it by."""

    claim: AnyClaim
    parties: frozenset[str]
    days: When | None

    @property
    def meeting(self) -> Meeting:
        finding: Meeting = self.claim.finding
        return finding

    @property
    def is_timed(self) -> bool:
        return self.days is not None or self.meeting.round is not None

    @property
    def is_put_off(self) -> bool:
        return self.meeting.status is MeetingStatus.POSTPONED

    @property
    def is_past(self) -> bool:
        return self.meeting.status in _PAST

    def shares_parties(self, other: "_Told") -> bool:
        """Whether all parties of the one are among the other's, or two or more are in common."""
        ours, theirs = self.parties, other.parties
        return bool(ours & theirs) and (ours <= theirs or theirs <= ours or len(ours & theirs) > 1)

    def may_be_where(self, other: "_Told") -> bool:
        return may_be_one_place(self.meeting.place, other.meeting.place)


def marks_of_meeting(claim: AnyClaim, scene: Scene) -> Mapping[str, str]:
    """Rounds with different numbers are different, a call is no visit, and neither is an occasion of speaking."""
    meeting: Meeting = claim.finding
    marks = {"gathering": gathering_of(meeting.what), "aside": str(meeting.aside)}
    return marks | ({"round": str(meeting.round)} if meeting.round is not None else {})


def join_meetings(claims: list[AnyClaim], groups: Groups, scene: Scene) -> None:
    """Meetings told with parties and time first; then those that lack the parties, those put off to another day and
    those that lack the time, where only one meeting can be meant; then what several outlets tell at once of one that
    nobody dates."""
    told = {c.finding.id: _Told(c, scene.all_parties(c, c.finding.parties), _days(c)) for c in claims}
    groups.join_all(same_in_copies(claims))
    distinct = one_of_each(claims, groups, lambda c: _signature(told[c.finding.id]))
    timed = [c for c in distinct if told[c.finding.id].is_timed]
    loose = [c for c in distinct if not told[c.finding.id].is_timed]
    firm = [c for c in timed if told[c.finding.id].parties]
    partyless = [c for c in timed if not told[c.finding.id].parties]

    def keys(claim: AnyClaim) -> Iterator[Hashable]:
        return _keys(told[claim.finding.id])

    groups.join_all(alike(firm, keys, lambda a, b: _same(told[a], told[b])))
    groups.join_all(alike(partyless, keys, lambda a, b: _same_time(told[a], told[b])))
    among = candidates(partyless, firm, keys)
    groups.attach(among, lambda a, b: _at_that_time(told[a], told[b]), among)
    put_off = [c for c in firm if told[c.finding.id].is_put_off]
    due = [c for c in firm if not told[c.finding.id].is_put_off]
    among = candidates(put_off, due, lambda c: _neighbours(told[c.finding.id]))
    groups.attach(among, lambda a, b: _was_moved(told[a], told[b]), among)
    among = candidates(loose, firm, lambda c: _neighbours(told[c.finding.id]))
    groups.attach(among, lambda a, b: _can_only_mean(told[a], told[b]), among)
    tellings = alike(loose, lambda c: _loose_keys(told[c.finding.id]), lambda a, b: _at_once(told[a], told[b]))
    groups.join_all(tellings)


@lru_cache(maxsize=1 << 14)
def gathering_of(what: str) -> str:
    """What kind of meeting words name: "call", "visit" or "talks"."""
    words = set(words_of(what))
    return next((g["kind"] for g in sameness()["gathering"] if words & set(g["words"].split())), "talks")


def _days(claim: AnyClaim) -> When | None:
    value = when(claim.finding.date)
    return value if value and value.days is not None and value.days <= _WIDE else None


def _signature(told: _Told) -> Hashable:
    """Two claims with the same day, parties and place are the same; one without a day is like no other."""
    m = told.meeting
    day = m.date if told.days and told.parties else m.id
    return (day, m.round, told.parties, m.place, gathering_of(m.what), m.aside)


def _keys(told: _Told) -> Iterator[Hashable]:
    """The round, and every week that the days touch."""
    if told.meeting.round is not None:
        yield ("round", told.meeting.round)
    if told.days and told.days.first and told.days.last:
        for week in range(told.days.first.toordinal() // 7, told.days.last.toordinal() // 7 + 1):
            yield ("week", week)


def _same(a: _Told, b: _Told) -> bool:
    """One meeting of two that are told with parties and time. The same round on the same days in the same place is one
    even where each telling names other parties."""
    if not a.shares_parties(b):
        at = a.meeting.place is not None and b.meeting.place is not None and a.may_be_where(b)
        return at and a.days is not None and a.days == b.days and _same_round(a, b)
    return _same_round(a, b) or (_overlap(a, b) and a.may_be_where(b))


def _same_time(a: _Told, b: _Told) -> bool:
    """One meeting of two that are told without parties: the same round, or the very same days."""
    same_days = a.days is not None and a.days == b.days and near_in_time(a.claim, b.claim, 2 * _RECENT)
    return _same_round(a, b) or (same_days and a.may_be_where(b))


def _at_that_time(partyless: _Told, firm: _Told) -> bool:
    """Whether a meeting told without its parties may be this one."""
    return _same_round(partyless, firm) or (_overlap(partyless, firm) and partyless.may_be_where(firm))


def _same_round(a: _Told, b: _Told) -> bool:
    """The same number, at times that may be of one round that was put off."""
    same = a.meeting.round is not None and a.meeting.round == b.meeting.round
    return same and _apart(a.days, b.days) <= _ROUND_APART and near_in_time(a.claim, b.claim, 4 * _ROUND_APART)


def _overlap(a: _Told, b: _Told) -> bool:
    return a.days is not None and b.days is not None and a.days.overlaps(b.days)


def _apart(a: When | None, b: When | None) -> int:
    return abs((a.first - b.first).days) if a and b and a.first and b.first else 0


def _neighbours(told: _Told) -> Iterator[Hashable]:
    """Text and party, and time and party: of the meeting where it is dated, of the telling where it is not."""
    day = told.days.first if told.days else day_of(told.claim)
    for party in sorted(told.parties):
        yield (party, told.claim.text_id)
        for time in buckets(day, _RECENT) if day else ():
            yield (party, time)


def _was_moved(put_off: _Told, due: _Told) -> bool:
    """Whether a meeting that is put off to other days can be this one, which was due before them and was told of
    before: not one that was over long before it was put off."""
    told, due_told = day_of(put_off.claim), day_of(due.claim)
    first, until = due.days.first if due.days else None, put_off.days.first if put_off.days else None
    if told is None or due_told is None or first is None or until is None or due.is_past:
        return False
    in_time = due_told <= told and first < until and _apart(put_off.days, due.days) <= _ROUND_APART
    ahead = (first - told).days
    is_near = -_LATE <= ahead <= _RECENT
    return in_time and is_near and put_off.shares_parties(due) and put_off.may_be_where(due)


def _can_only_mean(loose: _Told, firm: _Told) -> bool:
    """Whether a mention without a date can be of a dated meeting: one not long past, or one that lies ahead. Where
    either time is unknown, only within one text."""
    if not loose.shares_parties(firm) or not loose.may_be_where(firm):
        return False
    first, day = firm.days.first if firm.days else None, day_of(loose.claim)
    if first and not _may_be_that_weekday(loose.meeting.date_text, first):
        return False
    if first is None or day is None:
        return loose.claim.text_id == firm.claim.text_id
    ahead = (first - day).days
    if loose.meeting.status is MeetingStatus.PROPOSED and firm.is_past and ahead <= 0:
        return False  # what is proposed when this one has been held is another
    return -_RECENT <= ahead <= 0 if loose.is_past else -1 <= ahead <= _RECENT


def _may_be_that_weekday(words: str | None, day: dt.date) -> bool:
    """Whether a time that is only written ("on Thursday") can be of that day."""
    named = {word for word in words_of(words or "") if word in listed("weekdays")}
    return not named or f"{day:%A}".casefold() in named or f"{day:%a}".casefold() in named


def _loose_keys(told: _Told) -> Iterator[Hashable]:
    day = day_of(told.claim)
    for time in buckets(day, _RECENT) if day else ():
        yield (told.parties, time, told.is_past)


def _at_once(a: _Told, b: _Told) -> bool:
    """Whether two texts of the same days tell of one meeting that neither dates, or two of the same weeks of one idea
    in the same words; never two mentions of one text."""
    if a.claim.text_id == b.claim.text_id or not a.parties or a.parties != b.parties or not a.may_be_where(b):
        return False
    return near_in_time(a.claim, b.claim, _FRESH if not _same_idea(a, b) else _RECENT)


def _same_idea(a: _Told, b: _Told) -> bool:
    """Whether both are proposed in words that say more than that there is to be a meeting: "of the leaders"."""
    if not a.meeting.status is b.meeting.status is MeetingStatus.PROPOSED:
        return False
    ours, theirs = _matter(a.meeting.what), _matter(b.meeting.what)
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)


@lru_cache(maxsize=1 << 14)
def _matter(what: str) -> frozenset[str]:
    gatherings = {stem(word) for gathering in sameness()["gathering"] for word in gathering["words"].split()}
    return matter_of(what) - gatherings - stems("meeting_again")
