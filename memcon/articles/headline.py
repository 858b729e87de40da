"""The headline that a plain text begins with: a short line that is no sentence, above the report."""

import re

_LINE = re.compile(r"\s*([^\n]+)\n\s*\S")
_ENDS_A_SENTENCE = re.compile(r"[.!:;,…”\"’']$")
_BYLINE = re.compile(r"by |from |sources?:|published|posted|updated|[^\w]*\d", re.IGNORECASE)
_DIVIDED = re.compile(r"\s[—–|-]\s|[|/]|, \d")
_WORDS = range(3, 25)


def headline_of(body: str) -> str | None:
    """The first line of `body` where it is a headline; None where the report, a byline or a dateline begins it."""
    match = _LINE.match(body)
    line = match[1].strip(" \t*_#") if match else ""
    is_headline = (
        len(line.split()) in _WORDS
        and not _ENDS_A_SENTENCE.search(line)
        and not _BYLINE.match(line)
        and not _DIVIDED.search(line)
    )
    return line if is_headline else None
