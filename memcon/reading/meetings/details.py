"""What a mention tells of its meeting: who, where, when, which round, and whose part it was to bring it about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.model.findings import DateMention
from memcon.model.passages import Span
from memcon.reading.cast import Cast
from memcon.reading.grammar.phrases import (
    Mood,
    clause_of,
    clause_span,
    is_negated,
    is_supposed,
    is_verb,
    mood_of,
    party_at,
    span_of,
    subject_of,
)
from memcon.reading.meetings.governing import rule_for
from memcon.reading.meetings.mentions import Finder, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH = frozenset({"with", "between", "among"})
_DESCRIBING = frozenset({"acl", "relcl", "amod", "acomp"})
_PLACES = frozenset({"in", "at", "on"})
_OTHER_TIMES = frozenset({"before", "after", "until", "by", "since", "from", "ahead", "within"})
_LONGEST = 24  # words that a clause on the noun may have to be evidence too
_ONWARD = frozenset({"to", "until", "till", "for"})
_DURATION = re.compile(r"\b(?:hours?|minutes?|days|weeks|months|years)\b", re.IGNORECASE)
_FIGURE = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.IGNORECASE)
_NOT_PLACES = frozenset({"PERSON", "DATE", "TIME", "EVENT", "CARDINAL", "MONEY", "LAW", "LANGUAGE", "PERCENT", "NORP"})


@dataclass(frozen=True)
class Details:
    """Asks one mention where, when and in which round its meeting is. What it does not tell is None."""

    finder: Finder
    mention: Mention

    @property
    def cast(self) -> Cast:
        return self.finder.cast

    @cached_property
    def clause(self) -> "list[Token]":
        """The words of the clauses whose verbs say something of the meeting, its own phrase left out."""
        own = {t.i for t in self.mention.phrase}
        words = {t.i: t for verb, _ in self.mention.verbs for t in clause_of(verb) if t.i not in own}
        return [words[i] for i in sorted(words)]

    @cached_property
    def date(self) -> DateMention | None:
        """The nearest date in its phrase, or else in its clause."""
        near = (
            self.moved_on
            or self._dates(list(self.mention.phrase))
            or self._dates(self._described)
            or self._asked_for
            or self._dates_by_verb()
            or self._dates(self._circumstances)
        )
        head = self.mention.head.idx
        return min(near, key=lambda d: (d.value is None, abs(d.span[0] - head)), default=None)

    @cached_property
    def moving(self) -> "tuple[Token, ...]":
        """The verb that puts it on another day or in another place, and those that say so beside it: "has been put
        back and will be held in Lima"."""
        for verb, rule in self.mention.verbs:
            sure = not is_negated(verb) and not is_supposed(verb) and mood_of(verb) is not Mood.POSSIBLE
            if rule is not None and rule.moves and sure:
                beside = (c for c in verb.conjuncts if is_verb(c) and (other := rule_for(c)) and not other.apart)
                return (verb, *beside)
        return ()

    @cached_property
    def moved_on(self) -> list[DateMention]:
        """The day to which it is moved: "postponed from Monday to Friday", "put off until Friday"."""
        clauses = [clause_of(verb) for verb in self.moving]
        to = [d for words in clauses[:1] for d in self._dates_at(words) if self._leads_to(d)]
        return to or [d for words in clauses[1:] for d in self._dates(words)]

    def _leads_to(self, date: DateMention) -> bool:
        first = date.text.split()[0].lower()
        return self._word_before(date) in _ONWARD or first in _ONWARD

    @cached_property
    def _moved_to(self) -> "Token | None":
        """The place to which it is moved: "moved from Oslo to Lima", "and will be held in Lima instead"."""
        to = [c for v in self.moving[:1] for t in clause_of(v) if t.lower_ == "to" for c in t.children]
        held = [c for v in self.moving[1:] for t in clause_of(v) if t.lower_ in _PLACES for c in t.children]
        return next((t for t in (*held, *to) if t.dep_ == "pobj" and self.finder.is_place(t)), None)

    @property
    def is_moved(self) -> bool:
        """Whether the text gives its new day or place."""
        return bool(self.moved_on) or self._moved_to is not None

    @property
    def _described(self) -> "list[Token]":
        """What clauses on the noun say: "due to be held on Friday", "which opened on Wednesday"."""
        after = [c for c in self.mention.head.children if c.i > self.mention.head.i and c.dep_ in _DESCRIBING]
        telling = [c for c in after if (rule := rule_for(c)) is None or not rule.apart]
        return [word for c in telling for word in c.subtree]

    def asks_for_it(self, clause: "Token") -> bool:
        """Whether a clause on the noun tells who proposed it: "the talks that Norway had called for Friday"."""
        rule = rule_for(clause) if clause.dep_ == "relcl" and clause.head == self.mention.head else None
        subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
        named = subject is not None and subject.tag_ not in {"WDT", "WP"}
        return named and rule is not None and rule.subject == "proposer" and not is_negated(clause)

    @property
    def _asked_for(self) -> list[DateMention]:
        """The day for which a clause on the noun says that it was proposed."""
        words = [t for c in self.mention.head.children if self.asks_for_it(c) for t in c.subtree]
        return [d for d in self._dates_at(words) if self._word_before(d) == "for"]

    def _dates_by_verb(self) -> list[DateMention]:
        """Of the nearest verb that has one: "proposed on Monday" dates the proposal, "for Monday" the meeting."""
        for verb, rule in self.mention.verbs:
            found = self._dates(self._words_with(verb))
            if rule is not None and rule.apart:
                found = [d for d in found if self._word_before(d) in {"for", "to", "between", "until"}]
            if found:
                return found
        return []

    def _words_with(self, verb: "Token") -> "list[Token]":
        own = {t.i for t in self.mention.phrase}
        return [t for t in clause_of(verb) if t.i not in own]

    @cached_property
    def occasion_of(self) -> "Token | None":
        """The verb of what happened at, during or after the meeting: "agreed at a meeting". What is only meant to
        happen there tells nothing ("promised to present it at the next round")."""
        beside, over = self.mention.beside, self.mention.head.head
        if beside is None or over.head != beside or over.lower_ not in self.finder.words.lists["during"]:
            return None
        if over.i > beside.i and over.doc[over.i - 1].text == ",":
            while beside.dep_ == "xcomp" and is_verb(beside.head):
                beside = beside.head
        return None if any(c.tag_ == "TO" for c in beside.children) else beside

    @property
    def at_once(self) -> "Token | None":
        """As `occasion_of`, where it happened at that very time."""
        return self.occasion_of if self.mention.head.head.lower_ in {"during", "at", "in"} else None

    @cached_property
    def proposal(self) -> "Token | None":
        """The noun that makes it a proposal: "an offer of talks", "an invitation to talks"."""
        over = self.mention.head.head
        known = self.finder.words.lists["proposals"]
        return over.head if over.lower_ in {"of", "for", "to"} and over.head.lower_ in known else None

    @property
    def _circumstances(self) -> "list[Token]":
        """The clause that a meeting stands beside, where both happened at once: "said on Monday at a meeting"."""
        return clause_of(self.at_once) if self.at_once is not None else []

    def _dates_at(self, words: "list[Token]") -> list[DateMention]:
        return list({d.span: d for t in words if (d := self.finder.date_at(t))}.values())

    def _dates(self, words: "list[Token]") -> list[DateMention]:
        found = {d.span: d for d in self._dates_at(words) if self._dates_the_meeting(d)}
        head = self.mention.head.idx
        apart = [d for d in found.values() if not d.span[0] <= head < d.span[1]]
        return [d for d in apart if d.value or not _DURATION.search(d.text)]

    def _dates_the_meeting(self, date: DateMention) -> bool:
        """Not "before Monday", nor "a day later than"."""
        text = self.cast.page.text
        first = text[date.span[0] : date.span[1]].split()[0].lower()
        compared = text[date.span[1] : date.span[1] + 6].split()[:1] == ["than"]
        return self._word_before(date) not in _OTHER_TIMES and first not in _OTHER_TIMES and not compared

    def _word_before(self, date: DateMention) -> str:
        words = self.cast.page.text[max(0, date.span[0] - 20) : date.span[0]].split()
        return words[-1].lower() if words else ""

    @cached_property
    def place(self) -> str | None:
        """The town, else the country or building, as written."""
        described = self._described if not self.mention.verbs else []
        places = [
            *self._places(list(self.mention.phrase)),
            *self._place_before(),
            *self._places(self.clause),
            *self._places(described),
        ]
        buildings = self.finder.words.lists["buildings"]
        if self._moved_to is not None:
            return self._written(self._moved_to)
        best = min(places, key=lambda t: t.ent_type_ == "FAC" or t.lower_ in buildings, default=None)
        return self._written(best) if best is not None else None

    def _places(self, words: "list[Token]") -> "Iterator[Token]":
        if self.mention.form == "visit" and self.goal is not None:
            yield self.goal
        for word in words:
            if word.lower_ in _PLACES and word.dep_ == "prep":
                yield from (c for c in word.children if c.dep_ == "pobj" and self._is_place_after(word, c))

    def _is_place_after(self, preposition: "Token", noun: "Token") -> bool:
        if self.finder.is_place(noun):
            return True
        building = noun.lower_ in self.finder.words.lists["buildings"]
        of_words = any(c.dep_ == "compound" for c in noun.children)
        named = noun.pos_ == "PROPN" and noun.ent_type_ not in _NOT_PLACES and not self.finder.date_at(noun)
        fits = preposition.lower_ == "in" or building or (preposition.lower_ == "on" and not of_words)
        return named and fits and party_at(self.cast, noun) is None

    def _place_before(self) -> "Iterator[Token]":
        """The town in "the Geneva talks"; a state before the noun is a party or a topic."""
        for word in self.mention.before:
            if word.dep_ == "compound" and self.finder.is_place(word) and party_at(self.cast, word) is None:
                yield word

    @cached_property
    def goal(self) -> "Token | None":
        """Where a visit goes."""
        if self.mention.meets:
            return self.finder.goal_of(self.mention.head)
        if self.mention.form != "visit":
            return None
        goals = (c for t in (*self.mention.phrase, *self.clause) if t.lower_ == "to" for c in t.children)
        return next((g for g in goals if self.finder.is_place(g)), None)

    def _written(self, noun: "Token") -> str:
        words = [noun, *(c for c in noun.children if c.dep_ in {"compound", "nmod", "amod"} and c.i < noun.i)]
        return span_of(words).of(self.cast.page.text)

    @cached_property
    def round(self) -> int | None:
        """The number that an ordinal or a figure gives it among the rounds of its series."""
        mention = self.mention
        if mention.noun is None or not mention.noun.numbered or mention.form == "gathering":
            return None
        number = next((n for t in mention.before if (n := self._ordinal(t.lower_)) is not None), None)
        after = mention.head.doc[mention.head.i + 1] if mention.head.i + 1 < len(mention.head.doc) else None
        if number is None and mention.head.lower_ == "round" and after is not None:
            number = int(after.text) if after.text.isdecimal() and len(after) < 3 else self._cardinal(after.lower_)
        first_of_its_kind = number == 1 and mention.head.lower_ not in {"round", "session", "cycle"}
        return None if first_of_its_kind else number

    def _ordinal(self, word: str) -> int | None:
        ordinals = self.finder.words.lists["ordinals"]
        if word in ordinals:
            return ordinals.index(word) + 1
        match = _FIGURE.fullmatch(word)
        return int(match.group(1)) if match else None

    def _cardinal(self, word: str) -> int | None:
        cardinals = self.finder.words.lists["cardinals"]
        return cardinals.index(word) + 1 if word in cardinals else None

    @cached_property
    def evidence(self) -> Span:
        """The clause that says most, or where it is long no more than the words that the details rest on."""
        phrase = list(self.mention.phrase)
        if not self.mention.verbs:
            described = self._described if len(self._described) < _LONGEST else []
            return self._tidy(span_of([*phrase, *described, *self._beside_words]))
        return clause_span(self.cast.page, phrase, (verb for verb, _ in self.mention.verbs))

    @property
    def _beside_words(self) -> "list[Token]":
        """The date of the clause beside, and who it is that is on a visit."""
        if self.mention.form != "visit" or self.mention.beside is None:
            return []
        subject = subject_of(self.mention.beside)
        near = subject is not None and 0 < self.mention.head.i - subject.i < 12
        return [subject] if near and subject is not None else []

    @cached_property
    def short(self) -> Span:
        """The phrase alone, or the clause where the day, the place or the meeting itself stands in that."""
        own = span_of(self.mention.phrase)
        elsewhere = self.date is not None and not own.overlaps(Span(*self.date.span))
        told_by_verbs = bool(self.mention.verbs) and (elsewhere or self.mention.meets is not None)
        return self.evidence if told_by_verbs else self._tidy(own)

    def _tidy(self, span: Span) -> Span:
        return span.trimmed(self.cast.page.text, " \t\r\n,;:.“”\"'’‘")
