"""Parts of a longer time by their number: a week of a month, a quarter of a year, its last Friday."""

import datetime as dt
from dataclasses import dataclass

from memcon.model.edtf import When
from memcon.reading.dates.expressions import WEEKDAYS, Calendar, Cycle
from memcon.reading.dates.parts import halves
from memcon.reading.dates.viewpoint import (
    DAY,
    Expression,
    Unfixed,
    View,
    ends,
    monday_of,
    months_from,
    months_of,
    nearest,
    shifted,
    the_whole,
    years_around,
)

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def unit_of(says: Expression) -> str:
    """The unit of the calendar that an expression stands for: "week", "month", "year"; "" for anything else."""
    if isinstance(says, Calendar):
        return "day" if says.day or says.weekday is not None else "month" if says.month else "year"
    if isinstance(says, Cycle):
        return "day" if says.weekday is not None else "month" if says.month is not None else says.unit
    if isinstance(says, Quarter):
        return says.unit
    return says.unit if isinstance(says, NthIn) else ""


@dataclass(frozen=True, slots=True)
class Week:
    """The week, Monday to Sunday, that a day lies in, or its weekend."""

    of: Expression
    unit: str = "week"

    def value(self, view: View) -> When:
        first, _ = ends(self.of.value(view))
        return the_whole(self.unit, first)

    def how(self, view: View, value: When) -> str:
        return "the week from Monday to Sunday"


@dataclass(frozen=True, slots=True)
class NthIn:
    """The nth (-1: the last) day, week, month, quarter or half of a longer time, or `count` of them.

    A week belongs to the month and year that its Thursday lies in (ISO 8601), a weekend to that of its Saturday.
    """

    nth: int
    unit: str
    of: Expression
    count: int = 1

    def value(self, view: View) -> When:
        """The days or months of it. Raises Unfixed or ValueError where the longer time has not so many."""
        whole = self.of.value(view)
        first, last = ends(whole)
        found = self._within(whole, first, last)
        begins, stops = ends(found)
        if self.unit == "day" and not first <= begins <= stops <= last:
            raise ValueError("it has not so many days")
        return found

    def _within(self, whole: When, first: dt.date, last: dt.date) -> When:
        match self.unit:
            case "day":
                begins = last - (self.count - 1) * DAY if self.nth < 0 else first + (self.nth - 1) * DAY
                return When.between(begins, begins + (self.count - 1) * DAY)
            case "week":
                thursday = self._weekday(3, first, last)
                return When.between(monday_of(thursday), monday_of(thursday) + (7 * self.count - 1) * DAY)
            case "weekend":
                saturday = self._weekday(5, first, last)
                return When.between(saturday, saturday + DAY)
            case "half" if months_of(whole) == 1:
                return halves(whole)[self.nth < 0 or self.nth == 2]
        return self._months(first, last, months_of(whole))

    def _weekday(self, weekday: int, first: dt.date, last: dt.date) -> dt.date:
        if self.nth < 0:
            return last - dt.timedelta(days=(last.weekday() - weekday) % 7 + 7 * (self.count - 1))
        return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (self.nth - 1))

    def _months(self, first: dt.date, last: dt.date, months: int) -> When:
        each = _MONTHS.get(self.unit, 0) if self.unit != "half" else months // 2 if months % 2 == 0 else 0
        parts = months // each if each else 0
        at = parts - self.count if self.nth < 0 else self.nth - 1
        if not 0 <= at <= parts - self.count:
            raise Unfixed(f"it has no such {self.unit}")
        begins = shifted(first, "month", each * at)
        whole = the_whole("month", begins)
        stops = the_whole("month", shifted(begins, "month", each * self.count - 1))
        if each == 12:
            whole, stops = the_whole("year", begins), the_whole("year", ends(stops)[1])
        return whole if whole == stops else When(f"{whole}/{stops}")

    def how(self, view: View, value: When) -> str:
        return (
            "the week from Monday to Sunday" if self.unit == "week" else f"{self.unit}s counted in the time beside it"
        )


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """ "The first Monday of June"; without the longer time beside it, it says nothing."""

    nth: int
    weekday: int
    of: Expression | None = None

    def value(self, view: View) -> When:
        """The day. Raises Unfixed without a longer time, ValueError where that has not so many."""
        if self.of is None:
            raise Unfixed("nothing says in which month")
        first, last = ends(self.of.value(view))
        if self.nth < 0:
            return When.on(last - dt.timedelta(days=(last.weekday() - self.weekday) % 7))
        day = first + dt.timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1))
        if day > last:
            raise ValueError("it has not so many")
        return When.on(day)

    def how(self, view: View, value: When) -> str:
        return f"{WEEKDAYS[self.weekday]}s counted in {self.of.how(view, value) if self.of else 'nothing'}"


@dataclass(frozen=True, slots=True)
class WeekdayBeside:
    """The nth such weekday after or before a time: "the Monday after June 10", "the second Tuesday after Easter"."""

    weekday: int
    of: Expression
    is_before: bool
    nth: int = 1

    def value(self, view: View) -> When:
        first, last = ends(self.of.value(view))
        weeks = 7 * (self.nth - 1)
        if self.is_before:
            start = first - DAY
            return When.on(start - dt.timedelta(days=(start.weekday() - self.weekday) % 7 + weeks))
        start = last + DAY
        return When.on(start + dt.timedelta(days=(self.weekday - start.weekday()) % 7 + weeks))

    def how(self, view: View, value: When) -> str:
        return f"the {WEEKDAYS[self.weekday]} {'before' if self.is_before else 'after'} it, {self.of.how(view, value)}"


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter or half of a year by its number; without its year the nearest that the verb allows."""

    nth: int
    unit: str = "quarter"
    year: int | None = None
    year_shift: int | None = None

    def value(self, view: View) -> When:
        if self.year is not None:
            return self._in(self.year)
        if self.year_shift is not None:
            return self._in(view.day.year + self.year_shift)
        return nearest([self._in(year) for year in years_around(view.day.year)], view)

    def _in(self, year: int) -> When:
        length = _MONTHS[self.unit]
        return months_from(year, (self.nth - 1) * length + 1, length)

    def how(self, view: View, value: When) -> str:
        return "as written" if self.year is not None else f"year from {view.calls_today}"
