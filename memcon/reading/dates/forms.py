"""Single time expressions: where one stands in a text, and what it says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from memcon.model.passages import Span
from memcon.reading.dates.composites import DayOf, Range
from memcon.reading.dates.doubts import may_be_a_date
from memcon.reading.dates.expressions import Calendar, Cycle, Fixed, Offset, SpokenOf, Stretch, Weekend
from memcon.reading.dates.viewpoint import Expression
from memcon.reading.dates.words import compiled, first_words, knowledge, month_number, number, weekday_number

_LONGEST = 80  # characters that an expression can have


@dataclass(frozen=True, slots=True)
class Item:
    """A time expression at its place. `assumes_ahead` where it names no time in a sentence that looks back."""

    span: Span
    says: Expression
    assumes_ahead: bool = False


def find_forms(text: str) -> Iterator[Item]:
    """The single time expressions of `text`, the longest at each place, none overlapping, in order."""
    at = 0
    month_first = _writes_month_first(text)
    while start := first_words().search(text, at):
        item = _longest_at(text, start.start(), month_first)
        if item:
            yield from item
            at = item[-1].span.end
        else:
            at = start.end()


def _longest_at(text: str, at: int, month_first: bool | None) -> list[Item]:
    fits = [(kind, match) for kind, pattern in _forms() if (match := pattern.match(text, at, at + _LONGEST))]
    for kind, match in sorted(fits, key=lambda fit: -fit[1].end()):
        if _ends_a_word(text, match.end()) and may_be_a_date(kind, match):
            return _build(kind, match, month_first)
    return []


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((form["kind"], compiled(form["pattern"])) for form in knowledge()["form"])


def _ends_a_word(text: str, end: int) -> bool:
    return end == len(text) or not text[end].isalnum() or not text[end - 1].isalnum()


def _build(kind: str, match: re.Match[str], month_first: bool | None) -> list[Item]:
    said = {name: words for name, words in match.groupdict().items() if words}
    span = Span(*match.span()).trimmed(match.string, " .")
    if kind == "days" and said["link"].lower() == "and" and number(said["day2"]) != number(said["day"]) + 1:
        return _two_days(match, said)
    if kind == "numeric" and "first" in said:
        return [Item(span, _numeric(said, month_first))]
    ahead = said.get("way", "").lower() in {"in", "within", "next", "coming"}
    return [Item(span, _BUILDERS[kind](said), assumes_ahead=ahead)]


def _two_days(match: re.Match[str], said: dict[str, str]) -> list[Item]:
    """ "June 2 and 9": two days, not what lies between them, unless the text says "between"."""
    if match.group().lower().startswith("between"):
        return [Item(Span(*match.span()), _days(said))]
    second = Span(*match.span("day2"))
    both = _days(said)
    return [
        Item(Span(match.start(), match.start("link")).trimmed(match.string), both.first),
        Item(Span(second.start, match.end()), both.last),
    ]


def _calendar(said: dict[str, str]) -> Calendar:
    return Calendar(
        year=_year(said),
        month=month_number(said["month"]) if "month" in said else None,
        day=number(said["day"]) if "day" in said else None,
        weekday=weekday_number(said["weekday"]) if "weekday" in said else None,
        year_shift=_shift(said["year_word"]) if "year_word" in said else None,
    )


def _year(said: dict[str, str]) -> int | None:
    if "short_year" in said:
        return _of_two_digits(int(said["short_year"]))
    return int(said["year"]) if "year" in said else None


def _of_two_digits(year: int) -> int:
    """The years 1950 to 2049, as most programs take them (POSIX draws the line at 69)."""
    return year + (2000 if year < 50 else 1900)


def _days(said: dict[str, str]) -> Range:
    first = _calendar(said)
    day2 = number(said["day2"])
    if first.day and day2 < first.day and first.year is None and first.year_shift is None:
        return Range(first, Calendar(day=day2))  # "from April 27 to the 3rd"
    return Range(first, Calendar(first.year, first.month, day2, None, first.year_shift))


def _years(said: dict[str, str]) -> Expression:
    first = int(said["year"])
    last = int(said["year2"]) if len(said["year2"]) == 4 else first // 100 * 100 + int(said["year2"])
    return Range(Calendar(first), Calendar(last))


def _decade(said: dict[str, str]) -> Expression:
    return Range(Calendar(int(said["year"])), Calendar(int(said["year"]) + 9))


def _named_decade(said: dict[str, str]) -> Expression:
    """Of the twentieth century: nobody writes so of this one."""
    tens: list[str] = knowledge()["decades"]
    start = 1920 + 10 * tens.index(said["decade"].lower())
    return Range(Calendar(start), Calendar(start + 9))


def _numeric(said: dict[str, str], month_first: bool | None) -> Expression:
    """A day in digits. Which of the two is the month must come from the numbers themselves or from the text."""
    first, second = int(said["first"]), int(said["second"])
    digits = said.get("year")
    year = None if digits is None else int(digits) if len(digits) == 4 else _of_two_digits(int(digits))
    if first > 12 >= second or (month_first is False and second <= 12):
        return Calendar(year, second, first)
    if second > 12 >= first or first == second or month_first:
        return Calendar(year, first, second)
    return Fixed(None, "day and month could stand either way round")


def _writes_month_first(text: str) -> bool | None:
    """Whether dates in digits put the month first, so far as the text shows it: by those in which only one order is
    possible, else by those that it writes in words."""
    pairs = [(int(a), int(b)) for a, b in re.findall(r"(?<![\d/])(\d\d?)/(\d\d?)(?!\d)", text)]
    if not pairs:
        return None
    month, day = any(a <= 12 < b for a, b in pairs), any(b <= 12 < a for a, b in pairs)
    if month == day:
        month, day = (bool(pattern.search(text)) for pattern in _in_words())
    return None if month == day else month


@cache
def _in_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Dates in words with the month first, and with the day first."""
    return compiled(r"\b{month} \d\d?(?!\d)"), compiled(r"(?<!\d)\d\d? {month}")


def _in_digits(said: dict[str, str]) -> Expression:
    return Calendar(int(said["year"]), int(said["month"]), int(said["day"]) if "day" in said else None)


def _cycle(said: dict[str, str]) -> Expression:
    which = said.get("which", "this").lower().removeprefix("the ")
    return Cycle(
        said.get("unit", "").lower(),
        _shift(which),
        weekday=weekday_number(said["weekday"]) if "weekday" in said else None,
        month=month_number(said["month"]) if "month" in said else None,
        rolling=which.endswith("coming"),
    )


def _shift(which: str) -> int:
    steps: int = knowledge()["shift"][which.lower().split()[-1]]
    return steps


def _day_of_this_month(said: dict[str, str]) -> Expression:
    month = Cycle("month", _shift(said.get("which", "this")))
    return DayOf(number(said["day"]), month)


def _offset(said: dict[str, str]) -> Expression:
    count, unit, way = number(said["count"]), said["unit"].lower(), said["way"].lower()
    if way in {"earlier", "later"}:
        return SpokenOf(-count if way == "earlier" else count, unit)
    return Offset(-count if way == "ago" else count, unit)


def _anaphor(said: dict[str, str]) -> Expression:
    shift, unit = knowledge()["anaphora"][said["anaphor"].lower()]
    return SpokenOf(shift, unit, whole=True)


def _stretch(said: dict[str, str]) -> Expression:
    way = (said.get("way") or said["way2"]).lower()
    count = number(said.get("count") or said["count2"])
    return Stretch(-count if way in {"last", "past"} else count, said["unit"].lower(), today_counts=way == "within")


_BUILDERS: dict[str, Callable[[dict[str, str]], Expression]] = {
    "calendar": _calendar,
    "days": _days,
    "years": _years,
    "decade": _decade,
    "numeric": _in_digits,
    "named decade": _named_decade,
    "day of this month": _day_of_this_month,
    "named day": lambda said: Cycle("day", knowledge()["days"][said["named"].lower()]),
    "anaphor": _anaphor,
    "weekend": lambda said: Weekend(),
    "cycle": _cycle,
    "offset": _offset,
    "stretch": _stretch,
}
