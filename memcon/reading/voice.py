"""Whose voice a paper is in: a union, party or ministry that says "we" of itself in what it gives out."""

import re
from functools import cache

from memcon.reading.gazetteer import find_known_names
from memcon.reading.knowledge import table
from memcon.reading.page import Page

_WE = re.compile(r"\b[Ww]e\b")
_OFTEN = 2  # times that "we" stands outside quotation marks, at least


def voice_of(page: Page) -> str | None:
    """The body that gives the text out and speaks in it as "we"; of a ministry or embassy its state. None where a
    newspaper or a person does, whose "we" is nobody at the table."""
    if voice_of not in page.kept:
        page.kept[voice_of] = _voice(page)
    found: str | None = page.kept[voice_of]
    return found


def _voice(page: Page) -> str | None:
    outlet = page.article.publication.outlet
    words = (outlet or "").lower().replace("’s", "").replace("'s", "").split()
    if outlet is None or not _tells(words, "bodies"):
        return None
    own = (m for m in _WE.finditer(page.text) if not page.quotation_at(m.start()))
    if sum(1 for _ in own) < _OFTEN:
        return None
    states = [known.bearer.name for known in find_known_names(outlet)] if _tells(words, "offices") else []
    return states[0] if states else outlet


def _tells(words: list[str], name: str) -> bool:
    return any(word in _known(name) for word in words)


@cache
def _known(name: str) -> frozenset[str]:
    return frozenset(table("moves")["voice"][name])
