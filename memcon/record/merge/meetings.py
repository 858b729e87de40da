"""One meeting over many texts: the same parties, and the same round or the same days at a place that may be the same.

A mention that gives neither round nor days joins only where just one meeting can be meant.
"""

from collections.abc import Hashable, Iterator, Mapping

from memcon.model.edtf import When
from memcon.model.findings import Meeting
from memcon.model.kinds import MeetingStatus
from memcon.record.material import AnyClaim, buckets, day_of, near_in_time
from memcon.record.merge.copies import key_in_copies, same_in_copies
from memcon.record.merge.groups import Groups, alike, candidates, one_of_each
from memcon.record.merge.ideas import are_told_at_once, idea_keys, is_one_idea, telling_keys
from memcon.record.merge.numbering import are_counted_otherwise, rival_numbers
from memcon.record.merge.places import is_same_place, may_be_one_place
from memcon.record.merge.scene import Scene
from memcon.record.merge.there import is_due_where, places_by, ties_of_place, was_held_where
from memcon.record.merge.ties import Ties, across, both, meet, put_together
from memcon.record.merge.told_meetings import (
    FRESH,
    LATE,
    RECENT,
    Told,
    gathering_of,
    matter_named,
    may_be_that_weekday,
    tell,
)

_ROUND_APART = 75  # days between two dates of one round that was put off, at most
_SLIPPED = 3  # days by which talks begin later than one side had proposed


def marks_of_meeting(claim: AnyClaim, scene: Scene) -> Mapping[str, str]:
    """Rounds with different numbers are different, a call is no visit, and neither is an occasion of speaking."""
    meeting: Meeting = claim.finding
    marks = {"gathering": gathering_of(meeting.what), "aside": str(meeting.aside)}
    return marks | ({"round": str(meeting.round)} if meeting.round is not None else {})


def join_meetings(claims: list[AnyClaim], groups: Groups, scene: Scene) -> None:
    """Meetings told with parties and time first; then those that lack the parties, those put off to another day and
    those that lack the time, where only one meeting can be meant; then what several outlets tell at once of one that
    nobody dates."""
    told = {c.finding.id: tell(c, scene) for c in claims}
    groups.join_all(same_in_copies(claims))
    groups.join_in_spite_of("round", rival_numbers(told))
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
    groups.attach(among, lambda a, b: told[a].is_where(told[b]) and _overlap(told[a], told[b]), among)
    groups.attach(among, lambda a, b: _at_that_time(told[a], told[b]), among)
    put_off = [c for c in firm if told[c.finding.id].is_put_off]
    due = [c for c in firm if not told[c.finding.id].is_put_off]
    among = candidates(put_off, due, lambda c: _neighbours(told[c.finding.id]))
    groups.attach(among, lambda a, b: told[a].shares_parties(told[b]) and _was_moved(told[a], told[b]), among)
    among = candidates(put_off, partyless, lambda c: places_by(told[c.finding.id], RECENT))
    groups.attach(among, lambda a, b: told[a].is_where(told[b]) and _was_moved(told[a], told[b]), among)
    among = candidates(firm, firm, lambda c: _day_and_place(told[c.finding.id]))
    groups.attach(among, lambda a, b: _told_in_part(told[a], told[b]), among)
    among = candidates(firm, firm, lambda c: _neighbours(told[c.finding.id]))
    groups.attach(among, lambda a, b: _began_late(told[a], told[b]), among)
    among = candidates(loose, firm, lambda c: _neighbours(told[c.finding.id]))
    groups.attach(among, lambda a, b: _was_just_held(told[a], told[b]), among)
    groups.attach(among, lambda a, b: _can_only_mean(told[a], told[b]), among)
    among = candidates(loose, partyless, lambda c: places_by(told[c.finding.id], FRESH))
    groups.attach(among, lambda a, b: was_held_where(told[a], told[b]), among)
    nameless = [c for c in loose if not told[c.finding.id].parties]
    among = candidates(nameless, distinct, lambda c: _places(told[c.finding.id]))
    groups.attach(among, lambda a, b: _was_held_there(told[a], told[b]), among)
    among = candidates(nameless, timed, lambda c: places_by(told[c.finding.id], RECENT))
    groups.attach(among, lambda a, b: is_due_where(told[a], told[b]), among)
    tellings = alike(loose, lambda c: telling_keys(told[c.finding.id]), lambda a, b: are_told_at_once(told[a], told[b]))
    groups.join_all(tellings)
    proposed = [c for c in distinct if told[c.finding.id].is_proposed]
    ideas = alike(proposed, lambda c: idea_keys(told[c.finding.id]), lambda a, b: is_one_idea(told[a], told[b]))
    groups.join_all(ideas)


def ties_of_meeting(claim: AnyClaim, scene: Scene) -> Ties:
    """By the week, the round, a party near in time, the place, or the idea, as each way of joining asks for."""
    told = tell(claim, scene)
    is_firm = told.is_timed and bool(told.parties)
    neighbours = list(_neighbours(told))
    asking = not told.is_timed or (is_firm and (told.is_put_off or told.is_proposed))
    weeks = [key for key in _keys(told) if key[0] == "week"] if told.is_timed else []
    part = _day_and_place(told) if is_firm and len(told.parties) < 2 else ()
    nameless = not told.is_timed and not told.parties
    places = list(_places(told))
    return put_together(
        both((key_in_copies(claim), _signature(told), *weeks, *(("part", day) for day in part))),
        _ties_of_round(told),
        meet(neighbours if asking else (), neighbours if is_firm else ()),
        meet([("at", time) for time in places] if nameless else (), [("at", time) for time in places]),
        both(telling_keys(told) if not told.is_timed else ()),
        both(idea_keys(told) if told.is_proposed else ()),
        ties_of_place(told),
    )


def _ties_of_round(told: Told) -> Ties:
    """A round has its number in common with those that share a party, or of which one lacks its own, on days that are
    not far apart or not told."""
    number, day = told.meeting.round, told.days.first if told.days else None
    if number is None:
        return both(())
    parties: list[str | None] = [*sorted(told.parties)] or [None]
    alike_in = [(number, party) for party in parties]
    role, other = ("firm", "partyless") if told.parties else ("partyless", "firm")
    every = [*alike_in, (number, "any")]
    unknown = across([] if day else every, every, told.claim, 4 * _ROUND_APART)
    if day is None:
        return unknown
    at = day.toordinal() // _ROUND_APART
    sought = [*alike_in, (number, other)]
    dated = Ties(
        frozenset((key, at) for key in (*alike_in, (number, role))),
        frozenset((key, at + by) for key in sought for by in (-1, 0, 1)),
    )
    return put_together(unknown, dated)


def _signature(told: Told) -> Hashable:
    """Two claims with the same day, parties and place, and the same told of it, are the same; one without a day is like
    no other."""
    m = told.meeting
    day = m.date if told.days and told.parties else m.id
    return (day, m.round, told.parties, m.place, gathering_of(m.what), m.aside, str(m.status))


def _keys(told: Told) -> Iterator[tuple[str, int]]:
    """The round, and every week that the days touch."""
    if told.meeting.round is not None:
        yield ("round", told.meeting.round)
    if told.days and told.days.first and told.days.last:
        for week in range(told.days.first.toordinal() // 7, told.days.last.toordinal() // 7 + 1):
            yield ("week", week)


def _same(a: Told, b: Told) -> bool:
    """One meeting of two that are told with parties and time. The same round on the same days in the same place is one
    even where each telling names other parties."""
    if not a.shares_parties(b):
        at = a.meeting.place is not None and b.meeting.place is not None and a.may_be_where(b)
        return at and a.days is not None and a.days == b.days and _same_round(a, b)
    return _same_round(a, b) or (_overlap(a, b) and a.may_be_where(b) and not _may_be_two(a, b))


def _may_be_two(a: Told, b: Told) -> bool:
    """Whether of one meeting only one party is told, who may have met another on that one day: nothing else that the
    two tellings say is the same."""
    named = sorted((len(a.meeting.parties), len(b.meeting.parties)))
    common = matter_named(a.meeting.what) & matter_named(b.meeting.what)
    one_day = a.days is not None and b.days is not None and a.days.days == b.days.days == 1
    return one_day and named[0] == 1 < named[1] and not (common or a.is_where(b))


def _same_time(a: Told, b: Told) -> bool:
    """One meeting of two that are told without parties: the same round, or the very same days."""
    same_days = a.days is not None and a.days == b.days and near_in_time(a.claim, b.claim, 2 * RECENT)
    return _same_round(a, b) or (same_days and a.may_be_where(b))


def _at_that_time(partyless: Told, firm: Told) -> bool:
    """Whether a meeting told without its parties may be this one."""
    return _same_round(partyless, firm) or (_overlap(partyless, firm) and partyless.may_be_where(firm))


def _same_round(a: Told, b: Told) -> bool:
    """The same number, at times that may be of one round that was put off; not of two that were held one after the
    other."""
    same = a.meeting.round is not None and a.meeting.round == b.meeting.round and not are_counted_otherwise(a, b)
    return same and _apart(a.days, b.days) <= _ROUND_APART and near_in_time(a.claim, b.claim, 4 * _ROUND_APART)


def _overlap(a: Told, b: Told) -> bool:
    return a.days is not None and b.days is not None and a.days.overlaps(b.days)


def _apart(a: When | None, b: When | None) -> int:
    return abs((a.first - b.first).days) if a and b and a.first and b.first else 0


def _neighbours(told: Told) -> Iterator[Hashable]:
    """Text and party, and time and party: of the meeting where it is dated, of the telling where it is not."""
    day = told.days.first if told.days else day_of(told.claim)
    for party in sorted(told.parties):
        yield (party, told.claim.text_id)
        for time in buckets(day, RECENT) if day else ():
            yield (party, time)


def _was_moved(put_off: Told, due: Told) -> bool:
    """Whether a meeting that is put off to other days can be this one, which was due before them and was told of
    before: not one that was over long before it was put off. Who meets, or where, is left to tell."""
    told, due_told = day_of(put_off.claim), day_of(due.claim)
    first, until = due.days.first if due.days else None, put_off.days.first if put_off.days else None
    if told is None or due_told is None or first is None or until is None or due.is_past:
        return False
    in_time = due_told <= told and first < until and _apart(put_off.days, due.days) <= _ROUND_APART
    ahead = (first - told).days
    is_near = -LATE <= ahead <= RECENT
    return in_time and is_near and put_off.may_be_where(due)


def _day_and_place(told: Told) -> Iterator[Hashable]:
    """The day, where a meeting is told with one day and a place."""
    if told.days and told.days.days == 1 and told.meeting.place:
        yield told.days.first


def _told_in_part(a: Told, b: Told) -> bool:
    """Whether both tell, each with no more than one of its parties, of what may be one meeting: on one day, at one
    place, in words that say more than that it was a meeting."""
    if a.claim.text_id == b.claim.text_id or max(len(a.parties), len(b.parties)) > 1 or not a.days or not b.days:
        return False
    ours, theirs = matter_named(a.meeting.what), matter_named(b.meeting.what)
    at = a.meeting.place is not None and b.meeting.place is not None and is_same_place(a.meeting.place, b.meeting.place)
    return at and a.days.overlaps(b.days) and bool(ours & theirs)


def _began_late(proposed: Told, held: Told) -> bool:
    """Whether a meeting that was proposed for a day is the one that the same parties held there soon after it."""
    if not proposed.is_proposed or held.meeting.status is not MeetingStatus.HELD or not proposed.days or not held.days:
        return False
    due, day, told = proposed.days.last, held.days.first, day_of(proposed.claim)
    if due is None or day is None or told is None or told > day or not 0 < (day - due).days <= _SLIPPED:
        return False
    return proposed.parties == held.parties and len(held.parties) > 1 and proposed.may_be_where(held)


def _was_just_held(loose: Told, firm: Told) -> bool:
    """Whether a mention without a date is of a meeting that had just been held when it was told."""
    day, told = firm.days.last if firm.days else None, day_of(loose.claim)
    fresh = day is not None and told is not None and 0 <= (told - day).days <= FRESH
    return fresh and loose.is_past and _can_only_mean(loose, firm)


def _places(told: Told) -> Iterator[Hashable]:
    day = told.days.first if told.days else day_of(told.claim)
    if told.meeting.place and day:
        yield from buckets(day, FRESH)


def _was_held_there(nameless: Told, other: Told) -> bool:
    """Whether a mention without parties or date is of a meeting that had just been held at the place that it names."""
    place, day, told = other.meeting.place, other.days.last if other.days else None, day_of(nameless.claim)
    if not nameless.meeting.place or not place or day is None or told is None or not nameless.is_past:
        return False
    fresh = 0 <= (told - day).days <= FRESH and may_be_that_weekday(nameless, day)
    return fresh and not other.is_proposed and may_be_one_place(nameless.meeting.place, place)


def _can_only_mean(loose: Told, firm: Told) -> bool:
    """Whether a mention without a date can be of a dated meeting: one not long past, or one that lies ahead. Where
    either time is unknown, only within one text."""
    if not loose.shares_parties(firm) or not loose.may_be_where(firm):
        return False
    first, day = firm.days.first if firm.days else None, day_of(loose.claim)
    if first and not may_be_that_weekday(loose, first):
        return False
    if first is None or day is None:
        return loose.claim.text_id == firm.claim.text_id
    ahead = (first - day).days
    if loose.meeting.status is MeetingStatus.PROPOSED and firm.is_past and ahead <= 0:
        return False  # what is proposed when this one has been held is another
    return -RECENT <= ahead <= 0 if loose.is_past else -1 <= ahead <= RECENT
