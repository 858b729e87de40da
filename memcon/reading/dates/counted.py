"""Times counted from another: "two weeks ago", "three days later", "over the past month"."""

import datetime as dt
from dataclasses import dataclass

from memcon.model.edtf import Precision, When
from memcon.reading.dates.parts import Part
from memcon.reading.dates.viewpoint import DAY, Expression, Unfixed, View, ends, shifted, the_whole

_FINENESS = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1, Precision.INTERVAL: 0}
_FINENESS_OF_UNIT = {"month": 2, "year": 1, "decade": 1, "century": 1}
_PRECISION = {"month": "month", "quarter": "month", "year": "year", "decade": "year", "century": "year"}


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """A time counted from the one that the report has last spoken of, as precise as its unit."""

    shift: int
    unit: str = "day"
    whole: bool = False  # "the following week" is all of it, "a week later" a day

    def value(self, view: View) -> When:
        """A day, or the whole of the unit. Raises Unfixed where nothing was spoken of, or less finely."""
        if view.spoken_of is None:
            raise Unfixed("no day that it could count from stands before it")
        start, _ = ends(view.spoken_of)
        if _FINENESS[view.spoken_of.precision] < _FINENESS_OF_UNIT.get(self.unit, 3):
            raise Unfixed("the time spoken of before is not known so finely")
        unit = self.unit if self.whole else _PRECISION.get(self.unit, "day")
        return the_whole(unit, shifted(start, self.unit, self.shift))

    def how(self, view: View, value: When) -> str:
        return f"counted from {view.spoken_of}, spoken of before"


@dataclass(frozen=True, slots=True)
class Offset:
    """So many days, weeks, months or years from another time; without one, from today.

    What lies behind is as precise as the smallest unit it is counted in, for nobody means the very day with "two years
    ago"; a term ahead runs to the day, as terms do. `further`: a second count ("one month and two days ago").
    """

    count: int
    unit: str
    base: Expression | None = None
    bound: str | None = None  # "more" or "less" than so many
    further: tuple[int, str] | None = None
    to_the_day: bool = False  # "two months ago today"

    def value(self, view: View) -> When:
        """A day, a month or a year, or what lies before or beyond one. Raises Unfixed."""
        if self.base is not None:
            return self._counted_from(self.base.edge(view) if isinstance(self.base, Part) else self.base.value(view))
        day = self._moved(view.day)
        smallest = self.further[1] if self.further else self.unit
        precision = _PRECISION.get(smallest, "day")
        if precision == "day" or self.to_the_day or (self.count > 0 and smallest in {"month", "year"}):
            return self._bounded(view.day, day)
        whole = the_whole(precision, day)
        return When(f"../{whole}") if self.bound == "more" and self.count < 0 else whole

    @property
    def counts_weeks_from(self) -> Expression | None:
        """The time that whole weeks are counted from: "three weeks after January 15"."""
        return self.base if self.unit == "week" and self.bound is None and self.further is None else None

    def _moved(self, day: dt.date) -> dt.date:
        day = shifted(day, self.unit, self.count)
        if self.further is None:
            return day
        count, unit = self.further
        return shifted(day, unit, -count if self.count < 0 else count)

    def _counted_from(self, base: When) -> When:
        start = base.first if self.count < 0 else base.last
        if start is None:
            raise Unfixed("nothing fixes the day it counts from")
        return self._bounded(start, self._moved(start))

    def _bounded(self, start: dt.date, day: dt.date) -> When:
        if self.bound == "more":
            return When.between(None, day) if self.count < 0 else When.between(day, None)
        if self.bound == "less":
            return When.between(min(day, start), max(day, start))
        return When.on(day)

    def how(self, view: View, value: When) -> str:
        return f"counted from {view.calls_today if self.base is None else 'the day named beside it'}"


@dataclass(frozen=True, slots=True)
class WeekdaysOn:
    """So many Fridays ago, or from now."""

    count: int
    weekday: int

    def value(self, view: View) -> When:
        step = 1 if self.count > 0 else -1
        first = view.day + step * DAY
        first += step * dt.timedelta(days=step * (self.weekday - first.weekday()) % 7)
        return When.on(first + dt.timedelta(days=7 * (self.count - step)))

    def how(self, view: View, value: When) -> str:
        return f"counted from {view.calls_today}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days up to so many units ahead or back; days ahead begin with tomorrow unless today counts. Years that lie
    behind are counted in months."""

    count: int
    unit: str
    today_counts: bool = True

    def value(self, view: View) -> When:
        """From end to end, today inside where it counts. Raises Unfixed."""
        other = shifted(view.day, self.unit, self.count)
        if self.count < 0 and self.unit in {"year", "decade"}:
            return When(f"{the_whole('month', other)}/{the_whole('month', view.day)}")
        if self.count < 0:
            return When.between(other, view.day)
        return When.between(view.day if self.today_counts else view.day + DAY, other)

    def how(self, view: View, value: When) -> str:
        return f"counted from {view.calls_today}"
