"""The beginning, middle or end of a time, its halves, and what is left of it."""

import datetime as dt
from dataclasses import dataclass

from memcon.model.edtf import Precision, When
from memcon.reading.dates.expressions import Calendar, Cycle
from memcon.reading.dates.viewpoint import (
    DAY,
    Expression,
    View,
    ends,
    months_from,
    months_of,
    next_one,
    shifted,
    the_whole,
)

_THIRDS = {"begin": 1, "middle": 5, "end": 9}  # the months with which the thirds of a year begin


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning, middle or end of a time: the months that it lies in for a year ("mid-2019"), the half for a month
    or year that is counted ("the end of this month"); of any other, no more than that it lies in there."""

    of: Expression
    which: str  # "begin", "middle" or "end"
    is_noun: bool = True  # "the end of", not "late"

    def value(self, view: View) -> When:
        whole = self.of.value(view)
        if isinstance(self.of, Calendar) and whole.precision is Precision.YEAR and self.of.year is not None:
            return months_from(self.of.year, _THIRDS[self.which], 4)
        counted = isinstance(self.of, Cycle) and self.of.month is None and self.of.unit in {"month", "year"}
        if counted and self.is_noun and self.which != "middle":
            return halves(whole)[self.which == "end"]
        return whole

    def begins_at(self, view: View) -> When:
        """Where a stretch begins that it opens."""
        whole = self.of.value(view)
        if not self._is_point(whole):
            return self.value(view)
        first, last = ends(whole)
        return When.on(last + DAY if self.which == "end" else first if self.which == "begin" else _middle(first, last))

    def ends_at(self, view: View) -> When:
        """Where a stretch ends that it closes."""
        whole = self.of.value(view)
        if not self._is_point(whole):
            return self.value(view)
        first, last = ends(whole)
        return When.on(last if self.which == "end" else first if self.which == "begin" else _middle(first, last))

    def edge(self, view: View) -> When:
        """The day that is counted from: the last one of what ends, the first of what begins."""
        if not self.is_noun or self.which == "middle":
            return self.value(view)
        first, last = ends(self.of.value(view))
        return When.on(last if self.which == "end" else first)

    def _is_point(self, whole: When) -> bool:
        return self.is_noun and whole.precision is Precision.YEAR

    def bound(self, kind: str, view: View) -> When:
        """What lies before or after this part."""
        whole = self.of.value(view)
        first, last = ends(whole)
        if kind == "after":
            after = next_one(whole, 1) if whole.precision is not Precision.INTERVAL else When.on(last + DAY)
            return When(f"{after}/..") if self.which == "end" else When.between(first, None)
        before = next_one(whole, -1) if whole.precision is not Precision.INTERVAL else When.on(first - DAY)
        return When(f"../{before}") if self.which == "begin" else When.between(None, last)

    def how(self, view: View, value: When) -> str:
        return self.of.how(view, value)


def halves(whole: When) -> tuple[When, When]:
    """Both halves; the middle day of an odd number lies in either."""
    first, last = ends(whole)
    if (months := months_of(whole)) and months % 2 == 0:
        middle = shifted(first, "month", months // 2)
        return _whole_months(first, middle - DAY), _whole_months(middle, last)
    days = (last - first).days + 1
    return (
        When.between(first, first + dt.timedelta(days=(days + 1) // 2 - 1)),
        When.between(first + dt.timedelta(days=days // 2), last),
    )


def _whole_months(first: dt.date, last: dt.date) -> When:
    return When(f"{the_whole('month', first)}/{the_whole('month', last)}")


def _middle(first: dt.date, last: dt.date) -> dt.date:
    return first + dt.timedelta(days=((last - first).days + 1) // 2)


@dataclass(frozen=True, slots=True)
class UpToNow:
    """What is left of a time, from today on; or what is over of it."""

    of: Expression
    is_left: bool

    def value(self, view: View) -> When:
        first, last = ends(self.of.value(view))
        return When.between(max(view.day, first), last) if self.is_left else When.between(first, min(view.day, last))

    def how(self, view: View, value: When) -> str:
        return f"{'from' if self.is_left else 'up to'} {view.calls_today}"


@dataclass(frozen=True, slots=True)
class Beside:
    """The week, month or year that follows a time, or goes before it: seven days from the next one on, not a week of
    the calendar."""

    of: Expression
    unit: str
    is_before: bool

    def value(self, view: View) -> When:
        first, last = ends(self.of.value(view))
        if self.is_before:
            return When.between(shifted(first, self.unit, -1), first - DAY)
        return When.between(last + DAY, shifted(last, self.unit, 1))

    def how(self, view: View, value: When) -> str:
        return "counted from the time named beside it"
