"""The drawing for a wide sheet: time to the right, a band for the table and for each side, a row for each kind."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from memcon.interchange.inert import inert
from memcon.interchange.timeline.letters import width_of
from memcon.interchange.timeline.marks import TABLE, Group, Mark
from memcon.interchange.timeline.scale import Scale, Tick, lay_out
from memcon.interchange.timeline.shapes import RADIUS, shape
from memcon.model.kinds import FindingKind
from memcon.views.wording import shorten

WIDTH, LEFT, RIGHT = 1180.0, 176.0, 14.0
_HEAD, _BAND, _LEVEL, _ROW_GAP, _AXIS = 30.0, 26.0, 19.0, 6.0, 8.0
_LEVELS = 12  # of one row, one below the other
_LABELS = (52, 34, 20)  # letters of a label: the longest for which there is room
_WINDOW = 62  # days up to which a window widens the scale
_GAP = 5.0
_WITHIN = 12.0  # on a line, before and behind words that stand above it


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a mark: they begin at `at`, or where they stand before it, end there; or `above` the line of its
    life."""

    text: str
    at: float
    ends: bool
    above: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark on the sheet. `bar` is the window it stands for, from x to x; `thread` its life before and after; `ticks`
    the places of the steps of that; `label` is left out where there was no room for words."""

    mark: Mark
    x: float
    y: float
    path: str
    bar: tuple[float, float] | None
    thread: tuple[float, float] | None
    ticks: tuple[float, ...]
    label: Label | None


@dataclass(frozen=True, slots=True)
class Lane:
    """One row: its title at `y`, its marks, and how many more there are than find room."""

    title: str
    y: float
    placed: tuple[Placed, ...]
    left_over: int


@dataclass(frozen=True, slots=True)
class Band:
    """All rows of the table or of a side, from `top`, `height` high."""

    group: Group
    name: str
    shape: str
    top: float
    height: float
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole: `today` is where the day lies that the record is as of."""

    width: float
    height: float
    left: float
    top: float
    ticks: tuple[Tick, ...]
    cuts: tuple[tuple[float, str], ...]
    today: float | None
    bands: tuple[Band, ...]


def draw(groups: Sequence[Group], today: dt.date | None) -> Drawing | None:
    """The drawing of all marks; None where there are none."""
    marks = [mark for group in groups for _, some in group.rows for mark in some]
    if not marks:
        return None
    scale = lay_out(sorted(_days(marks)), LEFT, WIDTH - LEFT - RIGHT)
    bands, top = [], _HEAD
    for group in groups:
        band = _band(group, top, scale)
        bands.append(band)
        top += band.height + _AXIS
    cuts, ticks = tuple(scale.cuts()), tuple(scale.ticks())
    seen = scale.place(today) if today and scale.has(today) else None
    return Drawing(WIDTH, top, LEFT, _HEAD, ticks, cuts, seen, tuple(bands))


def _days(marks: Sequence[Mark]) -> set[dt.date]:
    """The days that must have a place. A wide window is cut off where nothing else happens."""
    days = {day.first or mark.first for mark in marks for day, _ in mark.steps}
    for mark in marks:
        if (mark.last - mark.first).days <= _WINDOW:
            days |= {mark.first, mark.last}
    return days or {day for mark in marks for day in (mark.first, mark.last)}


def _band(group: Group, top: float, scale: Scale) -> Band:
    lanes, y = [], top + _BAND
    for row, marks in group.rows:
        shelf = _Shelf(scale, group, y)
        placed = tuple(shelf.place_all(marks))
        lanes.append(Lane(row.value, y, placed, len(marks) - len(placed)))
        y += _LEVEL * shelf.levels + _ROW_GAP
    head = shape(group.side, 14, top + 13, RADIUS + 1, is_table=group.name == TABLE)
    return Band(group, shorten(inert(group.name), 90), head, top, y - top, tuple(lanes))


@dataclass
class _Shelf:
    """Finds each mark of one row a level on which it touches no other; lives for one row."""

    scale: Scale
    group: Group
    y: float
    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    @property
    def levels(self) -> int:
        return max(1, len(self.taken))

    def place_all(self, marks: Sequence[Mark]) -> Iterator[Placed]:
        for mark in marks:
            placed = self._place(mark)
            if placed:
                yield placed

    def _place(self, mark: Mark) -> Placed | None:
        reach = _reach(mark, self.scale)
        for label in dict.fromkeys(shorten(inert(mark.label), length) for length in _LABELS):
            width = width_of(label) + 5
            right, left = (reach.begin, reach.end + width), (reach.begin - width, reach.end)
            for span, at, ends in ((right, reach.end + 5, False), (left, reach.begin - 5, True)):
                if span[0] >= LEFT and span[1] <= WIDTH and (level := self._level(span)) is not None:
                    return self._placed(mark, reach, level, Label(label, at, ends))
        level = self._level((reach.begin, reach.end))
        return None if level is None else self._placed(mark, reach, level, _label_within(mark, reach))

    def _level(self, span: tuple[float, float]) -> int | None:
        """The first level with room for `span`, which is then taken; None where none has."""
        for number, taken in enumerate(self.taken):
            if all(span[1] + _GAP <= a or b + _GAP <= span[0] for a, b in taken):
                taken.append(span)
                return number
        if len(self.taken) == _LEVELS:
            return None
        self.taken.append([span])
        return len(self.taken) - 1

    def _placed(self, mark: Mark, reach: "_Reach", level: int, label: Label | None) -> Placed:
        x, y = reach.x, self.y + _LEVEL * (level + 0.5)
        return Placed(
            mark=mark,
            x=x,
            y=y,
            path=shape(self.group.side, x, y, is_table=self.group.name == TABLE),
            bar=reach.bar,
            thread=(min(x, *reach.steps), max(x, *reach.steps)) if reach.steps else None,
            ticks=reach.steps,
            label=label,
        )


def _label_within(mark: Mark, reach: "_Reach") -> Label | None:
    """Words above the line of a life that leaves no room beside it: where it is longest without a step."""
    places = sorted((reach.x, *reach.steps, *(reach.bar or ())))
    start, end = max(pairwise(places), key=lambda ends: ends[1] - ends[0], default=(0.0, 0.0))
    labels = dict.fromkeys(shorten(inert(mark.label), length) for length in _LABELS)
    fitting = (label for label in labels if width_of(label) + 2 * _WITHIN <= end - start)
    return next((Label(label, start + _WITHIN, ends=False, above=True) for label in fitting), None)


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far a mark with its window and its life goes: `steps` are the places of those that lie apart from it."""

    x: float
    bar: tuple[float, float] | None
    steps: tuple[float, ...]

    @property
    def begin(self) -> float:
        return min(self.x - RADIUS - 3, *self.steps, *(self.bar or (self.x,)))

    @property
    def end(self) -> float:
        return max(self.x + RADIUS + 3, *self.steps, *(self.bar or (self.x,)))


def _reach(mark: Mark, scale: Scale) -> _Reach:
    """A window of a promise is due at its end; any other window is marked in its middle."""
    first, last = scale.place(mark.first), scale.place(mark.last)
    x = last if mark.entry.kind is FindingKind.COMMITMENT else (first + last) / 2
    places = (scale.place(day.first or mark.first) for day, _ in mark.steps)
    return _Reach(x, (first, last) if first != last else None, tuple(p for p in places if abs(p - x) > 1))
