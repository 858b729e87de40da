"""Where the quotation marks of a text open and close, paragraph by paragraph.

A mark that is never closed ends with its paragraph, so that it cannot turn the rest of the text inside out. A
paragraph that opens with a quotation mark while the one before it was left open carries the quotation on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from memcon.model.passages import Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_TYPED = "''"
_DOUBLE = ("“", "„", "«", '"', _TYPED)
_SINGLE = "‘'"
_CLAUSE = 20  # characters that quoted words have at least where they can be speech
_CLOSED_BY = ",.?!…"
_MAY_OPEN = re.compile(f"[{''.join(_PAIRS)}]")
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: `inner` without the marks, `outer` with them.

    `closed` is False where the closing mark is missing; `continues` is True where it carries on the quotation before
    it, which was left open at the end of its paragraph. `is_turn` where it is what a transcript tells, without marks.
    """

    inner: Span
    outer: Span
    closed: bool
    continues: bool
    is_turn: bool = False

    @property
    def is_long(self) -> bool:
        """Whether it can hold a clause: a shorter one is a scare quote or a title."""
        return self.is_turn or self.inner.end - self.inner.start >= _CLAUSE


def paragraphs(text: str) -> Iterator[Span]:
    """The lines of `text` that are not empty, trimmed."""
    for match in _PARAGRAPH.finditer(text):
        span = Span(*match.span()).trimmed(text)
        if span:
            yield span


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of `text` in order; none overlap, none crosses a paragraph."""
    single = _quotes_with_single_marks(text)
    found: list[Quotation] = []
    carried: str | None = None
    for paragraph in paragraphs(text):
        inside = list(_in_paragraph(text, paragraph, single, carried))
        found.extend(inside)
        left_open = inside and not inside[-1].closed and inside[-1].outer.end == paragraph.end
        carried = _mark_at(text, inside[-1].outer.start) if left_open else None
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span, single: bool, carried: str | None) -> Iterator[Quotation]:
    at = paragraph.start
    closings = _Closings(text, paragraph)
    while at < paragraph.end:
        mark = _mark_at(text, at)
        if not _opens(text, at, paragraph, single):
            following = _MAY_OPEN.search(text, at + len(mark), paragraph.end)
            at = following.start() if following else paragraph.end
            continue
        continues = carried is not None and at == paragraph.start and mark == carried
        end = _closing(text, at, paragraph, closings)
        if end is not None and mark in _SINGLE and not single and not _is_speech(text, at, end):
            end = None
        if end is not None:
            yield Quotation(Span(at + len(mark), end), Span(at, end + len(mark)), closed=True, continues=continues)
            at = end + len(mark)
        elif mark in _DOUBLE:
            end = _unclosed_end(text, at, paragraph)
            yield Quotation(Span(at + len(mark), end), Span(at, end), closed=False, continues=continues)
            at = max(end, at + len(mark))
        else:
            at += 1


def _is_speech(text: str, at: int, end: int) -> bool:
    """Whether single marks in a text that has double ones too hold words that were said, and no title or elision: a
    clause that ends with the stop before its mark, or follows a word and ends the sentence."""
    inside = text[at + 1 : end]
    if len(inside) < _CLAUSE or any(mark in inside for mark in '“”«»"'):
        return False
    return inside[-1] in _CLOSED_BY or text[end + 1 : end + 2] in {".", ",", ";"}


def _mark_at(text: str, at: int) -> str:
    """The mark or other character at a place; two apostrophes, as typewriters make double marks, are one mark."""
    return _TYPED if text.startswith(_TYPED, at) else text[at]


def _opens(text: str, at: int, paragraph: Span, single: bool) -> bool:
    mark = _mark_at(text, at)
    if mark == _TYPED:
        return at + 2 < paragraph.end and not text[at + 2].isspace()
    if mark not in _PAIRS or (mark in _SINGLE and not single and not text[at + 1 : at + 2].isalpha()):
        return False
    if mark in "“„«":
        return True
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return (before.isspace() or before in "([{—–-:,/") and not after.isspace()


def _closing(text: str, at: int, paragraph: Span, closings: "_Closings") -> int | None:
    """Where the quotation that opens at `at` closes, quotations within it passed over; None where it never does."""
    mark = _mark_at(text, at)
    if mark == _TYPED:
        end = text.find(_TYPED, at + 2, paragraph.end)
        return end if end > at + 2 else None
    if mark in _SINGLE:
        return _closing_single(text, at, paragraph)
    return closings.after(at, mark)


class _Closings:
    """Where the double marks of a paragraph close: worked out once for all that open, for there may be thousands that
    never do."""

    def __init__(self, text: str, paragraph: Span) -> None:
        self._text = text
        self._paragraph = paragraph
        self._known: dict[str, tuple[list[int], list[int], dict[int, list[int]]]] = {}

    def after(self, at: int, mark: str) -> int | None:
        """The mark that closes what opens with `mark` at `at`: the first at which one more has closed than opened."""
        if mark not in self._known:
            self._known[mark] = self._count(mark)
        places, depths, falls = self._known[mark]
        before = bisect_right(places, at)
        closings = falls.get((depths[before - 1] if before else 0) - 1, [])
        nth = bisect_right(closings, at)
        return closings[nth] if nth < len(closings) else None

    def _count(self, mark: str) -> tuple[list[int], list[int], dict[int, list[int]]]:
        """The places of marks of this kind, how many are open after each, and by that number those that close."""
        places: list[int] = []
        depths: list[int] = []
        falls: dict[int, list[int]] = {}
        depth = 0
        for found in re.finditer(f"[{mark}{_PAIRS[mark]}]", self._text[self._paragraph.start : self._paragraph.end]):
            at = self._paragraph.start + found.start()
            if at and _opens_within(self._text, at, mark):
                depth += 1
            elif self._text[at] in _PAIRS[mark] and _closes(self._text, at, self._paragraph, mark):
                depth -= 1
                falls.setdefault(depth, []).append(at)
            else:
                continue
            places.append(at)
            depths.append(depth)
        return places, depths, falls


def _closing_single(text: str, at: int, paragraph: Span) -> int | None:
    """Where a quotation in single marks closes. A mark after an s may be a possessive's apostrophe ("the crews' pay"):
    it is one when another mark, with a comma or full stop before it, closes the quotation later."""
    first: int | None = None
    for i in range(at + 1, paragraph.end):
        if text[i] == text[at] and _opens(text, i, paragraph, single=True):
            break
        if text[i] not in _PAIRS[text[at]] or not _closes(text, i, paragraph, text[at]):
            continue
        if text[i - 1] in _CLOSED_BY or text[i - 1] != "s" or text[i + 1 : i + 2] != " ":
            return i if first is None or text[i - 1] in _CLOSED_BY else first
        first = i if first is None else first
    return first


def _unclosed_end(text: str, at: int, paragraph: Span) -> int:
    """Where a quotation without its closing mark ends: before the next one that opens, or with the paragraph."""
    for i in range(at + 1, paragraph.end):
        if _opens_within(text, i, text[at]):
            return Span(at, i).trimmed(text).end
    return paragraph.end


def _opens_within(text: str, at: int, mark: str) -> bool:
    return mark in "“„«" and text[at] == mark and (text[at - 1].isspace() or text[at - 1] in "([—–")


def _closes(text: str, at: int, paragraph: Span, mark: str) -> bool:
    if mark in "“„«":
        return True
    before = text[at - 1]
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if before.isspace():  # a stray space before the mark: it closes when nothing can open there
        return mark == '"' and after.isspace()
    return not after.isalnum()


def _quotes_with_single_marks(text: str) -> bool:
    """Whether single marks are this text's quotation marks (British usage): it has no double ones."""
    return not any(mark in text for mark in ("“", "”", "«", "»", '"', _TYPED))
