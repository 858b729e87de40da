"""Days in digits, "4/5/2025": which of the two numbers is the month must come from the text, never from a habit."""

from collections.abc import Iterator
from dataclasses import dataclass

from memcon.model.edtf import When
from memcon.reading.dates.expressions import Calendar
from memcon.reading.dates.viewpoint import Expression, Lean, Unfixed, View

_OPEN = "day and month could stand either way round"


@dataclass(frozen=True, slots=True)
class Digits:
    """A day in digits that could be read either way round."""

    first: int
    second: int
    year: int | None = None

    def value(self, view: View) -> When:
        """The day, where the verb leaves only one: what is told in the past is not yet to come. Raises Unfixed."""
        if self.year is None or view.lean not in {Lean.PAST, Lean.AHEAD} or view.today is None:
            raise Unfixed(_OPEN)
        ahead = view.lean is Lean.AHEAD
        values = [self.read(month_first=first).value(view) for first in (True, False)]
        fits = [value for value in values if not (value.is_before(view.day) if ahead else value.is_after(view.day))]
        if len(fits) != 1:
            raise Unfixed(_OPEN)
        return fits[0]

    def read(self, month_first: bool) -> Calendar:
        month, day = (self.first, self.second) if month_first else (self.second, self.first)
        return Calendar(self.year, month, day)

    def how(self, view: View, value: When) -> str:
        return f"the way round that the verb allows on {view.calls_today}"


def in_digits(first: int, second: int, year: int | None, month_first: bool | None) -> Expression:
    """The day that two numbers name, as far as they say themselves which is the month, or the text's others do."""
    if first > 12 >= second or (month_first is False and second <= 12):
        return Calendar(year, second, first)
    if second > 12 >= first or first == second or month_first:
        return Calendar(year, first, second)
    return Digits(first, second, year)


def stretch_in_digits(a: Digits, b: Digits) -> tuple[Calendar, Calendar] | None:
    """Both ends of a stretch, where one way round alone makes sense of them: it ends after it begins, and of ends that
    share a number, that is the month ("5/1-5/7")."""
    ways = [ends for month_first in (True, False) if (ends := _in_order(a, b, month_first))]
    if len(ways) == 1:
        return ways[0]
    if (a.first == b.first) != (a.second == b.second):
        return next(_sharing_a_month(ways), None)
    return None


def _in_order(a: Digits, b: Digits, month_first: bool) -> tuple[Calendar, Calendar] | None:
    first, last = a.read(month_first), b.read(month_first)
    if first.year is None and last.year is not None:
        first = Calendar(last.year, first.month, first.day)
    keys = [((day.year or 0), day.month or 0, day.day or 0) for day in (first, last)]
    return (first, last) if keys[0] <= keys[1] else None


def _sharing_a_month(ways: list[tuple[Calendar, Calendar]]) -> Iterator[tuple[Calendar, Calendar]]:
    return ((first, last) for first, last in ways if first.month == last.month)
