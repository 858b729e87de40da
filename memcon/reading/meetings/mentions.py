"""Where a page speaks of a meeting: the noun or the verb, the words that belong to it, and the verbs over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.model.findings import DateMention
from memcon.model.kinds import ActorKind
from memcon.model.passages import Span
from memcon.reading.cast import Cast
from memcon.reading.grammar.phrases import (
    clause_of,
    date_at,
    in_order,
    is_verb,
    is_verb_of_clause,
    known_name_at,
    parties_named,
    phrase_of,
    span_of,
    subject_of,
)
from memcon.reading.meetings.governing import chain_of, governor_of, rule_for, verbs_over
from memcon.reading.meetings.lexicon import Lexicon, Meets, Noun, Verb, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_TAIL = frozenset({"in", "at", "on", "with", "between", "among", "under", "of", "to", "for", "by"})
_PARTICIPLES = frozenset(
    {"host", "mediate", "broker", "facilitate", "schedule", "plan", "propose", "set", "due", "hold", "make"}
)
_NAMING = frozenset({"of", "between", "with", "to", "among"})
_SPEAKS = frozenset({"speak", "talk"})


@dataclass(frozen=True)
class Mention:
    """One place that speaks of a meeting.

    `head` is its noun, or its verb; `what` names the meeting in so many `words`. `phrase` are the words of the noun
    phrase with what directly follows ("the second round of talks in Lima on Monday"), in order; `verbs` the verbs that
    say something of it, nearest first, each with its rule where it has one; `beside` the verb that it stands beside as
    a circumstance ("during talks, X said"); `again` where the mention stands that a pronoun goes on with;
    `timed` whether it is told how long it went on ("eight hours of talks").
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
    timed: bool = False

    @property
    def before(self) -> "tuple[Token, ...]":
        """The words of the phrase before its noun."""
        return tuple(t for t in self.phrase if t.i < self.head.i)

    @property
    def words_before(self) -> set[str]:
        return {t.lower_ for t in self.before}

    @property
    def is_definite(self) -> bool:
        return bool(self.words_before & {"the", "this", "that", "these", "those"})


@dataclass(frozen=True)
class Finder:
    """Finds the mentions of one page."""

    cast: Cast

    @property
    def words(self) -> Lexicon:
        return lexicon()

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
        phrase = self._phrase(token)
        before = {t.lower_ for t in phrase if t.i < token.i}
        if before.intersection(self.words.not_a_meeting.before) or not self._has_what_it_needs(noun, token, phrase):
            return None
        verbs, beside = verbs_over(self._measured(token))
        named = self._named_as(token, phrase)
        what = span_of(named).of(self.cast.page.text)
        counted = any(c.dep_ == "nummod" for c in self._measured(token).children) and self._measured(token) != token
        return Mention(token, noun.form, what, len(named), phrase, noun=noun, verbs=verbs, beside=beside, timed=counted)

    def _measured(self, token: "Token") -> "Token":
        """The noun that acts for it: "hours" in "eight hours of talks broke up"."""
        over = token.head
        lasts = over.lower_ == "of" and over.head.lower_ in self.words.lists["lengths"]
        return over.head if lasts and not any(c.dep_ == "det" for c in token.children) else token

    def _counts_rounds(self, token: "Token") -> bool:
        """Whether it is the "talks" of "a round of talks"."""
        over = token.head
        return over.lower_ == "of" and self.words.noun_of(over.head.lower_) is not None

    def _has_what_it_needs(self, noun: Noun, token: "Token", phrase: "tuple[Token, ...]") -> bool:
        before = {t.lower_ for t in phrase if t.i < token.i}
        for need in noun.needs:
            if need == "modifier" and not (before.intersection(noun.modifiers) or self._is_planned(token)):
                return False
            if need == "ordinal" and not self._is_a_round(token, before):
                return False
            if need == "goal" and not self._has_goal(phrase):
                return False
            if need == "parties" and not self._names_parties(token, phrase, before):
                return False
        return True

    def _is_planned(self, token: "Token") -> bool:
        """Whether it is called so by what was done about it: "a session pencilled in for Tuesday"."""
        planned = (rule_for(c) for c in token.children if c.dep_ == "acl" and c.tag_ == "VBN")
        return any(rule is not None and rule.status == "scheduled" for rule in planned)

    def _is_a_round(self, token: "Token", before: set[str]) -> bool:
        of = [o.lower_ for p in token.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
        if of:
            return any(self.words.noun_of(word) for word in of)
        which = before.intersection([*self.words.lists["which"], *self.words.lists["ordinals"]])
        return bool(which) and not any(t.dep_ == "compound" for t in token.children)

    def _names_parties(self, token: "Token", phrase: "tuple[Token, ...]", before: set[str]) -> bool:
        if before.intersection(self.words.lists["phone"]):
            return True
        owner = [t for t in token.children if t.dep_ == "poss" and parties_named(self.cast, t)]
        with_whom = [
            o
            for p in phrase
            if p.lower_ in {"with", "between", "among", "of"} and p.i > token.i
            for o in p.children
            if o.dep_ == "pobj" and parties_named(self.cast, o)
        ]
        return bool(with_whom) or (bool(owner) and token.lower_ == "conversation")

    def _has_goal(self, phrase: "tuple[Token, ...]") -> bool:
        return any(self.is_place(c) for t in phrase if t.lower_ == "to" for c in t.children)

    def _named_as(self, token: "Token", phrase: "tuple[Token, ...]") -> "list[Token]":
        """The noun phrase as written, without its article and without the circumstances that follow it."""
        kept = [t for t in phrase if t.i <= token.i]
        while kept[0].tag_ in {"DT", "PRP$"} and len(kept) > 1:
            kept = kept[1:]
        for follows in phrase[len(phrase_of(token)) :]:
            begins = follows.dep_ in {"prep", "agent"} and follows.head == token
            if (begins and follows.lower_ not in _NAMING) or follows.tag_ == "VBN" or self.date_at(follows):
                break
            kept.append(follows)
        while len(kept) > 1 and (kept[-1].is_punct or kept[-1].pos_ in {"ADP", "CCONJ"}):
            kept = kept[:-1]
        return kept

    def _phrase(self, token: "Token") -> "tuple[Token, ...]":
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
        if not is_verb(token) or token.dep_ in {"amod", "aux", "auxpass"} or self._is_asked(token):
            return None
        fitting = [m for m in self.words.meets if m.lemma == token.lemma_.lower() and self._meets(m, token)]
        if not fitting:
            return None
        meets = max(fitting, key=lambda m: len(m.needs) == 1 and m.needs[0] == "phone")
        verbs = ((token, None), *chain_of(token)[1:])
        return Mention(token, meets.form, meets.noun, 1, (token,), meets=meets, verbs=verbs)

    def _is_asked(self, verb: "Token") -> bool:
        """Whether it is open: "when they will meet is not settled"; "when they met" and "Oslo, where they will meet"
        are told."""
        told = verb.dep_ == "advcl" and not any(child.lower_ == "will" for child in verb.children)
        if verb.dep_ == "relcl" or told:
            return False
        return any(child.lower_ in self.words.lists["asking"] and child.i < verb.i for child in verb.children)

    def _meets(self, rule: Meets, verb: "Token") -> bool:
        return any(self._fits(need, verb) for need in rule.needs)

    def _fits(self, need: str, verb: "Token") -> bool:
        subject = subject_of(verb)
        acting = parties_named(self.cast, subject) if subject is not None else ()
        if need == "phone":
            return bool({t.lower_ for t in verb.subtree}.intersection(self.words.lists["phone"]))
        if need == "place":
            return bool(acting) and self.goal_of(verb) is not None
        if need == "with":
            met = [name for t in self._met_in_person(verb) for name in parties_named(self.cast, t)]
            speaks = verb.lemma_.lower() in _SPEAKS
            return bool(set(met) - set(acting)) and subject is not None and (bool(acting) or not speaks)
        over = governor_of(verb)
        controlled = over is not None and (rule := rule_for(over)) is not None and rule.apart
        return subject is not None and (len(acting) > 1 or self._is_group(subject, verb) or controlled)

    def _is_group(self, subject: "Token", verb: "Token") -> bool:
        several = subject.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in subject.children)
        return several or self._is_common_body(subject) or (subject.lower_ == "they" and self._is_dated(verb))

    def _is_common_body(self, subject: "Token") -> bool:
        """Whether it is a body of several parties: "the joint committee"."""
        before = {c.lower_ for c in subject.children if c.i < subject.i}
        words = {word for text in before for word in text.split()}
        return subject.lower_ in self.words.lists["bodies"] and bool(words.intersection(self.words.lists["common"]))

    def _is_dated(self, verb: "Token") -> bool:
        return any(self.date_at(t) for t in clause_of(verb))

    def met_by(self, verb: "Token") -> "Iterator[Token]":
        """Those whom someone meets or speaks with."""
        for child in verb.children:
            if child.dep_ == "dobj" and verb.lemma_.lower() == "meet":
                yield child
            if child.dep_ == "prep" and child.lower_ in {"with", "to"}:
                yield from (c for c in child.children if c.dep_ == "pobj")

    def _met_in_person(self, verb: "Token") -> "Iterator[Token]":
        """As `met_by`; a speech to a body is no conversation with it."""
        for met in self.met_by(verb):
            actor = self.cast.actor_at(Span(met.idx, met.idx + len(met)))
            a_body = actor is not None and actor.kind not in {ActorKind.PERSON, ActorKind.STATE, ActorKind.UNNAMED}
            if not (a_body and verb.lemma_.lower() in _SPEAKS):
                yield met

    def goal_of(self, verb: "Token") -> "Token | None":
        """The place that someone visits or travels to."""
        for child in verb.children:
            if child.dep_ == "dobj" and self.is_place(child):
                return child
            if child.dep_ == "prep" and child.lower_ in {"to", "in", "at"}:
                return next((c for c in child.children if c.dep_ == "pobj" and self.is_place(c)), None)
        return None

    def is_place(self, token: "Token") -> bool:
        """Whether a noun names a place: a state, a capital, or what the language model takes for a place."""
        if self.date_at(token) or token.pos_ != "PROPN":
            return False
        known = known_name_at(self.cast.page, token)
        if known is not None:
            return known.bearer.kind == "state" and known.form in {"names", "capitals"}
        return token.ent_type_ in {"GPE", "LOC", "FAC"}

    def date_at(self, token: "Token") -> DateMention | None:
        """The dated expression that a word stands in."""
        return date_at(self._dates, token)

    @cached_property
    def _dates(self) -> tuple[DateMention, ...]:
        return in_order(self.cast.found.dates)
