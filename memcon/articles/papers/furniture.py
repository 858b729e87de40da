"""Furniture of a page: running heads and feet and page numbers, which are no part of the text.

A line at the top or bottom of a page is furniture where other pages have the same at the same height, numbers aside,
or where it only says which page this is. The patterns are data, in furniture.toml.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from memcon.articles.knowledge import pattern
from memcon.articles.papers.lines import Line
from memcon.articles.papers.sheets import Sheet

Page = tuple[Sheet, list[Line]]

_MARGIN = 0.13  # share of the height of the page, at its top and at its bottom
_LEVEL = 5.0  # points within which lines stand at the same height
_FEW, _MANY = 2, 3  # pages that must have a line in common, in a short paper and in a long one
_LONG = 6  # pages
_NUMBER = re.compile(r"\d+")


def without_furniture(pages: Sequence[Page]) -> Iterator[tuple[int, list[Line]]]:
    """The number of each page and the lines of it that are not furniture."""
    running = _running(pages)
    for sheet, lines in pages:
        kept = [line for line in lines if not (_is_outside(sheet, line) and _is_furniture(line, running))]
        yield sheet.number, kept


def is_page_number(words: str) -> bool:
    """Whether a line only says which page this is."""
    return bool(pattern("papers/furniture", "page").fullmatch(words))


def _is_furniture(line: Line, running: dict[str, float]) -> bool:
    level = running.get(_key(line))
    return is_page_number(line.words) or (level is not None and abs(line.base - level) <= _LEVEL)


def _running(pages: Sequence[Page]) -> dict[str, float]:
    """The lines that run through the pages, and at which height."""
    found: dict[str, list[float]] = defaultdict(list)
    for sheet, lines in pages:
        for key, base in {_key(line): line.base for line in lines if _is_outside(sheet, line)}.items():
            found[key].append(base)
    fewest = _FEW if len(pages) <= _LONG else _MANY
    middles = {key: sorted(bases)[len(bases) // 2] for key, bases in found.items()}
    return {
        key: middle
        for key, middle in middles.items()
        if sum(abs(base - middle) <= _LEVEL for base in found[key]) >= fewest
    }


def _is_outside(sheet: Sheet, line: Line) -> bool:
    return not _MARGIN * sheet.height < line.base < (1 - _MARGIN) * sheet.height


def _key(line: Line) -> str:
    return _NUMBER.sub("#", line.words.casefold())
