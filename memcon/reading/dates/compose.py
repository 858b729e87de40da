"""From single time expressions to what they say together: "the end of", "two weeks after", "from ... to", "since"."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeGuard

from memcon.model.passages import Span
from memcon.reading.dates.composites import Both, Bound, DayOf, Part, Range, StretchFrom, Week, WeekdayOf
from memcon.reading.dates.expressions import Calendar, Cycle, Fixed, Offset
from memcon.reading.dates.forms import Item, find_forms
from memcon.reading.dates.viewpoint import Expression
from memcon.reading.dates.words import compiled, knowledge, number

_REACH = 50  # characters before an expression that are looked at
_LINK = re.compile(r"\s?(?:-|–|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b)\s?(?:the\s|on\s)?", re.IGNORECASE)
_APPOSED = re.compile(r",?\s\(?|\s?,\s?")
_OF = re.compile(r"(?:,?\s|\.\s(?=[a-z]))(?:of\s|in\s|on\s)?(?:the\s)?")
_AND = re.compile(r"\s?(?:,|and|or|, and)\s")
_OPENS = re.compile(r"\b(from|between)\s(?:the\s)?$", re.IGNORECASE)
_OWNS = re.compile(r"[’']s\b")  # "after Monday's vote" says when the vote was, not when something else was
_BOUNDS = frozenset({"since", "after", "before", "not after"})

Pass = Callable[[str, Sequence[Item]], Iterator[Item]]


def find_expressions(text: str) -> tuple[Item, ...]:
    """All time expressions of `text` in order, none overlapping, each as far as it reaches."""
    items: Sequence[Item] = tuple(find_forms(text))
    for step in (_with_shared_years, _parts, _joined, _ranges, _bounds):
        items = tuple(step(text, items))
    return tuple(items)


def _with_shared_years(text: str, items: Sequence[Item]) -> Iterator[Item]:
    """ "May 3 and June 9, 2023": the year at the end is that of both."""
    shared: list[Item] = []
    for item in reversed(items):
        after = shared[-1] if shared else None
        if after and _AND.fullmatch(text[item.span.end : after.span.start]) and _names_a_day(item.says):
            year = after.says.year if _names_a_day(after.says) else None
            if item.says.year is None and item.says.year_shift is None:
                item = replace(item, says=replace(item.says, year=year))
        shared.append(item)
    return reversed(shared)


def _parts(text: str, items: Sequence[Item]) -> Iterator[Item]:
    return _led(text, items, bounds=False)


def _bounds(text: str, items: Sequence[Item]) -> Iterator[Item]:
    return _led(text, items, bounds=True)


def _led(text: str, items: Iterable[Item], bounds: bool) -> Iterator[Item]:
    """The items with the words before them that change what they say; nearest words first."""
    floor = 0
    for item in items:
        for _ in range(0 if bounds and _OWNS.match(text, item.span.end) else 3):
            wider = _lead(text, item, floor, bounds)
            if wider is None:
                break
            item = wider
        item = _trail(text, item) if bounds else item
        yield item
        floor = item.span.end


def _trail(text: str, item: Item) -> Item:
    for kind, pattern in _trails():
        if not isinstance(item.says, Bound) and (match := pattern.match(text, item.span.end)):
            return replace(item, span=Span(item.span.start, match.end()), says=Bound(kind, item.says))
    return item


@cache
def _trails() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((trail["kind"], compiled(trail["pattern"])) for trail in knowledge()["trail"])


def _lead(text: str, item: Item, floor: int, bounds: bool) -> Item | None:
    start = item.span.start
    before = text[max(floor, start - _REACH) : start]
    fits = [
        (match, kind) for kind, pattern in _leads() if (kind in _BOUNDS) == bounds and (match := pattern.search(before))
    ]
    if not fits or (bounds and isinstance(item.says, Bound)):
        return None
    match, kind = max(fits, key=lambda fit: len(fit[0].group()))
    said = {name: words.lower() for name, words in match.groupdict().items() if words}
    span = Span(start - len(match.group()), item.span.end)
    return replace(item, span=span, says=_changed(kind, said, item.says))


@cache
def _leads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((lead["kind"], compiled(rf"(?<![\w-])(?:{lead['pattern']})$")) for lead in knowledge()["lead"])


def _changed(kind: str, said: dict[str, str], says: Expression) -> Expression:
    match kind:
        case "part":
            return Part(
                says, begins=said.get("part") in {"start", "beginning"}, ends=said.get("part") in {"end", "close"}
            )
        case "for":
            return StretchFrom(number(said["count"]), said["unit"], says)
        case "week":
            return Week(says)
        case "week from":
            return StretchFrom(7, "day", says)
        case "nth week":
            return Week(says, number(said["ordinal"]), number(said.get("count", "one")))
        case "day of month":
            return DayOf(number(said["ordinal"]), says)
        case "offset":
            back = said["way"] in {"before", "prior to"}
            return Offset(number(said["count"]) * (-1 if back else 1), said["unit"], says, said.get("than"))
        case "since" | "after" | "before" | "not after":
            return Bound(kind, says)
    return says


def _joined(text: str, items: Sequence[Item]) -> Iterator[Item]:
    """Neighbours that say one time together: "Tuesday of next week", "next Monday, June 2"."""
    return _merged(text, items, _join)


def _ranges(text: str, items: Sequence[Item]) -> Iterator[Item]:
    return _merged(text, items, _range)


def _merged(text: str, items: Sequence[Item], merge: Callable[[str, Item, Item], Item | None]) -> Iterator[Item]:
    held: Item | None = None
    for item in items:
        if held is None:
            held = item
        elif together := merge(text, held, item):
            held = together
        else:
            yield held
            held = item
    if held is not None:
        yield held


def _join(text: str, a: Item, b: Item) -> Item | None:
    between = text[a.span.end : b.span.start]
    if len(between) > 10:
        return None
    span = Span(a.span.start, b.span.end)
    if _APPOSED.fullmatch(between) and isinstance(a.says, Cycle) and _names_a_day(b.says):
        closes = span.end < len(text) and "(" in between and text[span.end] == ")"
        named = b.says if b.says.weekday is not None else replace(b.says, weekday=a.says.weekday)
        return replace(a, span=Span(span.start, span.end + closes), says=Both(a.says, named))
    if not _OF.fullmatch(between):
        return None
    first, second = _weekday_alone(a.says), _weekday_alone(b.says)
    if first is not None and _holds_weekdays(b.says):
        return replace(a, span=span, says=WeekdayOf(first, b.says))
    if second is not None and _holds_weekdays(a.says) and "," not in between:
        return replace(a, span=span, says=WeekdayOf(second, a.says))
    return None


def _names_a_day(says: Expression) -> TypeGuard[Calendar]:
    return isinstance(says, Calendar) and says.month is not None and says.day is not None


def _weekday_alone(says: Expression) -> int | None:
    return says.weekday if isinstance(says, Calendar) and says.month is None and says.day is None else None


def _holds_weekdays(says: Expression) -> bool:
    return isinstance(says, Week | Offset) or (isinstance(says, Cycle) and says.unit == "week")


def _range(text: str, a: Item, b: Item) -> Item | None:
    between = text[a.span.end : b.span.start]
    if len(between) > 10 or not (link := _LINK.fullmatch(between)):
        return None
    before = text[max(0, a.span.start - _REACH) : a.span.start]
    opening = _OPENS.search(before)
    opener = opening.group(1).lower() if opening else ""
    if link.group().strip().lower().startswith("and") and opener != "between":
        return None
    if _is_moved(before, opener):
        return None
    if isinstance(a.says, Fixed) or isinstance(b.says, Fixed) or not _alike(a.says, b.says):
        return None
    start = a.span.start - (len(opening.group()) if opening else 0)
    return replace(a, span=Span(start, b.span.end), says=Range(a.says, b.says))


def _alike(a: Expression, b: Expression) -> bool:
    """A stretch runs between times of a kind: not from a week to a year."""
    return not isinstance(a, Range | Bound) and not isinstance(b, Range | Bound)


def _is_moved(before: str, opener: str) -> bool:
    words = "|".join(knowledge()["leaning"]["moved"])
    return opener == "from" and bool(re.search(rf"\b(?:{words})\b", before, re.IGNORECASE))
