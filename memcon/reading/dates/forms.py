"""Single time expressions: where one stands in a text, and what it says."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from memcon.model.passages import Span
from memcon.reading.dates.builders import Said, build, days, of_two_digits
from memcon.reading.dates.digits import in_digits
from memcon.reading.dates.doubts import may_be_a_date
from memcon.reading.dates.numbers import number
from memcon.reading.dates.table import knowledge
from memcon.reading.dates.viewpoint import Expression
from memcon.reading.dates.words import compiled, first_words, weekday_number

_LONGEST = 80  # characters that an expression can have
_LONG = frozenset({"year", "decade", "century", "centurie"})
_BEFORE_COMMA = re.compile(r"(?<![\d/])\d\d?/\d\d?, ?\d{4}")  # as in "May 7, 2020"
_WEAK = frozenset({"bare cycle", "nth weekday"})


@dataclass(frozen=True, slots=True)
class Item:
    """A time expression at its place. `assumes_ahead` where it names no time in a sentence that looks back, `is_weak`
    where it names one only as part of a longer one ("the year" in "the first week of the year")."""

    span: Span
    says: Expression
    assumes_ahead: bool = False
    needs_ahead: bool = False  # whether it names one only where the sentence looks ahead: "the worst in fifty years"
    is_weak: bool = False


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
    if kind == "days" and _names_two_days(said):
        return _two_days(match, said)
    if kind == "numeric" and "first" in said:
        return [Item(span, _numeric(said, month_first))]
    ahead = (said.get("way") or said.get("way2", "")).lower() in {"in", "within", "next", "coming"}
    says = build(kind, said)
    return [Item(span, says, ahead, _may_span_the_past(said), kind in _WEAK or _opens_with_now(match))] if says else []


def _opens_with_now(match: re.Match[str]) -> bool:
    """ "From now until June 2"; with an end that is no date it names none."""
    return match.group().lower() == "now" and match.string[max(0, match.start() - 5) : match.start()].lower() == "from "


def _may_span_the_past(said: Said) -> bool:
    """ "The worst in fifty years", "the first in more than a month"."""
    return said.get("way", "").lower() == "in" and ("than" in said or said.get("unit") in _LONG)


def _names_two_days(said: Said) -> bool:
    """ "June 2 or 3", "June 2 and 9"; days that follow one another are a stretch."""
    link = said["link"].lower()
    return link == "or" or (link in {"and", "&"} and number(said["day2"]) != number(said["day"]) + 1)


def _two_days(match: re.Match[str], said: Said) -> list[Item]:
    """ "June 2 and 9": two days, not what lies between them, unless the text says "between"."""
    if match.group().lower().startswith("between"):
        return [Item(Span(*match.span()), days(said))]
    second = Span(*match.span("day2"))
    both = days(said)
    return [
        Item(Span(match.start(), match.start("link")).trimmed(match.string), both.first),
        Item(Span(second.start, match.end()).trimmed(match.string, " ."), both.last),
    ]


def _numeric(said: Said, month_first: bool | None) -> Expression:
    digits = said.get("year")
    year = None if digits is None else int(digits) if len(digits) == 4 else of_two_digits(int(digits))
    return in_digits(int(said["first"]), int(said["second"]), year, month_first)


def _writes_month_first(text: str) -> bool | None:
    """Whether dates in digits put the month first, so far as the text shows it: by those in which only one order is
    possible or the year stands after a comma, else by those of which it says the weekday, else by those in words."""
    pairs = [(int(a), int(b)) for a, b in re.findall(r"(?<![\d/])(\d\d?)/(\d\d?)(?!\d)", text)]
    if not pairs:
        return None
    month, day = any(a <= 12 < b for a, b in pairs), any(b <= 12 < a for a, b in pairs)
    month = month or bool(_BEFORE_COMMA.search(text))
    if month == day:
        month, day = _by_weekdays(text)
    if month == day:
        month, day = (bool(pattern.search(text)) for pattern in _in_words())
    return None if month == day else month


def _by_weekdays(text: str) -> tuple[bool, bool]:
    """Whether some weekday beside digits fits them only with the month first, and some only with the day first."""
    month = day = False
    for said in _with_weekday().finditer(text):
        weekday = weekday_number(said["weekday"])
        first, second, year = (int(said[part]) for part in ("first", "second", "year"))
        fits = [_falls_on(year, first, second, weekday), _falls_on(year, second, first, weekday)]
        month, day = month or fits == [True, False], day or fits == [False, True]
    return month, day


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return dt.date(year, month, day).weekday() == weekday
    except ValueError:
        return False


@cache
def _with_weekday() -> re.Pattern[str]:
    return compiled(r"\b{weekday} ?[,(]? ?(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<year>[12]\d{3})(?!\d)")


@cache
def _in_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Dates in words with the month first, and with the day first."""
    return compiled(r"\b{month} \d\d?(?!\d)"), compiled(r"(?<!\d)\d\d? {month}")
