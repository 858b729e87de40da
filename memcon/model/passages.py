"""Spans of characters, and passages: the only form of evidence."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec


class Span(NamedTuple):
    """Characters [start, end) of one text, counted in Unicode code points from 0."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def trimmed(self, text: str, what: str = " \t\r\n") -> "Span":
        """Without the characters of `what` at either end; may come out empty."""
        start, end = self
        while start < end and text[start] in what:
            start += 1
        while end > start and text[end - 1] in what:
            end -= 1
        return Span(start, end)

    def __bool__(self) -> bool:
        return self.end > self.start


Spans = tuple[Span, ...]


class Passage(msgspec.Struct, frozen=True):
    """Characters [start, end) of one text with the exact words (W3C TextPositionSelector and TextQuoteSelector)."""

    text_id: str
    start: int
    end: int
    quote: str

    @classmethod
    def cut(cls, text_id: str, text: str, span: Span) -> "Passage":
        """The passage of `text` at `span`. Raises ValueError when the span does not lie inside the text."""
        if not 0 <= span.start < span.end <= len(text):
            raise ValueError(f"no passage {span.start}:{span.end} in a text of {len(text)} characters")
        return cls(text_id, span.start, span.end, span.of(text))

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def hull(spans: Iterable[Span]) -> Span:
    """The shortest span that holds all of `spans`, of which there is at least one."""
    known = list(spans)
    return Span(min(s.start for s in known), max(s.end for s in known))


def any_overlap(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in some for b in others)
