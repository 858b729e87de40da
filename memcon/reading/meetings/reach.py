"""How far a verb reaches: which of the words that hang on it say something of it, and which of another happening."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_ELSEWHERE = frozenset(
    {"since", "after", "before", "over", "about", "despite", "following", "amid", "against", "because", "until"}
)
_STEPS = 8


def belongs_to(word: "Token", verb: "Token") -> bool:
    """Whether a word tells of what the verb tells of; not the day and place in "had been in doubt since an attack in
    Lima on 4 May"."""
    at = word.head if word.dep_ == "pobj" and word.head.head == verb else word
    for _ in range(_STEPS):
        if at == verb or at.head == at:
            return True
        if at.lower_ in _ELSEWHERE and at.dep_ in {"prep", "agent"} and at != word.head:
            return False
        at = at.head
    return True
