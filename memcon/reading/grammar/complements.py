"""What a predicate takes: its objects, the clauses that it governs, and what stands after its prepositions.

The names of complements, as the tables of rules use them: "object", "owner" (of the object), "recipient", "clause" (any
clause that it governs), "predicated" (what its object is called), "clause subject", "infinitive", "gerund", "refusal"
(an infinitive with "not"), "assertion" (a clause that says how things are), "undertaking" (a clause that says what
somebody will do), "subjunctive" (a clause that says what ought to be: "that the road be opened"), "told before" (a
clause before its verb of saying), "prep:WORD" (what stands after that preposition). A name may restrict the lemma of
the head: "object=offer|proposal".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.reading.grammar.subjects import (
    first,
    lent_subject,
    own_auxiliaries,
    own_subject,
    owner_of,
    resolve_relative,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSAL = frozenset({"ccomp", "xcomp"})
_WHEN = frozenset({"DATE", "TIME"})
_WONDERING = frozenset({"whether", "why", "how", "when"})
_PARTS = frozenset(
    {
        "part", "most", "some", "all", "many", "several", "thousand", "hundred", "dozen", "million", "score", "number",
        "group", "series", "couple", "pair", "ton", "tonne", "lot", "half", "third", "one", "two", "each", "few", "kg",
        "string", "batch", "handful", "majority", "bulk", "rest", "member", "crowd", "wave", "kilo", "truckload",
    }
)  # fmt: skip
_TO_COME = frozenset({"will", "would", "shall", "'ll", "’ll"})


@dataclass(frozen=True)
class Complements:
    """The complements of a predicate and of the verb that bears it; in the passive the patient is the object."""

    predicate: "Token"
    verb: "Token"
    passive: bool

    def slot(self, name: str) -> "Token | None":
        """The head of the complement with this name. Raises ValueError where there is no such name."""
        kind = name.partition("=")[0]
        if kind.startswith("prep:"):
            return restricted(self._after_preposition(kind.removeprefix("prep:")), name)
        return restricted(self._named(kind), name)

    def _named(self, kind: str) -> "Token | None":
        match kind:
            case "object":
                return self.object
            case "owner":
                return owner_of(self.object)
            case "recipient":
                given = self._objects[:-1]
                return self._child("dative") or (given[0] if given else None) or self._after_preposition("to")
            case "beyond object":
                return self._beyond_object
            case "clause":
                return self.clause
            case "predicated":
                return self._child("oprd") or first(t for t in self._clauses if t.pos_ in {"NOUN", "PROPN", "ADJ"})
            case "clause subject":
                return own_subject(self.clause) if self.clause is not None and not _wonders(self.clause) else None
            case "refusal":
                return first(t for t in self._clauses if any(c.dep_ == "neg" for c in t.children))
            case "assertion":
                return first(t for t in self._clauses if t.dep_ == "ccomp" and _asserts(t))
            case "told before":
                return first(t for t in self.verb.children if t.dep_ == "ccomp" and t.right_edge.i < self.verb.i)
            case "subjunctive":
                return first(t for t in self._clauses if t.dep_ == "ccomp" and _asks(t))
            case "undertaking":
                return first(t for t in self._clauses if t.dep_ == "ccomp" and undertakes(t))
            case "gerund":
                return first(t for t in self._clauses if t.tag_ == "VBG")
            case "infinitive":
                return first(t for t in self._clauses if any(c.lower_ == "to" and c.dep_ == "aux" for c in t.children))
        raise ValueError(f"no such slot: {kind!r}")

    @property
    def object(self) -> "Token | None":
        """What it is done to; in the passive, and in a relative clause, what that hangs on."""
        if self.passive and (patient := own_subject(self.verb) or lent_subject(self.verb)) is not None:
            return resolve_relative(patient)
        return self._objects[-1] if self._objects else self._child("oprd")

    @cached_property
    def _objects(self) -> "list[Token]":
        """Its objects; of two the first is whom it is given: "promised the crews an offer"."""
        every = [t for t in self.verb.children if t.dep_ == "dobj"]
        return [t for t in every if t.i > self.verb.i][:2] or every[:1]

    @property
    def _beyond_object(self) -> "Token | None":
        """What stands after the object: in "invited Chad to a round" the "to"."""
        near = (*self.verb.children, *(self.object.children if self.object is not None else ()))
        after = [t for t in near if t.dep_ in {"prep", "advmod", "xcomp"} and t.i > self.verb.i]
        return first(t for t in sorted(after, key=lambda t: t.i) if _leads_on(t))

    @cached_property
    def clause(self) -> "Token | None":
        """The head of the clause that it governs."""
        return first(self._clauses)

    @property
    def _clauses(self) -> "Iterator[Token]":
        heads = [self.predicate] if self.predicate == self.verb else [self.predicate, self.verb]
        for head in heads:
            yield from (t for t in head.children if t.dep_ in _CLAUSAL and t.i > self.predicate.i)
        for head in heads:
            yield from (t for t in head.children if t.dep_ == "advcl" and t.i > self.predicate.i and is_infinitive(t))

    def _child(self, dep: str) -> "Token | None":
        return first(t for t in self.verb.children if t.dep_ == dep)

    def _after_preposition(self, word: str) -> "Token | None":
        for token in (*self._near, *self._farther):
            if token.lower_ == word and token.i > self.predicate.i:
                held = first(t for t in token.children if t.dep_ in {"pobj", "pcomp"})
                if held is not None and held.ent_type_ not in _WHEN:
                    return held
        if self.predicate.lower_ == word:
            return first(t for t in self.predicate.children if t.dep_ in {"pobj", "pcomp"})
        return None

    @cached_property
    def _near(self) -> "tuple[Token, ...]":
        """What hangs on the predicate or on its object, in order: where its prepositions and particles are."""
        near: list[Token] = [*self.predicate.children]
        if self.predicate != self.verb:
            near += [t for t in self.verb.children if t.i > self.predicate.i]
        for token in list(near):
            if token.dep_ in {"dobj", "acomp", "attr", "prt", "prep", "oprd", "nsubjpass", "advmod"}:
                near += token.children
        return tuple(sorted(near, key=lambda t: t.i))

    @property
    def _farther(self) -> "Iterator[Token]":
        """What hangs on the nouns after its prepositions: in "against talks with Chad" the second preposition."""
        if self.object is not None:
            yield from (t for other in self.object.conjuncts for t in other.children)  # "put tea and cake on the table"
        for token in self._near if self.predicate.dep_ != "prep" else (self.predicate,):
            if token.dep_ == "prep":
                yield from (t for noun in token.children if noun.dep_ == "pobj" for t in noun.children)

    def has_words(self, words: Iterable[str]) -> bool:
        """Whether each of `words` (particles, prepositions, fixed nouns) hangs on the predicate or on its object."""
        hanging = [t for t in (*self._near, *self.verb.children) if not _says_when(t)]
        near = {form for t in hanging for form in (t.lower_, t.lemma_.lower())}
        return all(word in near for word in words)


def _leads_on(token: "Token") -> bool:
    return token.dep_ == "xcomp" or token.lower_ in {"to", "for"} or any(t.lower_ == "to" for t in token.children)


def restricted(found: "Token | None", name: str) -> "Token | None":
    """`found`, or what is listed with it, where its lemma is among those that `name` allows."""
    lemmas = name.partition("=")[2]
    if found is None or not lemmas:
        return found
    allowed = lemmas.split("|")
    return first(t for t in (found, *found.conjuncts) if t.lemma_.lower() in allowed)


def meant(noun: "Token") -> "Token":
    """What is counted or divided: in "part of a village" and "thousands of refugees" the last noun."""
    while noun.lemma_.lower() in _PARTS:
        of = first(t for t in noun.children if t.dep_ == "prep" and t.lower_ == "of")
        whole = first(t for t in of.children if t.dep_ == "pobj") if of is not None else None
        if whole is None:
            return noun
        noun = whole
    return noun


def is_infinitive(verb: "Token") -> bool:
    return verb.tag_ == "VB" and any(t.lower_ == "to" for t in verb.children)


def _says_when(token: "Token") -> bool:
    """Whether it is the preposition of a date: the "on" of "called on Friday"."""
    return token.dep_ == "prep" and any(t.ent_type_ in _WHEN for t in token.children)


def _wonders(clause: "Token") -> bool:
    """Whether a clause is a question: "asked whether Chad would sign"."""
    return any(t.lower_ in _WONDERING and t.dep_ in {"mark", "advmod"} and t.i < clause.i for t in clause.children)


def _asserts(verb: "Token") -> bool:
    """Whether it says how things are or will be, not how they ought to be."""
    helpers = {t.lower_ for t in own_auxiliaries(verb)}
    return bool(helpers & {"will", "would", "had", "has", "was", "is", "were"}) or verb.tag_ in {"VBD", "VBZ"}


def _asks(verb: "Token") -> bool:
    """Whether it says what ought to be: "that the road be opened", "that he travel first"."""
    subject = own_subject(verb)
    if subject is None or any(t.tag_ == "MD" or t.lower_ in {"to", "do"} for t in own_auxiliaries(verb)):
        return False
    helpers = {t.lower_ for t in own_auxiliaries(verb)}
    bare = verb.tag_ in {"VB", "VBP"} and verb.lower_ == verb.lemma_ and not helpers
    return "be" in helpers or (bare and subject.tag_ in {"NN", "NNP"})


def undertakes(verb: "Token") -> bool:
    """Whether it says what somebody named beside it will do."""
    return any(t.lower_ in _TO_COME for t in own_auxiliaries(verb)) and own_subject(verb) is not None
