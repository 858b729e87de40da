"""Bodies by the beginning of their names: "Mercy General" for Mercy General Hospital, "the Green Harvest" for the Green
Harvest Party."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from memcon.reading.actors.scene import SUBJECTS, Scene, noun_phrase_head
from memcon.reading.actors.wording import body_kinds, company_tails, is_office, is_proper, organs, telling

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE"})
_LEAST = 3  # words of a name, of which the last may be left out
_LETTERS = 4  # of a word that is left alone of a company’s name
Place = tuple[int, int]


def begun_names(scene: Scene, named: Iterable[Place], taken: set[int]) -> list[Place]:
    """The tokens [start, end) at which the name of a body stands without its last word, and somebody acts, speaks or
    holds an office. `named` are the names in full."""
    places = list(named)
    covered = taken | {i for start, end in places for i in range(start, end)}
    beginnings = {begun: None for place in places if (begun := _beginning(scene, *place))}
    by_first = {begun[0]: begun for begun in beginnings}
    found = []
    for token in scene.doc:
        begun = by_first.get(token.lower_)
        if begun is None or not _stands(scene, token.i, begun, covered):
            continue
        last = scene.doc[token.i + len(begun) - 1]
        if _acts(last) and last.ent_type_ not in _PLACES:
            found.append((token.i, last.i + 1))
    return found


def _beginning(scene: Scene, start: int, end: int) -> tuple[str, ...] | None:
    """The words of a name without the noun that heads it; None where too few are left."""
    tokens = scene.doc[start:end]
    if len(tokens) == _LEAST - 1 and tokens[-1].lower_ in company_tails() and len(tokens[0]) >= _LETTERS:
        first = tokens[0]
        alone = is_proper(first) and first.text.istitle() and start not in scene.known and not _is_a_word(first)
        return (first.lower_,) if alone else None  # "Lanmark | Airlines"
    if (
        len(tokens) < _LEAST
        or not all(is_proper(t) for t in tokens)
        or any(i in scene.known for i in range(start, end))
    ):
        return None
    return tuple(t.lower_ for t in tokens[:-1])


def _is_a_word(token: "Token") -> bool:
    """Whether a word tells of what kind a company is: "Air", "Royal", "First"."""
    word = token.lower_
    return is_office(token) or word in telling("plain_in_names") | organs() | body_kinds().keys()


def _stands(scene: Scene, at: int, words: tuple[str, ...], covered: set[int]) -> bool:
    tokens = scene.doc[at : at + len(words)]
    if tuple(t.lower_ for t in tokens) != words or any(t.i in covered for t in tokens):
        return False
    after = scene.doc[at + len(words)] if at + len(words) < len(scene.doc) else None
    nouns = body_kinds().keys() | organs()
    goes_on = after is not None and (after.text[0].isupper() or after.lower_ in nouns)
    return tokens[0].text[0].isupper() and not goes_on


def _acts(last: "Token") -> bool:
    head = noun_phrase_head(last)
    of_office = head.dep_ == "pobj" and head.head.lower_ in {"of", "at", "for"} and is_office(head.head.head)
    owns = last.i + 1 < len(last.doc) and last.nbor().tag_ == "POS"
    return head.dep_ in SUBJECTS or of_office or owns
