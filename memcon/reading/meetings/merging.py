"""From tellings to meetings: which of them speak of the same one, and what they say of it together."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from memcon.model.findings import Meeting, Names
from memcon.model.ids import finding_id
from memcon.model.kinds import FindingKind, MeetingStatus
from memcon.model.passages import Spans
from memcon.reading.cast import unique
from memcon.reading.meetings.lexicon import lexicon
from memcon.reading.meetings.status import Surety
from memcon.reading.meetings.telling import Telling

_AHEAD = frozenset({MeetingStatus.PROPOSED, MeetingStatus.SCHEDULED})
_COURSE = {MeetingStatus.PROPOSED: 0, MeetingStatus.SCHEDULED: 1}
_OVER = 2  # where all other statuses stand in a meeting's course
_SURE = 2  # points of agreement that make two tellings one meeting


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
        if any(t.position == other.position for t in self.tellings):
            return None  # one mention tells of several meetings
        for mine in self.distinct:
            points = _agreement(mine, other)
            if points is None:
                return None
            most = max(most, points)
        return most

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
        standing = [t for t in self.tellings if t.standing and not self._is_known_better(t)]
        return max(standing, key=_tells_status, default=None)

    def _is_known_better(self, telling: Telling) -> bool:
        """Whether it says no more than that the meeting is put off, where its new day or place is told."""
        postponed = telling.standing is not None and telling.standing.status is MeetingStatus.POSTPONED
        return postponed and any(t.moved for t in self.tellings)

    @property
    def telling_date(self) -> Telling | None:
        dated = [t for t in self.tellings if t.when]
        return min(dated, key=lambda t: (t.when.days or 10**6) if t.when else 0, default=None)

    def bears(self, parties: Names) -> bool:
        """Whether enough is told for a meeting of its own."""
        known = any(t.when or t.round or t.place for t in self.tellings)
        anchored = known or len(parties) > 1
        placed = any(t.when and t.place for t in self.tellings)
        return anchored and (self.telling_status is not None or placed)


def _tells_status(telling: Telling) -> tuple[int, int, bool, int]:
    standing = telling.standing
    assert standing is not None  # noqa: S101 - those without were left out
    return standing.surety, _COURSE.get(standing.status, _OVER), telling.said_by is None, -telling.position


def group(tellings: Iterable[Telling]) -> tuple[Group, ...]:
    """The meetings: first those that can stand alone, then what refers back to them ("the talks")."""
    ordered = sorted(tellings, key=lambda t: t.position)
    groups: list[Group] = []
    for telling in ordered:
        if telling.is_anchored:
            _place(groups, telling, _same_meeting(groups, telling), alone=True)
    for telling in ordered:
        if not telling.is_anchored and telling.definite and (telling.is_outright or telling.parties):
            _place(groups, telling, _meant(groups, telling), alone=False)
    return tuple(sorted(groups, key=lambda g: g.tellings[0].position))


def _place(groups: list[Group], telling: Telling, at: int | None, *, alone: bool) -> None:
    if at is not None:
        groups[at] = groups[at].with_(telling)
    elif alone:
        groups.append(Group((telling,), (telling,)))


def _same_meeting(groups: list[Group], telling: Telling) -> int | None:
    agreed = [
        (points, -g.distance(telling.position), i) for i, g in enumerate(groups) if (points := g.agreement(telling))
    ]
    fitting = [a for a in agreed if a[0] >= _SURE]
    return max(fitting)[2] if fitting else None


def _meant(groups: list[Group], telling: Telling) -> int | None:
    """Which meeting a bare "the talks" means: the nearest before it that it does not contradict."""
    fitting = [(g.distance(telling.position), i) for i, g in enumerate(groups) if g.agreement(telling) is not None]
    before = [f for f in fitting if f[0] < 10**9]
    return min(before)[1] if before else None


def _agreement(a: Telling, b: Telling) -> int | None:
    total = 0
    for compare in (_by_form, _by_round, _by_date, _by_place, _by_parties, _by_course):
        points = compare(a, b)
        if points is None:
            return None
        total += points
    return total


def _by_form(a: Telling, b: Telling) -> int | None:
    if a.form == b.form:
        return 0
    return -2 if {a.form, b.form} == {"talks", "gathering"} else None


def _by_round(a: Telling, b: Telling) -> int | None:
    if a.round and b.round:
        return 3 if a.round == b.round else None
    return 0


def _by_date(a: Telling, b: Telling) -> int | None:
    if not a.when or not b.when:
        return 0
    if a.when == b.when:
        return 3
    return 1 if a.when.within(b.when) or b.when.within(a.when) else None


def _by_place(a: Telling, b: Telling) -> int | None:
    if not a.place or not b.place:
        return 0
    if a.place.casefold() == b.place.casefold():
        return 1 if a.when and b.when else 2
    return 0 if _same_day(a, b) and set(a.parties) & set(b.parties) else None


def _by_parties(a: Telling, b: Telling) -> int | None:
    mine, theirs = set(a.parties), set(b.parties)
    if not mine or not theirs:
        return 0
    if mine == theirs and len(mine) > 1:
        return 2
    if mine <= theirs or theirs <= mine:
        return 1
    return 0 if mine & theirs and _same_day(a, b) else None


def _same_day(a: Telling, b: Telling) -> bool:
    return a.when is not None and a.when == b.when


def _by_course(a: Telling, b: Telling) -> int | None:
    """One that was held and one that lies ahead are two, unless they are of the same day or number."""
    if not a.standing or not b.standing or _same_day(a, b) or (a.round and a.round == b.round):
        return 0
    statuses = {a.standing.status, b.standing.status}
    return None if MeetingStatus.HELD in statuses and statuses & _AHEAD else 0


def meetings_of(groups: Iterable[Group], sides: Names, text_id: str) -> Iterator[Meeting]:
    """The meetings on a page; `sides` are the two at the table, where the page tells."""
    known = tuple(groups)
    seen: dict[Spans, int] = {}
    for one in known:
        parties = _parties(one, known, sides)
        if not one.bears(parties):
            continue
        meeting = _meeting(one, parties)
        nth = seen.get(meeting.evidence, 0)
        seen[meeting.evidence] = nth + 1
        yield _named(meeting, text_id, nth)


def _named(meeting: Meeting, text_id: str, nth: int) -> Meeting:
    import msgspec

    return msgspec.structs.replace(meeting, id=finding_id(FindingKind.MEETING, text_id, meeting.evidence, nth=nth))


def _parties(one: Group, groups: tuple[Group, ...], sides: Names) -> Names:
    """Who meets; rounds of one series, meetings of "the sides", and "the next meeting" that one of them proposes have
    the parties that are told of the others, or else the sides at the table."""
    if len(one.parties) > 1 or not (_is_of_the_sides(one) or _goes_on(one)):
        return one.parties
    others = [g for g in groups if _is_of_the_sides(g) and len(g.parties) > 1 and not _is_aside(g)]
    told = {frozenset(g.parties): g.parties for g in others or (g for g in groups if _is_between_two(g))}
    known = next(iter(told.values())) if len(told) == 1 else sides if not told else ()
    if not _is_of_the_sides(one) and _proposer(one) not in known:
        return one.parties
    return known if set(one.parties) <= set(known) and not _is_aside(one) else one.parties


def _is_between_two(one: Group) -> bool:
    return len(one.parties) == 2 and all(t.form == "talks" and t.is_noun for t in one.tellings)


def _is_of_the_sides(one: Group) -> bool:
    return _number(one) is not None or any(t.together for t in one.tellings)


def _goes_on(one: Group) -> bool:
    """Whether it is called one more of a series: "the next meeting"."""
    return any(t.what.split()[0].lower() in lexicon().lists["again"] for t in one.tellings if t.is_noun and t.what)


def _proposer(one: Group) -> str | None:
    return next((t.proposer for t in one.tellings if t.proposer), None)


def _number(one: Group) -> int | None:
    return next((t.round for t in one.tellings if t.round), None)


def _is_aside(one: Group) -> bool:
    return all(t.aside for t in one.tellings)


def _meeting(one: Group, parties: Names) -> Meeting:
    best = max(one.tellings, key=lambda t: (t.weight, -t.position))
    named = [t for t in one.tellings if t.is_noun] or [best]
    dated, standing = one.telling_date, one.telling_status
    when = dated.date if dated else next((t.date for t in one.tellings if t.date), None)
    return Meeting(
        id="",
        what=max(named, key=lambda t: (t.round is not None, t.words, -t.position)).what,
        parties=parties,
        place=next((t.place for t in one.tellings if t.place), None),
        date=when.value if when else None,
        date_text=when.text if when else None,
        date_inferred=when.inferred if when else False,
        round=_number(one),
        host=next((t.host for t in one.tellings if t.host), None),
        mediator=next((t.mediator for t in one.tellings if t.mediator), None),
        proposer=_proposer(one),
        status=standing.standing.status if standing and standing.standing else None,
        status_by=_said_by(standing),
        aside=_is_aside(one),
        evidence=(best.evidence,),
        also=_further(one, best),
    )


def _said_by(standing: Telling | None) -> str | None:
    """Who says where it stands; what a date alone tells is nobody's word."""
    if standing is None or standing.standing is None or standing.standing.surety is Surety.BY_DATE:
        return None
    return standing.said_by


def _further(one: Group, best: Telling) -> Spans:
    spans = dict.fromkeys(t.short if t.is_anchored else t.evidence for t in one.tellings if t is not best)
    return tuple(s for s in spans if not s.overlaps(best.evidence))
