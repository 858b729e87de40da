"""Where an expression is read from, and the arithmetic of days that all of them share."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from memcon.model.edtf import Precision, When

DAY = dt.timedelta(days=1)
_UNLIKELY = 10
_OUT = 10_000
_SATURDAY = 5
_WORKING_DAYS = frozenset({"working day", "business day", "weekday"})
_DAYS = {"day": 1, "week": 7, "weekend": 7, "workweek": 7, "working week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


class Lean(StrEnum):
    """Where the verb looks that an expression hangs on."""

    PAST = "past"
    AHEAD = "ahead"
    RATHER_AHEAD = "rather ahead"  # an infinitive, a plan: likely, no more
    EITHER = "either"  # what had been planned, and has changed since: it may lie behind or ahead
    OPEN = "open"

    @property
    def is_ahead(self) -> bool:
        return self in {Lean.AHEAD, Lean.RATHER_AHEAD}


class Unfixed(ValueError):  # noqa: N818  not a failure: the text leaves it open
    """Nothing fixes the value; the message says why, in words."""


@dataclass(frozen=True, slots=True)
class View:
    """Where an expression is read from: `today` (None: unknown), the time spoken of last, and where the verb looks."""

    today: dt.date | None = None
    spoken_of: When | None = None
    lean: Lean = Lean.OPEN
    calls_today: str = "the publication day"
    strict: bool = False  # whether the side that the verb does not look to is out of the question

    @property
    def past_counts(self) -> int:
        """How many times as far away a day counts that lies behind."""
        if not self.lean.is_ahead:
            return 1
        return 3 if self.lean is Lean.RATHER_AHEAD else _OUT if self.strict else _UNLIKELY

    @property
    def ahead_counts(self) -> int:
        """How many times as far away a day counts that lies ahead: reports tell of the past where they do not say."""
        if self.lean is Lean.PAST:
            return _OUT if self.strict else _UNLIKELY
        return 2 if self.lean is Lean.OPEN else 1

    @property
    def day(self) -> dt.date:
        if self.today is None:
            raise Unfixed("nothing fixes the day it counts from")
        return self.today


class Expression(Protocol):
    """One time expression.

    `value` raises ValueError or OverflowError where the calendar has no such day, Unfixed where nothing fixes it.
    """

    def value(self, view: View) -> When: ...
    def how(self, view: View, value: When) -> str: ...


def shifted(day: dt.date, unit: str, count: int) -> dt.date:
    """`day` so many units on; the last day of a shorter month. Raises ValueError or OverflowError past the calendar."""
    if unit in _WORKING_DAYS:
        return _working_days_on(day, count)
    if unit in _DAYS:
        return day + dt.timedelta(days=count * _DAYS[unit])
    months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
    year, month = months // 12, months % 12 + 1
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError("a year that the calendar does not have")
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _working_days_on(day: dt.date, count: int) -> dt.date:
    """So many days on, Saturdays and Sundays not counted; of holidays nothing is known."""
    step = DAY if count > 0 else -DAY
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= _SATURDAY:
            day += step
    return day


def the_whole(unit: str, day: dt.date) -> When:
    """The day, week, weekend, month, quarter, year, decade or century that `day` lies in."""
    monday = monday_of(day)
    match unit:
        case "week":
            return When.between(monday, monday + 6 * DAY)
        case "weekend":
            return When.between(monday + 5 * DAY, monday + 6 * DAY)
        case "workweek" | "working week":
            return When.between(monday, monday + 4 * DAY)
        case "month":
            return When(f"{day.year:04d}-{day.month:02d}")
        case "quarter":
            return months_from(day.year, (day.month - 1) // 3 * 3 + 1, 3)
        case "year":
            return When(f"{day.year:04d}")
        case "decade" | "century":
            length = 10 if unit == "decade" else 100
            start = day.year // length * length
            return When(f"{start:04d}/{start + length - 1:04d}")
    return When.on(day)


def months_from(year: int, month: int, count: int) -> When:
    """So many whole months of one year."""
    return When(f"{year:04d}-{month:02d}/{year:04d}-{month + count - 1:02d}")


def months_of(value: When) -> int:
    """How many whole months it has; 0 where it does not begin and end with one."""
    first, last = ends(value)
    if first.day != 1 or (last + DAY).day != 1:
        return 0
    return (last.year - first.year) * 12 + last.month - first.month + 1


def nearest(values: Iterable[When], view: View) -> When:
    """The nearest of several occurrences, the less likely side counting as further; of equals the first."""
    return min(values, key=lambda value: _distance(value, view))


def _distance(value: When, view: View) -> tuple[float, bool]:
    first, last = ends(value)
    if last < view.day:
        return (view.day - last).days * view.past_counts, False
    if first > view.day:
        return (first - view.day).days * view.ahead_counts, True
    return 0, False


def years_around(year: int, reach: int = 1) -> range:
    return range(max(dt.MINYEAR, year - reach), min(dt.MAXYEAR, year + reach) + 1)


def next_one(value: When, step: int) -> When:
    first, _ = ends(value)
    unit = {Precision.DAY: "day", Precision.MONTH: "month", Precision.YEAR: "year"}[value.precision]
    return the_whole(unit, shifted(first, unit, step))


def ends(value: When) -> tuple[dt.date, dt.date]:
    if value.first is None or value.last is None:
        raise Unfixed("an end of it is open")
    return value.first, value.last


def monday_of(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def relation(value: When, view: View) -> str:
    if view.today is None or value.has(view.today):
        return "on"
    return "before" if value.is_before(view.today) else "after"
