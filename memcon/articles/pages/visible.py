"""The day of publication where only a reader sees it: htmldate reads it, and it counts where it stands in full."""

import datetime as dt
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import dropwhile, takewhile

from memcon.articles.blocks import Block
from memcon.articles.knowledge import pattern
from memcon.articles.pages.beside import drop_apart, is_otherwise
from memcon.articles.pages.flow import blocks_in
from memcon.articles.pages.trees import HtmlElement, drop, prune

_LONG = 20  # words of a block that is a paragraph of the report
_SHORT = 10  # words of a line that gives the day and little else ("Press service, Port Halden, 28 May 2025, 14:30")
_MOST = 40  # such lines
_DAY = re.compile(r"\d{4}.{0,4}\d|\d.{0,20}\d{4}")
_END_OF_SENTENCE = re.compile(r"[.!?][”\"’']?\Z")
_EARLIEST, _LATEST = "1995-01-01", "2100-01-01"  # fixed, for htmldate would else take today for the latest


def find_visible_day(root: HtmlElement) -> str | None:
    """The one day that stands in a short line above or below the report; None where none does, or several do."""
    copy = deepcopy(root)
    prune(copy)
    drop_apart(copy)
    drop(list(copy.iter("figure", "h1", "blockquote", "table")))
    drop([time for time in copy.iter("time") if is_otherwise(time)])
    lines = [block.words for block in _margins(blocks_in(copy)) if _may_give_day(block)]
    days = {day for line in lines[:_MOST] if (day := _day_of(line))}
    return days.pop() if len(days) == 1 else None


def _margins(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks before the first long one, and those after the last."""

    def is_short(block: Block) -> bool:
        return len(block.words.split()) < _LONG

    above = list(takewhile(is_short, blocks))
    yield from above
    yield from takewhile(is_short, reversed(tuple(dropwhile(is_short, blocks))))


def _may_give_day(block: Block) -> bool:
    words = block.words
    fits = block.kind is None and len(words) < 200 and len(words.split()) <= _SHORT
    return fits and gives_day(words) and not pattern("pages/metadata", "otherwise").search(words)


def gives_day(line: str) -> bool:
    """Whether a line may give a day, and is no sentence."""
    return bool(_DAY.search(line)) and not _END_OF_SENTENCE.search(line)


def _day_of(line: str) -> str | None:
    """The day in a line, in ISO 8601, where all of it stands there and it can be no other."""
    from htmldate import find_date
    from lxml.html import fromstring

    page = fromstring("<html><body><p class='date'></p></body></html>")
    page.find(".//p").text = line
    found = find_date(page, original_date=True, url="", min_date=_EARLIEST, max_date=_LATEST)
    return found if found and _stands_in(line, dt.date.fromisoformat(found)) else None


def _stands_in(line: str, day: dt.date) -> bool:
    """Whether day, month and year stand together in `line`. "03/04/2025" is two days, and so is none."""
    year, month, number = f"{day.year:04}", f"0?{day.month}", f"0?{day.day}"
    between = r"\s*[./-]\s*"
    forms = [
        rf"{year}{between}{month}{between}{number}",
        rf"{number}\s*\.\s*{month}\s*\.\s*{year}",
        rf"{number}(?:st|nd|rd|th|\.|º)?[\s,-]*(?:de |of )?[^\W\d_]{{3,12}}\.?[\s,-]*(?:de )?{year}",
        rf"[^\W\d_]{{3,12}}\.?[\s,-]*{number}(?:st|nd|rd|th)?[\s,-]+{year}",
        rf"{year}\s*年\s*{month}\s*月\s*{number}\s*日",
    ]
    if day.day > 12 or day.day == day.month:
        forms += [rf"{number}{between}{month}{between}{year}", rf"{month}{between}{number}{between}{year}"]
    return any(re.search(rf"(?<!\d){form}(?!\d)", line) for form in forms)
