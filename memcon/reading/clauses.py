"""Clauses: a predicate with its subject, its complements and what turns it round (negation, modality, condition)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.model.passages import Span
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_CLAUSAL = frozenset({"ccomp", "xcomp"})
_COPULAS = frozenset({"be", "remain", "stay", "seem", "become", "stand", "appear", "look"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd", "prep"})
_CARRIES_ON = frozenset({"continue", "begin", "start", "decide", "vote", "proceed", "move", "go", "come", "meet"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_WEAK = frozenset({"may", "might", "could"})
_FILLERS = frozenset({"punct", "cc", "mark"})
_MARKS = " \t\r\n,;:.!?-–—\"“”„«»‘'()[]"
LONGEST = 250  # characters of a clause that is shown as evidence


@dataclass(frozen=True)
class Clause:
    """A predicate (a verb, or what stands after a copula) and the verb that bears its subject and auxiliaries."""

    page: Page
    predicate: "Token"
    verb: "Token"

    @property
    def lemma(self) -> str:
        return self.predicate.lemma_.lower()

    @cached_property
    def subject(self) -> "Token | None":
        """Who does it: the agent of a passive, the shared subject of joined verbs, the antecedent of "which"."""
        if self.is_passive:
            return self.agent
        return _resolve_relative(_own_subject(self.verb) or _lent_subject(self.verb))

    @property
    def is_passive(self) -> bool:
        return any(t.dep_ in {"nsubjpass", "auxpass"} for t in self.verb.children) or (
            self.verb.tag_ == "VBN" and self.verb.dep_ == "acl"
        )

    @property
    def agent(self) -> "Token | None":
        """Who stands after "by": with the verb itself, or with a noun after it ("in a statement by ...")."""
        for token in self.verb.subtree:
            if token.lower_ == "by" and token.i > self.verb.i and token.dep_ in {"agent", "prep"}:
                return _first(t for t in token.children if t.dep_ == "pobj" and t.pos_ in {"NOUN", "PROPN", "PRON"})
        return None

    @property
    def negated(self) -> bool:
        around = [*self.verb.children, *self.predicate.children]
        if any(t.dep_ == "neg" or t.lower_ in _NEGATIONS for t in around):
            return True
        if (thing := self._child("dobj")) is not None and _is_nobody(thing):
            return True
        subject = _own_subject(self.verb)
        if subject is None and self.verb.dep_ == "conj" and not _own_auxiliaries(self.verb):
            return any(t.dep_ == "neg" for t in self.verb.head.children) and self.verb.tag_ == "VB"
        longer = any(t.lower_ == "longer" and any(c.lower_ == "no" for c in t.children) for t in around)
        return longer or (subject is not None and _is_nobody(subject))

    @property
    def auxiliaries(self) -> "tuple[Token, ...]":
        """Its own, or those that a verb joined to another one shares with it."""
        own = _own_auxiliaries(self.verb)
        if not own and self.verb.dep_ == "conj" and self.verb.tag_ == "VB":
            return _own_auxiliaries(self.verb.head)
        return own

    @property
    def weakness(self) -> str | None:
        """The modal, or the verb of intention above it, that makes it less than an act: "may", "is considering"."""
        for token in self.auxiliaries:
            if token.lower_ in _WEAK:
                return token.text
        head = self.verb.head
        is_weighed = self.verb.dep_ in {"xcomp", "pcomp"} and head.lemma_ in {"consider", "mull", "weigh"}
        return head.text if is_weighed else None

    @property
    def is_future(self) -> bool:
        return any(t.lower_ in {"will", "'ll", "’ll", "shall"} for t in self.auxiliaries)

    @property
    def is_past(self) -> bool:
        has = any(t.lemma_ == "have" for t in self.auxiliaries) and not self.is_future
        was = any(t.lower_ in {"was", "were"} for t in self.auxiliaries)
        return self.verb.tag_ == "VBD" or has or was

    @property
    def is_supposed(self) -> bool:
        """Whether it is only supposed: under "if", as "had they agreed", as "would have agreed"."""
        for token in (self.verb, *_ancestors_in_clause(self.verb)):
            children = list(token.children)
            if token.dep_ == "advcl" and any(c.lower_ in {"if", "unless", "were"} and c.i < token.i for c in children):
                return True
            if _is_counterfactual(token):
                return True
        return False

    @property
    def is_asked(self) -> bool:
        sentence = self.page.span_of(self.verb.sent).of(self.page.text).rstrip("\"”’»' )")
        return sentence.endswith("?")

    @property
    def is_imperative(self) -> bool:
        """Whether it is an order: a bare verb, first of its sentence or quotation, without a subject."""
        if self.verb.tag_ != "VB" or _own_auxiliaries(self.verb) or _own_subject(self.verb) is not None:
            return False
        return not self.page.text[: self.verb.idx].rstrip(' “"‘«').removesuffix(",")[-1:].isalnum()

    @property
    def is_carried_out(self) -> bool:
        """Whether the sentence says that it is done, not that someone means, hopes or is expected to do it."""
        if self.verb.dep_ not in {"xcomp", "pcomp", "acl"} or self.verb.tag_ == "VBN":
            return True
        if self.verb.dep_ == "acl":
            return self.verb.tag_ == "VBG"
        return self.verb.head.lemma_ in _CARRIES_ON or self.weakness is not None

    @cached_property
    def span(self) -> Span:
        """The words of the clause: what hangs on it, without the clause that reports it and without joined clauses."""
        return self._clip(_hull(self._own_words))

    @property
    def _own_words(self) -> "list[Token]":
        kept: list[Token] = []
        _gather(self.verb, self.verb, kept)
        subject = _own_subject(self.verb)
        if self.verb.dep_ == "conj" and subject is None and (lent := _lent_subject(self.verb)) is not None:
            between = self.page.text[lent.idx : self.verb.idx]
            if len(between) < 40:
                kept.append(lent)
        return sorted(kept, key=lambda t: t.i)

    def _clip(self, span: Span) -> Span:
        around = self.page.quotation_at(self.verb.idx)
        if around:
            inner = around.inner
            span = Span(max(span.start, inner.start), min(span.end, inner.end))
        if span.end - span.start > LONGEST:
            span = _shorten(self.page.text, span, self.verb.idx)
        return span.trimmed(self.page.text, _MARKS)

    def slot(self, name: str) -> "Token | None":
        """The head of a complement: "subject", "object", "recipient", "clause", "clause subject", "prep:WORD", ...

        A slot may restrict the lemma of its head: "object=offer|proposal".
        """
        name, _, lemmas = name.partition("=")
        found = self._slot(name)
        if found is None or not lemmas:
            return found
        allowed = lemmas.split("|")
        return _first(t for t in (found, *found.conjuncts) if t.lemma_.lower() in allowed)

    def _slot(self, name: str) -> "Token | None":
        if name.startswith("prep:"):
            return self._after_preposition(name.removeprefix("prep:"))
        if name == "subject":
            return self.subject
        if name == "object":
            return self._object
        if name == "owner":
            return _owner(self._object)
        if name == "recipient":
            return self._child("dative") or self._after_preposition("to")
        if name == "clause":
            return self.complement
        if name == "clause subject":
            return _own_subject(self.complement) if self.complement is not None else None
        if name == "gerund":
            return _first(t for t in self._complements if t.tag_ == "VBG")
        if name == "infinitive":
            return _first(t for t in self._complements if any(c.lower_ == "to" and c.dep_ == "aux" for c in t.children))
        raise ValueError(f"no such slot: {name!r}")

    @property
    def _object(self) -> "Token | None":
        if self.is_passive and (patient := _own_subject(self.verb)) is not None:
            return _resolve_relative(patient)
        return self._child("dobj") or self._child("oprd")

    @cached_property
    def complement(self) -> "Token | None":
        """The head of the clause that it governs."""
        return _first(self._complements)

    @property
    def _complements(self) -> "Iterator[Token]":
        heads = [self.predicate] if self.predicate == self.verb else [self.predicate, self.verb]
        for head in heads:
            yield from (t for t in head.children if t.dep_ in _CLAUSAL and t.i > self.predicate.i)
        for head in heads:
            yield from (t for t in head.children if t.dep_ == "advcl" and t.i > self.predicate.i and _is_infinitive(t))

    def _child(self, dep: str) -> "Token | None":
        return _first(t for t in self.verb.children if t.dep_ == dep)

    def _after_preposition(self, word: str) -> "Token | None":
        for token in self._near:
            if token.lower_ == word and token.i > self.predicate.i:
                held = _first(t for t in token.children if t.dep_ in {"pobj", "pcomp"})
                if held is not None:
                    return held
        if self.predicate.lower_ == word:
            return _first(t for t in self.predicate.children if t.dep_ in {"pobj", "pcomp"})
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

    def has_words(self, words: Iterable[str]) -> bool:
        """Whether each of `words` (particles, prepositions, fixed nouns) hangs on the predicate or on its object."""
        near = {form for t in (*self._near, *self.verb.children) for form in (t.lower_, t.lemma_.lower())}
        return all(word in near for word in words)


def clauses_of(page: Page, sentence: "Sentence") -> Iterator[Clause]:
    """The clauses of a sentence in the order of their predicates."""
    found = []
    for token in sentence:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass", "amod"}:
            continue
        found.append(Clause(page, token, token))
        if token.lemma_ in _COPULAS:
            found += [Clause(page, t, token) for t in token.children if t.dep_ in _COMPLEMENTS and t.i > token.i]
    return iter(sorted(found, key=lambda clause: clause.predicate.i))


def phrase_span(page: Page, head: "Token", longest: int = LONGEST) -> Span:
    """The characters of everything that hangs on `head`, cut at a word where it is very long."""
    words = [t for t in head.subtree if not t.is_space]
    span = _hull(words).trimmed(page.text, _MARKS)
    return _shorten(page.text, span, span.start, longest) if span.end - span.start > longest else span


def _own_subject(verb: "Token") -> "Token | None":
    return _first(t for t in verb.children if t.dep_ in _SUBJECTS and t.dep_ != "expl")


def _lent_subject(verb: "Token") -> "Token | None":
    """The subject of a verb without its own: from the verb it is joined to, or that governs it."""
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "conj":
        return _own_subject(head) or (_lent_subject(head) if head.pos_ in {"VERB", "AUX"} else None)
    if verb.dep_ in {"xcomp", "advcl"} and head.pos_ in {"VERB", "AUX", "ADJ"}:
        if verb.dep_ == "xcomp" and (addressed := _addressed(head, verb)) is not None:
            return addressed
        return _own_subject(head) or _lent_subject(head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return head
    if verb.dep_ == "acomp" or (verb.dep_ == "pcomp" and head.head.pos_ in {"VERB", "AUX", "ADJ"}):
        governor = head.head if verb.dep_ == "pcomp" else head
        return _own_subject(governor) or _lent_subject(governor)
    return None


def _addressed(head: "Token", verb: "Token") -> "Token | None":
    """Whom the verb above addresses, between it and the infinitive: "urged Chad to", "called on Chad to"."""
    for token in head.children:
        if token.dep_ == "dobj" and token.i < verb.i:
            return token
        if token.lower_ in {"on", "upon", "to"} and head.i < token.i < verb.i and token.dep_ in {"prep", "prt"}:
            return _first(t for t in token.children if t.dep_ == "pobj")
    return None


def _resolve_relative(token: "Token | None") -> "Token | None":
    if token is None or token.tag_ not in {"WDT", "WP"}:
        return token
    verb = token.head
    while verb.dep_ in {"conj", "xcomp", "ccomp"} and verb.head != verb:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else token


def _own_auxiliaries(verb: "Token") -> "tuple[Token, ...]":
    return tuple(t for t in verb.children if t.dep_ in {"aux", "auxpass"})


def _ancestors_in_clause(verb: "Token") -> "Iterator[Token]":
    """The verbs above, as far as they belong to one supposition."""
    token = verb
    while token.dep_ in {"xcomp", "ccomp", "conj", "advcl", "acl", "relcl", "pcomp", "prep"} and token.head != token:
        if token.dep_ == "advcl" and not any(c.dep_ == "mark" for c in token.children):
            return
        token = token.head
        if token.dep_ == "advcl":
            yield token


def _is_counterfactual(verb: "Token") -> bool:
    helpers = [t.lower_ for t in _own_auxiliaries(verb)]
    if "have" in helpers and {"would", "could", "might", "should"} & set(helpers):
        return True
    subject = _own_subject(verb)
    had = _first(t for t in _own_auxiliaries(verb) if t.lower_ in {"had", "were", "should"})
    inverted = had is not None and subject is not None and had.i < subject.i < verb.i
    return inverted and verb.dep_ == "advcl"


def _is_infinitive(verb: "Token") -> bool:
    return verb.tag_ == "VB" and any(t.lower_ == "to" for t in verb.children)


def _is_nobody(subject: "Token") -> bool:
    return subject.lower_ in _NOBODY or any(t.lower_ in _NOBODY and t.dep_ == "det" for t in subject.children)


def _owner(noun: "Token | None") -> "Token | None":
    """Whose thing it is: "Iran's proposal", "a proposal by Iran", "the proposal of Iran", "an Iranian proposal"."""
    if noun is None:
        return None
    for token in noun.children:
        if token.dep_ == "poss":
            return token
    for token in noun.children:
        if token.dep_ == "prep" and token.lower_ in {"by", "of", "from"}:
            return _first(t for t in token.children if t.dep_ == "pobj")
    return _first(t for t in noun.children if t.dep_ in {"amod", "compound"} and t.ent_type_ in {"NORP", "GPE", "ORG"})


def _gather(token: "Token", top: "Token", kept: "list[Token]") -> None:
    kept.append(token)
    for child in token.children:
        if child.is_space or (token == top and _is_another_clause(child, top)):
            continue
        if token == top and (child.dep_ == "mark" or (child.lower_ == "that" and child.dep_ == "det")):
            continue
        _gather(child, top, kept)


def _is_another_clause(child: "Token", top: "Token") -> bool:
    """Whether a child of the top verb is a clause of its own: joined by "and", set beside it, or reporting it."""
    if child.dep_ == "cc":
        return True
    if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
        return _own_subject(child) is not None or child.tag_ in {"VBD", "VBZ", "VBP"}
    if child.dep_ == "ccomp" and child.i < top.i:
        return True
    if (
        child.dep_ == "advcl"
        and child.tag_ == "VBG"
        and child.i > top.i
        and child.doc[child.left_edge.i - 1].text == ","
    ):
        return True
    return child.dep_ == "parataxis"


def _hull(words: "list[Token]") -> Span:
    kept = [t for t in words if not t.is_space] or words
    return Span(min(t.idx for t in kept), max(t.idx + len(t) for t in kept))


def _shorten(text: str, span: Span, keep: int, longest: int = LONGEST) -> Span:
    """At most `longest` characters of `span` around the one at `keep`, cut between words."""
    start = span.start if keep - span.start < longest * 2 // 3 else keep
    end = min(span.end, start + longest)
    if end < span.end:
        end = max(text.rfind(" ", start, end), keep + 1)
    return Span(start, end)


def _first(tokens: "Iterable[Token]") -> "Token | None":
    return next(iter(tokens), None)
