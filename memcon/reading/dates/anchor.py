"""When a text was published: given with it, named by its dateline, or worked out from what it says."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from memcon.model.edtf import When
from memcon.reading.dates.compose import find_expressions
from memcon.reading.dates.composites import Both, Bound, Range
from memcon.reading.dates.expressions import Calendar, Cycle
from memcon.reading.dates.forms import Item
from memcon.reading.dates.leaning import Leanings
from memcon.reading.dates.stated import dateline_of, stated_day
from memcon.reading.dates.viewpoint import Expression, Lean
from memcon.reading.page import Found, Page

DayOfYear = tuple[int | None, int | None]
_NEAR = dt.timedelta(days=182)  # a day and month without a year is the nearest of its name
_WRITTEN_BEFORE = dt.timedelta(days=14)  # how long before the day that a page states its report may be dated
_AHEAD = dt.timedelta(days=60)  # how far a report may look ahead with day, month and weekday


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day, or the first and last day possible, that a text counts its time from.

    `years_only`: good enough to tell a year, not to count days from.
    """

    first: dt.date
    last: dt.date
    inferred: bool
    called: str
    years_only: bool = False


def items_of(page: Page) -> tuple[Item, ...]:
    """The time expressions of the report itself, boilerplate left out."""
    return tuple(item for item in find_expressions(page.text) if not page.is_boilerplate(item.span))


def find_anchor(page: Page, found: Found, items: Sequence[Item]) -> Anchor | None:
    """What the expressions of a page count from; None where nothing says."""
    if given := _span_of(page.context.published):
        return Anchor(*given, inferred=False, called="the publication day")
    if worked_out := _span_of(found.published_inferred):
        called = "the dateline" if dateline_of(page.text, items) else "the time of publication that the text fixes"
        return Anchor(*worked_out, inferred=True, called=called)
    if years := _named_years(items):
        return Anchor(*years, inferred=True, called="the dates that the text names in full", years_only=True)
    return None


def work_out_publication(page: Page) -> When | None:
    """The days between which the text must have been published, from its dateline, a line that states the day, and
    days of the month that it names with their weekday; None where they fix nothing or contradict one another."""
    items = items_of(page)
    fetched = When.maybe(page.context.fetched)
    latest = fetched.last if fetched else None
    window = _window(page, items, latest)
    stated = stated_day(page.text, tuple(find_expressions(page.text)))  # what is cut off as boilerplate may state it
    if stated and latest and stated.is_after(latest):
        stated = None
    if dateline := dateline_of(page.text, items):
        return _day_of_dateline(dateline, _around(stated) or window)
    return stated or window


def _around(stated: When | None) -> When | None:
    """The days about the one that a line states, on which a dateline without its year may have been written."""
    day = stated.first if stated else None
    return When.between(_moved(day, -_WRITTEN_BEFORE), _moved(day, dt.timedelta(days=1))) if day else None


def _day_of_dateline(dateline: Calendar, window: When | None) -> When | None:
    if dateline.year is not None:
        return When.maybe(f"{dateline.year:04d}-{dateline.month:02d}-{dateline.day:02d}")
    if window is None or window.first is None or window.last is None:
        return None
    days = {_in_year(dateline, year) for year in range(window.first.year, window.last.year + 1)}
    inside = [day for day in days if day and window.has(day)]
    return When.on(inside[0]) if len(inside) == 1 else window


def _window(page: Page, items: Sequence[Item], latest: dt.date | None) -> When | None:
    weekdays = [day for item in items if (day := _named_day(item.says)) and day.names_a_year_by_its_weekday]
    years = _fitting_years(weekdays, items, latest)
    leanings = Leanings(page)
    first, last = dt.date.min, latest or dt.date.max
    bounded = False
    for item in items:
        day = _named_day(item.says)
        date = _in_year(day, day.year or years.get((day.month, day.day))) if day else None
        if day and date and ((day.names_a_year_by_its_weekday and not day.year) or isinstance(item.says, Both)):
            begins, ends = _published_between(item, date, leanings)
            first, last, bounded = max(first, begins), min(last, ends), True
    return When.between(first, last) if bounded and first <= last else None


def _published_between(item: Item, day: dt.date, leanings: Leanings) -> tuple[dt.date, dt.date]:
    """When a text can have been published that names `day` so, without its year."""
    if isinstance(item.says, Both) and isinstance(item.says.relative, Cycle):
        return _counted_back(item.says.relative, day)
    lean = leanings.lean_at(item.span)
    return (day if lean is Lean.PAST else _moved(day, -_NEAR)), (day if lean.is_ahead else _moved(day, _NEAR))


def _counted_back(relative: Cycle, day: dt.date) -> tuple[dt.date, dt.date]:
    if relative.unit == "day":
        published = _moved(day, -dt.timedelta(days=relative.shift))
        return published, published
    if relative.rolling:
        return _moved(day, -dt.timedelta(days=7)), _moved(day, -dt.timedelta(days=1))
    if relative.weekday is not None or relative.unit == "week":
        monday = _moved(day, -dt.timedelta(days=day.weekday() + 7 * relative.shift))
        return monday, _moved(monday, dt.timedelta(days=6))
    return _moved(day, -_NEAR), _moved(day, _NEAR)


def _moved(day: dt.date, by: dt.timedelta) -> dt.date:
    """`day` and so much, no further than the calendar goes."""
    try:
        return day + by
    except OverflowError:
        return dt.date.max if by > dt.timedelta(0) else dt.date.min


def _fitting_years(days: Sequence[Calendar], items: Sequence[Item], latest: dt.date | None) -> dict[DayOfYear, int]:
    """For each day named with its weekday but no year, the year: the only one near the years that the text names, or
    else the last one before `latest`."""
    open_days = dict.fromkeys(day for day in days if day.year is None)
    spoken = [value.year for item in items if (value := _full(item.says)) and value.year]
    found: dict[DayOfYear, int] = {}
    for day in open_days:
        fits = [year for year in range(1900, 2101) if _has_weekday(day, year)]
        near = [year for year in fits if spoken and abs(year - max(spoken)) <= 1]
        possible = [year for year in fits if latest and (_in_year(day, year) or dt.date.max) <= _moved(latest, _AHEAD)]
        if len(near) == 1 and (latest is None or near[0] in possible):
            found[day.month, day.day] = near[0]
        elif possible:
            found[day.month, day.day] = possible[-1]
    return found


def _span_of(value: str | None) -> tuple[dt.date, dt.date] | None:
    when = When.maybe(value)
    return (when.first, when.last) if when and when.first and when.last else None


def _named_years(items: Sequence[Item]) -> tuple[dt.date, dt.date] | None:
    """From the first to the last day that the text names with its year."""
    full = [value for item in items if (day := _full(item.says)) and (value := _in_year(day, day.year))]
    return (min(full), max(full)) if full else None


def _full(says: Expression) -> Calendar | None:
    """The calendar day or month with its year that an expression is or ends with."""
    if isinstance(says, Range):
        return _full(says.last)
    if isinstance(says, Bound):
        return _full(says.of)
    day = says.named if isinstance(says, Both) else says
    return day if isinstance(day, Calendar) and day.year is not None and day.month is not None else None


def _named_day(says: Expression) -> Calendar | None:
    """The day and month that an expression names."""
    if isinstance(says, Bound):
        return _named_day(says.of)
    day = says.named if isinstance(says, Both) else says
    return day if isinstance(day, Calendar) and day.month is not None and day.day is not None else None


def _in_year(day: Calendar, year: int | None) -> dt.date | None:
    try:
        return dt.date(year, day.month or 1, day.day or 1) if year else None
    except ValueError:
        return None


def _has_weekday(day: Calendar, year: int) -> bool:
    date = _in_year(day, year)
    return date is not None and date.weekday() == day.weekday
