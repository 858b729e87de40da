"""From tellings to meetings: which of them speak of the same one."""

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import msgspec

from memcon.model.findings import DateMention, Names
from memcon.model.kinds import MeetingStatus
from memcon.reading.cast import unique
from memcon.reading.meetings.agreeing import SURE, agreement_of, same_day, window_of
from memcon.reading.meetings.status import Standing
from memcon.reading.meetings.telling import Telling

_AHEAD = frozenset({MeetingStatus.PROPOSED, MeetingStatus.SCHEDULED})
_COURSE = {MeetingStatus.PROPOSED: 0, MeetingStatus.SCHEDULED: 1}
_OVER = 2  # where all other statuses stand in a meeting's course
_SURE_OF_FRESH = 4  # and where the later one speaks of "a meeting", as of a new one, without the same day
_BACK = 150  # tellings before one, among whose meetings its own is looked for
_NEAR = 400  # characters within which "the meeting, in Lima" is the one that was spoken of last


@dataclass(frozen=True)
class Group:
    """The tellings of one meeting, in the order of the text, and of those that tell the same the first."""

    tellings: tuple[Telling, ...]
    distinct: tuple[Telling, ...]

    def with_(self, telling: Telling) -> "Group":
        at = bisect_right(self.tellings, telling.position, key=lambda t: t.position)
        known = any(t.identity == telling.identity for t in self.distinct)
        return Group(
            (*self.tellings[:at], telling, *self.tellings[at:]),
            self.distinct if known else (*self.distinct, telling),
        )

    def agreement(self, other: Telling) -> int | None:
        """How much a telling has in common with these; None where it contradicts one of them."""
        most = 0
        if other.mention in self._mentions:
            return None  # one mention tells of several meetings
        if other.same in self._mentions:
            return _SURE_OF_FRESH
        for mine in self.distinct:
            points = agreement_of(mine, other)
            if points is None:
                return None
            most = max(most, points)
        return most if not other.fresh or most >= _SURE_OF_FRESH or self._is_of_that_day(other) else 0

    @cached_property
    def _mentions(self) -> frozenset[int]:
        return frozenset(telling.mention for telling in self.tellings)

    def _is_of_that_day(self, other: Telling) -> bool:
        return any(same_day(t, other) or (t.round and t.round == other.round) for t in self.distinct)

    def distance(self, position: int) -> int:
        """Characters back to the nearest telling; those that come later are farther than all before."""
        at = bisect_right(self.tellings, position, key=lambda t: t.position)
        return position - self.tellings[at - 1].position if at else 10**9

    @property
    def parties(self) -> Names:
        return unique(name for telling in self.tellings for name in telling.parties)

    @property
    def telling_status(self) -> Telling | None:
        """The telling that says best where the meeting stands: outright, farthest in its course, by the report
        itself, first."""
        standing = [t for t in self.tellings if t.standing and not self._is_known_better(t) and not self._waits(t)]
        return max(standing, key=_tells_status, default=None)

    def _is_known_better(self, telling: Telling) -> bool:
        """Whether it says no more than that the meeting is put off, where its new day or place is told."""
        postponed = telling.standing is not None and telling.standing.status is MeetingStatus.POSTPONED
        return postponed and not telling.moved and any(t.moved for t in self.tellings)

    def _waits(self, telling: Telling) -> bool:
        """Whether it is the answer of one of several who were asked: the meeting stays proposed."""
        return 0 < telling.answered < self._invited and self._answers[telling.standing] < self._invited

    @cached_property
    def _invited(self) -> int:
        return max(telling.invited for telling in self.tellings)

    @cached_property
    def _answers(self) -> Counter[Standing | None]:
        """How many have answered, by what they answered."""
        answers: Counter[Standing | None] = Counter()
        for telling in self.tellings:
            answers[telling.standing] += telling.answered
        return answers

    @property
    def date(self) -> DateMention | None:
        """The narrowest date that is told; from its first to its last day where both are."""
        windows = ((a, w) for a in self.distinct for b in self.distinct if a.edge == "opens" and (w := window_of(a, b)))
        spanned = next(((a.date, w) for a, w in windows if a.date), None)
        if spanned is not None:
            return msgspec.structs.replace(spanned[0], value=spanned[1].text)
        dated = self.telling_date
        return dated.date if dated else next((t.date for t in self.tellings if t.date), None)

    @property
    def telling_date(self) -> Telling | None:
        dated = [t for t in self.tellings if t.when]
        return min(dated, key=_tells_day, default=None)

    def bears(self, parties: Names) -> bool:
        """Whether enough is told for a meeting of its own."""
        if all(t.disowned for t in self.tellings):
            return False
        known = any(t.is_of_a_time or t.round or t.place for t in self.tellings)
        vague = any(t.when for t in self.tellings) and len(self.parties) < 2  # "talks began in 2007"
        anchored = known or (len(parties) > 1 and not vague)
        placed = any(t.when and t.place for t in self.tellings)
        return anchored and (self.telling_status is not None or placed)


def _tells_day(telling: Telling) -> tuple[int, bool]:
    """The narrowest, and of equals one that is written in full."""
    days = telling.when.days if telling.when else None
    return days or 10**6, telling.date is not None and telling.date.inferred


def _tells_status(telling: Telling) -> tuple[int, int, bool, int]:
    standing = telling.standing
    assert standing is not None  # noqa: S101 - those without were left out
    return standing.surety, _COURSE.get(standing.status, _OVER), telling.said_by is None, -telling.position


def group(tellings: Iterable[Telling]) -> tuple[Group, ...]:
    """The meetings: first those that can stand alone, then what refers back to them ("the talks")."""
    ordered = sorted(tellings, key=lambda t: t.position)
    table = _Table()
    for telling in ordered:
        if telling.is_anchored or telling.same is not None:
            near = table.near(telling.position)
            same = _same_meeting(near, telling)
            table.place(telling, _placed_later(near, telling) if same is None else same, alone=telling.is_anchored)
    for telling in ordered:
        if not telling.is_anchored and telling.definite and (telling.is_outright or telling.parties):
            table.place(telling, _meant(table.near(telling.position), telling), alone=False)
    return tuple(sorted(table.groups, key=lambda g: g.tellings[0].position))


class _Table:
    """The meetings so far, and where each is spoken of."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._places: list[tuple[int, int]] = []

    def near(self, position: int) -> dict[int, Group]:
        """By their numbers, the meetings spoken of last before a place: in a text of any usual length, all."""
        at = bisect_right(self._places, (position, len(self.groups)))
        numbers = {number for _, number in self._places[max(0, at - _BACK) : at]}
        return {number: self.groups[number] for number in sorted(numbers)}

    def place(self, telling: Telling, at: int | None, *, alone: bool) -> None:
        if at is not None:
            self.groups[at] = self.groups[at].with_(telling)
        elif alone:
            at = len(self.groups)
            self.groups.append(Group((telling,), (telling,)))
        if at is not None:
            insort(self._places, (telling.position, at))


def _same_meeting(groups: Mapping[int, Group], telling: Telling) -> int | None:
    agreed = [(points, -g.distance(telling.position), i) for i, g in groups.items() if (points := g.agreement(telling))]
    fitting = [a for a in agreed if a[0] >= SURE]
    return max(fitting)[2] if fitting else None


def _placed_later(groups: Mapping[int, Group], telling: Telling) -> int | None:
    """Which meeting it gives the place of: "The meeting, in Lima, was agreed on Monday"; the nearest before it that is
    dated or numbered and not placed and that stands as it does."""
    if not telling.definite or telling.when or telling.round or telling.parties or not telling.is_outright:
        return None
    known = {i: g for i, g in groups.items() if g.telling_date or any(t.round for t in g.tellings)}
    open_ = {i: g for i, g in known.items() if not any(t.place for t in g.tellings)}
    alike = {i: g for i, g in open_.items() if (best := g.telling_status) is None or best.standing == telling.standing}
    agreed = [(g.distance(telling.position), i) for i, g in alike.items() if g.agreement(telling) is not None]
    return min(agreed)[1] if agreed and min(agreed)[0] < _NEAR else None


def _meant(groups: Mapping[int, Group], telling: Telling) -> int | None:
    """Which meeting a bare "the talks" means: the nearest before it that it does not contradict."""
    fitting = [(g.distance(telling.position), i) for i, g in groups.items() if g.agreement(telling) is not None]
    before = [f for f in fitting if f[0] < 10**9]
    return min(before)[1] if before else None
