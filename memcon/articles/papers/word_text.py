"""The text of a Word file: its paragraphs in order, those of tables cell by cell, with inserted text and without
deleted text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from memcon.articles.blocks import Block
from memcon.articles.papers.word_styles import Styles, W, is_on
from memcon.model.kinds import MarkKind

_GONE = {f"{W}del", f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_HEADING_WORDS = 30
_SENTENCE_END = re.compile(r"[.,;][\"'”’]?$")


@dataclass(slots=True)
class _Gathered:
    """The words of a paragraph so far, those of the boxes that hang on it, and whether some are not bold."""

    words: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    light: bool = False


def blocks_of_body(root: Any, styles: Styles) -> Iterator[Block]:
    """The blocks in the body of a document, or in a note."""
    before: list[str] = []
    for paragraph in _paragraphs(root):
        gathered = _Gathered()
        _gather(paragraph, gathered)
        before.append("".join(gathered.words))
        if is_on(paragraph.find(f"{W}pPr/{W}rPr/{W}del")):  # the end of the paragraph is deleted: the next one goes on
            continue
        words, before = "".join(before).strip(), []
        if words:
            yield Block(words, styles.kind_of(paragraph) or _kind_by_weight(words, gathered))
        for box in gathered.boxes:
            yield from blocks_of_body(box, styles)
    if rest := "".join(before).strip():
        yield Block(rest)


def notes_of(root: Any, styles: Styles) -> Iterator[Block]:
    """The footnotes or endnotes, less the lines that part them from the text."""
    for note in root:
        if note.get(f"{W}type") in (None, "normal"):
            yield from blocks_of_body(note, styles)


def _paragraphs(holder: Any) -> Iterator[Any]:
    """The paragraphs in order, those in tables and controls too, those in boxes and in other paragraphs not."""
    for child in holder:
        if child.tag == f"{W}p":
            yield child
        elif isinstance(child.tag, str) and child.tag not in _GONE:
            yield from _paragraphs(child)


def _gather(element: Any, gathered: _Gathered, bold: bool = False) -> None:
    for child in element:
        tag = child.tag
        if tag in _GONE or not isinstance(tag, str):
            continue
        if tag == f"{W}t":
            gathered.words.append(child.text or "")
            gathered.light |= not bold and bool((child.text or "").strip())
        elif tag in _SIGNS:
            gathered.words.append(_SIGNS[tag])
        elif tag == f"{W}txbxContent":
            gathered.boxes.append(child)
        elif tag == f"{W}r":
            if not is_on(child.find(f"{W}rPr/{W}vanish")):
                _gather(child, gathered, is_on(child.find(f"{W}rPr/{W}b")))
        elif tag not in (f"{W}pPr", f"{W}rPr"):
            _gather(child, gathered, bold)


def _kind_by_weight(words: str, gathered: _Gathered) -> MarkKind | None:
    """A heading is what is all bold and short."""
    is_short = len(words.split()) <= _HEADING_WORDS and not _SENTENCE_END.search(words)
    return MarkKind.HEADING if is_short and not gathered.light and any(c.isalpha() for c in words) else None
