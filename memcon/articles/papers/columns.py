"""Columns: the lines of a page in the order in which they are read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memcon.articles.papers.lines import Line, joined

_FEWEST = 3  # lines that stand beside others; fewer are a letterhead or a signature
_PROSE = 18  # characters that lines of columns have on average; the cells of a table have fewer
_PLACE, _GUTTER = 3.0, 4.0  # points: within which lines begin alike, and that part two columns at least
_MOST_PLACES = 60  # where lines begin, that are tried


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read from the top down, on the page of this number."""

    page: int
    lines: tuple[Line, ...]


def columns_of(page: int, lines: Sequence[Line]) -> Iterator[Column]:
    """The lines of a page as columns, in the order in which they are read: what crosses two columns parts those above
    it from those below it."""
    place = _gutter(lines)
    if place is None:
        if lines:
            yield Column(page, tuple(joined(lines)))
        return
    for band, crosses in _bands(lines, place):
        if crosses:
            yield Column(page, tuple(joined(band)))
            continue
        yield from columns_of(page, [line for line in band if line.left < place])
        yield from columns_of(page, [line for line in band if line.left >= place])


def _bands(lines: Sequence[Line], place: float) -> Iterator[tuple[list[Line], bool]]:
    """From the top down, lines that cross the gutter left of `place`, and lines that stand on its sides, by turns."""
    band: list[Line] = []
    crossed = False
    for line in sorted(lines, key=lambda line: (-line.base, line.left)):
        crosses = _crosses(line, place)
        if band and crosses != crossed:
            yield band, crossed
            band = []
        band.append(line)
        crossed = crosses
    if band:
        yield band, crossed


def _crosses(line: Line, place: float) -> bool:
    return line.left < place - _PLACE and line.right > place - _GUTTER


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the lines of a right column begin, or None where there is one column."""
    best, best_worth = None, 0
    for place in _places(lines):
        if (worth := _worth(lines, place)) > best_worth:
            best, best_worth = place, worth
    return best


def _places(lines: Sequence[Line]) -> list[float]:
    """Where several lines begin, the commonest first."""
    counts: dict[int, list[float]] = {}
    for line in lines:
        counts.setdefault(round(line.left / _PLACE), []).append(line.left)
    common = sorted(
        (lefts for lefts in counts.values() if len(lefts) >= _FEWEST), key=lambda lefts: (-len(lefts), lefts)
    )
    return [min(lefts) for lefts in common[:_MOST_PLACES]]


def _worth(lines: Sequence[Line], place: float) -> int:
    """How many lines stand beside one another at a gutter left of `place`, less those that cross it; 0 where they are
    no columns of prose."""
    ours = [line for line in lines if line.right <= place - _GUTTER]
    theirs = [line for line in lines if line.left >= place - _PLACE]
    beside = _beside(ours, theirs)
    crossing = len(lines) - len(ours) - len(theirs)
    if beside < _FEWEST or crossing > beside or not (_is_prose(ours) and _is_prose(theirs)):
        return 0
    return 2 * beside - crossing


def _beside(ours: Sequence[Line], theirs: Sequence[Line]) -> int:
    """How many of `theirs` stand at the height of one of `ours`. Both are from the top down."""
    count, at = 0, 0
    for line in theirs:
        while at < len(ours) and ours[at].base > line.base + line.size:
            at += 1
        count += at < len(ours) and abs(ours[at].base - line.base) <= line.size
    return count


def _is_prose(lines: Sequence[Line]) -> bool:
    return sum(len(line.words) for line in lines) >= _PROSE * len(lines)
