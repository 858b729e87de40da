"""The blocks of a tree, in the order in which they stand: paragraphs, headings, quotations, items of lists."""

import re

from memcon.articles.blocks import Block
from memcon.articles.pages.trees import BREAK, UNSEEN, HtmlElement
from memcon.model.kinds import MarkKind

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog"),
    *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr"),
    *("html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"),
    *("tfoot", "th", "thead", "tr", "ul"),
}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_AROUND_LINE = re.compile(r" *\n *")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LONGEST_HEADING = 300  # characters; a heading that was never closed holds the paragraphs after it
_LONGEST_CELL = 60  # characters; a longer one is prose, and its table only arranges the page
_BETWEEN_CELLS = " | "
_FEWEST_TURNS = 2
_CAPITAL = r"[^\W\d_a-z][\w.’'-]*"
_SPEAKER = re.compile(
    rf"(?=.{{1,60}}:){_CAPITAL}(?: (?:\(?{_CAPITAL}\)?,?|of|the|for|and|de|van|von|bin|al)){{0,7}}:(?=\s|\Z)"
)
"""A name or an office, and a colon after it."""


def blocks_in(element: HtmlElement) -> tuple[Block, ...]:
    """The blocks of the text in `element`. Takes time in proportion to its size, however deep it is."""
    from lxml.etree import iterwalk

    flow = _Flow()
    walk = iterwalk(element, events=("start", "end"))
    for event, one in walk:
        if event == "start":
            if one.tag in UNSEEN or not isinstance(one.tag, str):
                walk.skip_subtree()
            else:
                flow.enter(one.tag)
                flow.write(one.text)
        else:
            if one.tag not in UNSEEN and isinstance(one.tag, str):
                flow.leave(one.tag)
            if one is not element:
                flow.write(one.tail)
    flow.end_block()
    return tuple(flow.blocks)


def part_turns(paragraph: str) -> tuple[str, ...]:
    """The turns of a talk whose lines single breaks part, each with its speaker ("LUND:", on its line or above it); the
    paragraph as it is where fewer than two lines of it begin with a name and a colon."""
    lines = paragraph.split("\n")
    if sum(bool(_SPEAKER.match(line)) for line in lines) < _FEWEST_TURNS:
        return (paragraph,)
    turns = [""]
    for line in lines:
        if _SPEAKER.match(line):
            turns.append(line)
        else:
            turns[-1] += (" " if turns[-1].endswith(":") else "\n") + line
    return tuple(turns)


class _Flow:
    """Gathers the blocks of a walk."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._open: list[str] = []  # the headings, quotations and preformatted texts that are open
        self._rows: list[int] = []  # how many blocks there were when each open row of a table began
        self._label = False  # whether the last block is one that the next belongs to: "LUND:" in a list of terms

    def enter(self, tag: str) -> None:
        if tag == "br":
            self._pieces.append("\n")
        elif tag in BLOCKS:
            self.end_block()
            if tag in HEADINGS or tag in {"blockquote", "pre"}:
                self._open.append(tag)
            elif tag == "tr":
                self._rows.append(len(self.blocks))

    def leave(self, tag: str) -> None:
        if tag not in BLOCKS:
            return
        self.end_block(tag)
        if self._open and self._open[-1] == tag:
            self._open.pop()
        if tag == "tr" and self._rows:
            self._join_cells(self._rows.pop())

    def write(self, text: str | None) -> None:
        if not text:
            return
        first, *rest = text.split(BREAK)
        self._pieces.append(first if "pre" in self._open[-1:] else _SPACES.sub(" ", first))
        for part in rest:
            self.end_block()
            self._pieces.append(_SPACES.sub(" ", part))

    def end_block(self, tag: str = "") -> None:
        words = _AROUND_LINE.sub("\n", "".join(self._pieces)).strip()
        self._pieces = []
        parts = (turn for part in _BLANK_LINE.split(words) for turn in part_turns(part))
        for part in filter(None, (part.strip() for part in parts)):
            if self._label and tag == "dd":
                self.blocks[-1] = Block(f"{self.blocks[-1].words} {part}")
            else:
                self.blocks.append(Block(part, self._kind(part)))
            self._label = tag == "dt" and part.endswith(":")

    def _kind(self, words: str) -> MarkKind | None:
        if self._open and self._open[-1] in HEADINGS and len(words) <= _LONGEST_HEADING:
            return MarkKind.HEADING
        return MarkKind.QUOTE if "blockquote" in self._open else None

    def _join_cells(self, start: int) -> None:
        cells = self.blocks[start:]
        if len(cells) > 1 and all(cell.kind is None and len(cell.words) <= _LONGEST_CELL for cell in cells):
            self.blocks[start:] = [Block(_BETWEEN_CELLS.join(cell.words for cell in cells))]
