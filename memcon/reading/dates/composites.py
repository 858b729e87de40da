"""Time expressions made of others: a weekday of a week, a stretch between two times, a bound."""

import datetime as dt
from dataclasses import dataclass

from memcon.model.edtf import Precision, When
from memcon.reading.dates.counted import Offset
from memcon.reading.dates.expressions import WEEKDAYS, Calendar
from memcon.reading.dates.parts import Part
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
    years_around,
)


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A weekday of a week ("Tuesday of next week"), or the first one from a day on."""

    weekday: int
    of: Expression

    def value(self, view: View) -> When:
        first, _ = ends(self.of.value(view))
        if isinstance(self.of, Offset) and self.of.unit in {"week", "fortnight"}:
            first = monday_of(first)  # "on Tuesday two weeks ago", "Tuesday in two weeks"
        return When.on(first + dt.timedelta(days=(self.weekday - first.weekday()) % 7))

    def how(self, view: View, value: When) -> str:
        return f"{WEEKDAYS[self.weekday]}, {self.of.how(view, value)}"


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
        if around := self._around_today(view):
            return around
        given = self._first(view)
        first, last = (given, self._last(view, given)) if given else self._from_last(view)
        begins, ends_ = first.text.split("/")[0], last.text.split("/")[-1]
        return When(begins if begins == ends_ else f"{begins}/{ends_}")

    def _around_today(self, view: View) -> When | None:
        """ "Will close from May to March", said in September: it has begun."""
        first, last = _month_alone(self.first), _month_alone(self.last)
        if not (view.lean.is_ahead and first and last):
            return None
        for year in years_around(view.day.year):
            value = When(f"{year:04d}-{first:02d}/{year + (last < first):04d}-{last:02d}")
            if value.has(view.day):
                return value
        return None

    def _first(self, view: View) -> When | None:
        open_, closed = self.first, self.last
        if isinstance(open_, Calendar) and isinstance(closed, Calendar) and open_.month and closed.year:
            return open_.value(view) if open_.year else None
        return open_.begins_at(view) if isinstance(open_, Part) else open_.value(view)

    def _last(self, view: View, first: When) -> When:
        whole = self.last.of if isinstance(self.last, Part) else self.last
        if _needs_a_year(whole):
            view = View(first.first, view.spoken_of, Lean.AHEAD, strict=True)
        return self.last.ends_at(view) if isinstance(self.last, Part) else self.last.value(view)

    def _from_last(self, view: View) -> tuple[When, When]:
        last = self.last.value(view)
        return self.first.value(View(last.last, view.spoken_of, Lean.PAST, strict=True)), last

    def how(self, view: View, value: When) -> str:
        return f"{self.first.how(view, value)}, both ends inside"


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
        if isinstance(self.of, Part) and self.kind in {"after", "before"}:
            return self.of.bound(self.kind, view)
        whole = self.of.value(view)
        if "/" in whole.text:
            return self._beside_interval(whole)
        if self.kind == "since" or (self.kind == "after" and whole.precision is Precision.DAY):
            return When(f"{whole}/..")
        if self.kind == "not after":
            return When(f"../{whole}")
        return When(f"{next_one(whole, 1)}/..") if self.kind == "after" else When(f"../{next_one(whole, -1)}")

    def _beside_interval(self, whole: When) -> When:
        first, last = whole.text.split("/")
        if self.kind == "since" or last == "..":
            return When(f"{first}/..")
        if self.kind == "not after" or first == "..":
            return When(f"../{last}")
        start, end = ends(whole)
        return When.between(end + DAY, None) if self.kind == "after" else When.between(None, start - DAY)

    def how(self, view: View, value: When) -> str:
        return f"{self.of.how(view, value)}; the other end is open"


def _needs_a_year(says: Expression) -> bool:
    return isinstance(says, Calendar) and says.year is None and says.year_shift is None


def _month_alone(says: Expression) -> int | None:
    """The month that is named without a day and a year."""
    if not isinstance(says, Calendar) or says.day or says.year or says.year_shift is not None:
        return None
    return says.month
