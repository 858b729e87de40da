"""Time on a line: days to places, with long stretches in which nothing happened cut short, and the days to name."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

BREAK = 92.0  # units that a cut takes
WIDEST_DAY = 110.0  # units of a day, at most
_QUIET = 45  # days without anything from which on a stretch may be cut
_CUTS = 4  # at most
_SHARE = 4  # and only where it would take more than this part of the line
_NAME = 52.0  # units that the name of a day or month needs
_EPOCH = dt.date(1, 1, 1).toordinal()
_END = dt.date(9999, 12, 31).toordinal()


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `first` to `last` (ordinals, both inside), drawn from `x` on, `per_day` units for each."""

    first: int
    last: int
    x: float
    per_day: float

    @property
    def end(self) -> float:
        return self.x + (self.last - self.first + 1) * self.per_day


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named: its name, and whether it begins something greater."""

    x: float
    name: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A line of time; between two stretches lies a cut."""

    stretches: tuple[Stretch, ...]

    def place(self, day: dt.date) -> float:
        """The middle of a day; of one that lies in a cut or outside, the nearest end of a stretch."""
        number = day.toordinal()
        for stretch in self.stretches:
            if number < stretch.first:
                return stretch.x
            if number <= stretch.last:
                return stretch.x + (number - stretch.first + 0.5) * stretch.per_day
        return self.stretches[-1].end

    def has(self, day: dt.date) -> bool:
        return any(s.first <= day.toordinal() <= s.last for s in self.stretches)

    def cuts(self) -> Iterator[tuple[float, str]]:
        """The middle of every cut, and how long nothing happened."""
        for before, after in pairwise(self.stretches):
            yield (before.end + after.x) / 2, say_span(after.first - before.last - 1)

    def ticks(self) -> Iterator[Tick]:
        for stretch in self.stretches:
            yield from _ticks(stretch, end=stretch.end - (_NAME if stretch is not self.stretches[-1] else 12))


def lay_out(days: Iterable[dt.date], left: float, width: float) -> Scale:
    """The scale on which all `days`, of which there is at least one, have a place between `left` and `left + width`."""
    known = sorted({day.toordinal() for day in days})
    spans = _cut(known)
    lengths = [last - first + 1 for first, last in spans]
    room = width - BREAK * (len(spans) - 1)
    per_day = min(WIDEST_DAY, room / sum(lengths))
    x, stretches = left, []
    for (first, last), length in zip(spans, lengths, strict=True):
        stretches.append(Stretch(first, last, x, per_day))
        x += length * per_day + BREAK
    return Scale(tuple(stretches))


def _cut(known: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches, a little wider than what happens in them. The longest quiet time is cut out where it would take
    much of the line; then the next, of what is left."""
    gaps = [after - before for before, after in pairwise(known)]
    longest = sorted(range(len(gaps)), key=lambda at: (-gaps[at], at))[:_CUTS]
    left, cut = known[-1] - known[0] + 1, list[int]()
    for at in longest:
        if gaps[at] <= max(_QUIET, left / _SHARE):
            break
        left -= gaps[at]
        cut.append(at)
    edges = [known[0], *(day for at in sorted(cut) for day in known[at : at + 2]), known[-1]]
    margin = 1 + (sum(b - a for a, b in zip(edges[::2], edges[1::2], strict=True)) // 60)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(max(_EPOCH, first - margin), min(_END, last + margin)) for first, last in pairs]


def _ticks(stretch: Stretch, end: float) -> Iterator[Tick]:
    """As many named days as find room before `end`: days, Mondays, or the first days of months, quarters, years or
    decades."""
    next_x, is_first = stretch.x, True
    for day, form in _named_days(stretch):
        x = stretch.x + (day.toordinal() - stretch.first) * stretch.per_day
        if x < next_x or (x > end and not is_first):
            continue
        strong = day.day == 1 and (form == "year" or day.month == 1)
        yield Tick(x, _name(day, form, is_first), strong)
        next_x, is_first = x + (_NAME + 24 if is_first else _NAME), False


def _named_days(stretch: Stretch) -> Iterator[tuple[dt.date, str]]:
    per_day = stretch.per_day
    first, last = dt.date.fromordinal(stretch.first), dt.date.fromordinal(stretch.last)
    if per_day * 7 >= _NAME or stretch.last - stretch.first < 31:
        step = 1 if per_day >= _NAME * 0.6 else 7
        start = stretch.first if step == 1 else stretch.first + (-first.weekday()) % 7
        yield from ((dt.date.fromordinal(n), "day") for n in range(start, stretch.last + 1, step))
        return
    months = next((m for m in (1, 3, 12, 60, 120, 600) if per_day * 30 * m >= _NAME), 6000)
    number = first.year * 12 + first.month - 1
    end = last.year * 12 + last.month - 1
    for at in range(-(-number // months) * months, end + 1, months):
        day = dt.date(at // 12, at % 12 + 1, 1) if 12 <= at < 120_000 else first
        if first <= day <= last:
            yield day, "month" if months < 12 else "year"


def _name(day: dt.date, form: str, is_first: bool) -> str:
    if form == "year":
        return f"{day.year:04}"
    if form == "day":
        return f"{day.day} {day:%b}{f' {day.year:04}' if is_first else ''}"
    return f"{day:%b} {day.year:04}" if is_first or day.month == 1 else f"{day:%b}"


def say_span(days: int) -> str:
    """ "9 weeks", "14 months", "3 years": about how long."""
    if days < 90:
        return f"{round(days / 7)} weeks"
    if days < 730:
        return f"{round(days / 30.44)} months"
    return f"{round(days / 365.25)} years"
