"""Blocks: what the readers of pages, papers, letters and feeds give, and the cleaned text that is made of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from memcon.articles.cleaning import clean
from memcon.model.articles import Mark, Publication
from memcon.model.kinds import MarkKind
from memcon.model.passages import Span

_APART, _ON = "\n\n", " "
_BLANK = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or block quotation of a text, not cleaned yet. `kind` is None for a paragraph; `page` the
    number of the page that it stands on, from 1, where there are pages; `continues` says that it goes on with the
    block before it, which a page or column cut in two."""

    words: str
    kind: MarkKind | None = None
    page: int | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One text of a page, paper, letter or feed: its blocks, what is said of its publication, the source's own name
    for it, and what a user should be told of how it was found."""

    blocks: tuple[Block, ...]
    publication: Publication = Publication()  # noqa: RUF009 - frozen
    id: str | None = None
    warnings: tuple[str, ...] = ()


def plain_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs of a plain text, which blank lines part."""
    return tuple(Block(part.strip()) for part in _BLANK.split(text) if part.strip())


def assemble(blocks: Sequence[Block]) -> tuple[str, tuple[Mark, ...]]:
    """The cleaned text of `blocks`, a blank line between two, and its marks. Cleaning it again changes nothing."""
    body, marks, pages = "", [], _Pages()
    for block in blocks:
        words = clean(block.words)
        if not words:
            continue
        if body:
            body += _ON if block.continues else _APART
        span = Span(len(body), len(body) + len(words))
        body += words
        pages.see(block.page, span)
        if block.kind:
            marks.append(Mark(span, block.kind))
    return body, (*pages.marks(), *marks)


class _Pages:
    """Gathers from where to where each page goes."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, Span]] = []

    def see(self, page: int | None, span: Span) -> None:
        if page is None:
            return
        if self._spans and self._spans[-1][0] == page:
            span = Span(self._spans.pop()[1].start, span.end)
        self._spans.append((page, span))

    def marks(self) -> tuple[Mark, ...]:
        return tuple(Mark(span, MarkKind.PAGE, str(page)) for page, span in self._spans)
