"""What the tellings of one meeting say of it together, and who meets there."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import msgspec

from memcon.model.findings import Meeting, Names
from memcon.model.ids import finding_id
from memcon.model.kinds import FindingKind
from memcon.model.passages import Spans
from memcon.reading.meetings.course import kind_of
from memcon.reading.meetings.lexicon import lexicon
from memcon.reading.meetings.merging import Group
from memcon.reading.meetings.status import Surety
from memcon.reading.meetings.telling import Telling


def meetings_of(groups: Iterable[Group], sides: Names, text_id: str) -> Iterator[Meeting]:
    """The meetings on a page; `sides` are the two at the table, where the page tells."""
    table = Table(tuple(groups), sides)
    seen: dict[Spans, int] = {}
    for one in table.groups:
        parties = table.parties_of(one)
        if not one.bears(parties):
            continue
        meeting = _meeting(one, parties)
        nth = seen.get(meeting.evidence, 0)
        seen[meeting.evidence] = nth + 1
        yield _named(meeting, text_id, nth)


def _named(meeting: Meeting, text_id: str, nth: int) -> Meeting:
    return msgspec.structs.replace(meeting, id=finding_id(FindingKind.MEETING, text_id, meeting.evidence, nth=nth))


@dataclass(frozen=True)
class Table:
    """Who sits at the table of each meeting on a page; `sides` are the two at it, where the page tells."""

    groups: tuple[Group, ...]
    sides: Names

    def parties_of(self, one: Group) -> Names:
        """Who meets; rounds of one series, meetings of "the sides", bare "talks", and "the next meeting" that one of
        them proposes have the parties that are told of the others, or else the sides at the table."""
        if not one.parties and (pointed := self._pointed(one)):
            return pointed
        of_series = _is_of_the_sides(one) or _goes_on(one) or _is_bare(one)
        if len(one.parties) > 1 or not of_series or _is_aside(one):
            return one.parties
        stranger = not _is_of_the_sides(one) and _proposer(one) not in (None, *self._of_the_series)
        fits = not stranger and set(one.parties) <= set(self._of_the_series)
        return self._of_the_series if fits else one.parties

    @cached_property
    def _of_the_series(self) -> Names:
        """The parties of all rounds, or else of all talks between two, where these are the same; or else the sides."""
        rounds = [g for g in self.groups if _is_of_the_sides(g) and len(g.parties) > 1 and not _is_aside(g)]
        named = [g for g in self.groups if _is_between_two(g) and all(t.is_noun for t in g.tellings)]
        likely = rounds or named or [g for g in self.groups if _is_between_two(g)]
        told = {frozenset(g.parties): g.parties for g in likely}
        return next(iter(told.values())) if len(told) == 1 else self.sides if not told else ()

    def _pointed(self, one: Group) -> Names:
        """Whom "they" who meet stand for: the two of the sentence before, or those who met by what was told shortly
        before, where these were always the same, or else the sides at the table."""
        pointing = next((t for t in one.tellings if t.pointed is not None), None)
        if pointing is None or pointing.pointed is None:
            return ()
        first = bisect_left(self._acting, pointing.position - pointing.reach, key=lambda t: t.position)
        last = bisect_left(self._acting, pointing.position, key=lambda t: t.position)
        met = {frozenset(t.parties): t.parties for t in self._acting[first:last]}
        return pointing.pointed or (next(iter(met.values())) if len(met) == 1 else self.sides)

    @cached_property
    def _acting(self) -> list[Telling]:
        """What parties are told to have done together, in the order of the text."""
        told = (t for g in self.groups for t in g.tellings if t.acts and len(t.parties) > 1)
        return sorted(told, key=lambda t: t.position)


def _is_between_two(one: Group) -> bool:
    return len(one.parties) == 2 and all(t.form == "talks" for t in one.tellings)


def _is_of_the_sides(one: Group) -> bool:
    return _number(one) is not None or any(t.together for t in one.tellings)


def _goes_on(one: Group) -> bool:
    """Whether it is called one more of a series: "the next meeting"."""
    return any(t.what.split()[0].lower() in lexicon().lists["again"] for t in one.tellings if t.is_noun and t.what)


def _is_bare(one: Group) -> bool:
    """Whether it is called "talks" and nothing else, as those that the report is about."""
    return any(t.is_noun and t.what.lower() in {"talks", "negotiations"} for t in one.tellings) and not one.parties


def _proposer(one: Group) -> str | None:
    return next((t.proposer for t in one.tellings if t.proposer), None)


def _number(one: Group) -> int | None:
    return next((t.round for t in one.tellings if t.round), None)


def _is_aside(one: Group) -> bool:
    return all(t.aside for t in one.tellings)


def _meeting(one: Group, parties: Names) -> Meeting:
    best = max(one.tellings, key=lambda t: (t.weight, -t.position))
    named = [t for t in one.tellings if t.is_noun] or [best]
    standing, when = one.telling_status, one.date
    told = max(named, key=lambda t: (t.round is not None, t.words, -t.position))
    return Meeting(
        id="",
        what=told.what,
        kind=kind_of(told.form, told.what),
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
        duration=next((t.duration for t in one.tellings if t.duration), None),
        outcome=next((t.outcome for t in one.tellings if t.outcome), None),
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
