"""What is answered to a meeting that was proposed just before: "turned the idea down", "Chile accepted"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from memcon.model.kinds import MeetingStatus
from memcon.reading.grammar.phrases import is_verb, subject_of
from memcon.reading.meetings.governing import chain_of, rule_for
from memcon.reading.meetings.mentions import Finder, Mention

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_BACK = 350  # characters within which a proposal is still spoken of
_IT = frozenset({"it", "this", "that"})
_THE = frozenset({"the", "this", "that", "its", "his", "her", "their"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_COMPLETES = frozenset({"dobj", "obj", "xcomp", "ccomp", "nsubjpass", "auxpass", "neg"})
_ANSWERS = frozenset({MeetingStatus.SCHEDULED, MeetingStatus.REJECTED, MeetingStatus.CANCELLED})


def last_proposal(told: Sequence[Mention]) -> Mention | None:
    """The last of some mentions that says that somebody proposes a meeting."""
    return next((m for m in reversed(told) if _proposes(m)), None)


def _proposes(mention: Mention) -> bool:
    return any(rule is not None and rule.status is MeetingStatus.PROPOSED for _, rule in mention.verbs)


def still_open(proposed: Mention | None, sentence: "Sentence") -> Mention | None:
    """A proposal that what follows can answer."""
    near = proposed is not None and sentence.start_char - proposed.head.idx < _BACK
    return proposed if near else None


def answering(finder: Finder, token: "Token", here: Sequence[Mention], before: Mention | None) -> Mention | None:
    """The mention that an answer makes of the meeting proposed last, in the sentence or before it."""
    verb = token.head if _is_what_is_answered(finder, token) else token if _is_answer_alone(finder, token) else None
    if verb is None:
        return None
    proposed = last_proposal([m for m in here if m.head.i < token.i]) or before
    if proposed is None or any(token == other for m in here for other, _ in m.verbs):
        return None
    verbs, old = chain_of(verb, object_of_it=verb != token), proposed
    return Mention(
        token, old.form, old.what, old.words, (token,), noun=old.noun, verbs=verbs, same=old.head.idx, answers=True
    )


def _is_what_is_answered(finder: Finder, token: "Token") -> bool:
    """Whether it is the proposal, as the object of an answer: "turned the idea down", "ruled that out"."""
    if token.dep_ not in _OBJECTS or not is_verb(token.head):
        return False
    rule = rule_for(token.head, object_of_it=True)
    if rule is None or rule.status not in _ANSWERS:
        return False
    named = token.lower_ in finder.words.lists["proposed"] and any(c.lower_ in _THE for c in token.children)
    return named or (token.lower_ in _IT and token.tag_ in {"PRP", "DT"})


def _is_answer_alone(finder: Finder, token: "Token") -> bool:
    """Whether it is an answer that does not say to what: "Chile accepted within the hour"."""
    if token.lemma_.lower() not in finder.words.lists["answered_alone"] or token.tag_ not in {"VBD", "VBN"}:
        return False
    led = {c.lower_ for c in token.children if c.dep_ == "prep"}
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    both = subject is not None and subject.lower_ in finder.words.lists["several"]
    whole = not led & {"to", "on", "with", "for"} and not any(c.dep_ in _COMPLETES for c in token.children)
    named = both or (subject is not None and subject.pos_ in {"NOUN", "PROPN"})
    return whole and named and subject_of(token) == subject
