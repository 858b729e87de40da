"""Paragraphs: the lines of columns put together, across columns and pages, with headings told and notes set apart."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from memcon.articles.blocks import Block
from memcon.articles.papers.columns import Column
from memcon.articles.papers.hyphens import Hyphens
from memcon.articles.papers.lines import Line
from memcon.model.kinds import MarkKind

_ALIKE, _LARGE, _NOTE = 0.08, 1.12, 0.92  # sizes: within which they are one, of a heading at least, of a note at most
_LEADING = 1.2  # of a paper with too few lines to tell
_WIDE = 1.25  # times the leading, from which a gap parts paragraphs
_INDENT = 0.8  # shares of the size
_HEADING_WORDS, _HEADING_LINES = 30, 4
_MEASURED = 5  # lines from which it can be told where a column ends
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_LISTED = re.compile(r"(?:[•▪◦‣·*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s")
_HYPHENS = ("-", "\u2010", "\u00ad")
_LABEL = re.compile(r"\d{1,3}|[*†‡§]+")
_LABELLED = re.compile(rf"({_LABEL.pattern})\s*\S")


@dataclass(frozen=True, slots=True)
class Setting:
    """How most of a paper is set: its size, the distance of its lines in sizes, and whether it is all bold."""

    size: float
    leading: float = _LEADING
    bold: bool = False

    @classmethod
    def of(cls, columns: Sequence[Column]) -> "Setting":
        """As most letters are set."""
        sizes, bold = Counter[float](), Counter[bool]()
        for line in (line for column in columns for line in column.lines):
            sizes[line.size] += len(line.words)
            bold[line.bold] += len(line.words)
        if not sizes:
            return cls(1.0)
        size = max(sizes, key=lambda one: (sizes[one], one))
        gaps = [
            (upper.base - lower.base) / size
            for column in columns
            for upper, lower in pairwise(column.lines)
            if upper.size == lower.size == size and upper.base > lower.base
        ]
        return cls(size, median(gaps) if gaps else _LEADING, bold[True] > bold[False])

    def is_heading(self, lines: Sequence[Line]) -> bool:
        """Whether these lines are larger or heavier than the text, and few."""
        words = " ".join(line.words for line in lines)
        if len(lines) > _HEADING_LINES or len(words.split()) > _HEADING_WORDS or not any(c.isalpha() for c in words):
            return False
        large = all(line.size >= _LARGE * self.size for line in lines)
        return large or (not self.bold and all(line.bold for line in lines) and words[-1] not in ".,;")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The part of a paragraph that stands in one column: from where to where the lines of that column go, and whether
    there are enough of them to tell."""

    page: int
    lines: tuple[Line, ...]
    left: float = 0.0
    right: float = 0.0
    measured: bool = False
    heading: bool = False

    def goes_on_in(self, other: "_Paragraph") -> bool:
        """Whether a break of column or page parts the two, and no end of a paragraph."""
        last, first = self.lines[-1], other.lines[0]
        if self.heading or other.heading or not _alike(last.size, first.size) or _LISTED.match(first.words):
            return False
        if first.words[:1].islower():
            return True
        if last.has_cells(self.left, self.right) or _has_room(last, first, self.right):
            return False
        # a full line that ends a sentence ends its paragraph less often than not
        return not _ENDED.search(last.words) or (self.measured and first.left <= other.left + _INDENT * first.size)


def blocks_of_columns(columns: Iterable[Column]) -> Iterator[Block]:
    """The blocks of a paper. A paragraph that goes on behind the end of a page is two, and the notes of that page
    come after it."""
    columns = list(columns)
    setting = Setting.of(columns)
    texts = _Texts(Hyphens.of(line.words for column in columns for line in column.lines))
    waiting: list[_Paragraph] = []
    open_: list[_Paragraph] = []
    for column in columns:
        lines, notes = _parted(column, setting)
        texts.see(notes)
        for paragraph in _grouped(column.page, lines, setting):
            if open_ and paragraph.lines[0] is lines[0] and open_[-1].goes_on_in(paragraph):
                open_.append(paragraph)
                continue
            yield from texts.blocks(open_)
            if waiting and waiting[-1].page < paragraph.page:
                yield from texts.notes(waiting)
                waiting = []
            open_ = [paragraph]
        waiting += notes
    yield from texts.blocks(open_)
    yield from texts.notes(waiting)


class _Texts:
    """The text of paragraphs, without the numbers of the notes that were seen."""

    def __init__(self, hyphens: Hyphens) -> None:
        self._hyphens, self._labels = hyphens, dict[int, frozenset[str]]()

    def see(self, notes: Sequence[_Paragraph]) -> None:
        for note in notes:
            found = _LABELLED.match(note.lines[0].words)
            label = note.lines[0].label or (found.group(1) if found else "")
            self._labels[note.page] = self._labels.get(note.page, frozenset()) | {label}

    def notes(self, notes: Sequence[_Paragraph]) -> Iterator[Block]:
        for note in notes:
            yield from self.blocks([note])

    def blocks(self, parts: Sequence[_Paragraph]) -> Iterator[Block]:
        """One paragraph, a block for each page that it stands on."""
        texts: list[tuple[int, str]] = []
        for part in parts:
            words = self._joined(line.without(self._labels.get(part.page, frozenset())) for line in part.lines)
            if texts and texts[-1][0] == part.page:
                words = self._hyphens.join(texts.pop()[1], words)
            texts.append((part.page, words))
        kind = MarkKind.HEADING if parts and parts[0].heading else None
        for number, (page, words) in enumerate(self._whole_words(texts)):
            yield Block(words, kind, page, continues=number > 0)

    def _joined(self, lines: Iterable[str]) -> str:
        words = ""
        for line in lines:
            words = self._hyphens.join(words, line) if words else line
        return words

    def _whole_words(self, texts: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
        """The same, with a word that a page break parts on the page that it begins on."""
        whole: list[tuple[int, str]] = []
        for page, words in texts:
            if whole and whole[-1][1].endswith(_HYPHENS):
                above, before = whole.pop()
                rest, _, words = words.partition(" ")
                whole.append((above, self._hyphens.join(before, rest)))
            if words:
                whole.append((page, words))
        return whole


def _parted(column: Column, setting: Setting) -> tuple[tuple[Line, ...], list[_Paragraph]]:
    """The text of a column, and the notes that stand under it in smaller type."""
    lines = column.lines
    start = len(lines)
    while start and lines[start - 1].size <= _NOTE * setting.size:
        start -= 1
    starts = [at for at in range(start, len(lines)) if _begins_note(lines[at])]
    if not starts:
        return lines, []
    ends = [*starts[1:], len(lines)]
    notes = [_Paragraph(column.page, lines[at:end]) for at, end in zip(starts, ends, strict=True)]
    return lines[: starts[0]], notes


def _begins_note(line: Line) -> bool:
    return bool(_LABEL.fullmatch(line.label) or _LABELLED.match(line.words))


def _grouped(page: int, lines: tuple[Line, ...], setting: Setting) -> Iterator[_Paragraph]:
    if not lines:
        return
    left, right = min(line.left for line in lines), _right(lines)
    measured = len(lines) >= _MEASURED
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or _begins(lines, at, (left, right), setting):
            group = lines[start:at]
            yield _Paragraph(page, group, left, right, measured, setting.is_heading(group))
            start = at


def _right(lines: Sequence[Line]) -> float:
    """Where the lines end that are full: a fifth of them are, and one that is longer is no measure."""
    ends = sorted(line.right for line in lines)
    return ends[-1] if len(ends) < _MEASURED else ends[len(ends) * 4 // 5]


def _begins(lines: Sequence[Line], at: int, margins: tuple[float, float], setting: Setting) -> bool:
    """Whether a paragraph begins with the line at `at`."""
    above, line, (left, right) = lines[at - 1], lines[at], margins
    if not _alike(above.size, line.size) or above.base - line.base > _WIDE * setting.leading * line.size:
        return True
    if above.has_cells(left, right) or line.has_cells(left, right):
        return True
    if line.words[:1].islower() and not _ENDED.search(above.words):
        return False
    room, ended = _has_room(above, line, right), bool(_ENDED.search(above.words))
    if above.bold != line.bold:
        return room or line.words[:1].isupper()
    if _LISTED.match(line.words):
        return room or ended
    if line.left > above.left + _INDENT * line.size and (ended or above.left > left):
        return True
    return room and not (setting.is_heading([above]) and setting.is_heading([line]))


def _has_room(above: Line, line: Line, right: float) -> bool:
    return above.fits(line.words.partition(" ")[0], right)


def _alike(a: float, b: float) -> bool:
    return abs(a - b) <= _ALIKE * max(a, b)
