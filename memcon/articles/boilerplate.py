"""Boilerplate: lines of a page that are not part of the report. The patterns are data, in boilerplate.toml."""

import re

from memcon.articles.knowledge import pattern
from memcon.model.passages import Span, Spans

_LONGEST = 300  # characters; a longer line is a paragraph of the report
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_LINE = re.compile(r"[^\r\n]+")


def is_boilerplate(line: str) -> bool:
    """Whether the whole line, white space at its ends aside, is boilerplate, or each of its sentences is."""
    bare = line.strip()
    if not 0 < len(bare) <= _LONGEST:
        return False
    matches = pattern("boilerplate", "line").fullmatch
    return bool(matches(bare)) or all(matches(sentence) for sentence in _SENTENCE_END.split(bare))


def find_boilerplate(text: str) -> Spans:
    """The lines of `text` that are boilerplate, trimmed, in order."""
    lines = (Span(*match.span()) for match in _LINE.finditer(text))
    return tuple(line.trimmed(text) for line in lines if is_boilerplate(line.of(text)))
