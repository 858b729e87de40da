"""Doubts: why a text looks like no report. It is read all the same; the user is told."""

import re
from collections.abc import Callable

from memcon.articles.counting import count_words

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_CLAUSE_END = re.compile(r"([.!?\n])")
_FEWEST_WORDS = 4  # of a sentence
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|&[a-z]{2,8};")
_CODE = re.compile(r"[{};=<>\\|`$]")
_FEW_WORDS = 25
_LETTERS_OF_PROSE, _CODE_OF_PROSE = 0.6, 0.04  # shares; English prose has about 0.8 and 0


def doubts(text: str) -> tuple[str, ...]:
    """Each reason, in words, to think that `text`, if it is in English, is no report; empty for an ordinary one."""
    return tuple(reason for find in _REASONS if (reason := find(text)))


def _is_short(text: str) -> str | None:
    words = count_words(text)
    return f"it is very short ({words} words)" if words < _FEW_WORDS else None


def _has_no_sentence(text: str) -> str | None:
    pieces = _CLAUSE_END.split(text)
    ended = (clause for clause, end in zip(pieces[::2], pieces[1::2], strict=False) if end != "\n")
    return None if any(len(_WORD.findall(clause)) >= _FEWEST_WORDS for clause in ended) else "it holds no sentence"


def _is_no_prose(text: str) -> str | None:
    signs = [c for c in text if not c.isspace()]
    letters = sum(c.isalpha() for c in signs)
    return "it is mostly digits and signs" if signs and letters / len(signs) < _LETTERS_OF_PROSE else None


def _is_markup(text: str) -> str | None:
    tags = len(_TAG.findall(text))
    return "it looks like the source of a page" if tags > 3 and tags > len(text) / 150 else None


def _is_code(text: str) -> str | None:
    return "it looks like code" if len(_CODE.findall(text)) > _CODE_OF_PROSE * len(text) else None


_REASONS: tuple[Callable[[str], str | None], ...] = (
    _is_short,
    _has_no_sentence,
    _is_no_prose,
    _is_markup,
    _is_code,
)
