"""From single time expressions to what they say together: "Tuesday of next week", "from June 2 to 5"."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from memcon.model.passages import Span
from memcon.reading.dates.composites import Both, Bound, Range, WeekdayOf
from memcon.reading.dates.counted import Offset
from memcon.reading.dates.digits import Digits, stretch_in_digits
from memcon.reading.dates.expressions import Calendar, Cycle, Fixed
from memcon.reading.dates.feasts import Feast
from memcon.reading.dates.forms import Item, find_forms
from memcon.reading.dates.leads import with_bounds, with_parts
from memcon.reading.dates.numbers import number, ordinal_pattern
from memcon.reading.dates.periods import NthWeekday, Quarter, Week, WeekdayBeside, unit_of
from memcon.reading.dates.table import knowledge
from memcon.reading.dates.viewpoint import Expression

_REACH = 50  # characters before an expression that are looked at
_LINK = re.compile(r",?\s?(?:-|–|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b)\s?(?:the\s|on\s)?", re.IGNORECASE)
_APPOSED = re.compile(r",?\s\(?|\s?,\s?")
_OF = re.compile(r"(?:,?\s|\.\s(?=[a-z]))(?:of\s|in\s|on\s)?(?:the\s)?")
_BESIDE = re.compile(r"\s(after|before|following)\s(?:the\s)?", re.IGNORECASE)
_BRACKET = re.compile(r"\s?\(")
_END = re.compile(r"\s?(?:[.,;:)\n]|$)|\s(?:and|at|in|with)\b")
_NTH_BEFORE = re.compile(rf"\b(?:the\s)?(?P<nth>{ordinal_pattern()})\s$", re.IGNORECASE)
_AND = re.compile(r"\s?(?:,|and|or|, and)\s")
_OPENS = re.compile(r"\b(from|between|since)\s(?:the\s)?$", re.IGNORECASE)
_OWNED = ("'s", "’s")
_LONG = frozenset({"month", "quarter", "half", "year"})


def find_expressions(text: str) -> tuple[Item, ...]:
    """All time expressions of `text` in order, none overlapping, each as far as it reaches."""
    items: Sequence[Item] = tuple(find_forms(text))
    for step in (_with_shared_years, with_parts, _joined, _ranges, with_bounds):
        items = tuple(step(text, items))
    return tuple(item for item in items if not item.is_weak)


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
    first, second = _weekday_alone(a.says), _weekday_alone(b.says)
    if first is not None and between in {" ", ", "} and _names_a_day(b.says) and _is_in_digits(text, b):
        return replace(a, span=span, says=replace(b.says, weekday=first))
    if bracketed := _in_brackets(text, a, b, between):
        return bracketed
    if second is not None and between == ", " and _names_a_day(a.says) and _closes(text, b):
        return replace(a, span=span, says=replace(a.says, weekday=second)) if a.says.weekday is None else None
    if (beside := _BESIDE.fullmatch(between)) and (weekday := _weekday_alone(a.says)) is not None:
        return _weekday_beside(text, a, b, weekday, beside.group(1).lower() == "before")
    if not _OF.fullmatch(between):
        return None
    if isinstance(a.says, NthWeekday):
        within = unit_of(b.says) in _LONG
        return replace(a, span=span, says=replace(a.says, of=b.says), is_weak=False) if within else None
    if first is not None and isinstance(b.says, Offset) and b.says.counts_weeks_from is not None:
        counted = WeekdayBeside(first, b.says.counts_weeks_from, b.says.count < 0, abs(b.says.count))
        return replace(a, span=span, says=counted)
    if first is not None and _holds_weekdays(b.says):
        return replace(a, span=span, says=WeekdayOf(first, b.says))
    if second is not None and _holds_weekdays(a.says) and "," not in between:
        return replace(a, span=span, says=WeekdayOf(second, a.says))
    return None


def _in_brackets(text: str, a: Item, b: Item, between: str) -> Item | None:
    """ "Tuesday (May 20)", "May 20 (Tuesday)": one day, whose two names must agree."""
    if not _BRACKET.fullmatch(between) or text[b.span.end : b.span.end + 1] != ")":
        return None
    for weekday, named in ((_weekday_alone(a.says), b.says), (_weekday_alone(b.says), a.says)):
        if weekday is not None and _names_a_day(named):
            return replace(a, span=Span(a.span.start, b.span.end + 1), says=replace(named, weekday=weekday))
    return None


def _closes(text: str, weekday: Item) -> bool:
    """Whether a weekday after a date is said of it: "on 9 November 2016, Wednesday."; not in "Friday prayers"."""
    return _END.match(text, weekday.span.end) is not None and weekday.span.of(text).istitle()


def _weekday_beside(text: str, a: Item, b: Item, weekday: int, is_before: bool) -> Item | None:
    """ "The Monday after June 10", "the second Tuesday after Easter"; not "on Friday after Monday's vote"."""
    if text.startswith(_OWNED, b.span.end) or not (
        isinstance(b.says, Feast | Both | NthWeekday) or _names_a_day(b.says)
    ):
        return None
    nth = _NTH_BEFORE.search(text[max(0, a.span.start - _REACH) : a.span.start])
    start = a.span.start - (len(nth.group()) if nth else 0)
    says = WeekdayBeside(weekday, b.says, is_before, number(nth["nth"]) if nth else 1)
    return replace(a, span=Span(start, b.span.end), says=says)


def _names_a_day(says: Expression) -> TypeGuard[Calendar]:
    return isinstance(says, Calendar) and says.month is not None and says.day is not None


def _is_in_digits(text: str, item: Item) -> bool:
    """Whether it is in digits alone: "22/04/2025"."""
    return not any(map(str.isalpha, item.span.of(text)))


def _weekday_alone(says: Expression) -> int | None:
    return says.weekday if isinstance(says, Calendar) and says.month is None and says.day is None else None


def _holds_weekdays(says: Expression) -> bool:
    if isinstance(says, Offset):
        return says.base is not None or says.unit != "day"
    return isinstance(says, Week) or unit_of(says) == "week"


def _range(text: str, a: Item, b: Item) -> Item | None:
    between = text[a.span.end : b.span.start]
    if len(between) > 10 or not (link := _LINK.fullmatch(between)):
        return None
    before = text[max(0, a.span.start - _REACH) : a.span.start]
    opening = _OPENS.search(before)
    opener = opening.group(1).lower() if opening else ""
    if link.group().strip(", ").lower().startswith("and") and opener != "between":
        return None
    if "," in link.group() and not opener:  # "Friday, to the end of the week": said of one day only
        return None
    if _is_moved(before, opener) or b.is_weak or (a.is_weak and unit_of(a.says) != "day"):
        return None
    together = _stretch(a.says, b.says)
    start = a.span.start - (len(opening.group()) if opening else 0)
    return replace(a, span=Span(start, b.span.end), says=together, is_weak=False) if together else None


def _stretch(a: Expression, b: Expression) -> Expression | None:
    if isinstance(a, Digits) and isinstance(b, Digits):
        ends = stretch_in_digits(a, b)
        return Range(*ends) if ends else Fixed(None, "days and months could stand either way round")
    if isinstance(a, Fixed) or isinstance(b, Fixed) or not _alike(a, b):
        return None
    return Range(*_sharing(a, b))


def _sharing(a: Expression, b: Expression) -> tuple[Expression, Expression]:
    """Both ends with what only one of them says: "Q1 to Q3 2024", "Monday to Friday of next week"."""
    if isinstance(a, Quarter) and isinstance(b, Quarter):
        if a.year is None and a.year_shift is None:
            a = replace(a, year=b.year, year_shift=b.year_shift)
        elif b.year is None and b.year_shift is None:
            b = replace(b, year=a.year, year_shift=a.year_shift)
    weekday = _weekday_alone(a)
    if isinstance(b, WeekdayOf) and weekday is not None:
        a = WeekdayOf(weekday, b.of)
    return a, b


def _alike(a: Expression, b: Expression) -> bool:
    """A stretch runs between times of a kind: not from a week to a year."""
    return not isinstance(a, Range | Bound) and not isinstance(b, Range | Bound)


def _is_moved(before: str, opener: str) -> bool:
    """Whether two days are those of what is moved: "moved from Monday to Friday", "put off on Monday until Friday"."""
    words = "|".join(knowledge()["leaning"]["moved"])
    is_led = opener == "from" or before.lower().endswith(" on ")
    return is_led and bool(re.search(rf"\b(?:{words})\b", before, re.IGNORECASE))
