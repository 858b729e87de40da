"""Cues: the words by which a text attributes what it tells (knowledge/cues.toml)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from memcon.model.kinds import Attitude
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token

QUOTE, CLAUSE, TOLD, OBJECT, REQUEST, ABOUT, AS, NAMING, INTENT, FEELING = (
    "quote",
    "clause",
    "told",
    "object",
    "request",
    "about",
    "as",
    "naming",
    "intent",
    "feeling",
)


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb of attribution takes as its content, and whether that is then said or held."""

    said: frozenset[str]
    held: frozenset[str]

    def takes(self, what: str) -> bool:
        return what in self.said or what in self.held

    def attitude(self, what: str) -> Attitude:
        return Attitude.SAID if what in self.said else Attitude.HELD


def verb_at(token: "Token") -> Verb | None:
    """The cue that the verb `token` is, with its particle or preposition not looked at; None when it is none."""
    return verbs().get(token.lemma_.lower()) if token.pos_ in {"VERB", "AUX"} else None


def cues_at(token: "Token") -> "Iterator[tuple[Verb, Token | None]]":
    """The cues that a verb may be, those with a particle or preposition first, each with its last word."""
    lemma = token.lemma_.lower()
    links = [child for child in token.rights if child.dep_ in {"prt", "prep", "dative"}]
    pairs = [(f"{lemma} {a.lower_} {b.lower_}", b) for a in links for b in links if a.i < b.i]
    for name, link in (*pairs, *((f"{lemma} {link.lower_}", link) for link in links)):
        if found := verbs().get(name):
            yield found, link
    if found := verbs().get(lemma):
        yield found, None


@cache
def nouns() -> dict[str, Attitude]:
    """Nouns that attribute the clause after them ("the claim that ...")."""
    rows = table("cues")["noun"]
    return {w: Attitude.HELD if w in row["held"] else Attitude.SAID for row in rows for w in row["words"]}


@cache
def adjectives() -> dict[str, Attitude]:
    """Adjectives that attribute the clause after them ("confident that ...")."""
    return {word: Attitude(row["attitude"]) for row in table("cues")["adjective"] for word in row["words"]}


def is_cue(token: "Token") -> bool:
    """Whether a verb attributes words or stances, alone or with a preposition ("call for")."""
    return token.pos_ == "VERB" and token.lemma_.lower() in _first_words()


@cache
def words(which: str) -> frozenset[str]:
    """One of the lists of small words that the constructions turn on."""
    return frozenset(table("cues")["words"][which])


@cache
def verbs() -> dict[str, Verb]:
    """The cues by their lemmas; those with a preposition or particle by both words ("call for")."""
    said: dict[str, set[str]] = {}
    held: dict[str, set[str]] = {}
    for row in table("cues")["cue"]:
        into = said if row["attitude"] == Attitude.SAID else held
        for verb in row["verbs"]:
            into.setdefault(verb, set()).update(row["takes"])
    names = dict.fromkeys([*said, *held])
    return {verb: Verb(frozenset(said.get(verb, ())), frozenset(held.get(verb, ()))) for verb in names}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(verb.split()[0] for verb in verbs())
