"""Deeds told as a noun: "the seizure of two trawlers by the coast guard angered Oslo", "a strike hit the ports"."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from memcon.model.findings import Names
from memcon.model.kinds import ActorKind, DeedKind
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.parties import Parties
from memcon.reading.grammar.subjects import first, lent_subject, own_subject
from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN = frozenset({"amod", "compound", "nmod", "poss"})


class Happening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One row `happening` of `knowledge/deeds.toml`, whose head explains the fields."""

    kind: DeedKind
    words: tuple[str, ...]
    by: tuple[str, ...]
    example: str
    of: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    nobody: bool = False
    directed: bool = False
    manner: Literal["any", "starting", "peaceful"] = "any"
    counter: str | None = None


@cache
def all_happenings() -> tuple[Happening, ...]:
    """The rows, in the order of the table."""
    return msgspec.convert(table("deeds")["happening"], tuple[Happening, ...])


@cache
def _by_noun() -> Mapping[str, tuple[Happening, ...]]:
    named: dict[str, tuple[Happening, ...]] = {}
    for happening in all_happenings():
        for word in happening.words:
            named[word] = (*named.get(word, ()), happening)
    return named


def happening_in(clause: Clause, parties: Parties) -> tuple[Happening, Names, Names] | None:
    """The deed that the subject of the clause names, with who did it and to whom, where the clause tells of it as of
    something that took place; None where it does not, or where a row wants a party and none is named."""
    noun = own_subject(clause.verb) or lent_subject(clause.verb)
    if noun is None or noun.pos_ != "NOUN":
        return None
    for happening in _by_noun().get(noun.lemma_.lower(), ()):
        if (happening.of and not _is_of(noun, happening)) or not _takes_place(clause, noun, happening, parties):
            continue
        by = _first_party(noun, happening.by, parties)
        if happening.manner == "peaceful":
            by = without_states(by, parties)
        toward = tuple(n for n in _first_party(noun, happening.toward, parties) if n not in by)
        if (by or happening.nobody) and (toward or not happening.directed):
            return happening, by, toward
    return None


def without_states(names: Names, parties: Parties) -> Names:
    """Those of `names` that can be meant by people without a name, who do not act for their state: "nurses in Chad"."""
    actors = ((name, parties.cast.named(name)) for name in names)
    return tuple(name for name, actor in actors if actor is None or actor.kind is not ActorKind.STATE)


def _takes_place(clause: Clause, noun: "Token", happening: Happening, parties: Parties) -> bool:
    """Whether the verb says that its subject took place: "cost six lives", "took effect"; not "was averted"."""
    words = table("deeds")["effects"]
    if clause.is_passive:
        return clause.says(*words["undergone"])
    kills = clause.says(*words["violent"])
    match happening.manner:
        case "starting":
            return clause.says(*words["starting"])
        case "peaceful" if kills or _first_party(noun, ("own",), parties):
            return False
    if clause.lemma == "be":
        return any(t.dep_ == "attr" for t in clause.verb.children)
    return kills or any(clause.says(*words[group]) for group in ("starting", "worked"))


def _is_of(noun: "Token", happening: Happening) -> bool:
    nouns = table("deeds")["nouns"]
    known = {lemma for name in happening.of for lemma in nouns[name]}
    return any(t.lemma_.lower() in known for t in (*_objects(noun, ("of", "on")), *_compounds(noun)))


def _compounds(noun: "Token") -> "tuple[Token, ...]":
    return tuple(t for t in noun.children if t.dep_ == "compound")


def _first_party(noun: "Token", places: tuple[str, ...], parties: Parties) -> Names:
    """The parties in the first of `places` that names any: "own" before the noun, or a preposition after it."""
    for place in places:
        words = _before(noun) if place == "own" else _objects(noun, (place,))
        for word in words:
            if names := parties.of(word) or parties.beside(word) or (parties.named_in(word) if place != "own" else ()):
                return names
    return ()


def _before(noun: "Token") -> "tuple[Token, ...]":
    return tuple(t for t in noun.children if t.dep_ in _OWN and t.i < noun.i)


def _objects(noun: "Token", prepositions: tuple[str, ...]) -> "tuple[Token, ...]":
    """What stands after one of `prepositions` that hangs on the noun, or on a noun after it."""
    found = []
    for token in noun.subtree:
        if (
            token.lower_ in prepositions
            and token.dep_ in {"prep", "agent"}
            and token.i > noun.i
            and _hangs(token, noun)
        ):
            held = first(t for t in token.children if t.dep_ == "pobj")
            if held is not None:
                found.append(held)
    return tuple(found)


def _hangs(preposition: "Token", noun: "Token") -> bool:
    above = preposition.head
    while above != noun and above.pos_ not in {"VERB", "AUX"}:
        above = above.head
    return above == noun
