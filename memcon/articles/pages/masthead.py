"""What only a reader of a page sees of who published and who wrote it: the masthead, the line of rights, the byline."""

import re
from collections.abc import Iterator
from itertools import islice

from memcon.articles.knowledge import pattern
from memcon.articles.pages.flow import blocks_in
from memcon.articles.pages.trees import HtmlElement
from memcon.articles.pages.visible import lines_around

PARTED = re.compile(r"\s+[|–—-]\s+|\s+[»•·:]\s+|\s*\|\s*")
"""What stands between a headline and the outlet's name in a window's title."""
_RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b", re.I)
_AFTER_NAME = r"(?=\s*(?:\Z|[.,;|·•–—-]|\d{4}|all rights))"
_LONGEST = 300  # characters of a line of rights
_MOST = 20_000  # lines of a page that are looked at


def outlet_shown(root: HtmlElement) -> str | None:
    """The first or last part of the window's title, where a line of rights on the page names the same, or its first
    line is that name; None where neither does, for that part may be a section or part of the headline."""
    window = root.find(".//title")
    title = " ".join((window.text or "").split()) if window is not None else ""
    breaks = list(PARTED.finditer(title))
    if not breaks:
        return None
    lines = list(islice(_lines(root), _MOST))
    ends = (title[breaks[-1].end() :], title[: breaks[0].start()])
    return next((end for end in ends if _is_named(end, lines) or _is_first(end, lines)), None)


def author_shown(root: HtmlElement) -> str | None:
    """The names in the one byline ("By ...") above a report, with commas between; None where there is none or more."""
    found = {names for line in lines_around(root)[0] if (names := names_in_byline(line))}
    return found.pop() if len(found) == 1 else None


def names_in_byline(line: str) -> str | None:
    """The names in a line that is a byline and nothing else, with commas between; None where it is none."""
    found = pattern("pages/metadata", "byline").fullmatch(line)
    return re.sub(r",? (?:and|&) ", ", ", found["names"]) if found else None


def _lines(root: HtmlElement) -> Iterator[str]:
    body = root.find("body")
    for block in blocks_in(root if body is None else body):
        yield from (" ".join(line.split()) for line in block.words.split("\n"))


def _is_named(name: str, lines: list[str]) -> bool:
    held = re.compile(rf"[\s\d,.–—-]*(?:by )?(?:the )?{re.escape(name)}{_AFTER_NAME}", re.I)
    rights = (sign for line in lines if len(line) <= _LONGEST for sign in [*_RIGHTS.finditer(line)][-1:])
    return len(name) > 1 and any(held.match(sign.string, sign.end()) for sign in rights)


def _is_first(name: str, lines: list[str]) -> bool:
    return " " in name and lines[:1] == [name]
