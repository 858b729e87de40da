"""Feasts and other days with a name of their own, as far as the calendar fixes them the same for everyone."""

import datetime as dt
import re
from dataclasses import dataclass

from memcon.model.edtf import When
from memcon.reading.dates.table import knowledge
from memcon.reading.dates.viewpoint import View, nearest, years_around

_EASTERS = {"easter": 3, "orthodox": 2}  # as dateutil numbers them: Western, and Orthodox by the Gregorian calendar
_FIRST_EASTER = 1583  # before, there was one calendar only
_LAST_EASTER = 4099


@dataclass(frozen=True, slots=True)
class Feast:
    """A day by its name, in a year or the nearest that the verb allows."""

    name: str
    year: int | None = None
    year_shift: int | None = None

    def value(self, view: View) -> When:
        """Raises ValueError for a year in which it cannot be reckoned."""
        if self.year is not None:
            return When.on(self._in(self.year))
        if self.year_shift is not None:
            return self._by_shift(view, self.year_shift)
        return nearest([When.on(self._in(year)) for year in years_around(view.day.year)], view)

    def _by_shift(self, view: View, shift: int) -> When:
        """ "Last Christmas" is the last one over, "next Christmas" the next to come, "this Christmas" of this year."""
        if shift == 0:
            return When.on(self._in(view.day.year))
        days = [self._in(year) for year in years_around(view.day.year)]
        fits = [day for day in days if (day > view.day if shift > 0 else day < view.day)]
        if not fits:
            raise OverflowError("a year that the calendar does not have")
        return When.on(fits[0] if shift > 0 else fits[-1])

    def _in(self, year: int) -> dt.date:
        rule: str = knowledge()["feasts"][re.sub(r"[’‘]", "'", self.name)]
        if fixed := re.fullmatch(r"(\d\d)-(\d\d)", rule):
            return dt.date(year, int(fixed[1]), int(fixed[2]))
        if moving := re.fullmatch(r"(easter|orthodox)([+-]\d+)", rule):
            return _easter(year, moving[1]) + dt.timedelta(days=int(moving[2]))
        nth, weekday, month, plus = (int(number) for number in rule.split())
        return _nth_weekday(year, month, weekday, nth) + dt.timedelta(days=plus)

    def how(self, view: View, value: When) -> str:
        return "by the calendar of feasts"


def _easter(year: int, church: str) -> dt.date:
    from dateutil.easter import easter

    if not _FIRST_EASTER <= year <= _LAST_EASTER:
        raise ValueError("no Easter can be reckoned for that year")
    day: dt.date = easter(year, _EASTERS[church])
    return day


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    if nth < 0:
        last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
