"""What a mention tells of its meeting: who, where, when, which round, and whose part it was to bring it about."""

import re
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
    span_of,
    subject_of,
)
from memcon.reading.meetings.days import Days
from memcon.reading.meetings.governing import rule_for
from memcon.reading.meetings.mentions import Finder, Mention
from memcon.reading.meetings.places import Places
from memcon.reading.meetings.starting import beginning_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH = frozenset({"with", "between", "among"})
_DESCRIBING = frozenset({"acl", "relcl", "amod", "acomp"})
_AT_ONCE = frozenset({"during", "at", "in"})
_LONGEST = 24  # words that a clause on the noun may have to be evidence too
_FIGURE = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.IGNORECASE)


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
        words = {t.i: t for verb, _ in self.mention.verbs for t in self.words_with(verb)}
        return [words[i] for i in sorted(words)]

    @cached_property
    def days(self) -> Days:
        return Days(self)

    @property
    def date(self) -> DateMention | None:
        """The day or days that it names."""
        return self.days.date

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
    def leaving(self) -> "Token | None":
        """The verb by which somebody sets out for it, and is not there yet: "left for Lima on Monday for talks"."""
        over = self.mention.over
        known = self.finder.words.lists["leaving_for"]
        verbs = (verb for verb, _ in self.mention.verbs if verb.lemma_.lower() in known)
        return next((verb for verb in verbs if over.lower_ == "for" and over.head == verb), None)

    @cached_property
    def beginning(self) -> "Token | None":
        """The verb by which it began, where it is first told when it had been due."""
        return beginning_of(verb for verb, _ in self.mention.verbs[:1])

    @property
    def is_moved(self) -> bool:
        """Whether the text gives its new day or place."""
        return bool(self.days.moved_on) or self.places.moved_to is not None

    @property
    def described(self) -> "list[Token]":
        """What clauses on the noun say: "due to be held on Friday", "which opened on Wednesday"."""
        after = [c for noun in self._nouns for c in noun.children if c.i > noun.i and c.dep_ in _DESCRIBING]
        telling = [c for c in (*after, *self.clause_behind) if (rule := rule_for(c)) is None or not rule.apart]
        return [word for c in telling for word in c.subtree]

    @cached_property
    def clause_behind(self) -> "tuple[Token, ...]":
        """The clause that follows its phrase with "that" or "which", of what only meetings do, where the parse has it
        on another noun: "plans for a summit that will open on Friday"."""
        doc, at = self.mention.head.doc, self.mention.phrase[-1].i + 1
        at += at < len(doc) and doc[at].text == ","
        if self.mention.noun is None or at >= len(doc) or doc[at].tag_ not in {"WDT", "WP"}:
            return ()
        verb = doc[at].head
        elsewhere = verb.dep_ == "relcl" and verb.head not in self._nouns and verb.head.i < self.mention.head.i
        return (verb,) if elsewhere and verb.lemma_.lower() in self.finder.words.lists["done_by_meetings"] else ()

    @cached_property
    def asking(self) -> "list[Token]":
        """The clauses on the noun that tell who proposed it."""
        return [c for noun in self._nouns for c in noun.children if self.asks_for_it(c)]

    @property
    def proposing(self) -> "list[Token]":
        """The participles on the noun that tell by whom it was proposed: "talks proposed by Peru"."""
        told = [c for noun in self._nouns for c in noun.children if c.dep_ in {"acl", "advcl"} and c.tag_ == "VBN"]
        return [c for c in told if (rule := rule_for(c)) is not None and rule.subject == "proposer"]

    @property
    def _nouns(self) -> "list[Token]":
        """Its noun, and in "a round of talks" the talks too, which the parse may take a clause for."""
        head = self.mention.head
        return [head, *(c for t in head.children if t.lower_ == "of" for c in t.children if c.dep_ == "pobj")]

    def words_with(self, verb: "Token") -> "list[Token]":
        """The words of a verb's clause, without those of its own phrase."""
        own = {t.i for t in self.mention.phrase}
        said = self._of_its_own if self._shares_verb or self._comes_after(verb) else clause_of(verb)
        return [t for t in said if t.i not in own]

    def _comes_after(self, verb: "Token") -> bool:
        """Whether the clause tells of another happening that it came after: "The talks follow a summit in Lima"."""
        subject = any(c.dep_ == "nsubj" and c == self.mention.head for c in verb.children)
        other = any(c.dep_ in {"dobj", "obj"} for c in verb.children)
        return subject and other and verb.lemma_.lower() in self.finder.words.lists["comes_after"]

    @property
    def _shares_verb(self) -> bool:
        """Whether its verb is that of one told before: "The first was held in Lima, and the second in Oslo"."""
        return self.mention.head.dep_ == "conj" and not is_verb(self.mention.head) and bool(self.mention.verbs)

    @property
    def _of_its_own(self) -> "list[Token]":
        return list(self.mention.head.subtree)

    def asks_for_it(self, clause: "Token") -> bool:
        """Whether a clause on the noun tells who proposed it: "the talks that Norway had called for Friday"."""
        rule = rule_for(clause) if clause.dep_ == "relcl" and clause.head in self._nouns else None
        subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
        named = subject is not None and subject.tag_ not in {"WDT", "WP"}
        return named and rule is not None and rule.subject == "proposer" and not is_negated(clause)

    @cached_property
    def occasion_of(self) -> "Token | None":
        """The verb of what happened at, during or after the meeting: "agreed at a meeting". What is only meant to
        happen there tells nothing ("promised to present it at the next round")."""
        beside, over = self.mention.beside, self.mention.over
        words = self.finder.words.lists
        if beside is None or over.lower_ not in words["during"] or over.head.lemma_.lower() in words["breaks"]:
            return None
        if over.head != beside and not (over.lower_ in _AT_ONCE and over in clause_of(beside)):
            return None
        if over.i > beside.i and over.doc[over.i - 1].text == ",":
            while beside.dep_ == "xcomp" and is_verb(beside.head):
                beside = beside.head
        meant = any(c.tag_ == "TO" for c in beside.children)
        carried_out = beside.dep_ == "xcomp" and beside.head.lemma_.lower() in self.finder.words.lists["done_by_trying"]
        return None if meant and not carried_out else beside

    @property
    def at_once(self) -> "Token | None":
        """As `occasion_of`, where it happened at that very time."""
        at_it = {*_AT_ONCE, "after"} if self.mention.timed is not None else _AT_ONCE
        return self.occasion_of if self.mention.over.lower_ in at_it else None

    @cached_property
    def proposal(self) -> "Token | None":
        """The noun that makes it a proposal: "an offer of talks", "an invitation to talks"."""
        over = self.mention.head.head
        known = self.finder.words.lists["proposals"]
        if over.lower_ not in {"of", "for", "to"}:
            return None
        given = (c for c in over.head.children if over.lower_ == "to" and c.dep_ == "dobj" and c.i < over.i)
        return next((n for n in (over.head, *given) if n.lower_ in known), None)  # "an invitation from A to talks"

    @cached_property
    def places(self) -> Places:
        return Places(self)

    @property
    def place(self) -> str | None:
        """The town, else the country or building, as written."""
        return self.places.place

    @cached_property
    def goal(self) -> "Token | None":
        """Where a visit goes."""
        if self.mention.meets:
            return self.finder.meeting_verbs.goal_of(self.mention.head)
        if self.mention.form != "visit":
            return None
        own = (c for t in self.mention.phrase if t.lower_ == "to" for c in t.children if c.dep_ == "pobj")
        if (goal := next((g for g in own if self.finder.is_goal(g)), None)) is not None:
            return goal
        goals = (c for t in self.clause if t.lower_ == "to" for c in t.children)
        return next((g for g in goals if self.finder.is_place(g)), None)

    @cached_property
    def round(self) -> int | None:
        """The number that an ordinal or a figure gives it among the rounds of its series."""
        mention = self.mention
        if mention.noun is None or not mention.noun.numbered or mention.form == "gathering":
            return None
        telling = (*mention.before, mention.head)
        number = next((n for t in telling if (n := self._ordinal(t.lower_)) is not None), None)
        after = mention.head.doc[mention.head.i + 1] if mention.head.i + 1 < len(mention.head.doc) else None
        if number is None and mention.head.lower_ == "round" and after is not None:
            number = int(after.text) if after.text.isdecimal() and len(after) < 3 else self._cardinal(after.lower_)
        first_of_its_kind = number == 1 and mention.noun.word not in {"round", "session", "cycle"}
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
        proposed = [t for clause in self.asking for t in clause.subtree]
        if self.date is not None and any(self.finder.date_at(t) == self.date for t in proposed):
            return self._tidy(span_of([*phrase, *proposed]))
        if self.mention.timed is not None and self.at_once is not None and not self.mention.verbs:
            return clause_span(self.cast.page, phrase, [self.at_once])
        if not self.mention.verbs:
            described = self.described if len(self.described) < _LONGEST else []
            return self._tidy(span_of([*phrase, *described, *self._beside_words]))
        began = [self.beginning] if self.beginning is not None else []
        return clause_span(self.cast.page, phrase, [*(verb for verb, _ in self.mention.verbs), *began])

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
