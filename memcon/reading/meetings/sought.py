"""Whom somebody goes to meet: "will travel to Lima to meet the envoys", "met both sides in Lima"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.reading.grammar.phrases import object_of
from memcon.reading.meetings.mentions import Finder, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH = frozenset({"with", "between", "among"})
_MEETS = frozenset({"meet", "see"})
_RECEIVES = frozenset({"meet", "receive", "host"})


def sought_by(finder: Finder, mention: Mention) -> "list[Token]":
    """Whom somebody on the way comes to meet, or to hold talks with; empty where the words do not tell."""
    if mention.meets is None or mention.form != "visit":
        return []
    aims = [c for c in mention.head.children if c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VB"]
    met = [guest for v in aims if v.lemma_ in _MEETS and (guest := object_of(v)) is not None]
    nouns = (c for v in aims for c in v.children if c.dep_ == "dobj" and finder.words.noun_of(c.lower_))
    led = (t for noun in nouns for t in noun.children if t.lower_ in _WITH)
    return [*met, *(c for t in led for c in t.children if c.dep_ == "pobj")]


def meets_both(finder: Finder, mention: Mention) -> bool:
    """Whether it is "both sides", or people of both, whom somebody meets or comes to meet."""
    guests = [*sought_by(finder, mention), *_met(finder, mention)]
    of_whom = [c for g in guests for t in g.children if t.lower_ == "of" for c in t.children if c.dep_ == "pobj"]
    return any(t.lower_ in finder.words.lists["camps"] for t in (*guests, *of_whom))


def _met(finder: Finder, mention: Mention) -> "Iterator[Token]":
    if mention.meets is not None and mention.head.lemma_.lower() in _RECEIVES:
        yield from finder.meeting_verbs.met_by(mention.head)
