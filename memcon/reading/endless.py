"""Sentences without end: a text with no full stops, or one "X said that Y said that ..." after another.

What looks through a sentence looks through it again for each of its clauses, so that a sentence of ten thousand words
would take minutes. Nobody writes one of several hundred; where a text has one, it is cut.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONG = 250  # words without the end of a sentence, after which it is cut at the next comma or the like ...
_LONGEST = 300  # ... and after which anywhere
_WHOLE = 600  # words after which a sentence of the parser's ends with the next full stop
_ENDS = frozenset({".", "!", "?", "…"})
_JOINTS = frozenset({",", ";", ":", "—", "–", "-", "(", ")"})


def cut_endless(doc: "Doc") -> None:
    """Begins a new sentence where one would get too long; to be called before the parser sees the words."""
    since_end = since_start = 0
    before = doc[0].text if len(doc) else ""
    for token in doc[1:]:
        since_end = 0 if before in _ENDS else since_end + 1
        since_start += 1
        if token.is_sent_start:
            since_end = since_start = 0
        elif _is_too_long(token, before, since_end, since_start):
            token.is_sent_start = True
            since_end = since_start = 0
        before = token.text


def _is_too_long(token: "Token", before: str, since_end: int, since_start: int) -> bool:
    if since_end > _LONGEST or (since_end > _LONG and before in _JOINTS):
        return True
    return since_start > _WHOLE and before in _ENDS and token.is_alpha
