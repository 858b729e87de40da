"""Single time expressions: what each says, and which days that makes from a given point of view."""

import datetime as dt
from dataclasses import dataclass

from memcon.model.edtf import When
from memcon.reading.dates.viewpoint import (
    DAY,
    Lean,
    Unfixed,
    View,
    ends,
    monday_of,
    nearest,
    relation,
    shifted,
    the_whole,
    years_around,
)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SATURDAY = 5
_SUNDAY = 6
_STEPS = {-2: "two days before", -1: "the day before", 0: "", 1: "the day after", 2: "two days after"}


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, month or year by its name; what the text leaves out is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_shift: int | None = None  # "March 20 last year"

    def value(self, view: View) -> When:
        """The day, month or year that is meant, seen from `view`. Raises Unfixed."""
        if self.year is not None:
            return self._checked(self.year)
        if self.year_shift is not None:
            return self._checked(view.day.year + self.year_shift)
        if self.month is None:
            return When.on(self._nearest_day(view))
        self._exists_somewhere()
        return self._checked(self._nearest_year(view))

    @property
    def names_a_year_by_its_weekday(self) -> bool:
        return None not in (self.month, self.day, self.weekday)

    def in_open_year(self) -> When | None:
        """The value with its year left open; None where there is no such thing."""
        if self.month is None or self.year is not None or self.year_shift is not None:
            return None
        return When.maybe(f"XXXX-{self.month:02d}" + (f"-{self.day:02d}" if self.day else ""))

    def _checked(self, year: int) -> When:
        text = "-".join(f"{part:0{width}d}" for part, width in ((year, 4), (self.month, 2), (self.day, 2)) if part)
        value = When(text)
        if self.weekday is not None and value.first and value.first.weekday() != self.weekday:
            said, real = WEEKDAYS[self.weekday], WEEKDAYS[value.first.weekday()]
            raise Unfixed(f"the text says {said}, but {value} is a {real}")
        return value

    def _exists_somewhere(self) -> None:
        if self.month is not None:
            dt.date(2000, self.month, self.day or 1)

    def _nearest_year(self, view: View) -> int:
        """The year of the nearest occurrence, the less likely side counting as further; of equals the past one."""
        reach = 8 if self.day == 29 else 1  # around 1900 there are as many years without a 29 February
        values = (self._in(year) for year in years_around(view.day.year, reach))
        first, _ = ends(nearest([value for value in values if value], view))
        return first.year

    def _in(self, year: int) -> When | None:
        return When.maybe(f"{year:04d}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else ""))

    def _nearest_day(self, view: View) -> dt.date:
        """The last such weekday (and day of the month), today counted; the coming one where the verb looks ahead, the
        nearest where it looks neither way, one that lies behind counting as twice as far."""
        if view.lean is Lean.EITHER:
            behind, ahead = (self._next_day(view.day, step) for step in (-DAY, DAY))
            return behind if 2 * (view.day - behind) < ahead - view.day else ahead
        return self._next_day(view.day, DAY if view.lean.is_ahead else -DAY)

    def _next_day(self, day: dt.date, step: dt.timedelta) -> dt.date:
        for _ in range(366 * 2):
            if self.weekday in (None, day.weekday()) and self.day in (None, day.day):
                return day
            day += step
        raise Unfixed("no such day near")

    def how(self, view: View, value: When) -> str:
        if self.year is not None:
            return "as written"
        if self.month is not None:
            return f"year from {view.calls_today}"
        if self.weekday is None:
            return f"that day of the month {relation(value, view)} {view.calls_today}"
        return f"{WEEKDAYS[self.weekday]} {relation(value, view)} {view.calls_today}"


@dataclass(frozen=True, slots=True)
class Cycle:
    """A day, week, weekend, month or year counted from the one we are in; or a weekday or month of such a one."""

    unit: str
    shift: int
    weekday: int | None = None
    month: int | None = None
    rolling: bool = False  # "the coming Friday" is the next one, whatever the week
    side: int = 0  # -1 where only what of it lies behind is meant ("earlier this month"), 1 what lies ahead
    is_bare: bool = False  # "the end of the month", which need not be the one we are in

    def value(self, view: View) -> When:
        """The days that it stands for, seen from the day of `view`. Raises Unfixed."""
        return self._sided(self._whole(view), view.day) if self.side else self._whole(view)

    def _sided(self, whole: When, today: dt.date) -> When:
        """What of it lies before today, or from today on; all of it where there is no such part."""
        first, last = ends(whole)
        first, last = (first, min(last, today - DAY)) if self.side < 0 else (max(first, today), last)
        return When.between(first, last) if first <= last else whole

    def _whole(self, view: View) -> When:
        if self.month is not None:
            return self._month_by_name(view.day, self.month)
        if self.rolling:
            return self._past(view.day) if self.shift < 0 else self._coming(view.day)
        if self.weekday is not None:
            return When.on(monday_of(view.day) + dt.timedelta(days=7 * self._weeks_from(view.day) + self.weekday))
        if self.unit == "week" and self.shift == 0 and view.day.weekday() == _SUNDAY and view.lean.is_ahead:
            return the_whole("week", view.day + DAY)  # "will answer this week", said when there is none of it left
        return the_whole(self.unit, shifted(view.day, self.unit, self.shift))

    def _weeks_from(self, today: dt.date) -> int:
        """How many weeks on; on a Sunday, with which many begin the week, "last Wednesday" is of the one just over."""
        over = self.shift < 0 and today.weekday() == _SUNDAY and self.weekday != _SUNDAY
        return self.shift + over

    def _coming(self, today: dt.date) -> When:
        if self.weekday is not None:
            return When.on(today + dt.timedelta(days=(self.weekday - today.weekday() - 1) % 7 + 1))
        at_hand = today.weekday() == 0 and self.unit == "week"
        return the_whole(self.unit, today if at_hand else shifted(today, self.unit, 1))

    def _past(self, today: dt.date) -> When:
        """ "This past Monday", "this past weekend": the last one, whatever the week."""
        if self.weekday is None:
            return the_whole("weekend", shifted(today, "week", 0 if today.weekday() == _SUNDAY else -1))
        return When.on(today - dt.timedelta(days=(today.weekday() - self.weekday - 1) % 7 + 1))

    def _month_by_name(self, today: dt.date, month: int) -> When:
        year = today.year
        if self.shift < 0 and month >= today.month:
            year -= 1
        if self.shift > 0 and month <= today.month:
            year += 1
        return When(f"{year:04d}-{month:02d}")

    def how(self, view: View, value: When) -> str:
        if self.unit == "day":
            return f"{_STEPS[self.shift]} {view.calls_today}".strip()
        if self.weekday is not None:
            return f"{WEEKDAYS[self.weekday]} {relation(value, view)} {view.calls_today}"
        return f"counted from {view.calls_today}"


@dataclass(frozen=True, slots=True)
class Weekend:
    """The last weekend, the one at hand counted; the coming one where the verb looks ahead."""

    def value(self, view: View) -> When:
        back = not view.lean.is_ahead and view.day.weekday() < _SATURDAY
        return the_whole("weekend", shifted(view.day, "week", -1 if back else 0))

    def how(self, view: View, value: When) -> str:
        return f"the weekend {relation(value, view)} {view.calls_today}"


@dataclass(frozen=True, slots=True)
class Season:
    """A season counted from the one we are in: which months it has is said nowhere."""

    def value(self, view: View) -> When:
        raise Unfixed("which months a season has depends on the hemisphere")

    def how(self, view: View, value: When) -> str:
        return "a season"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that the text gives outright, or (None) one that cannot be read, and why."""

    when: When | None
    why: str = "as written"

    def value(self, view: View) -> When:
        if self.when is None:
            raise Unfixed(self.why)
        return self.when

    def how(self, view: View, value: When) -> str:
        return self.why
