"""The drawing for a narrow sheet: time downwards, a column for the table and for each side, a line for each mark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2

from memcon.interchange.inert import inert
from memcon.interchange.timeline.letters import width_of
from memcon.interchange.timeline.marks import TABLE, Group, Mark
from memcon.interchange.timeline.shapes import shape
from memcon.views.wording import shorten

WIDTH = 360.0
_DATE, _COLUMN, _LINE, _MONTH, _TOP = 42.0, 18.0, 23.0, 30.0, 6.0
_GREATER = 12.5 / 11.5  # letters here to those of the wide sheet
_COLUMNS = 8  # of more groups the last share one
_LETTERS = 60  # of the words of a mark, at most


@dataclass(frozen=True, slots=True)
class Line:
    """One mark: the day of the month it stands at, its shape, and its words."""

    mark: Mark
    group: Group
    y: float
    day: str
    x: float
    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Month:
    """The name of a month above its marks."""

    y: float
    name: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole; `columns` are the places of the columns and `label_at` that of the words."""

    width: float
    height: float
    label_at: float
    columns: tuple[float, ...]
    months: tuple[Month, ...]
    lines: tuple[Line, ...]


def draw_strip(groups: Sequence[Group]) -> Strip | None:
    """The strip of all marks; None where there are none."""
    marks = [(mark, place) for place, group in enumerate(groups) for _, some in group.rows for mark in some]
    if not marks:
        return None
    ordered = sorted(marks, key=lambda pair: (pair[0].days.sort_key, pair[1], pair[0].entry.id))
    columns = tuple(_DATE + _COLUMN * (n + 0.5) for n in range(min(_COLUMNS, len(groups))))
    label_at = columns[-1] + _COLUMN
    months: list[Month] = []
    lines = list(_lines(ordered, groups, columns, months, WIDTH - label_at - 4))
    return Strip(WIDTH, lines[-1].y + _LINE, label_at, columns, tuple(months), tuple(lines))


def _lines(
    ordered: Sequence[tuple[Mark, int]],
    groups: Sequence[Group],
    columns: Sequence[float],
    months: list[Month],
    room: float,
) -> Iterator[Line]:
    """The lines in order of time; the names of the months go to `months`. A long time between two marks is a little
    more room between them."""
    y, last = _TOP, None
    for mark, place in ordered:
        day = mark.first
        y += min(28.0, 5 * log2(max(1, (day - last).days))) if last else 0
        if last is None or (last.year, last.month) != (day.year, day.month):
            y += _MONTH
            months.append(Month(y - 10, f"{day:%B} {day.year}"))
        x = columns[min(place, len(columns) - 1)]
        middle = y + _LINE / 2
        path = shape(groups[place].side, x, middle, is_table=groups[place].name == TABLE)
        said = _say_day(mark) if last != day else ""
        yield Line(mark, groups[place], middle, said, x, path, _fit(inert(mark.label), room))
        y, last = y + _LINE, day


def _fit(words: str, room: float) -> str:
    """As many of the words as there is room for."""
    lengths = (n for n in range(_LETTERS, 4, -4) if width_of(shorten(words, n)) * _GREATER <= room)
    return shorten(words, next(lengths, 4))


def _say_day(mark: Mark) -> str:
    """The day of the month; of a window its first and last where both are of one month."""
    first, last = mark.first, mark.last
    if first == last:
        return str(first.day)
    return f"{first.day}–{last.day}" if (first.year, first.month) == (last.year, last.month) else f"{first.day}–"
