"""Clauses: a predicate with its subject, its complements and what turns it round (negation, modality, condition)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from memcon.model.passages import Span
from memcon.reading.grammar.complements import Complements, is_infinitive, restricted
from memcon.reading.grammar.extent import MARKS, gather, hull_of, shorten
from memcon.reading.grammar.hanging import is_condition
from memcon.reading.grammar.headings import is_heading
from memcon.reading.grammar.subjects import (
    first,
    is_hung_on_subject,
    is_nobody,
    lent_subject,
    own_auxiliaries,
    own_subject,
    resolve_relative,
)
from memcon.reading.grammar.unreal import is_unreal, is_wrong_to_say
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_COPULAS = frozenset({"be", "remain", "stay", "seem", "become", "stand", "appear", "look"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd", "prep"})
_CARRIES_ON = frozenset(
    {"continue", "begin", "start", "decide", "vote", "proceed", "move", "go", "come", "meet", "gather", "convene"}
)
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_STANCES = frozenset({"oppose", "prepare", "commit", "determine", "dispose", "incline", "resolve"})
_COMPLEMENTS_OF_VERBS = frozenset({"ccomp", "xcomp", "pcomp", "prep", "conj"})
_DENIALS = frozenset({"deny", "refute", "rebut", "disavow", "doubt", "dispute"})
_REPORTS = frozenset({"say", "confirm", "claim", "report", "announce", "think", "believe", "mean"})
_SUPPOSING = frozenset({"if", "unless", "were", "whenever"})
_CALLING_FOR = frozenset(
    {
        "demand", "request", "ask", "urge", "insist", "require", "want", "propose", "suggest", "recommend", "order",
        "beg", "stipulate", "prefer", "advise", "expect", "appeal", "call", "press", "plead",
    }
)  # fmt: skip
_GUESSING = frozenset({"hint", "speculate", "imply", "hope", "wonder", "fear", "guess", "suggest", "rumour", "rumor"})
_RUMOURS = frozenset({"rumour", "rumor", "say", "think", "believe", "tip", "suppose", "expect", "report", "assume"})
_CHARGES = {
    "of": frozenset({"accuse", "suspect", "convict"}),
    "for": frozenset({"blame", "criticise", "criticize", "condemn", "fault", "rebuke"}),
}
_TIMES = frozenset({"end", "time", "deadline", "beginning", "start", "middle", "then", "noon", "midnight"})
_WEAK = frozenset({"may", "might", "could"})


@dataclass(frozen=True)
class Clause:
    """A predicate (a verb, or what stands after a copula) and the verb that bears its subject and auxiliaries."""

    page: Page
    predicate: "Token"
    verb: "Token"

    @cached_property
    def lemma(self) -> str:
        return self.predicate.lemma_.lower()

    @cached_property
    def subject(self) -> "Token | None":
        """Who does it: the agent of a passive, the shared subject of joined verbs, the antecedent of "which"."""
        if self.is_passive:
            return self.agent
        return resolve_relative(own_subject(self.verb) or lent_subject(self.verb))

    @cached_property
    def is_passive(self) -> bool:
        if self.is_state:
            return False
        return any(t.dep_ in {"nsubjpass", "auxpass"} for t in self.verb.children) or (
            self.verb.tag_ == "VBN" and self.verb.dep_ == "acl" and not is_hung_on_subject(self.verb)
        )

    @cached_property
    def is_state(self) -> bool:
        """Whether it says how somebody stands to a thing: "is ready", and "is opposed", which looks like a passive."""
        return self.predicate != self.verb or (self.verb.tag_ == "VBN" and self.verb.lemma_ in _STANCES)

    @cached_property
    def is_purpose(self) -> bool:
        """Whether it says what something is done for: "to demand ..."."""
        return self.verb.dep_ == "advcl" and is_infinitive(self.verb)

    @cached_property
    def agent(self) -> "Token | None":
        """Who stands after "by": with the verb itself, or with a noun after it ("in a statement by ...")."""
        for token in self.verb.subtree:
            if token.lower_ == "by" and token.i > self.verb.i and token.dep_ in {"agent", "prep"}:
                return first(t for t in token.children if t.dep_ == "pobj" and _can_do(t))
        return None

    @cached_property
    def negated(self) -> bool:
        """Whether it is said not to be so: by "not", "no longer", or by nobody or nothing doing it."""
        around = [*self.verb.children, *self.predicate.children]
        if any(t.dep_ == "neg" or t.lower_ in _NEGATIONS for t in around):
            return True
        if (thing := first(t for t in self.verb.children if t.dep_ == "dobj")) is not None and is_nobody(thing):
            return True
        if self.verb.dep_ == "conj" and any(t.lower_ == "nor" for t in self.verb.head.children):
            return True
        subject = own_subject(self.verb)
        if subject is None and self.verb.dep_ == "conj" and not own_auxiliaries(self.verb):
            return any(t.dep_ == "neg" for t in self.verb.head.children) and self.verb.tag_ == "VB"
        longer = any(t.lower_ == "longer" and any(c.lower_ == "no" for c in t.children) for t in around)
        return longer or (subject is not None and is_nobody(subject))

    @cached_property
    def auxiliaries(self) -> "tuple[Token, ...]":
        """Its own, or those that a verb joined to another one shares with it."""
        own = own_auxiliaries(self.verb)
        if not own and self.verb.dep_ == "conj" and self.verb.tag_ == "VB":
            return own_auxiliaries(self.verb.head)
        return own

    @cached_property
    def weakness(self) -> str | None:
        """The modal, or the verb of intention above it, that makes it less than an act: "may", "is considering"."""
        for token in self.auxiliaries:
            if token.lower_ in _WEAK:
                return token.text
        head = self.verb.head
        is_weighed = self.verb.dep_ in {"xcomp", "pcomp"} and head.lemma_ in {"consider", "mull", "weigh"}
        return head.text if is_weighed else None

    @cached_property
    def is_future(self) -> bool:
        return any(t.lower_ in {"will", "'ll", "’ll", "shall"} for t in self.auxiliaries)

    @cached_property
    def is_past(self) -> bool:
        has = any(t.lemma_ == "have" for t in self.auxiliaries) and not self.is_future
        was = any(t.lower_ in {"was", "were", "did"} for t in self.auxiliaries)
        return self.verb.tag_ == "VBD" or has or was or is_hung_on_subject(self.verb)

    @cached_property
    def is_supposed(self) -> bool:
        """Whether it is only supposed: under "if" or "provided", as "had they agreed", as "would have agreed", in a
        satire."""
        if any(t.lower_ in {"would", "'d", "’d"} for t in self.auxiliaries) and not self.is_reported:
            return True
        for token in (self.verb, *_ancestors_in_clause(self.verb)):
            children = list(token.children)
            if token.dep_ == "advcl" and any(c.lower_ in _SUPPOSING and c.i < token.i for c in children):
                return True
            if _is_counterfactual(token):
                return True
        return is_condition(self.verb) or is_unreal(self.verb)

    @cached_property
    def is_reported(self) -> bool:
        """Whether it stands in the clause of a verb of saying or in a quotation, where "would" tells what will be."""
        if self.page.quotation_at(self.verb.idx):
            return True
        return any(t.dep_ == "ccomp" for t in (self.verb, *self.verb.ancestors))

    @cached_property
    def has_condition(self) -> bool:
        """Whether it hangs on an "if" or "unless"."""
        below = [t for t in self.verb.children if t.dep_ == "advcl"]
        return any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for t in below for c in t.children)

    @cached_property
    def is_denied(self) -> bool:
        """Whether it stands under a verb that says it is not so: "denied that it had agreed", "did not say that"."""
        if is_wrong_to_say(self.verb) or _is_ever(self.verb):
            return True
        token = self.verb
        while token.dep_ in _COMPLEMENTS_OF_VERBS and token.head != token:
            beside, token = token.dep_ == "conj", token.head
            if beside:
                continue  # "denied it and demanded an apology": joined to the denial, not what it denies
            not_so = token.lemma_ in _REPORTS | {"be"} and _is_nobodys(token)
            if token.lemma_ in _DENIALS or not_so:
                return True
        return _is_rejected_claim(token)

    @cached_property
    def is_called_for(self) -> bool:
        """Whether it stands in what somebody asks for, and is told as no more than that: "demanded that Chad leave"."""
        token = self.verb
        while token.dep_ in {"ccomp", "xcomp", "conj"} and token.head != token:
            finite = any(t.lower_ not in {"to", "should", "be"} for t in own_auxiliaries(token))
            if finite or token.tag_ not in {"VB", "VBP", "VBN"}:
                return False
            token = token.head
            if token.lemma_ in _CALLING_FOR:
                return True
        return False

    @cached_property
    def is_guessed(self) -> bool:
        """Whether it is only hinted at, hoped for or liked better: "hinted that it would", "would rather"."""
        if any(t.lower_ in {"rather", "perhaps", "possibly", "ideally"} for t in self.verb.children):
            return True
        return self.is_rumoured or (self.verb.dep_ == "ccomp" and self.verb.head.lemma_ in _GUESSING)

    @cached_property
    def is_rumoured(self) -> bool:
        """Whether nobody is named who says so ("is said to have offered more") or it is only not ruled out."""
        above = self.verb.head
        if self._is_left_open:
            return True
        if self.verb.tag_ == "VBG" and self.verb.dep_ == "ccomp" and above.lemma_ == "have":
            return True  # "one headline had Chad accepting the offer"
        if self.verb.dep_ not in {"xcomp", "ccomp"} or above == self.verb:
            return False
        passive = above.tag_ == "VBN" and any(t.dep_ == "auxpass" for t in above.children)
        ruled_out = above.lemma_ == "rule" and any(t.lower_ == "out" for t in above.children)
        return passive and (above.lemma_ in _RUMOURS or ruled_out)

    @cached_property
    def is_charged(self) -> bool:
        """Whether somebody is accused of it: "accused Chad of breaking its promise"."""
        if self.verb.dep_ != "pcomp":
            return False
        return self.verb.head.head.lemma_ in _CHARGES.get(self.verb.head.lower_, ())

    @cached_property
    def is_asked(self) -> bool:
        """Whether it is a question, or what a question is about: "asked whether Chad would sign"."""
        if self._is_left_open:
            return True
        text, sentence, after = self.page.text, self.verb.sent, self.span.end
        if text[sentence.start_char : sentence.end_char].rstrip().rstrip("\"”’»' )").endswith("?"):
            return True
        while after < len(text) and text[after] in "\"”’»'":
            after += 1
        return text[after : after + 1] == "?"

    @property
    def _is_left_open(self) -> bool:
        return any(t.dep_ == "mark" and t.lower_ == "whether" for t in self.verb.children)

    @cached_property
    def is_imperative(self) -> bool:
        """Whether it is an order: a bare verb, first of its sentence or quotation, without a subject."""
        if self.verb.tag_ != "VB" or own_auxiliaries(self.verb) or own_subject(self.verb) is not None:
            return False
        ahead = [t.left_edge.idx for t in self.verb.children if t.dep_ in {"intj", "prep"} and t.i < self.verb.i]
        text, before = self.page.text, min([self.verb.idx, *ahead])  # "please", "for their sake"
        while before and text[before - 1] in ' “"‘«':
            before -= 1
        return not text[max(0, before - 2) : before].removesuffix(",")[-1:].isalnum()

    @cached_property
    def is_carried_out(self) -> bool:
        """Whether the sentence says that it is done, not that someone means, hopes or is expected to do it."""
        if self.is_purpose:
            return self.verb.head.lemma_ in _CARRIES_ON
        if self.verb.dep_ == "pcomp" and self.verb.head.lower_ in {"in", "by", "after", "while", "with"}:
            return True
        if self.verb.dep_ not in {"xcomp", "pcomp", "acl"} or self.verb.tag_ == "VBN":
            return True
        if self.verb.dep_ == "acl":
            told = self.is_future or any(t.tag_ == "MD" for t in self.auxiliaries)
            says = told and own_subject(self.verb) is not None  # "a statement that Chad will ..."
            return self.verb.tag_ in {"VBG", "VBD"} or says  # a VBD is the sentence's own verb, hung on its subject
        return self.verb.head.lemma_ in _CARRIES_ON or self.weakness is not None

    @cached_property
    def span(self) -> Span:
        """The words of the clause: what hangs on it, without the clause that reports it and without joined clauses."""
        return self._clip(hull_of(self._own_words))

    @cached_property
    def _own_words(self) -> "list[Token]":
        kept: list[Token] = []
        gather(self.verb, self.verb, kept)
        subject = own_subject(self.verb)
        if self.verb.dep_ == "conj" and subject is None and (lent := lent_subject(self.verb)) is not None:
            between = self.page.text[lent.idx : self.verb.idx]
            if len(between) < 40:
                kept.append(lent)
        return sorted(kept, key=lambda t: t.i)

    def _clip(self, span: Span) -> Span:
        around = self.page.quotation_at(self.verb.idx)
        if around:
            inner = around.inner
            span = Span(max(span.start, inner.start), min(span.end, inner.end))
        return shorten(self.page.doc, span, self.verb.idx).trimmed(self.page.text, MARKS)

    def slot(self, name: str) -> "Token | None":
        """The head of a complement, by the names that `complements.py` explains."""
        if name.partition("=")[0] == "subject":
            return restricted(self.subject, name)
        return self._complements.slot(name)

    @cached_property
    def complement(self) -> "Token | None":
        """The head of the clause that it governs."""
        return self._complements.clause

    def says(self, *phrases: str) -> bool:
        """Whether it is told in one of these ways: the verb's lemma, then what hangs on it ("call off")."""
        ways = (phrase.split() for phrase in phrases)
        return any(self.lemma == verb and self.has_words(others) for verb, *others in ways)

    def has_words(self, words: Iterable[str]) -> bool:
        """Whether each of `words` (particles, prepositions, fixed nouns) hangs on the predicate or on its object."""
        return self._complements.has_words(words)

    @cached_property
    def _complements(self) -> Complements:
        return Complements(self.predicate, self.verb, self.is_passive)


def told_clauses(page: Page) -> tuple[Clause, ...]:
    """The clauses of all that a page tells, headings left out, in the order of the text; worked out once a page."""
    kept: tuple[Clause, ...] | None = page.kept.get(told_clauses)
    if kept is None:
        told = (s for s in page.sentences if not is_heading(page, page.span_of(s)))
        kept = page.kept[told_clauses] = tuple(clause for sentence in told for clause in clauses_of(page, sentence))
    return kept


def clauses_of(page: Page, sentence: "Sentence") -> Iterator[Clause]:
    """The clauses of a sentence in the order of their predicates."""
    found = []
    for token in sentence:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass", "amod"} or _is_owned(token):
            continue
        found.append(Clause(page, token, token))
        if token.lemma_ in _COPULAS:
            found += [Clause(page, t, token) for t in token.children if t.dep_ in _COMPLEMENTS and t.i > token.i]
    return iter(sorted(found, key=lambda clause: clause.predicate.i))


def _is_nobodys(verb: "Token") -> bool:
    """Whether nobody says it, or it is not said: "nobody claims that", "did not say that"."""
    subject = own_subject(verb)
    return any(t.dep_ == "neg" for t in verb.children) or (subject is not None and is_nobody(subject))


def _is_ever(verb: "Token") -> bool:
    """Whether "ever" says in a clause of its own that it is not so: "disputes that it ever promised"."""
    under = verb.dep_ in {"ccomp", "pcomp"} or any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.children)
    return under and any(t.lower_ == "ever" and t.i < verb.i for t in verb.children)


def _is_rejected_claim(verb: "Token") -> bool:
    """Whether it says what a claim is that somebody rejects: "denied the assertion that Chad had left"."""
    claim = verb.head
    if verb.dep_ not in {"acl", "relcl"} or claim.dep_ not in {"dobj", "nsubjpass"}:
        return False
    says = any(t.lower_ == "that" and t.dep_ == "mark" for t in verb.children)
    return says and claim.head.lemma_ in _DENIALS | {"reject", "dismiss", "contest"}


def _can_do(noun: "Token") -> bool:
    """Whether it can be who does it, and is no time: "by Friday", "by the end of June"."""
    is_time = noun.ent_type_ in {"DATE", "TIME"} or noun.lemma_ in _TIMES
    return noun.pos_ in {"NOUN", "PROPN", "PRON"} and not is_time


def _is_owned(token: "Token") -> bool:
    """Whether it is a noun that the parse takes for a verb: "Moscow's offer names a day"."""
    subject = own_subject(token)
    if subject is None or token.tag_ != "VB" or own_auxiliaries(token):
        return False
    return any(t.dep_ == "case" for t in subject.children)


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
    helpers = [t.lower_ for t in own_auxiliaries(verb)]
    if "have" in helpers and {"would", "could", "might", "should"} & set(helpers):
        return True
    subject = own_subject(verb)
    had = first(t for t in own_auxiliaries(verb) if t.lower_ in {"had", "were", "should"})
    inverted = had is not None and subject is not None and had.i < subject.i < verb.i
    return inverted and verb.dep_ in {"advcl", "ccomp", "parataxis", "ROOT"}
