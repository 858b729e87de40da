"""The states that stand between those who talk: mediators and hosts. A minister who is named without a state after one
of them has acted, or in its capital, is as likely to be one of those who talk there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.model.kinds import ActorKind
from memcon.reading.actors.scene import SUBJECTS, Scene
from memcon.reading.actors.wording import telling, together

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = frozenset({"appos", "compound", "nmod", "amod", "poss", "npadvmod"})
_TO = frozenset({"to", "on", "upon", "between", "with"})


def states_between(scene: Scene) -> frozenset[str]:
    """The states that the page tells as mediators or hosts, or as acting towards both of those who talk."""
    states = ((i, name.bearer) for i, name in scene.known.items() if name.bearer.kind is ActorKind.STATE)
    return frozenset(state.name for i, state in states if _is_between(scene, scene.doc[i]))


def _is_between(scene: Scene, state: "Token") -> bool:
    head, passed = state, [state]
    while head.dep_ in {*_NAMING, "conj"} and head.head.i != head.i:
        head = head.head
        passed.append(head)
    if any(_is_bringing(word) for word in passed) or any(_is_bringing(t) for t in _explaining(head)):
        return True
    if head.dep_ == "pobj" and head.head.lower_ in {"of", "by", "from"} and _is_bringing(head.head.head):
        return True
    return any(_brings_together(scene, verb) for verb in _acts_of(head))


def _is_bringing(word: "Token") -> bool:
    """Whether a word is "mediator", "mediation" or "brokered"."""
    return word.lemma_.lower() in telling("go_between") or word.lower_ in telling("going_between")


def _explaining(noun: "Token") -> Iterator["Token"]:
    """What is said of a noun to be: "Oman, the mediator", "Oman as host", "Oman, which is the mediator"."""
    yield from (t for t in noun.children if t.dep_ == "appos")
    yield from (t for link in noun.children if link.lower_ == "as" for t in link.children)
    for verb in (verb for verb in _acts_of(noun) if verb.lemma_ in {"be", "act", "serve"}):
        yield from (t for t in verb.children if t.dep_ in {"attr", "acomp"})
        yield from (t for link in verb.children if link.lower_ == "as" for t in link.children)


def _acts_of(noun: "Token") -> Iterator["Token"]:
    """The verbs of which a noun is the subject, those of its relative clauses included."""
    yield from (verb for t in noun.children if t.dep_ in {"relcl", "acl"} for verb in (t, *t.conjuncts))
    if noun.dep_ in SUBJECTS:
        yield from (noun.head, *(verb for verb in noun.head.conjuncts if not _has_subject(verb)))
        yield from (verb for t in noun.head.children if t.dep_ in {"ccomp", "xcomp"} for verb in (t, *t.conjuncts))


def _has_subject(verb: "Token") -> bool:
    return any(t.dep_ in SUBJECTS for t in verb.children)


def _brings_together(scene: Scene, verb: "Token") -> bool:
    """Whether a verb tells of mediating, of being host to others, or of what is given or said to both of them."""
    lemma = verb.lemma_.lower()
    if lemma in telling("mediates"):
        return True
    if lemma in telling("receives"):
        return not any(t.lower_ == "with" for t in verb.subtree)
    if lemma not in telling("gives_both"):
        return False
    given = [t for t in verb.children if t.dep_ in {"dobj", "dative", "nsubj", "pobj"} and t.i > verb.i]
    links = (*verb.children, *(link for noun in given for link in noun.children))
    given += [noun for link in links if link.lower_ in _TO for noun in link.children]
    given += [s for t in verb.children if t.dep_ in {"ccomp", "xcomp"} for s in t.children if s.dep_ in SUBJECTS]
    return any(_is_of_both(scene, noun) for noun in given)


def _is_of_both(scene: Scene, noun: "Token") -> bool:
    """Whether a noun means all who talk: "both sides", "the two delegations", "Chile and Bolivia"."""
    if noun.lower_ in together() or noun.lower_ == "both" or any(t.lower_ in {"both", "two"} for t in noun.children):
        return noun.tag_ == "NNS" or noun.lower_ == "both"
    named = (scene.known.get(t.i) for t in (noun, *noun.conjuncts))
    return sum(name is not None and name.bearer.kind is ActorKind.STATE for name in named) > 1
