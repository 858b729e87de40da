"""Under which negotiations an entry or an article is filed: by its own words, those of its sentence, what its
article is about, and its parties; and by whoever said otherwise."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from memcon.model.decisions import Decision
from memcon.model.entries import Entry
from memcon.model.findings import Actor
from memcon.model.kinds import DecisionKind
from memcon.model.passages import Passage, Span
from memcon.record.kept.whose import doers, sides
from memcon.record.material import Source
from memcon.record.matters import file_under, places_telling
from memcon.record.merge.parties import Parties
from memcon.record.negotiations.named import INTO, OUT_OF, Named, bearing

_LEAD = 2  # paragraphs from the top that say what an article is about
_OFTEN = 2  # paragraphs that must tell a negotiation, where the lead tells none

_END = re.compile(r"[.!?][\"”’»)]*\s+")  # of a sentence

Ids = frozenset[str]
NOWHERE: Ids = frozenset()


@dataclass(frozen=True)
class _Told:
    """What one text tells: where it tells which negotiation, which of them its actors are parties of, and which it is
    about as a whole."""

    places: tuple[tuple[Span, str], ...]
    fitting: Ids
    main: Ids

    @property
    def everywhere(self) -> Ids:
        return self.main | {id_ for _, id_ in self.places if id_ in self.fitting}

    def within(self, span: Span) -> Ids:
        return frozenset(id_ for place, id_ in self.places if span.covers(place))


class Filer:
    """Files under several negotiations. What a text tells hangs on that text alone, and an entry on its texts and on
    the decisions about it, so that nothing depends on an order."""

    def __init__(
        self,
        negotiations: Sequence[Named],
        sources: Mapping[str, Source],
        parties: Parties,
        on_texts: Mapping[str, Sequence[Decision]],
    ) -> None:
        """`on_texts` has the decisions in force about each text."""
        self._all, self._sources, self._parties, self._on_texts = negotiations, sources, parties, on_texts
        self._told: dict[str, _Told] = {}

    def of_text(self, text_id: str) -> Ids:
        """The negotiations that an article is about; of several, all."""
        return self._told_by(text_id).everywhere - self._decided(self._on_texts.get(text_id, ()))[1]

    def of_entry(self, entry: Entry[Any]) -> Ids:
        """The negotiations that an entry belongs to: none, where its parties and words fit none."""
        texts = {claim.text_id for claim in entry.claims}
        found = self._of_actor(texts) if isinstance(entry.fields, Actor) else self._by_words(entry, texts)
        into, out_of = self._decided(entry.decisions)
        return (found - out_of) | into

    def _of_actor(self, texts: Collection[str]) -> Ids:
        return frozenset(id_ for text in texts for id_ in self.of_text(text))

    def _by_words(self, entry: Entry[Any], texts: Collection[str]) -> Ids:
        passages = [passage for claim in entry.claims for passage in claim.passages]
        own = [self._told_by(p.text_id).within(p.span) for p in passages]
        about = [self._told_by(p.text_id).within(self._sentence(p)) for p in passages]
        main = [self._told_by(text).main for text in texts]
        said = frozenset(file_under(_words(entry), self._matters))
        kept_out = self._kept_out(texts)
        for found in (said.union(*own), NOWHERE.union(*about), NOWHERE.union(*main), self._open):
            if fitting := self._fitting(entry, found - kept_out, texts):
                return fitting
        return NOWHERE

    def _fitting(self, entry: Entry[Any], found: Ids, texts: Collection[str]) -> Ids:
        """Those of `found` that an entry's parties may belong to: first of all those at whose table they sit."""
        names = {*doers(entry), *sides(entry)}
        fitting = NOWHERE.union(*(self._told_by(text).fitting for text in texts))
        at_table = {one.id for one in self._all if names & one.parties}
        may_be = {one.id for one in self._all if not one.parties or one.id in fitting}
        seated = found & at_table
        return seated | (found & {one.id for one in self._all if not one.parties}) if seated else found & may_be

    def _told_by(self, text_id: str) -> _Told:
        if text_id not in self._told:
            self._told[text_id] = self._tell(self._sources[text_id])
        return self._told[text_id]

    def _tell(self, source: Source) -> _Told:
        body = source.text.body
        places = [(at, matter.name) for matter in self._matters for at in places_telling(body, matter)]
        names = self._named_in(source)
        fitting = frozenset(one.id for one in self._all if not one.sides or names & set(one.sides))
        into, out_of = self._decided(self._on_texts.get(source.text.id, ()))
        main = (self._main(source, places, names, fitting) - out_of) | into
        kept = tuple((at, id_) for at, id_ in sorted(places) if id_ not in out_of)
        return _Told(kept, (fitting - out_of) | into, main)

    def _main(self, source: Source, places: list[tuple[Span, str]], names: set[str], fitting: Ids) -> Ids:
        """What an article is about: what its title tells; else one that no words tell; else what its lead tells, or
        what it tells again and again."""
        titles = " | ".join(p.title for p in source.publications if p.title)
        lead = _lead(source.text.body)
        titled = frozenset(file_under(titles, self._matters)) & fitting
        led = frozenset(id_ for at, id_ in places if lead.covers(at)) & fitting
        again = [id_ for id_ in {id_ for _, id_ in places} if self._is_told_again(source, places, id_)]
        return self._complete(titled or self._open & fitting or led or frozenset(again) & fitting, names)

    def _is_told_again(self, source: Source, places: Iterable[tuple[Span, str]], id_: str) -> bool:
        return len({_paragraph(source.text.body, at.start) for at, told in places if told == id_}) >= _OFTEN

    def _complete(self, told: Collection[str], names: set[str]) -> Ids:
        """Where all sides of one are named, one of which only some are named is not meant."""
        meant = [one for one in self._all if one.id in told]
        whole = [one for one in meant if one.sides and names.issuperset(one.sides)]
        return frozenset(one.id for one in meant if not whole or not one.sides or one in whole)

    def _named_in(self, source: Source) -> set[str]:
        """The actors of a text and the parties that they speak for, by the names that the record shows."""
        names = [actor.name for actor in source.reading.actors] if source.reading else []
        id_, parties = source.text.id, self._parties
        return {show(id_, name) for name in names for show in (parties.show, parties.show_party)}

    def _sentence(self, passage: Passage) -> Span:
        body = self._sources[passage.text_id].text.body
        line = _paragraph(body, passage.start, passage.end)
        ends = [match.end() for match in _END.finditer(body, line.start, line.end)]
        start = max((end for end in ends if end <= passage.start), default=line.start)
        return Span(start, min((end for end in ends if end >= passage.end), default=line.end))

    def _kept_out(self, texts: Collection[str]) -> Ids:
        """The negotiations that none of an entry's articles is about, by the word of a person."""
        out = [self._decided(self._on_texts.get(text, ()))[1] for text in texts]
        return frozenset.intersection(*out) if out else NOWHERE

    def _decided(self, decisions: Iterable[Decision]) -> tuple[Ids, Ids]:
        """Into which negotiations people put a thing, and out of which: the later word holds."""
        into: set[str] = set()
        out_of: set[str] = set()
        for decision in decisions:
            if decision.kind is DecisionKind.FILE:
                for field, ours, theirs in ((OUT_OF, out_of, into), (INTO, into, out_of)):
                    if meant := bearing(decision.fields.get(field), self._all):
                        ours.add(meant.id)
                        theirs.discard(meant.id)
        return frozenset(into), frozenset(out_of)

    @cached_property
    def _matters(self) -> tuple[Any, ...]:
        return tuple(one.matter for one in self._all if one.matter)

    @cached_property
    def _open(self) -> Ids:
        return frozenset(one.id for one in self._all if one.open)


def _words(entry: Entry[Any]) -> str:
    told = (getattr(entry.fields, name, None) for name in ("what", "outcome", "occasion"))
    return " | ".join(str(words) for words in told if words)


def _lead(body: str) -> Span:
    """The first paragraphs of a text."""
    end = len(body) - len(body.lstrip())
    for _ in range(_LEAD):
        line = _paragraph(body, end)
        end = line.end + len(body[line.end :]) - len(body[line.end :].lstrip())
    return Span(0, end)


def _paragraph(body: str, start: int, end: int | None = None) -> Span:
    """The lines in which a stretch of a text stands."""
    last = body.find("\n", max(start, (end or start) - 1))
    return Span(body.rfind("\n", 0, start) + 1, last if last >= 0 else len(body))
