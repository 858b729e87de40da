"""The words of a step: its verb, and the thing that it is done to or that moves by itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.reading.commitments.steps import is_whole
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.extent import hull_of
from memcon.reading.grammar.parties import Parties
from memcon.reading.grammar.wording import one_line
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_THE_THING = frozenset({"det", "amod", "compound", "nmod", "poss", "case", "nummod", "quantmod", "prep", "pobj"})
_LINKS = frozenset({"of", "on", "for", "about", "with", "in", "at", "over", "from", "to", "'s", "’s"})
_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB"})
_PLACES = frozenset({"to", "into", "from", "in", "at", "over"})
_WHEN = frozenset({"DATE", "TIME"})
_ENOUGH = 2  # words that tell which thing it is, where it is not "the"


def moved_by_itself(clause: Clause, parties: Parties) -> "Token | None":
    """What is told to have come about without anybody who brings it about: "the crossing reopened", "the readings
    reached Lima", "the rule took effect"; None where the subject is who does it."""
    subject, words = clause.subject, table("commitments")["steps"]
    if clause.is_passive or subject is None:
        return None
    if clause.says(*_phrases()):
        return subject
    if clause.slot("object") is None:
        return subject if clause.lemma in words["by_themselves"] else None
    is_thing = clause.lemma in words["towards"] and not (parties.of(subject) or parties.beside(subject))
    return subject if is_thing else None


def is_told_apart(clause: Clause, thing: "Token") -> bool:
    """Whether its words tell which one it is, or where it went or comes from does."""
    return is_told_which(thing) or bool(_place_of(clause, thing))


def is_told_which(thing: "Token") -> bool:
    """Whether its words tell which one it is: by "the" or an owner, or by more than its name."""
    return is_whole(thing) or len([t for t in _phrase(thing) if t.pos_ in _TELLING]) >= _ENOUGH


def step_in_words(clause: Clause, thing: "Token", noun: "Token | None" = None) -> str:
    """The verb and the thing, without what else the clause tells: "handed over the list of names". `noun` is what a
    bare number counts."""
    fixed = next((phrase for phrase in _phrases() if clause.says(phrase)), "").split()[1:]
    particles = fixed or [t.text for t in clause.verb.children if t.dep_ == "prt"]
    is_bare = noun is not None and noun != thing
    counted = one_line(clause.page, hull_of(list(thing.subtree if is_bare else _phrase(thing))))
    counted = f"{counted} {noun.text}" if is_bare and noun is not None else counted
    place = one_line(clause.page, hull_of(where)) if (where := _place_of(clause, thing)) else ""
    return " ".join((clause.verb.text, *particles, counted, *([place] if place else [])))


def _phrases() -> list[str]:
    phrases: list[str] = table("commitments")["steps"]["phrases"]
    return phrases


def _place_of(clause: Clause, thing: "Token") -> "list[Token]":
    """The words for where it went or comes from, where it is not told which thing it is: "inspectors were admitted to
    the workshop"."""
    if is_told_which(thing) or any(t.dep_ in {"det", "nummod"} for t in thing.children):
        return []
    after = (t for t in clause.verb.children if t.dep_ == "prep" and t.lower_ in _PLACES)
    held = ((t, noun) for t in after for noun in t.children if noun.dep_ == "pobj" and noun.ent_type_ not in _WHEN)
    return next(([preposition, *_phrase(noun)] for preposition, noun in held), [])


def _phrase(thing: "Token") -> "Iterator[Token]":
    yield thing
    for token in thing.children:
        if token.dep_ in _OF_THE_THING and (token.dep_ != "prep" or _is_of_the_thing(token)):
            yield from _phrase(token)


def _is_of_the_thing(preposition: "Token") -> bool:
    """Whether it says more of what the thing is: "of names", and not "on Monday"."""
    return preposition.lower_ in _LINKS and not any(t.ent_type_ == "DATE" for t in preposition.subtree)
