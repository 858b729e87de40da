"""Who sits at the table of each meeting on a page: whom its own words name, or else the sides of its talks."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from memcon.model.findings import Names
from memcon.reading.meetings.lexicon import lexicon
from memcon.reading.meetings.merging import Group
from memcon.reading.meetings.telling import Telling

_BY_ROUND = 4  # what it counts for two parties as the sides that a numbered round is told to be theirs,
_BY_SIGNING = 3  # that they sign,
_BY_NOUN = 2  # that some other talks are theirs,
_BY_VERB = 1  # that they met,
_BY_DELEGATES = 2  # or that theirs are the delegations that the page names
_AHEAD = 1.5  # how much more often than two others they are named who are as likely by all that
LEAD = 600  # characters at the head of a report, in which it says what it is about: those who meet there count one more
_SETS = 30  # sets of parties that are looked at, those for whom most speaks by themselves
_FOREMOST = 4  # among how many that are named most those must be who only met


@dataclass(frozen=True)
class Sides:
    """What a page tells of the sides before its meetings are known: the two whose delegations it names, the two that it
    names most, the two that do something together at its head, how often it names each party, and which of them are
    persons."""

    delegates: Names = ()
    foremost: Names = ()
    joined: Names = ()
    named: Mapping[str, int] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Table:
    """Who sits at the table of each meeting on a page."""

    groups: tuple[Group, ...]
    sides: Sides

    def parties_of(self, one: Group) -> Names:
        """Who meets; those that are one of a series, or are only called talks, have the parties that are told of the
        others, or else the sides at the table."""
        if not one.parties and (pointed := self._pointed(one)):
            return pointed
        if any(t.with_sides for t in one.tellings) and not set(one.parties) & set(self.at_it):
            return (*one.parties, *self.at_it)
        if len(one.parties) > 1 or is_aside(one) or not _is_of_series(one):
            return one.parties
        stranger = not _is_of_the_sides(one) and proposer_of(one) not in (None, *self.at_it)
        fits = not stranger and set(one.parties) <= set(self.at_it)
        return self.at_it if fits else one.parties

    @cached_property
    def at_it(self) -> Names:
        """The sides whose talks the page is about: those for whom most speaks, where no others come near."""
        speaking = self._speaking_for
        ranked = sorted(speaking, key=lambda names: (-speaking[names], -self._least_named(names), sorted(names)))
        if not ranked:
            return self._told_of
        best, *others = ranked
        rival = next((names for names in others if speaking[names] == speaking[best]), None)
        if rival is not None and self._least_named(best) < _AHEAD * self._least_named(rival):
            return ()
        return self._in_order(best)

    @property
    def _told_of(self) -> Names:
        """The sides, as far as the page tells them apart from its meetings."""
        return self.sides.delegates or self.sides.foremost or self.sides.joined

    @cached_property
    def _speaking_for(self) -> Counter[frozenset[str]]:
        """Each set of parties that some talks are told to be between, and how much speaks for it as the sides."""
        told: Counter[frozenset[str]] = Counter()
        for telling in self._between:
            told[frozenset(telling.parties)] += _weight(telling) + (telling.position < LEAD)
        counted: Counter[frozenset[str]] = Counter()
        for names, _ in told.most_common(_SETS):
            counted[names] = sum(weight for others, weight in told.items() if names <= others)
            counted[names] += _BY_DELEGATES * (set(self.sides.delegates) == names)
        return counted

    @cached_property
    def _between(self) -> list[Telling]:
        """The tellings of talks between those who can be the sides."""
        groups = [g for g in self.groups if all(t.form in {"talks", "gathering"} for t in g.tellings)]
        told = [t for g in groups for t in g.tellings if not t.aside]
        return [t for t in told if len(t.parties) > 1 and self._can_be_of_the_sides(t)]

    def _can_be_of_the_sides(self, telling: Telling) -> bool:
        """Not of persons who stand for nobody, nor of who is host to the talks; who merely met must be named more than
        most."""
        if self.sides.persons.union(self._bringing).intersection(telling.parties):
            return False
        return _weight(telling) > _BY_VERB or set(telling.parties) <= self._foremost

    @cached_property
    def _bringing(self) -> frozenset[str]:
        """Hosts and mediators of the page's talks, where these are told."""
        told = (t for g in self.groups for t in g.tellings if t.form == "talks")
        return frozenset(name for t in told for name in (t.host, t.mediator) if name and name not in t.parties)

    @cached_property
    def _foremost(self) -> set[str]:
        """The parties that are named most, persons who stand for nobody left out."""
        named = Counter({name: n for name, n in self.sides.named.items() if name not in self.sides.persons})
        return {name for name, _ in named.most_common(_FOREMOST)}

    def _least_named(self, names: frozenset[str]) -> int:
        return min((self.sides.named.get(name, 0) for name in names), default=0)

    def _in_order(self, names: frozenset[str]) -> Names:
        """As the telling has them that names just these, and first."""
        return next((t.parties for t in self._between if frozenset(t.parties) == names), ())

    def _pointed(self, one: Group) -> Names:
        """Whom "they" who meet stand for: the two of the sentence before, or those who met by what was told shortly
        before, where these were always the same, or else the sides at the table."""
        pointing = next((t for t in one.tellings if t.pointed is not None), None)
        if pointing is None or pointing.pointed is None:
            return ()
        first = bisect_left(self._acting, pointing.position - pointing.reach, key=lambda t: t.position)
        last = bisect_left(self._acting, pointing.position, key=lambda t: t.position)
        met = {frozenset(t.parties): t.parties for t in self._acting[first:last]}
        if pointing.pointed and self._can_meet(pointing):
            return pointing.pointed
        return next(iter(met.values())) if len(met) == 1 else self._told_of or self.at_it

    def _can_meet(self, pointing: Telling) -> bool:
        """Whether the two of the sentence before can meet; "the leaders" are of both sides or of neither."""
        two = set(pointing.pointed or ())
        if pointing.together and two & set(self.at_it):
            return two <= set(self.at_it)
        return two <= self.sides.persons or two <= self._foremost

    @cached_property
    def _acting(self) -> list[Telling]:
        """What parties are told to have done together, in the order of the text."""
        told = (t for g in self.groups for t in g.tellings if t.acts and len(t.parties) > 1)
        return sorted(told, key=lambda t: t.position)


def _weight(telling: Telling) -> int:
    if telling.round:
        return _BY_ROUND
    if telling.what.lower() == "signing":
        return _BY_SIGNING
    return _BY_NOUN if telling.is_noun else _BY_VERB


def _is_of_series(one: Group) -> bool:
    """Whether it is one of the talks that the page is about: a numbered round, "the next meeting", a meeting of "the
    sides", or what is called talks or a round, and nobody is named."""
    return _is_of_the_sides(one) or any(map(_goes_on, one.tellings)) or any(map(_is_talks, one.tellings))


def _is_of_the_sides(one: Group) -> bool:
    return number_of(one) is not None or any(t.together for t in one.tellings)


def _goes_on(telling: Telling) -> bool:
    """Whether it is called one more of a series: "the next meeting", "the last session"."""
    return telling.is_noun and bool(_words(telling)[:1]) and _words(telling)[0] in lexicon().lists["again"]


def _is_talks(telling: Telling) -> bool:
    return (
        telling.is_noun
        and not telling.parties
        and any(w in lexicon().lists["only_sides_hold"] for w in _words(telling))
    )


def _words(telling: Telling) -> list[str]:
    return telling.what.lower().split()


def number_of(one: Group) -> int | None:
    return next((t.round for t in one.tellings if t.round), None)


def proposer_of(one: Group) -> str | None:
    return next((t.proposer for t in one.tellings if t.proposer), None)


def is_aside(one: Group) -> bool:
    return all(t.aside for t in one.tellings)
