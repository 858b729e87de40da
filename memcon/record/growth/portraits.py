"""What the claims of an actor come to in sum, kept so that one more claim changes it without a look at the others."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, func, select

from memcon.model.kinds import FindingKind
from memcon.record import schema
from memcon.record.growth.cast import Voice
from memcon.record.growth.shelf import Shelf, place_of
from memcon.record.kept.days import Reach, reach_of
from memcon.record.kept.packed import claim_decoder
from memcon.record.kept.terms import MOST, terms_in
from memcon.record.material import AnyClaim
from memcon.record.portions import within
from memcon.record.settle.history import Office

_C, _S, _P = schema.claim.c, schema.standing.c, schema.portrait.c
_SOME = 16  # claims that are looked at in search of one that gives an office
_decode = claim_decoder(FindingKind.ACTOR)


Day = tuple[str, str]
"""A day, and the finding that says it."""


class Quote(msgspec.Struct, array_like=True, frozen=True, order=True):
    """Words that name an actor, where they stand first, and how many terms they have."""

    place: str
    nth: int
    words: str
    terms: int


class Portrait(msgspec.Struct):
    """`stories` has how many stories tell of the actor in just these voices, `firsts` the place of the first claim in
    each voice, `offices` the claims that give another office than the one before, `quotes` the words that name it, each
    once, in their order, as many as are searched; `cut` where there are more. `begun`, `ended` and `told` are the days
    between which it is told of (`kept.days`), each with the finding that says so."""

    stories: dict[str, int] = {}
    firsts: dict[str, str] = {}
    offices: list[Office] = []
    quotes: list[Quote] = []
    cut: bool = False
    begun: Day = ("~", "")
    ended: Day = ("", "")
    told: Day = ("", "")

    @property
    def utmost(self) -> set[str]:
        """The findings that say between which days it is told of."""
        return {self.begun[1], self.ended[1], self.told[1]}

    def reach(self, telling: "Telling") -> None:
        """Has it reach as far as a telling does."""
        finding, reach = telling.finding, telling.reach
        self.begun = min(self.begun, (reach.begun, finding))
        self.ended = max(self.ended, (reach.ended, finding))
        self.told = max(self.told, (reach.told, finding))


class Telling(NamedTuple):
    """What one claim brings to a portrait."""

    place: str
    story: str
    voice: str
    office: Office | None
    quotes: tuple[Quote, ...]
    reach: Reach

    @property
    def finding(self) -> str:
        return self.place.split(" ")[-1]


def telling_of(claim: AnyClaim, voice: Voice) -> Telling:
    """What a claim brings, which has its publications."""
    place, office = place_of(claim), claim.finding.office
    quotes = ((nth, passage.quote) for nth, passage in enumerate(claim.passages))
    return Telling(
        place,
        claim.story,
        "|".join(voice),
        Office(place, office, claim.published) if office else None,
        tuple(Quote(place, nth, words, 1 + sum(1 for _ in terms_in(words))) for nth, words in quotes),
        reach_of(claim),
    )


class Portraits:
    """The portraits that a step changes."""

    def __init__(self, connection: Connection, shelf: Shelf) -> None:
        self._connection, self._shelf = connection, shelf
        self._less: dict[str, list[Telling]] = defaultdict(list)
        self._more: dict[str, list[Telling]] = defaultdict(list)
        self._anew: set[str] = set()
        self.requoted: set[str] = set()

    def take_off(self, group: str, telling: Telling) -> None:
        self._less[group].append(telling)

    def add(self, group: str, telling: Telling) -> None:
        self._more[group].append(telling)

    def make_anew(self, groups: Iterable[str]) -> None:
        """Has portraits made from all claims."""
        self._anew.update(groups)

    def bring_up_to_date(self, groups: Collection[str]) -> dict[str, Portrait]:
        """The portraits of groups, as they are now; of those without claims there are none. `requoted` are those that
        other words name than before."""
        kept = self._load(groups)
        found: dict[str, Portrait] = {}
        for group in sorted(groups):
            known = kept.get(group, Portrait())
            if group in self._anew or not self._reaches_as_far(group, known):
                made = self._make(group)
            else:
                made = self._change(group, known)
            if made.stories:
                found[group] = made
            if known.quotes != made.quotes:
                self.requoted.add(group)
        self._keep(kept, found)
        return found

    def _reaches_as_far(self, group: str, known: Portrait) -> bool:
        """Whether nothing was taken off that said between which days the actor is told of, or it says so still."""
        now = {one.finding: one.reach for one in self._more.get(group, ())}
        lost = (one for one in self._less.get(group, ()) if one.finding in known.utmost)
        return all(now.get(one.finding) == one.reach for one in lost)

    def _load(self, groups: Collection[str]) -> dict[str, Portrait]:
        rows = self._shelf.each(select(schema.portrait), _P.grouped, sorted(groups))
        return {row.grouped: msgspec.json.decode(row.body, type=Portrait) for some in rows for row in some}

    def _keep(self, kept: Mapping[str, Portrait], found: Mapping[str, Portrait]) -> None:
        changed = [group for group in kept.keys() | found.keys() if kept.get(group) != found.get(group)]
        self._shelf.remove(_P.grouped, changed)
        rows = [
            {"grouped": group, "body": msgspec.json.encode(found[group]).decode()}
            for group in sorted(changed)
            if group in found
        ]
        self._shelf.write(schema.portrait, rows)

    def _make(self, group: str) -> Portrait:
        """From all claims of a group."""
        voices: dict[str, set[str]] = defaultdict(set)
        made = Portrait()
        quotes: dict[str, Quote] = {}
        for telling in self._tellings(group):
            voices[telling.story].add(telling.voice)
            made.firsts.setdefault(telling.voice, telling.place)
            made.reach(telling)
            if telling.office and (not made.offices or made.offices[-1].office != telling.office.office):
                made.offices.append(telling.office)
            for quote in telling.quotes:
                quotes.setdefault(quote.words, quote)
        made.stories = dict(Counter(" ".join(sorted(some)) for some in voices.values()))
        return _with_quotes(made, quotes.values())

    def _tellings(self, group: str) -> Iterator[Telling]:
        told = select(_C.body, _S.form, _S.beside, _S.borne).join(schema.standing, _S.finding_id == _C.finding_id)
        rows = self._connection.execute(told.where(_C.entry_id == group).order_by(_C.place)).all()
        for portion in within(rows):
            claims = [(_decode(row.body), Voice(row.form, row.beside, row.borne)) for row in portion]
            known = self._shelf.publications(sorted({claim.text_id for claim, _ in claims}))
            for claim, voice in claims:
                yield telling_of(msgspec.structs.replace(claim, publications=known.get(claim.text_id, ())), voice)

    def _change(self, group: str, known: Portrait) -> Portrait:
        less, more = self._less.get(group, []), self._more.get(group, [])
        stories = Counter(known.stories)
        stories.subtract(_by_story(less))
        stories.update(_by_story(more))
        made = Portrait(
            {voices: times for voices, times in stories.items() if times},
            self._firsts(known, less, more),
            self._offices(group, known, less, more),
            known.quotes,
            known.cut,
            known.begun,
            known.ended,
            known.told,
        )
        for one in more:
            made.reach(one)
        return self._requote(group, made, less, more)

    def _firsts(self, known: Portrait, less: Sequence[Telling], more: Sequence[Telling]) -> dict[str, str]:
        firsts = dict(known.firsts)
        for voice in {one.voice for one in less if firsts.get(one.voice) == one.place}:
            form, beside, borne = voice.split("|")
            here = (_S.form == form) & (_S.beside == beside) & (_S.borne == borne) & _S.shown
            first = self._connection.scalar(select(func.min(_S.first)).where(here))
            del firsts[voice]
            firsts |= {voice: first} if first else {}
        for one in more:
            firsts[one.voice] = min(firsts.get(one.voice, "~"), one.place)
        return firsts

    def _offices(self, group: str, known: Portrait, less: Sequence[Telling], more: Sequence[Telling]) -> list[Office]:
        """Told anew of the days on which an office was given, or is."""
        offices = known.offices
        for day in sorted({one.place.rsplit(" ", 1)[0] for one in (*less, *more) if one.office}):
            begins, ends = f"{day} ", f"{day}!"
            before = [one for one in offices if one.place < begins]
            today = self._given(_claims(group).where(_C.place >= begins, _C.place < ends))
            following = next(self._given(_claims(group).where(_C.place >= ends)), None)
            after = [one for one in offices if following and one.place > following.place]
            offices = before
            for one in (*today, *([following] if following else ())):
                if not offices or offices[-1].office != one.office:
                    offices = [*offices, one]
            offices = [*offices, *after]
        return offices

    def _given(self, query: Select[Any]) -> Iterator[Office]:
        """The offices that claims give, in their order."""
        for nth in count(0, _SOME):
            rows = self._connection.scalars(query.offset(nth).limit(_SOME)).all()
            for claim in map(_decode, rows):
                if claim.finding.office:
                    yield Office(place_of(claim), claim.finding.office, claim.published)
            if len(rows) < _SOME:
                return

    def _requote(self, group: str, made: Portrait, less: Sequence[Telling], more: Sequence[Telling]) -> Portrait:
        former = {quote for one in less for quote in one.quotes}
        now = {quote for one in more for quote in one.quotes}
        if not (former - now).isdisjoint(made.quotes):
            quotes: dict[str, Quote] = {}
            for telling in self._tellings(group):
                for quote in telling.quotes:
                    quotes.setdefault(quote.words, quote)
            return _with_quotes(made, quotes.values())
        new = now - former
        if made.cut:
            new = {quote for quote in new if quote < made.quotes[-1]}
        if not new:
            return made
        first: dict[str, Quote] = {}
        for quote in sorted((*made.quotes, *new)):
            first.setdefault(quote.words, quote)
        return _with_quotes(made, first.values())


def _claims(group: str) -> Select[Any]:
    return select(_C.body).where(_C.entry_id == group).order_by(_C.place)


def _by_story(told: Iterable[Telling]) -> Counter[str]:
    """In which voices each story tells of an actor."""
    voices: dict[str, set[str]] = defaultdict(set)
    for one in told:
        voices[one.story].add(one.voice)
    return Counter(" ".join(sorted(some)) for some in voices.values())


def _with_quotes(made: Portrait, quotes: Iterable[Quote]) -> Portrait:
    """With these quotes, in their order, as far as they are searched."""
    kept: list[Quote] = []
    terms = 0
    for quote in quotes:
        if terms > MOST:
            return msgspec.structs.replace(made, quotes=kept, cut=True)
        kept.append(quote)
        terms += quote.terms
    return msgspec.structs.replace(made, quotes=kept, cut=made.cut)
