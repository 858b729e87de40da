"""How far two tellings agree: whether they can speak of one meeting, and how much speaks for it."""

from memcon.model.edtf import When
from memcon.model.kinds import MeetingStatus
from memcon.reading.gazetteer import bearer_of
from memcon.reading.meetings.telling import Telling

SURE = 2  # points of agreement that make two tellings one meeting
_LONGEST = 40  # days from the first to the last of one meeting
_AHEAD = frozenset({MeetingStatus.PROPOSED, MeetingStatus.SCHEDULED})


def agreement_of(a: Telling, b: Telling) -> int | None:
    """The points in which two tellings agree; None where they contradict each other."""
    total = 0
    for compare in (_by_form, _by_round, _by_date, _by_place, _by_parties, _by_course):
        points = compare(a, b)
        if points is None:
            return None
        total += points
    return total


def _by_form(a: Telling, b: Telling) -> int | None:
    if a.mention == b.beside or b.mention == a.beside:
        return SURE  # "visited Lima and met her colleague"
    if a.form == b.form:
        return 0
    return -2 if {a.form, b.form} == {"talks", "gathering"} else None


def _by_round(a: Telling, b: Telling) -> int | None:
    if a.round and b.round:
        return 3 if a.round == b.round else None
    one_of_them = (a.round and b.is_the_round) or (b.round and a.is_the_round)
    return 1 if one_of_them and not a.when and not b.when else 0


def _by_date(a: Telling, b: Telling) -> int | None:
    if not a.when or not b.when:
        return 0
    if a.when == b.when:
        return 3
    if window_of(a, b) is not None:
        return 1
    return 1 if a.when.within(b.when) or b.when.within(a.when) else None


def _by_place(a: Telling, b: Telling) -> int | None:
    if not a.place or not b.place:
        return 0
    if a.place.casefold() == b.place.casefold():
        return 1 if a.when and b.when else 2
    if _is_inside(a.place, b.place):
        return 0
    return 0 if same_day(a, b) and set(a.parties) & set(b.parties) else None


def _is_inside(one: str, other: str) -> bool:
    """Whether one of two places lies in the other, as far as their names tell: a palace in its town, a capital in its
    state."""
    mine, theirs = set(one.casefold().split()), set(other.casefold().split())
    bearer = bearer_of(one)
    return mine <= theirs or theirs <= mine or (bearer is not None and bearer == bearer_of(other))


def window_of(a: Telling, b: Telling) -> When | None:
    """The days from the one's date to the other's, where these are the first and the last of one meeting."""
    first, last = (a, b) if b.edge == "closes" else (b, a)
    if first.edge != "opens" or last.edge != "closes" or not first.when or not last.when:
        return None
    start, end = first.when.first, last.when.last
    if start is None or end is None or not 0 <= (end - start).days <= _LONGEST:
        return None
    return When.between(start, end)


def _by_parties(a: Telling, b: Telling) -> int | None:
    mine, theirs = set(a.parties), set(b.parties)
    if not mine or not theirs:
        return 0
    if mine == theirs and len(mine) > 1:
        return 2
    if mine <= theirs or theirs <= mine:
        return 1
    two = len(mine) == len(theirs) == 2
    return 0 if mine & theirs and same_day(a, b) and not two else None


def same_day(a: Telling, b: Telling) -> bool:
    return a.when is not None and a.when == b.when


def _by_course(a: Telling, b: Telling) -> int | None:
    """One that was held and one that lies ahead are two, unless they are of the same day or number."""
    if not a.standing or not b.standing or same_day(a, b) or (a.round and a.round == b.round):
        return 0
    statuses = {a.standing.status, b.standing.status}
    if len(statuses) == 1 and any(_is_bare_definite(t) for t in (a, b)):
        return 1
    return None if MeetingStatus.HELD in statuses and statuses & _AHEAD else 0


def _is_bare_definite(telling: Telling) -> bool:
    """Whether it is named as one that is known already, and not by its place or by who meets."""
    return telling.definite and not telling.place and not telling.parties
