"""PLOVER's sectors: whether a phrase tells of a government, troops, police, rebels and so on of a state or body."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from memcon.reading.knowledge import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = frozenset({"compound", "amod", "nmod", "appos"})


def sector_of(token: "Token | None") -> str | None:
    """The sector that a noun phrase names by its head ("Kenyan police") or by the office before a name ("President
    Ann Mutua"); None where it names none, or where others are joined to it."""
    if token is None or list(token.conjuncts):
        return None
    words = [token, *(t for t in reversed(list(token.children)) if t.dep_ in _BEFORE and t.pos_ != "VERB")]
    named = [_sectors()[w.lemma_.lower()] for w in words if w.lemma_.lower() in _sectors()]
    if "OPP" in named:  # "opposition leaders" are not the government's
        return "OPP"
    return named[0] if named else None


@cache
def _sectors() -> Mapping[str, str]:
    return {word: code for code, words in table("plover")["sectors"].items() for word in words}
