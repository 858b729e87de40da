"""Where an expression is read from, and the arithmetic of days that all of them share."""

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from memcon.model.edtf import Precision, When

DAY = dt.timedelta(days=1)
_UNLIKELY = 10
_OUT = 10_000


class Lean(StrEnum):
    """Where the verb looks that an expression hangs on."""

    PAST = "past"
    AHEAD = "ahead"
    RATHER_AHEAD = "rather ahead"  # an infinitive, a plan: likely, no more
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
    if unit in {"day", "week", "weekend"}:
        return day + dt.timedelta(days=count * (1 if unit == "day" else 7))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError("a year that the calendar does not have")
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def the_whole(unit: str, day: dt.date) -> When:
    """The day, week, weekend, month or year that `day` lies in."""
    monday = monday_of(day)
    match unit:
        case "week":
            return When.between(monday, monday + 6 * DAY)
        case "weekend":
            return When.between(monday + 5 * DAY, monday + 6 * DAY)
        case "month":
            return When(f"{day.year:04d}-{day.month:02d}")
        case "year":
            return When(f"{day.year:04d}")
    return When.on(day)


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
