"""Dates as they are known: EDTF values, as precise as the text and no more.

The part of EDTF (ISO 8601-2:2019) that reporting needs: `2025-06-02`, `2025-06`, `2025`, an open year
(`XXXX-06-02`, `XXXX-06`), and intervals with both ends inside (`2025-06-20/2025-06-30`, `2025-06-07/..`,
`../2025-06-07`).
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

EDTF_PATTERN = (
    r"^(\d{4}|XXXX-\d{2}|XXXX-\d{2}-\d{2}|\d{4}-\d{2}|\d{4}-\d{2}-\d{2}"
    r"|(\d{4}(-\d{2}(-\d{2})?)?|\.\.)/(\d{4}(-\d{2}(-\d{2})?)?|\.\.))$"
)
_FORM = re.compile(EDTF_PATTERN, re.ASCII)
_ONE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_LEAP = 2000  # stands in for an open year, so that 29 February passes
_DAY = dt.timedelta(days=1)


class Precision(StrEnum):
    """How finely a value is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class When:
    """One EDTF value. Build it with `When.parse` (raises ValueError) or `When.on`, `When.between`."""

    text: str

    def __post_init__(self) -> None:
        if not _FORM.match(self.text):
            raise ValueError(f"not a date that EDTF knows: {self.text!r}")
        for end in self.text.split("/"):
            if end != "..":
                _first_day(end)
        first, last = self.first, self.last
        if first and last and first > last:
            raise ValueError(f"an interval that ends before it begins: {self.text!r}")

    @classmethod
    def parse(cls, value: str) -> "When":
        """The value that `value` writes; a time of day after `T` is dropped. Raises ValueError for any other form."""
        return cls("/".join(end.split("T")[0] for end in value.strip().split("/")))

    @classmethod
    def maybe(cls, value: str | None) -> "When | None":
        """As `parse`, but None for None and for what cannot be read."""
        try:
            return cls.parse(value) if value else None
        except ValueError:
            return None

    @classmethod
    def on(cls, day: dt.date) -> "When":
        return cls(day.isoformat())

    @classmethod
    def between(cls, first: dt.date | None, last: dt.date | None) -> "When":
        """The days from `first` to `last`, both inside; None is an open end. One day when they are the same."""
        if first is not None and first == last:
            return cls.on(first)
        return cls(f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}")

    def __str__(self) -> str:
        return self.text

    @property
    def year_is_open(self) -> bool:
        return self.text.startswith("XXXX")

    @property
    def precision(self) -> Precision:
        if "/" in self.text:
            return Precision.INTERVAL
        return (Precision.YEAR, Precision.MONTH, Precision.DAY)[self.text.count("-")]

    @property
    def first(self) -> dt.date | None:
        """The first day inside; None when open."""
        start = self.text.split("/")[0]
        return None if start == ".." or self.year_is_open else _first_day(start)

    @property
    def last(self) -> dt.date | None:
        """The last day inside; None when open."""
        end = self.text.split("/")[-1]
        return None if end == ".." or self.year_is_open else _last_day(end)

    @property
    def days(self) -> int | None:
        """How many days lie inside; None when an end is open."""
        first, last = self.first, self.last
        return (last - first).days + 1 if first and last else None

    def has(self, day: dt.date) -> bool:
        """Whether `day` lies inside; never for an open year."""
        if self.year_is_open:
            return False
        first, last = self.first, self.last
        return (first is None or first <= day) and (last is None or day <= last)

    def overlaps(self, other: "When") -> bool:
        """Whether some day lies inside both; open years overlap nothing."""
        if self.year_is_open or other.year_is_open:
            return False
        return _not_after(self.first, other.last) and _not_after(other.first, self.last)

    def within(self, other: "When") -> bool:
        """Whether all of this lies inside `other`."""
        if self.year_is_open or other.year_is_open:
            return self == other
        starts = other.first is None or (self.first is not None and other.first <= self.first)
        ends = other.last is None or (self.last is not None and self.last <= other.last)
        return starts and ends

    def is_before(self, day: dt.date) -> bool:
        """Whether all of it is over before `day`."""
        last = self.last
        return last is not None and last < day

    def is_after(self, day: dt.date) -> bool:
        """Whether all of it begins after `day`."""
        first = self.first
        return first is not None and first > day

    def in_year(self, year: int) -> "When":
        """The same value with an open year settled. Raises ValueError where that year has no such day."""
        return When(self.text.replace("XXXX", f"{year:04d}"))

    @property
    def sort_key(self) -> tuple[str, str]:
        """Orders values by their first day, then by how long they last; values without a first day come last."""
        first, last = self.first, self.last
        return (first.isoformat() if first else "9999-99", last.isoformat() if last else "9999-99")


def _parts(value: str) -> tuple[int, int | None, int | None]:
    match = _ONE.fullmatch(value)
    if match is None:
        raise ValueError(f"not a date that EDTF knows: {value!r}")
    year, month, day = match.groups()
    return (_LEAP if year == "XXXX" else int(year), int(month) if month else None, int(day) if day else None)


@lru_cache(maxsize=1 << 14)
def _first_day(value: str) -> dt.date:
    year, month, day = _parts(value)
    return dt.date(year, month or 1, day or 1)


@lru_cache(maxsize=1 << 14)
def _last_day(value: str) -> dt.date:
    year, month, day = _parts(value)
    if month is None:
        return dt.date(year, 12, 31)
    return dt.date(year, month, day or calendar.monthrange(year, month)[1])


def _not_after(first: dt.date | None, last: dt.date | None) -> bool:
    return first is None or last is None or first <= last
