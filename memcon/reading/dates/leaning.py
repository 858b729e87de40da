"""Where the verb looks that a time expression hangs on, and whether the expression says when something happens."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from memcon.model.passages import Span
from memcon.reading.dates.table import knowledge
from memcon.reading.dates.viewpoint import Lean
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_PART_OF_NOUN = frozenset({"compound", "poss", "nmod", "amod", "nummod"})
_LOOKS_BACK = re.compile(r"(?:ever )?since\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s?(?:the\s)?$|(?:until|till)\s", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s$", re.IGNORECASE)
_AT_AN_HOUR = re.compile(
    r"(?:(?:noon|midday|midnight|dawn|dusk|late|early|\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?"
    r"|(?:the\s)?(?:end|close)\sof\s(?:business|trading|the\s(?:working\s)?day))\s)(?:on\s)?$",
    re.IGNORECASE,
)
_LEAD = 40  # characters before an expression that are looked at
_CLIMB = 8  # heads passed on the way up to the verb


@dataclass(frozen=True)
class Leanings:
    """Asked by place; the parse is used, not changed."""

    page: Page

    def lean_at(self, span: Span) -> Lean:
        """Where the clause around `span` looks; OPEN where it does not say."""
        if _LOOKS_BACK.match(self.page.text, span.start):
            return Lean.PAST
        token = self.root_of(span)
        if token is not None and _was_planned(_verb_over(token)):
            return Lean.EITHER
        if token is not None and (changed := _lean_of_changed(token)):
            return changed
        lean = Lean.OPEN if token is None else self._lean_of(token)
        if token is not None and self._ends_what_lasts(span, _verb_over(token)):
            return Lean.RATHER_AHEAD
        if lean is Lean.OPEN and self._led_ahead(span) and not (token and _was(_verb_over(token))):
            return Lean.RATHER_AHEAD
        return lean

    def _ends_what_lasts(self, span: Span, verb: "Token") -> bool:
        """Whether it is the end of what still goes on ("suspended until Friday", "said the offer stood until Friday")
        or the day that something is planned for ("had called for Friday")."""
        text, known = self.page.text, _known()
        before = self._before(span)
        if _UNTIL.search(before) or _UNTIL.match(span.of(text)):
            reported = verb.dep_ == "ccomp" and verb.lemma_ in known["stands"]
            return reported or (verb.tag_ == "VBN" and verb.lemma_ in known["suspends"] and not _had(verb))
        return _FOR.search(before) is not None and verb.tag_ == "VBN" and verb.lemma_ in known["ahead_verbs"]

    def was_to(self, span: Span) -> bool:
        """Whether it is the day by which something had then been to be done: "was to free them by the end of the
        year"."""
        token = self.root_of(span)
        verb = _verb_over(token) if token is not None else None
        if verb is None or not any(child.tag_ == "TO" for child in verb.children):
            return False
        return any(word.lemma_ == "be" and word.tag_ == "VBD" for word in (verb.head, verb.head.head))

    def answers_it(self, span: Span) -> bool:
        """Whether it is the time for an answer to what has not come yet: "will reply to it within ten days"."""
        token = self.root_of(span)
        verb = _verb_over(token) if token is not None else None
        if verb is None or verb.lemma_ not in _known()["answers"]:
            return False
        led = [t for child in verb.children if child.lower_ == "to" for t in child.children]
        return any(t.lower_ in {"it", "them", "this"} and t.dep_ in {"pobj", "dobj"} for t in (*verb.children, *led))

    def says_when(self, span: Span) -> bool:
        """Whether it stands as a time of its own, not as part of a noun ("the November 27 accord")."""
        token = self.root_of(span)
        return token is not None and not _is_part_of_noun(token)

    def root_of(self, span: Span) -> "Token | None":
        """The word of `span` that hangs on a word outside it."""
        doc = self.page.doc
        first = bisect_right(self._starts, span.start) - 1
        last = bisect_right(self._starts, span.end - 1) - 1
        for token in doc[max(first, 0) : last + 1]:
            if not first <= token.head.i <= last or token.head is token:
                return token
        return None

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.page.doc]

    def _lean_of(self, token: "Token") -> Lean:
        verb = _verb_over(token)
        if _is_part_of_noun(token):  # of "before Friday's session" only a verb that looks ahead tells which Friday
            lean = _lean_of_verb(verb) if token.dep_ == "poss" else Lean.OPEN
            return lean if lean.is_ahead else Lean.OPEN
        if (
            _is_plan(verb)
            or _is_moved_to(token, verb)
            or self._is_promised_by(token, verb)
            or _is_asked_for(token, verb)
        ):
            return Lean.RATHER_AHEAD
        return Lean.AHEAD if self._is_bidding(verb) else _lean_of_verb(verb)

    def _is_promised_by(self, token: "Token", verb: "Token") -> bool:
        """Whether it is the day by which something is promised: "had promised a list by Friday"."""
        ends = token.head.lower_ in _known()["ends"] or token.left_edge.lower_ in _known()["ends"]
        return ends and verb.lemma_ in _known()["promises"] and token.i > verb.i

    def _is_bidding(self, verb: "Token") -> bool:
        """Whether it bids somebody do something: a bare verb with which its sentence or quotation begins."""
        if verb.tag_ not in {"VB", "VBP"} or any(c.dep_ in {"nsubj", "aux", "expl"} for c in verb.children):
            return False
        quotation = self.page.quotation_at(verb.idx)
        return verb.is_sent_start is True or (quotation is not None and quotation.inner.start == verb.idx)

    def _led_ahead(self, span: Span) -> bool:
        text = self.page.text
        return bool(_ahead_before().search(self._before(span))) or bool(_ahead_within().match(span.of(text)))

    def _before(self, span: Span) -> str:
        """The words that lead to an expression, without the hour that stands between: "until | noon on | Friday"."""
        return _AT_AN_HOUR.sub("", self.page.text[max(0, span.start - _LEAD) : span.start])


def _is_part_of_noun(token: "Token") -> bool:
    return token.dep_ in _PART_OF_NOUN and token.head.pos_ in {"NOUN", "PROPN"} and token.head.i > token.i


def _is_plan(token: "Token") -> bool:
    return token.pos_ == "NOUN" and token.lemma_ in _known()["ahead_nouns"]


def _is_asked_for(token: "Token", verb: "Token") -> bool:
    """Whether it is the day of what is proposed, and not of the proposing: "proposed [talks on Thursday]"."""
    of = token.head.head if token.dep_ == "pobj" else token
    if verb.lemma_ not in _known()["proposes"] or of == verb or of.i < verb.i:
        return False
    happens = _events() | {"first", "second", "third"}
    while of.dep_ in {"conj", "appos"} and (of.lemma_.lower() in happens):
        of = of.head
    led = of.head == verb or (of.dep_ == "pobj" and of.head.head == verb)
    return led and (of.lemma_.lower() in happens or of.lower_ in happens)


def _was_planned(verb: "Token") -> bool:
    """Whether it had been planned ("had been scheduled to meet on Tuesday"), or the plan was put off or given up
    ("a session planned for Wednesday was put off")."""
    words = {child.lower_ for child in verb.children}
    if verb.tag_ == "TO" or any(child.tag_ == "TO" for child in verb.children):
        return _had_been_planned(verb) and any(map(_will, (*verb.head.conjuncts, *verb.head.head.conjuncts)))
    if verb.lemma_ not in _known()["ahead_verbs"] or verb.dep_ not in {"acl", "relcl"} or "to" in words:
        return False
    over = verb.head.head
    return over.lemma_ in _known()["changes"] and over.tag_ in {"VBN", "VBD"}


def _lean_of_changed(token: "Token") -> Lean | None:
    """Where the day lies of what was put off or given up: "the session on Friday was called off", "moved from Friday";
    None where it is not one. What is brought forward was to be later still."""
    noun = token
    while noun.dep_ in {"pobj", "prep", "conj"} and noun.head.lemma_ not in _known()["changes"]:
        noun = noun.head
    verb = noun.head
    left = noun.lower_ == "from" or (noun.dep_ == "nsubjpass" and noun.i < token.i < verb.i)
    if not left or verb.lemma_ not in _known()["changes"]:
        return None
    return Lean.RATHER_AHEAD if verb.lemma_ == "bring" else Lean.EITHER


def _had_been_planned(infinitive: "Token") -> bool:
    """ "Had been scheduled to meet", "had been due to meet"."""
    over = infinitive.head if infinitive.head.pos_ in {"VERB", "AUX"} else infinitive.head.head
    words = {child.lower_ for child in over.children}
    return "had" in words and ("due" in words or (over.lemma_ in _known()["ahead_verbs"] and "been" in words))


def _will(verb: "Token") -> bool:
    return any(child.lower_ in {"will", "would"} for child in verb.children)


def _had(verb: "Token") -> bool:
    return any(child.lower_ == "had" for child in verb.children)


def _is_moved_to(token: "Token", verb: "Token") -> bool:
    """Whether it is the day that something was put off or moved to: "postponed from Wednesday to Friday"."""
    return verb.lemma_ in _known()["moved"] and token.head.lower_ in {"to", "until", "till"}


def _was(verb: "Token") -> bool:
    """Whether something was so: "the count by Monday was higher" looks back."""
    return verb.lemma_ == "be" and verb.tag_ == "VBD"


def _verb_over(token: "Token") -> "Token":
    """The verb that a time hangs on, or the noun that says as much of it: "its proposal of talks on Thursday"."""
    for _ in range(_CLIMB):
        if token.pos_ in {"VERB", "AUX"} or token.head is token or _is_plan(token):
            break
        token = token.head
    return token


def _lean_of_verb(verb: "Token") -> Lean:
    conditions = _known()["conditions"]
    if any(child.lower_ in conditions and child.dep_ in {"mark", "advmod"} for child in verb.children):
        main = _lean_of_form(verb.head)
        if main.is_ahead:
            return main
    return _lean_of_form(verb)


def _lean_of_form(verb: "Token") -> Lean:
    """Where a verb looks by its form and its helpers."""
    known = _known()
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & known["ahead_auxiliaries"]:
        return Lean.OPEN if helpers & {"have"} else Lean.AHEAD
    if "to" in helpers:
        return _lean_of_infinitive(verb)
    if verb.tag_ == "VBG" and not helpers:
        return Lean.RATHER_AHEAD if verb.head.lemma_ in known["ahead_verbs"] else Lean.OPEN
    if verb.tag_ == "VBN" and verb.lemma_ in known["ahead_verbs"] and not helpers & {"has", "have", "had"}:
        return Lean.OPEN if helpers & {"was", "were"} or verb.lemma_ in known["acts"] else Lean.RATHER_AHEAD
    if verb.tag_ == "VBN" and verb.lemma_ in known["bids"] and helpers & {"has", "have"}:
        return Lean.RATHER_AHEAD  # "has invited them on Friday": no perfect names a day that is over
    if verb.tag_ == "VBD":
        return Lean.OPEN if verb.lemma_ == "be" else Lean.PAST
    if verb.lemma_ == "be" and any(c.dep_ == "acomp" and c.lemma_ in known["ahead_verbs"] for c in verb.children):
        return Lean.RATHER_AHEAD  # "is due in Lima on Friday"
    if verb.tag_ == "VBN" or helpers & {"was", "were", "had", "did"}:
        return Lean.RATHER_AHEAD if helpers & {"is", "are", "’s", "'s"} and verb.tag_ == "VBN" else Lean.PAST
    awaits = known["ahead_in_present"] | (known["ahead_verbs"] - known["acts"])
    if verb.tag_ == "VBG" or (verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in awaits):
        return Lean.RATHER_AHEAD
    return Lean.OPEN


def _lean_of_infinitive(verb: "Token") -> Lean:
    """What one plans, promises or is due to do lies ahead; what one managed or failed to do does not."""
    head = verb.head
    if head.lemma_ in _known()["fails"] and head.tag_ in {"VBD", "VBN"}:
        return Lean.PAST
    if head.tag_ == "VBD" and head.lemma_ not in _known()["ahead_verbs"]:
        return Lean.OPEN
    if any(word.lower_ == "been" and _had(word) for word in (head, head.head)):
        return Lean.PAST  # "had been due to open on Monday"
    if _had_been_planned(verb):
        return Lean.PAST
    past = {word.lower_ for word in (head.head, *head.children)} & {"was", "were"}
    return Lean.OPEN if past else Lean.RATHER_AHEAD


@cache
def _known() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in knowledge()["leaning"].items()}


@cache
def _events() -> frozenset[str]:
    return frozenset(knowledge()["events"]["nouns"])


@cache
def _ahead_before() -> re.Pattern[str]:
    words = "|".join(knowledge()["leaning"]["ahead_words"])
    return re.compile(rf"\b(?:{words})\s(?:of\s|for\s|on\s|the\s)*$", re.IGNORECASE)


@cache
def _ahead_within() -> re.Pattern[str]:
    return re.compile(r"(?:by|until|till|starting|beginning)\s", re.IGNORECASE)
