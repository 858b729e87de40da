"""Text as it is searched: its words one by one, folded alike whatever the database.

A word stands without its marks and in small Latin letters, whatever its script: “Çırağan” is `ciragan`, “Умеров” is
`umerov`. A script without blanks between words (Chinese, Japanese, Thai and their like) is searched sign by sign.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import msgspec

from memcon.record.names import fold_name

BREAK = "¶"  # between pieces of text that no phrase reaches across; no word is folded to it
MOST = 16_000  # terms that are kept of one text; PostgreSQL numbers no more of them
_LONGEST = 100  # characters of a term
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)


class Term(msgspec.Struct, frozen=True):
    """A word at characters [start, end) of a text, and what it is folded to."""

    start: int
    end: int
    folded: str


def terms_in(text: str) -> Iterator[Term]:
    """The words of a text that can be searched, in their order."""
    for match in _words().finditer(text):
        if folded := _fold(match.group()):
            yield Term(match.start(), match.end(), folded)


def write_terms(pieces: Iterable[str]) -> str:
    """The terms of some pieces of text, as they are kept: with blanks between, and a sign between the pieces."""
    told: list[str] = []
    for piece in pieces:
        told += [*([BREAK] if told else []), *(term.folded for term in terms_in(piece))]
        if len(told) > MOST:
            break
    return " ".join(told[:MOST])


@cache
def _words() -> re.Pattern[str]:
    """A word is letters and digits with the marks on them."""
    signs = (chr(code) for code in range(0x300, 0x10000))
    marks = "".join(sign for sign in signs if unicodedata.category(sign)[0] == "M")
    letter = rf"(?:[^\W_{_UNSPACED}]|[{marks}])"
    return re.compile(rf"[{_UNSPACED}][{marks}]*|[^\W_]{letter}*")


@lru_cache(maxsize=1 << 16)
def _fold(word: str) -> str:
    if re.match(rf"[{_UNSPACED}]", word):
        return "".join(sign for sign in unicodedata.normalize("NFKC", word) if _is_written(sign))[:_LONGEST]
    return "".join(sign for sign in fold_name(word) if sign.isalnum())[:_LONGEST]


def _is_written(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"
