"""Time expressions made of others: a part of one, a stretch between two, a bound."""

import datetime as dt
from dataclasses import dataclass

from memcon.model.edtf import Precision, When
from memcon.reading.dates.expressions import WEEKDAYS, Calendar
from memcon.reading.dates.viewpoint import (
    DAY,
    Expression,
    Lean,
    Unfixed,
    View,
    ends,
    monday_of,
    next_one,
    shifted,
    the_whole,
)


@dataclass(frozen=True, slots=True)
class Week:
    """The week, Monday to Sunday, that a day lies in; or the nth (-1: the last) of a month or year.

    `count` weeks in all, those before the last one or after the nth.

    A week belongs to the month and year that its Thursday lies in (ISO 8601).
    """

    of: Expression
    nth: int | None = None
    count: int = 1

    def value(self, view: View) -> When:
        whole = self.of.value(view)
        first, last = ends(whole)
        if self.nth is None:
            return the_whole("week", first)
        if self.nth < 0:
            thursday = last - dt.timedelta(days=(last.weekday() - 3) % 7)
            return When.between(monday_of(thursday) - (self.count - 1) * 7 * DAY, monday_of(thursday) + 6 * DAY)
        thursday = first + dt.timedelta(days=(3 - first.weekday()) % 7 + 7 * (self.nth - 1))
        return When.between(monday_of(thursday), monday_of(thursday) + (7 * self.count - 1) * DAY)

    def how(self, view: View, value: When) -> str:
        return "the week from Monday to Sunday"


@dataclass(frozen=True, slots=True)
class DayOf:
    """The nth day of a month."""

    day: int
    of: Expression

    def value(self, view: View) -> When:
        first, _ = ends(self.of.value(view))
        return When.on(first.replace(day=self.day))

    def how(self, view: View, value: When) -> str:
        return "a day of the month named beside it"


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A weekday of a week ("Tuesday of next week"), or the first one from a day on."""

    weekday: int
    of: Expression

    def value(self, view: View) -> When:
        first, _ = ends(self.of.value(view))
        return When.on(first + dt.timedelta(days=(self.weekday - first.weekday()) % 7))

    def how(self, view: View, value: When) -> str:
        return f"{WEEKDAYS[self.weekday]} of {self.of.how(view, value)}"


@dataclass(frozen=True, slots=True)
class Both:
    """One time said in two ways: "next Monday, June 2"."""

    relative: Expression
    named: Calendar

    def value(self, view: View) -> When:
        named = self.named.value(view)
        relative = self.relative.value(view) if view.today is not None else named
        if not named.within(relative):
            raise Unfixed(f"the two ways of saying it differ: {relative} and {named}")
        return named

    def how(self, view: View, value: When) -> str:
        return self.named.how(view, value)


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another, both inside. What one end leaves out, it takes from the other."""

    first: Expression
    last: Expression

    def value(self, view: View) -> When:
        """From end to end; the end that names its year is read first."""
        given = self._first(view)
        first, last = (given, self._last(view, given)) if given else self._from_last(view)
        if Precision.INTERVAL in (first.precision, last.precision):
            return When.between(first.first, last.last)
        return first if first == last else When(f"{first}/{last}")

    def _first(self, view: View) -> When | None:
        open_, closed = self.first, self.last
        if isinstance(open_, Calendar) and isinstance(closed, Calendar) and open_.month and closed.year:
            return open_.value(view) if open_.year else None
        return open_.value(view)

    def _last(self, view: View, first: When) -> When:
        start = first.first
        if not self._is_partial():
            return self.last.value(view)
        return self.last.value(View(start, view.spoken_of, Lean.AHEAD, strict=True))

    def _is_partial(self) -> bool:
        return isinstance(self.last, Calendar) and self.last.year is None and self.last.year_shift is None

    def _from_last(self, view: View) -> tuple[When, When]:
        last = self.last.value(view)
        return self.first.value(View(last.last, view.spoken_of, Lean.PAST, strict=True)), last

    def how(self, view: View, value: When) -> str:
        return f"{self.first.how(view, value)}, both ends inside"


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning, middle or end of a time: no more is said than that it lies in there, but for its edges."""

    of: Expression
    begins: bool = False
    ends: bool = False

    def value(self, view: View) -> When:
        return self.of.value(view)

    def bound(self, kind: str, whole: When) -> When:
        """What lies before or after this part."""
        if kind == "after":
            return When(f"{next_one(whole, 1)}/..") if self.ends else When.between(whole.first, None)
        return When(f"../{next_one(whole, -1)}") if self.begins else When.between(None, whole.last)

    def how(self, view: View, value: When) -> str:
        return self.of.how(view, value)


@dataclass(frozen=True, slots=True)
class StretchFrom:
    """So many units from a time on: "for two weeks from June 2"."""

    count: int
    unit: str
    start: Expression

    def value(self, view: View) -> When:
        first, _ = ends(self.start.value(view))
        return When.between(first, shifted(first, self.unit, self.count) - DAY)

    def how(self, view: View, value: When) -> str:
        return f"{self.start.how(view, value)}, and so long from there"


@dataclass(frozen=True, slots=True)
class Bound:
    """A time that is only bounded: "since", "after", "before" or "not after" another."""

    kind: str
    of: Expression

    def value(self, view: View) -> When:
        """Open at one end. "After June 2" begins with that day, on which something may still have come later."""
        whole = self.of.value(view)
        if isinstance(self.of, Part) and self.kind in {"after", "before"}:
            return self.of.bound(self.kind, whole)
        if "/" in whole.text:
            first, last = whole.first, whole.last
            return When.between(first, None) if self.kind in {"since", "after"} else When.between(None, last)
        if self.kind == "since" or (self.kind == "after" and whole.precision is Precision.DAY):
            return When(f"{whole}/..")
        if self.kind == "not after":
            return When(f"../{whole}")
        return When(f"{next_one(whole, 1)}/..") if self.kind == "after" else When(f"../{next_one(whole, -1)}")

    def how(self, view: View, value: When) -> str:
        return f"{self.of.how(view, value)}; the other end is open"
