"""Where a page speaks of a meeting: the noun or the verb, the words that belong to it, and the verbs over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.model.findings import DateMention
from memcon.model.passages import Span
from memcon.reading.cast import Cast
from memcon.reading.grammar.phrases import (
    date_at,
    in_order,
    is_verb_of_clause,
    known_name_at,
    phrase_of,
    span_of,
)
from memcon.reading.meetings.governing import chain_of, rule_for, verbs_over
from memcon.reading.meetings.lexicon import Lexicon, Meets, Noun, Verb, lexicon
from memcon.reading.meetings.meeting_verbs import MeetingVerbs
from memcon.reading.meetings.needs import Needs

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_TAIL = frozenset({"in", "at", "on", "with", "between", "among", "under", "of", "to", "for", "by"})
_PARTICIPLES = frozenset(
    {"host", "mediate", "broker", "facilitate", "schedule", "plan", "propose", "set", "due", "hold", "make"}
)
_ENDS = frozenset({"end", "close", "conclusion"})
_NAMING = frozenset({"of", "between", "with", "to", "among"})


@dataclass(frozen=True)
class Mention:
    """One place that speaks of a meeting.

    `head` is its noun, or its verb; `what` names the meeting in so many `words`. `phrase` are the words of the noun
    phrase with what directly follows ("the second round of talks in Lima on Monday"), in order; `verbs` the verbs that
    say something of it, nearest first, each with its rule where it has one; `beside` the verb that it stands beside as
    a circumstance ("during talks, X said"); `again` where the mention stands that a pronoun goes on with;
    `same` where the mention stands that it says more of ("It was the fourth meeting"); `series` where one of its series
    does ("the previous one"); `timed` the word for how long it
    went on ("hours" in "eight hours of talks"); `answers` whether it is an answer to the meeting's proposal.
    """

    head: "Token"
    form: str
    what: str
    words: int
    phrase: "tuple[Token, ...]"
    noun: Noun | None = None
    meets: Meets | None = None
    verbs: "tuple[tuple[Token, Verb | None], ...]" = ()
    beside: "Token | None" = None
    again: int | None = None
    same: int | None = None
    series: int | None = None
    timed: "Token | None" = None
    answers: bool = False

    @property
    def before(self) -> "tuple[Token, ...]":
        """The words of the phrase before its noun."""
        return tuple(t for t in self.phrase if t.i < self.head.i)

    @property
    def words_before(self) -> set[str]:
        return {t.lower_ for t in self.before}

    @property
    def over(self) -> "Token":
        """The word that the whole of it hangs on: "after" in "after eight hours of talks", "at" in "at the end of eight
        hours of talks"."""
        over = (self.timed if self.timed is not None else self.head).head
        at_end = over.lower_ == "of" and over.head.lower_ in _ENDS and over.head.dep_ == "pobj"
        return over.head.head if at_end else over

    @property
    def is_definite(self) -> bool:
        return bool(self.words_before & {"the", "this", "that", "these", "those"})


def _ends_name(token: "Token") -> bool:
    """Whether a meeting's name ends before it: at a comma, but for those in a list of who meets there."""
    return token.text == "," and not (token.head.pos_ == "PROPN" and any(c.dep_ == "conj" for c in token.head.children))


@dataclass(frozen=True)
class Finder:
    """Finds the mentions of one page."""

    cast: Cast

    @property
    def words(self) -> Lexicon:
        return lexicon()

    @cached_property
    def needs(self) -> Needs:
        return Needs(self)

    @cached_property
    def meeting_verbs(self) -> MeetingVerbs:
        return MeetingVerbs(self)

    def nouns_in(self, sentence: "Sentence") -> list[Mention]:
        return [m for t in sentence if (m := self._at_noun(t))]

    def verbs_in(self, sentence: "Sentence", nouns: list[Mention]) -> list[Mention]:
        """Verbs that are themselves a meeting, but for those that speak of one of `nouns`."""
        taken = {verb.i for mention in nouns for verb, _ in mention.verbs}
        return [m for t in sentence if t.i not in taken and (m := self._at_verb(t))]

    def _at_noun(self, token: "Token") -> Mention | None:
        noun = self.words.noun_of(token.lower_)
        if noun is None or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod", "poss"}:
            return None
        if self._counts_rounds(token):
            return None
        phrase = self.phrase_at(token)
        before = {t.lower_ for t in phrase if t.i < token.i}
        if before.intersection(self.words.not_a_meeting.before) or not self.needs.are_met(noun, token, phrase):
            return None
        verbs, beside = verbs_over(self._measured(token))
        named = self._named_as(token, phrase)
        what = span_of(named).of(self.cast.page.text)
        measure = self._measured(token)
        counted = any(c.dep_ == "nummod" for c in measure.children) and measure != token
        timed = measure if counted else token if self._is_of_hours(token) else None
        return Mention(token, noun.form, what, len(named), phrase, noun=noun, verbs=verbs, beside=beside, timed=timed)

    def _measured(self, token: "Token") -> "Token":
        """The noun that acts for it: "hours" in "eight hours of talks broke up"."""
        over = token.head
        lasts = over.lower_ == "of" and over.head.lower_ in self.words.lists["lengths"]
        return over.head if lasts and not any(c.dep_ == "det" for c in token.children) else token

    def _is_of_hours(self, token: "Token") -> bool:
        """Whether its length stands before it: "a four-hour meeting"."""
        before = (t.lower_ for c in token.children if c.i < token.i for t in c.subtree)
        return any(word in {"hour", "minute"} or word.endswith(("-hour", "-minute")) for word in before)

    def _counts_rounds(self, token: "Token") -> bool:
        """Whether it is the "talks" of "a round of talks"."""
        over = token.head
        return over.lower_ == "of" and self.words.noun_of(over.head.lower_) is not None

    def _named_as(self, token: "Token", phrase: "tuple[Token, ...]") -> "list[Token]":
        """The noun phrase as written, without its article and without the circumstances that follow it."""
        kept = [t for t in phrase if t.i <= token.i]
        while kept[0].tag_ in {"DT", "PRP$"} and len(kept) > 1:
            kept = kept[1:]
        for follows in phrase[len(phrase_of(token)) :]:
            begins = follows.dep_ in {"prep", "agent"} and follows.head == token
            over = _ends_name(follows) or "\n" in follows.doc[follows.i - 1].text_with_ws
            if over or (begins and follows.lower_ not in _NAMING) or follows.tag_ == "VBN" or self.date_at(follows):
                break
            kept.append(follows)
        while len(kept) > 1 and (kept[-1].is_punct or kept[-1].pos_ in {"ADP", "CCONJ"}):
            kept = kept[:-1]
        return kept

    def phrase_at(self, token: "Token") -> "tuple[Token, ...]":
        words = [t for t in phrase_of(token) if not t.is_space]
        return (*words, *self._tail(token))

    def _tail(self, head: "Token") -> "Iterator[Token]":
        """What directly follows a noun and belongs to it: "with", "between", places, dates, by whom it is hosted."""
        doc, end, at = head.doc, head.sent.end, head.i + 1
        while at < end:
            token = doc[at]
            begins = doc[at + 1] if token.text == "," and at + 1 < end else token
            last = self._end_of_complement(begins, head)
            if last is None:
                return
            yield from (doc[i] for i in range(at, last))
            at = last

    def _end_of_complement(self, token: "Token", head: "Token") -> int | None:
        """Where the complement ends that begins with `token`; None when none begins there."""
        if date := self.date_at(token):
            at = token.i
            while at < len(token.doc) and token.doc[at].idx < date.span[1]:
                at += 1
            return at
        if token.lower_ in _TAIL and token.dep_ in {"prep", "agent", "dative"}:
            return self._end_of_prepositional(token)
        if token.tag_ == "VBN" and token.lemma_.lower() in _PARTICIPLES and token.dep_ in {"acl", "advcl"}:
            return token.i + 1
        if token.lower_ == "which" or token.i == head.i:
            return None
        return None

    def _end_of_prepositional(self, preposition: "Token") -> int | None:
        at = preposition.i + 1
        members = {t.i for t in preposition.subtree}
        doc = preposition.doc
        noun = max((c.i for c in preposition.children if c.dep_ == "pobj"), default=at)
        while at < len(doc) and at in members:
            described = at < noun and doc[at].tag_ == "VBN"  # "with the newly elected president"
            if self._breaks_off(doc[at]) and not described:
                break
            at += 1
        return at if at > preposition.i + 1 else None

    def _breaks_off(self, token: "Token") -> bool:
        return is_verb_of_clause(token) or token.text in {"”", '"', "“", ";", ":", "("} or token.tag_ in {"WDT", "WP"}

    def _at_verb(self, token: "Token") -> Mention | None:
        meets = self.meeting_verbs.rule_at(token)
        if meets is None:
            return None
        own = rule_for(token) if meets.told else None
        verbs = ((token, own), *chain_of(token)[1:])
        return Mention(token, meets.form, meets.noun, 1, (token,), meets=meets, verbs=verbs)

    def is_place(self, token: "Token") -> bool:
        """Whether a noun names a place: a state, a capital, or what the language model takes for a place."""
        if self.date_at(token) or token.pos_ != "PROPN":
            return False
        known = known_name_at(self.cast.page, token)
        if known is not None:
            return known.bearer.kind == "state" and known.form in {"names", "capitals"}
        return token.ent_type_ in {"GPE", "LOC", "FAC"}

    def is_goal(self, token: "Token") -> bool:
        """Whether a noun that somebody goes or comes to names a place, though the language model may not know it."""
        if self.is_place(token):
            return True
        unknown = self.cast.actor_at(Span(token.idx, token.idx + len(token))) is None
        return (
            token.pos_ == "PROPN" and unknown and not self.date_at(token) and not known_name_at(self.cast.page, token)
        )

    def date_at(self, token: "Token") -> DateMention | None:
        """The dated expression that a word stands in."""
        return date_at(self.dates, token)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        return in_order(self.cast.found.dates)
