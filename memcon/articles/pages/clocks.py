"""Live pages whose entries say no more than the time of day ("17:40"): the day is the page's, where it has one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from memcon.articles.blocks import Block
from memcon.articles.pages.beside import is_apart, is_teaser
from memcon.articles.pages.head import Head
from memcon.articles.pages.live import (
    ENTRY,
    FEWEST,
    SHARE,
    WORDS,
    Entry,
    likeness,
    looks_live,
    own_words,
    prose_in,
    read_element,
    split_title,
)
from memcon.articles.pages.trees import HtmlElement

NOT_PARTED = "its parts begin with times of day that tell no day, or do not go back in order: it is read as one text"
OF_THE_PAGE = "the day of its entries is that of the page, and their times are of a zone that is not given"

_CLOCK = re.compile(
    r"\s*(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?!\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s(?-i:[A-Z]{2,4}T|GMT|UTC)\b)?"
    r"\s*(?:[-–—:|]\s*|\Z|\n)",
    re.I,
)
_MOST = 3  # such families that are looked at closely
_AFTER_CLOCK = " \n-–—:|"


@dataclass(frozen=True, slots=True)
class Clocked:
    """The entries of a live page whose times have no day, and their elements; none where they are not to be told, and
    then `warnings` says so if the page looks as though it had some."""

    entries: tuple[Entry, ...] = ()
    elements: tuple[HtmlElement, ...] = ()
    warnings: tuple[str, ...] = ()


def find_clocked(root: HtmlElement, head: Head, day: str | None) -> Clocked:
    """The entries of a page of one `day` (ISO 8601) that begin with times of day and go back in order."""
    family = max(_families(root, head.address), key=len, default=())
    if not family:
        return Clocked()
    lines = tuple(map(_first_words, family))
    moments = _moments(lines)
    if day is None or not moments:
        return Clocked(warnings=(NOT_PARTED,))
    entries = (
        replace(_without_clock(read_element(one, None, head.linked, head.address), line), published=f"{day}T{moment}")
        for one, line, moment in zip(family, map(_clock_of, lines), moments, strict=True)
    )
    return Clocked(tuple(entry for entry in entries if entry.blocks), family, (OF_THE_PAGE,))


def _families(root: HtmlElement, page: str | None) -> list[tuple[HtmlElement, ...]]:
    """The elements that are alike and stand in one box, where each begins with a time of day and they are the page's
    text, or are named as entries of a live page."""
    alike: dict[tuple[HtmlElement, str, str], list[HtmlElement]] = {}
    for one in root.iter(*ENTRY):
        alike.setdefault((one.getparent(), one.tag, likeness(one)), []).append(one)
    clocked = [tuple(family) for family in alike.values() if len(family) >= FEWEST and _begin_with_clocks(family)]
    return [family for family in sorted(clocked, key=len)[-_MOST:] if _is_live(family, root, page)]


def _begin_with_clocks(family: Sequence[HtmlElement]) -> bool:
    return all(_CLOCK.match(_first_words(one)) for one in family)


def _first_words(element: HtmlElement) -> str:
    return next((text.strip() for text in element.itertext() if text.strip()), "")


def _clock_of(line: str) -> str:
    found = _CLOCK.match(line)
    return found[0].strip() if found else ""


def _is_live(family: tuple[HtmlElement, ...], root: HtmlElement, page: str | None) -> bool:
    above = (family[0], *family[0].iterancestors())
    if any(map(is_apart, above)) or sum(is_teaser(one, page) for one in family) * 2 > len(family):
        return False
    if median(own_words(one) for one in family) < WORDS:
        return False
    return any(map(looks_live, above)) or prose_in(family) > SHARE * max(prose_in((root,)), 1)


def _moments(lines: Sequence[str]) -> tuple[str, ...]:
    """The times of day as HH:MM; none where they rise, for then they are of several days or of a programme, or where
    nothing tells the hours of the morning from those of the evening."""
    clocks = [found for line in lines if (found := _CLOCK.match(line))]
    halves = {bool(clock["half"]) for clock in clocks}
    is_clear = any(clock["hour"].startswith("0") or int(clock["hour"]) > 12 for clock in clocks)
    if len(halves) != 1 or not (is_clear or halves == {True}):
        return ()
    moments = tuple(f"{_hour_of(clock):02}:{clock['minute']}" for clock in clocks)
    return moments if all(later >= earlier for later, earlier in pairwise(moments)) else ()


def _hour_of(clock: re.Match[str]) -> int:
    hour = int(clock["hour"])
    if not clock["half"]:
        return hour
    return hour % 12 + (12 if clock["half"].lower() == "p" else 0) if hour <= 12 else hour


def _without_clock(entry: Entry, clock: str) -> Entry:
    """The entry without the time that it begins with, and with the heading after it as its title."""
    own = entry.title if entry.title and not _CLOCK.match(entry.title) else None
    first, rest = entry.blocks[:1], entry.blocks[1:]
    words = first[0].words.removeprefix(clock).lstrip(_AFTER_CLOCK) if first else ""
    title, blocks = split_title((*((Block(words, first[0].kind),) if words else ()), *rest))
    return replace(entry, title=own or title, blocks=blocks)
