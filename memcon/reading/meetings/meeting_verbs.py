"""Verbs that are themselves a meeting: who must act, with whom or where to, for "met" or "travelled" to be one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.model.passages import Span
from memcon.reading.grammar.phrases import Mood, clause_of, is_verb, mood_of, object_of, parties_named, subject_of
from memcon.reading.meetings.governing import governor_of, rule_for
from memcon.reading.meetings.lexicon import Meets

if TYPE_CHECKING:
    from spacy.tokens import Token

    from memcon.reading.meetings.mentions import Finder

_CALLS = frozenset({"phone", "telephone"})
_GOES_ON = frozenset({"reconvene", "resume"})  # which say by themselves that it is not the first time
_SPEAKS = frozenset({"speak", "talk"})


@dataclass(frozen=True)
class MeetingVerbs:
    """Asks of verbs on one page whether they are a meeting."""

    finder: "Finder"

    def rule_at(self, token: "Token") -> Meets | None:
        """By which rule a verb is a meeting; of several the one that tells of a telephone."""
        if not is_verb(token) or token.dep_ in {"amod", "aux", "auxpass"} or self.is_asked(token):
            return None
        lemma = token.lemma_.lower()
        fitting = [m for m in self.finder.words.meets if m.lemma == lemma and self._meets(m, token)]
        return max(fitting, key=lambda m: m.needs == ("phone",), default=None)

    def is_asked(self, verb: "Token") -> bool:
        """Whether it is open: "when they will meet is not settled"; "when they met" and "Oslo, where they will meet"
        are told."""
        told = verb.dep_ == "advcl" and not any(child.lower_ == "will" for child in verb.children)
        if verb.dep_ == "relcl" or told:
            return False
        return any(child.lower_ in self.finder.words.lists["asking"] and child.i < verb.i for child in verb.children)

    def _meets(self, rule: Meets, verb: "Token") -> bool:
        near = {t.lower_ for c in verb.children for t in (c, *c.children)}
        return near.issuperset(rule.words) and any(self._fits(need, verb) for need in rule.needs)

    def _fits(self, need: str, verb: "Token") -> bool:
        subject = subject_of(verb)
        acting = parties_named(self.finder.cast, subject) if subject is not None else ()
        if need == "phone":
            return bool({t.lower_ for t in verb.subtree}.intersection(self.finder.words.lists["phone"]))
        if need == "guest":
            return self._has_guests(verb)
        if need == "place":
            return bool(acting) and self.goal_of(verb) is not None
        if need == "trip":
            return bool(acting) and self.goal_of(verb) is not None and self._is_dated(verb)
        if need == "together":
            return subject is not None and self._is_dated(verb) and self._is_group(subject, verb)
        if need == "again":
            return subject is not None and subject.lower_ == "we" and self._is_to_go_on(verb)
        if need == "resumed":
            return (self._is_dated(verb) or self._is_somewhere(verb)) and self._goes_on(verb, subject)
        if need == "signers":
            there = verb.dep_ != "relcl" and self._is_somewhere(verb)  # not "a summit at which they signed"
            return there and len(acting) > 1 and self._is_dated(verb)
        if need == "with":
            met = [name for t in self._met_in_person(verb) for name in parties_named(self.finder.cast, t)]
            speaks = verb.lemma_.lower() in _SPEAKS
            dated = bool(acting) and self._is_dated(verb)  # "phoned both sides on Sunday", "met the chairman on Friday"
            if dated and verb.lemma_.lower() in {*_CALLS, "meet"} and any(map(self._is_guest, self.met_by(verb))):
                return True
            return bool(set(met) - set(acting)) and subject is not None and (bool(acting) or not speaks)
        over = governor_of(verb)
        controlled = over is not None and (rule := rule_for(over)) is not None and rule.apart
        return subject is not None and (len(acting) > 1 or self._is_group(subject, verb) or controlled)

    def _is_to_go_on(self, verb: "Token") -> bool:
        """Whether those who speak say on what day they go on with it: "We will meet again on Friday"."""
        again = any(c.lower_ in self.finder.words.lists["once_more"] for c in verb.children)
        ahead = mood_of(verb) in {Mood.PRESENT, Mood.FUTURE}
        return ahead and self._is_dated(verb) and (again or verb.lemma_.lower() in _GOES_ON)

    def _goes_on(self, verb: "Token", subject: "Token | None") -> bool:
        """Whether those at the table go on with the talks: "invited them to resume", "The sides will resume"."""
        if any(c.dep_ in {"dobj", "obj"} for c in verb.children):
            return False
        over, words = governor_of(verb), self.finder.words.lists
        asks = over is not None and (rule := rule_for(over)) is not None and rule.subject == "proposer"
        asked = object_of(over) if over is not None and asks else None
        who = asked if asked is not None else subject
        if who is None:
            return False
        sides = who.lower_ in words["sides"] or who.lower_ in words["several"]
        return sides or (asked is not None and who.lower_ == "them") or len(parties_named(self.finder.cast, who)) > 1

    def _has_guests(self, verb: "Token") -> bool:
        """Whether people are received or asked somewhere: "received the envoy", "invited both sides to Lima"."""
        guests = [g for g in self.met_by(verb) if self._is_guest(g)]
        return bool(guests) and (self._is_somewhere(verb) or self._is_dated(verb)) and subject_of(verb) is not None

    def _is_somewhere(self, verb: "Token") -> bool:
        return any(self.finder.is_place(t) for t in clause_of(verb) if t.dep_ == "pobj")

    def _is_guest(self, token: "Token") -> bool:
        if token.lower_ in self.finder.words.lists["sides"] or token.lower_ in self.finder.words.lists["several"]:
            return True
        actor = self.finder.cast.actor_at(Span(token.idx, token.idx + len(token)))
        if actor is not None and actor.kind in {ActorKind.PERSON, ActorKind.UNNAMED}:
            return True
        speaks = token.lemma_.lower() in self.finder.words.lists["speak_for"]  # "received Chile's envoys"
        return speaks and bool(parties_named(self.finder.cast, token))

    def _is_group(self, subject: "Token", verb: "Token") -> bool:
        if self._is_number(subject):
            return self._is_dated(verb) or any(c.lower_ in {"in", "at"} for c in verb.children)
        several = subject.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in subject.children)
        ahead = mood_of(verb) in {Mood.PRESENT, Mood.FUTURE}  # "The board meets on Friday"
        fixed = self._is_dated(verb) and (ahead or self._is_somewhere(verb))
        if subject.lower_ in self.finder.words.lists["bodies"] and fixed:
            return True
        known = self._is_dated(verb) or self._is_somewhere(verb)
        return several or self._is_common_body(subject) or (subject.lower_ == "they" and known)

    def _is_number(self, subject: "Token") -> bool:
        """ "The two met"; in "the two last met" the parse takes "last" for the noun."""
        counted = (c.lower_ for c in subject.children if c.dep_ == "nummod" and subject.tag_ in {"JJ", "RB"})
        return bool({subject.lower_, *counted}.intersection(self.finder.words.lists["several"]))

    def _is_common_body(self, subject: "Token") -> bool:
        """Whether it is a body of several parties: "the joint committee"."""
        before = {c.lower_ for c in subject.children if c.i < subject.i}
        words = {word for text in before for word in text.split()}
        return subject.lower_ in self.finder.words.lists["bodies"] and bool(
            words.intersection(self.finder.words.lists["common"])
        )

    def _is_dated(self, verb: "Token") -> bool:
        return any(self.finder.date_at(t) for t in clause_of(verb))

    def met_by(self, verb: "Token") -> "Iterator[Token]":
        """Those whom someone meets or speaks with; "both" too where the parse has it for an adverb ("invited both to
        Lima")."""
        brings, after = verb.lemma_.lower() in self.finder.words.lists["meets_object"], verb.doc[verb.i : verb.i + 2]
        yield from (t for t in after if brings and t.lower_ == "both" and t.dep_ == "advmod")
        for child in verb.children:
            if child.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in self.finder.words.lists["meets_object"]:
                yield child
            if child.dep_ == "prep" and child.lower_ in ({"with"} if verb.lemma_ == "invite" else {"with", "to"}):
                yield from (c for c in child.children if c.dep_ == "pobj")

    def _met_in_person(self, verb: "Token") -> "Iterator[Token]":
        """As `met_by`; a speech to a body is no conversation with it."""
        for met in self.met_by(verb):
            actor = self.finder.cast.actor_at(Span(met.idx, met.idx + len(met)))
            a_body = actor is not None and actor.kind not in {ActorKind.PERSON, ActorKind.STATE, ActorKind.UNNAMED}
            if not (a_body and verb.lemma_.lower() in _SPEAKS):
                yield met

    def _hanging_on(self, verb: "Token") -> "Iterator[Token]":
        """What hangs on a verb, on its particle or on "due"."""
        for child in verb.children:
            yield child
            if child.dep_ in {"acomp", "prt", "prep"} or child.lower_ == "on":
                yield from child.children

    def goal_of(self, verb: "Token") -> "Token | None":
        """The place that someone visits or travels to."""
        for child in verb.children:
            if child.dep_ == "dobj" and self.finder.is_place(child):
                return child
        led = (t for t in self._hanging_on(verb) if t.dep_ == "prep" and t.lower_ in {"to", "in", "at"})
        goals = (next((c for c in p.children if c.dep_ == "pobj" and self.finder.is_goal(c)), None) for p in led)
        return next((g for g in goals if g is not None), None)
