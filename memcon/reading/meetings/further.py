"""Further meetings of one breath: "met A in Lima on Tuesday and B in Oslo a day later", "with A and then with B", "on
4 May and 11 May"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from memcon.model.findings import Names
from memcon.model.kinds import MeetingStatus
from memcon.model.passages import Span
from memcon.reading.cast import unique
from memcon.reading.grammar.phrases import parties_named, span_of
from memcon.reading.meetings.details import Details

if TYPE_CHECKING:
    from spacy.tokens import Token

    from memcon.reading.meetings.telling import Telling

_EDGES = " \t\r\n,;:.“”\"'’‘"
_JOINED = re.compile(r"\band\b|,")
_NEXT = 40  # characters from one day to the next of those that one noun names
_LEADING = frozenset({"to", "in", "at"})
_ONE = frozenset({"talks", "negotiations", "consultations", "discussions", "contacts"})  # plurals that are one thing


@dataclass(frozen=True)
class Further:
    """Asks one mention whether it tells of further meetings beside its own."""

    details: Details

    def beside(self, told: "Telling") -> "tuple[Telling, ...]":
        """The telling of the mention itself, without those who were met apart, and one for each further meeting."""
        apart = list(self._met_apart())
        others = [self._of(told, noun, words) for noun, words in apart]
        met = {name for noun, _ in apart for name in self._parties(noun)}
        own = replace(told, parties=tuple(n for n in told.parties if n not in met)) if others else told
        return (own, *others, *self._on_other_days(told), *self._each_of_several(told), *self._as_planned(told))

    def _of(self, told: "Telling", noun: "Token", words: "list[Token]") -> "Telling":
        met, phrase = self._parties(noun), span_of(words).trimmed(self._text, _EDGES)
        apart = {name for other, _ in self._met_apart() for name in self._parties(other)}
        listed = {name for t in self._met for name in self._parties(t)} | apart
        date = next((d for t in words if (d := self.details.finder.date_at(t))), told.date)
        return replace(
            told,
            position=noun.idx,
            parties=unique([*(n for n in told.parties if n not in listed), *met]),
            date=date,
            place=self.details.places.among(words) or (told.place if date == told.date else None),
            evidence=phrase,
            short=phrase,
        )

    @property
    def _text(self) -> str:
        return self.details.cast.page.text

    def _parties(self, noun: "Token") -> Names:
        cast = self.details.cast
        listed = {n for c in noun.children if c.dep_ == "conj" for n in parties_named(cast, c)}
        return tuple(n for n in parties_named(cast, noun) if n not in listed) or parties_named(cast, noun)

    @property
    def _met(self) -> "list[Token]":
        return list(self.details.finder.meeting_verbs.met_by(self.details.mention.head))

    def _met_apart(self) -> "Iterator[tuple[Token, list[Token]]]":
        """Those who are met in a meeting of their own, each with the words that tell of it."""
        head = self.details.mention.head
        if self.details.mention.meets is None:
            return
        preps = [c for c in head.children if c.dep_ == "prep"]
        with_ = [c for c in preps if c.lower_ == "with"]
        joined = [c for p in preps for c in p.children if c.dep_ == "conj" and c.lower_ == "with"]
        further = [*with_[1:], *(joined if with_ else ())]
        for preposition in further:
            for noun in preposition.children:
                if noun.dep_ == "pobj" and self._parties(noun):
                    yield noun, list(preposition.subtree)
        for first in self._met:
            for noun in first.conjuncts:
                words = list(noun.subtree)
                if noun.i > first.i and any(self.details.finder.date_at(t) for t in words) and self._parties(noun):
                    yield noun, words

    def _as_planned(self, told: "Telling") -> "Iterator[Telling]":
        """That it was to be held on another day, where the text gives that beside the new one."""
        old, standing = self.details.days.planned, told.standing
        if old is not None and standing is not None and standing.status is MeetingStatus.POSTPONED and told.moved:
            due = replace(standing, status=MeetingStatus.SCHEDULED)
            place = None if self.details.places.moved_to is not None else told.place
            yield replace(told, date=old, place=place, standing=due, moved=False, was_due=True)

    def _each_of_several(self, told: "Telling") -> "Iterator[Telling]":
        """The further ones of several that one noun names, each with its day: "visits to A on 4 May and to B on 7
        May"."""
        head, text = self.details.mention.head, self._text
        if self.details.mention.noun is None or head.tag_ != "NNS" or told.date is None or head.lower_ in _ONE:
            return
        words = [*self.details.mention.phrase, *self.details.described]
        days = sorted({d.span: d for t in words if (d := self.details.finder.date_at(t))}.items())
        for (span, day), (before, _) in zip(days[1:], days, strict=False):
            between = text[before[1] : span[0]]
            if not day.value or len(between) > _NEXT or not _JOINED.search(between):
                return
            chunk = [t for t in words if before[1] <= t.idx < span[0]]
            place = next((t.text for p in chunk if p.lower_ in _LEADING for t in p.children if t.pos_ == "PROPN"), None)
            first = min((t.idx for t in chunk if t.lower_ in _LEADING), default=told.evidence.start)
            evidence = Span(first, max(told.evidence.end, span[1]))
            own = replace(told, position=span[0], what=head.text, words=1, date=day, place=place or told.place)
            yield replace(own, evidence=evidence, short=evidence)

    def _on_other_days(self, told: "Telling") -> "Iterator[Telling]":
        """The second meeting of "met on 4 May and 11 May"."""
        day = self.details.days.second
        if day is None or self.details.mention.meets is None:
            return
        end = self.details.evidence.end
        span = Span(day.span[0], end if end > day.span[1] else day.span[1])
        yield replace(told, position=day.span[0], date=day, evidence=span, short=span)
