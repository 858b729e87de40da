"""What must stand with a noun for it to speak of a meeting: who meets, which round, where a trip goes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from memcon.reading.grammar.phrases import clause_of, parties_named, subject_of
from memcon.reading.meetings.governing import rule_for, verbs_over
from memcon.reading.meetings.lexicon import Noun

if TYPE_CHECKING:
    from spacy.tokens import Token

    from memcon.reading.meetings.mentions import Finder

_ON_A_CALL = ("conference",)
_INVITATIONS = frozenset({"invitation", "invitations"})


@dataclass(frozen=True)
class Needs:
    """Asks of nouns on one page whether they have what they need."""

    finder: "Finder"

    def are_met(self, noun: Noun, token: "Token", phrase: "tuple[Token, ...]") -> bool:
        """Whether all that the noun asks for stands with it."""
        before = {t.lower_ for t in phrase if t.i < token.i}
        for need in noun.needs:
            if need == "modifier" and not (before.intersection(noun.modifiers) or self._is_told_apart(noun, token)):
                return False
            if need == "ordinal" and not self._is_a_round(token, before):
                return False
            if need == "dated" and not self._is_dated(token, phrase):
                return False
            if need == "goal" and not self._has_goal(phrase):
                return False
            if need == "parties" and not (
                self._names_parties(token, phrase, before) or self._is_expected(token, before)
            ):
                return False
        return True

    def _is_told_apart(self, noun: Noun, token: "Token") -> bool:
        """Whether it is one of a series, or called so by what was done about it: "a further session", "a session
        pencilled in for Tuesday"."""
        which = {t.lower_ for t in token.children if t.i < token.i}
        series = [*self.finder.words.lists["which"], *self.finder.words.lists["ordinals"]]
        if noun.numbered and which.intersection(series) and not any(c.lower_ == "of" for c in token.children):
            return True
        return self._is_planned(token) or self._is_of_the_talks(token) or self._is_come_back_to(token)

    def _is_of_the_talks(self, token: "Token") -> bool:
        """Whether only a session of talks is spoken of so: "The session lasted seven hours", "an invitation to a
        session"."""
        over, around = token.head, {c.lower_ for c in token.children}
        bare = "the" in around and not any(c.dep_ in {"poss", "prep"} for c in token.children)
        lasted = bare and token.dep_ == "nsubj" and over.lemma_ == "last"
        asked_to = over.lower_ == "to" and over.head.lower_ in _INVITATIONS and "of" not in around
        return token.lower_ == "session" and (lasted or asked_to)

    def _is_come_back_to(self, token: "Token") -> bool:
        """Whether it is the table at which the sides sit down again: "The parties will return to the table on
        Tuesday"."""
        verb = token.head.head
        if token.lower_ != "table" or token.head.lower_ != "to" or verb.lemma_ != "return":
            return False
        subject = subject_of(verb)
        sides = subject is not None and (
            subject.lower_ in self.finder.words.lists["sides"] or len(parties_named(self.finder.cast, subject)) > 1
        )
        return sides and any(self.finder.date_at(t) for t in clause_of(verb))

    def _is_planned(self, token: "Token") -> bool:
        """Whether a clause says that it was planned: "a call that had been planned for Friday"."""
        clauses = [c for c in token.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VBN"]
        planned = (rule_for(c) for c in clauses)
        return any(rule is not None and rule.status == "scheduled" for rule in planned)

    def _is_expected(self, token: "Token", before: set[str]) -> bool:
        """Whether it is told of as planned, or as one more of its kind: "a second call is expected"."""
        series = before.intersection([*self.finder.words.lists["which"], *self.finder.words.lists["ordinals"]])
        verbs, _ = verbs_over(token)
        return self._is_planned(token) or (bool(series) and any(rule is not None for _, rule in verbs))

    def _is_dated(self, token: "Token", phrase: "tuple[Token, ...]") -> bool:
        """Whether it is said when, and it is no one's: "entered mediation on Monday", not "Qatar's mediation"."""
        owned = any(c.dep_ in {"poss", "prep"} and c.lower_ != "on" for c in token.children)
        verbs, _ = verbs_over(token)
        told = any(rule is not None for _, rule in verbs[:1])
        around = [t for verb, _ in verbs[:1] for t in clause_of(verb)]
        return told and not owned and any(self.finder.date_at(t) for t in (*phrase, *around))

    def _is_a_round(self, token: "Token", before: set[str]) -> bool:
        talking = self.finder.words.lists["of_talks"]
        of = [o.lower_ for p in token.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
        if of:
            return any(self.finder.words.noun_of(word) or word in talking or word == "which" for word in of)
        which = before.intersection([*self.finder.words.lists["which"], *self.finder.words.lists["ordinals"]])
        compounds = {t.lower_ for t in token.children if t.dep_ in {"compound", "amod"} and t.pos_ != "ADJ"} - which
        known = {"the", "this", "that"} & before and token.tag_ == "NN" and self._is_told_of(token)
        return bool(which or known or compounds) and all(c in talking for c in compounds)

    def _is_told_of(self, token: "Token") -> bool:
        """Whether it is said of it when or where it was, or what became of it: "the round on 2 June"."""
        verbs, _ = verbs_over(token)
        after = (t for c in token.children if c.i > token.i for t in (c, *c.children))
        return any(rule is not None for _, rule in verbs) or any(
            self.finder.date_at(t) or self.finder.is_place(t) or (t.dep_ == "relcl" and rule_for(t)) for t in after
        )

    def _names_parties(self, token: "Token", phrase: "tuple[Token, ...]", before: set[str]) -> bool:
        if before.intersection((*self.finder.words.lists["phone"], *_ON_A_CALL)):
            return True
        owner = [t for t in token.children if t.dep_ == "poss" and parties_named(self.finder.cast, t)]
        with_whom = [
            o
            for p in phrase
            if p.lower_ in {"with", "between", "among", "of"} and p.i > token.i
            for o in p.children
            if o.dep_ == "pobj" and parties_named(self.finder.cast, o)
        ]
        return bool(with_whom) or (bool(owner) and token.lower_ == "conversation")

    def _has_goal(self, phrase: "tuple[Token, ...]") -> bool:
        return any(self.finder.is_goal(c) for t in phrase if t.lower_ == "to" for c in t.children if c.dep_ == "pobj")
