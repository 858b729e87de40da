"""Where a meeting is by one mention of it: the place in its phrase or in its clause, as written."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.reading.gazetteer import capital_of
from memcon.reading.grammar.phrases import clause_of, known_name_at, party_at, span_of
from memcon.reading.meetings.reach import belongs_to

if TYPE_CHECKING:
    from spacy.tokens import Token

    from memcon.reading.meetings.details import Details

_PLACES = frozenset({"in", "at", "on"})
_TOWNS = frozenset({"city", "town", "capital", "resort", "port", "village", "suburb", "province", "region", "island"})
_NOT_PLACES = frozenset({"PERSON", "EVENT", "CARDINAL", "MONEY", "LAW", "LANGUAGE", "PERCENT", "NORP"})


@dataclass(frozen=True)
class Places:
    """Asks one mention for the place of its meeting. What it does not tell is None."""

    details: "Details"

    @cached_property
    def place(self) -> str | None:
        """The town, else the country or building, as written; for "the Qatari capital" its name."""
        if self.moved_to is not None:
            return self._written(self.moved_to)
        buildings = self.details.finder.words.lists["buildings"]
        best = min(self._named, key=lambda t: t.ent_type_ == "FAC" or t.lower_ in buildings, default=None)
        return self._written(best) if best is not None else None

    @cached_property
    def moved_to(self) -> "Token | None":
        """The place to which it is moved: "moved from Oslo to Lima", "and will be held in Lima instead"."""
        moving = self.details.moving
        own = {t.i for t in self.details.mention.phrase}
        to = [c for v in moving[:1] for t in clause_of(v) if t.lower_ == "to" and t.i not in own for c in t.children]
        held = [c for v in moving[1:] for t in clause_of(v) if t.lower_ in _PLACES for c in t.children]
        return next((t for t in (*held, *to) if t.dep_ == "pobj" and self.details.finder.is_place(t)), None)

    @property
    def _named(self) -> "list[Token]":
        details = self.details
        described = details.described if not details.mention.verbs else []
        asked_for = [t for clause in details.asking for t in clause.subtree]
        beside = clause_of(details.at_once) if details.at_once is not None and details.mention.timed is not None else []
        words = (list(details.mention.phrase), self._in_clause, described, asked_for, beside)
        own, *others = (list(self._places(some, self._leading)) for some in words)
        return [*own, *self._before(), *(place for some in others for place in some)]

    @property
    def _in_clause(self) -> "list[Token]":
        verbs = [verb for verb, _ in self.details.mention.verbs]
        subjects = [c for v in verbs for c in v.children if c.dep_ == "nsubj" and c != self.details.mention.head]
        elsewhere = {t.i for s in subjects for t in s.subtree}  # "the ambassador in Lima met them"
        near = (t for t in self.details.clause if t.i not in elsewhere)
        return [t for t in near if any(belongs_to(t, v) for v in verbs if v.is_ancestor(t))]

    def among(self, words: "list[Token]") -> str | None:
        """The first place that some words name."""
        place = next(iter(self._places(words, led_by=_PLACES)), None)
        return self._written(place) if place is not None else None

    @property
    def _leading(self) -> frozenset[str]:
        """The prepositions that lead to the place: those of going where someone goes there for it."""
        lists, verbs = self.details.finder.words.lists, {v.lemma_.lower() for v, _ in self.details.mention.verbs}
        goes = not verbs.isdisjoint(lists["coming_for"])
        leaves = {"for"} if self.details.leaving is not None else set()
        asked = self.details.mention.meets is not None and self.details.mention.meets.told  # "invited them to Lima"
        return _PLACES | {"to"} | leaves if goes or asked else _PLACES

    def _places(self, words: "list[Token]", led_by: frozenset[str]) -> "Iterator[Token]":
        if self.details.mention.form == "visit" and self.details.goal is not None:
            yield self.details.goal
        for word in words:
            if word.lower_ in led_by and word.dep_ == "prep":
                for noun in word.children:
                    if noun.dep_ == "pobj" and (place := self._place_at(word, noun)) is not None:
                        yield place

    def _place_at(self, preposition: "Token", noun: "Token") -> "Token | None":
        """The word that names the place in "in Lima", "in the port city of Aden", "at the offices of X in Lima"."""
        if self._is_place_after(preposition, noun) or self._capital(noun):
            return noun
        if noun.lower_ in _TOWNS:
            inside = (c for p in noun.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj")
            return next((t for t in inside if t.pos_ == "PROPN"), None)
        return None

    def _is_place_after(self, preposition: "Token", noun: "Token") -> bool:
        if preposition.lower_ == "on" and not self._is_met_on(preposition, noun):
            return False
        if self.details.finder.is_place(noun):
            return True
        building = noun.lower_ in self.details.finder.words.lists["buildings"]
        named = noun.pos_ == "PROPN" and noun.ent_type_ not in _NOT_PLACES and not self.details.finder.date_at(noun)
        if building and named and preposition.lower_ == "at":
            return True  # "at the Labour Tribunal": where they sit, whoever else it is
        fits = preposition.lower_ in {"in", "on"} or building
        return named and fits and party_at(self.details.cast, noun) is None

    def _is_met_on(self, preposition: "Token", noun: "Token") -> bool:
        """Whether what follows "on" is where they meet, and not what they speak of ("talks on the Omo River"): an
        island by its name, or a place that somebody "met on"."""
        words = self.details.finder.words.lists
        if noun.lower_ in words["stood_on"] or noun.lower_ in words["islands"]:
            return True
        alone = not any(c.dep_ in {"det", "compound", "amod"} for c in noun.children)
        meets = self.details.mention.meets is not None and preposition.head == self.details.mention.head
        return meets and alone and party_at(self.details.cast, noun) is None

    def _before(self) -> "Iterator[Token]":
        """The town in "the Geneva talks"; a state before the noun is a party or a topic."""
        for word in self.details.mention.before:
            if word.dep_ != "compound" or not self.details.finder.is_place(word):
                continue
            if party_at(self.details.cast, word) is None:
                yield word

    def _capital(self, noun: "Token") -> str | None:
        """The town that "the Qatari capital" stands for."""
        if noun.lower_ != "capital":
            return None
        known = (known_name_at(self.details.cast.page, c) for c in noun.children if c.i < noun.i)
        return next((name for k in known if k and (name := capital_of(k.bearer.name))), None)

    def _written(self, noun: "Token") -> str:
        if capital := self._capital(noun):
            return capital
        words = [noun, *(c for c in noun.children if c.dep_ in {"compound", "nmod", "amod"} and c.i < noun.i)]
        return span_of(words).of(self.details.cast.page.text)
