"""The day of publication where only a reader sees it: htmldate reads it, and it counts where it stands in full."""

import datetime as dt
import re
from copy import deepcopy
from itertools import dropwhile, takewhile

from memcon.articles.knowledge import pattern
from memcon.articles.pages.beside import drop_apart, is_otherwise
from memcon.articles.pages.flow import blocks_in
from memcon.articles.pages.nesting import unwrap_tables
from memcon.articles.pages.trees import HtmlElement, drop, prune

_LONG = 20  # words of a block that is a paragraph of the report
_SHORT = 10  # words of a line that gives the day and little else ("Press service, Port Halden, 28 May 2025, 14:30")
_MOST = 40  # such lines
_DAY = re.compile(r"\d{4}.{0,4}\d|\d.{0,20}\d{4}")
_END_OF_SENTENCE = re.compile(r"[.!?][”\"’']?\Z")
_EARLIEST, _LATEST = "1995-01-01", "2100-01-01"  # fixed, for htmldate would else take today for the latest


def find_visible_day(root: HtmlElement) -> str | None:
    """The one day that stands in a short line above or below the report; None where none does, or several do."""
    above, below = lines_around(root)
    lines = [line for line in (*above, *below) if _may_give_day(line)]
    days = {day for line in lines[:_MOST] if (day := day_of(line))}
    return days.pop() if len(days) == 1 else None


def lines_around(root: HtmlElement) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The short lines above a report's first long one, and those below its last; headings, quotations and what stands
    apart from the report are not among them. The tree stays as it is."""
    copy = deepcopy(root)
    prune(copy)
    drop_apart(copy)
    unwrap_tables(copy)
    drop(list(copy.iter("figure", "h1", "blockquote", "table")))
    drop([time for time in copy.iter("time") if is_otherwise(time)])
    lines = tuple(line.strip() for block in blocks_in(copy) if not block.kind for line in block.words.split("\n"))
    above = tuple(takewhile(_is_short, lines))
    return above, tuple(takewhile(_is_short, reversed(tuple(dropwhile(_is_short, lines)))))


def _is_short(line: str) -> bool:
    return len(line.split()) < _LONG


def _may_give_day(line: str) -> bool:
    fits = len(line) < 200 and len(line.split()) <= _SHORT
    return fits and gives_day(line) and not pattern("pages/metadata", "otherwise").search(line)


def gives_day(line: str) -> bool:
    """Whether a line may give a day, and is no sentence."""
    return bool(_DAY.search(line)) and not _END_OF_SENTENCE.search(line)


def day_of(line: str) -> str | None:
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
