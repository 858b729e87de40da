"""What is told as invented or as a joke: in a novel, by a satirical paper, under "imagine that"."""

from functools import cache
from typing import TYPE_CHECKING

from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_unreal(verb: "Token") -> bool:
    """Whether the sentence says that what `verb` tells is imagined, staged or meant to amuse."""
    if verb.sent[0].lemma_.lower() in _words("verbs") and verb.sent[0].tag_ in {"VB", "NNP"}:
        return True
    for token in (verb, *verb.ancestors):
        above = token.head if token.dep_ in {"ccomp", "xcomp", "conj", "parataxis"} else token
        if above != token and above.lemma_.lower() in _words("verbs"):
            return True
        if any(_is_invention(child) for child in token.children):
            return True
    return False


def _is_invention(child: "Token") -> bool:
    """Whether it is the subject or the place of a made-up story: "in a novel", "a satirical site said"."""
    if child.dep_ == "nsubj":
        return _tells_stories(child) or (child.lemma_.lower() in _words("stories") and _shows(child.head))
    if child.lower_ == "according":
        return any(_tells_stories(t) for to in child.children for t in to.children)
    return child.dep_ == "prep" and child.lower_ in {"in", "for"} and any(_tells_stories(t) for t in child.children)


def _shows(verb: "Token") -> bool:
    return verb.lemma_.lower() in _words("telling")


def _tells_stories(noun: "Token") -> bool:
    if noun.dep_ not in {"nsubj", "pobj"}:
        return False
    if any(t.lower_ in _words("adjectives") for t in noun.children):
        return True
    return noun.dep_ == "pobj" and noun.lemma_.lower() in _words("stories")


def is_wrong_to_say(verb: "Token") -> bool:
    """Whether it is what stands in "it would be wrong to say that ..."."""
    said, above = verb.head, verb.head.head
    if verb.dep_ != "ccomp" or said.tag_ != "VB" or not any(t.lower_ == "to" for t in said.children):
        return False
    judged = [above, *(t for t in above.children if t.dep_ in {"acomp", "attr"})]
    return any(t.lemma_.lower() in _words("wrong") for t in judged)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("moves")["unreal"][name])
