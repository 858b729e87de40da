"""Scores of how mentions are grouped: MUC, B-cubed and CEAF-e, and CoNLL F1, which is their mean.

Groups are sets of mentions; those of the gold and those that were made need not be of the same mentions. Sources:
Vilain et al. 1995, Bagga and Baldwin 1998, Luo 2005; Pradhan et al. 2014 for mentions that only one of the two has.
"""

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

Group = AbstractSet[Hashable]
Groups = Sequence[Group]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall from 0 to 1; 1 where there is nothing to be wrong about."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def conll(gold: Groups, made: Groups) -> float:
    """The mean of the three F1."""
    return (muc(gold, made).f1 + b_cubed(gold, made).f1 + ceaf_e(gold, made).f1) / 3


def muc(gold: Groups, made: Groups) -> Score:
    """By links: how few would have to be added to the one to make the other."""
    return Score(_links(made, gold), _links(gold, made))


def _links(groups: Groups, others: Groups) -> float:
    """The share of the links of `groups` that `others` have too."""
    place = _places(others)
    kept = sum(len(group) - _pieces(group, place) for group in groups)
    return _part(kept, sum(len(group) - 1 for group in groups))


def _pieces(group: Group, place: dict[Hashable, int]) -> int:
    """Into how many groups the other grouping has cut one; a mention that it does not have is a piece by itself."""
    return len({place[mention] for mention in group if mention in place}) + sum(m not in place for m in group)


def b_cubed(gold: Groups, made: Groups) -> Score:
    """By mentions: of each, how much of its group is right, and how much of its true group is with it."""
    return Score(_alike(made, gold), _alike(gold, made))


def _alike(groups: Groups, others: Groups) -> float:
    place = _places(others)
    total = 0.0
    for group in groups:
        for mention in group:
            if mention in place:
                total += len(group & others[place[mention]]) / len(group)
    return _part(total, sum(map(len, groups)))


def ceaf_e(gold: Groups, made: Groups) -> Score:
    """By entries: each gold group is set against at most one that was made, so that most of them fit."""
    fits = [[2 * len(one & other) / (len(one) + len(other)) for other in made] for one in gold]
    total = best_sum(fits) if gold and made else 0.0
    return Score(_part(total, len(made)), _part(total, len(gold)))


def best_sum(fits: Sequence[Sequence[float]]) -> float:
    """The greatest sum of cells of a table with no two of one row or one column (Kuhn-Munkres, by potentials)."""
    rows = fits if len(fits) <= len(fits[0]) else list(zip(*fits, strict=True))
    width = len(rows[0])
    above, left = [0.0] * (width + 1), [0.0] * (len(rows) + 1)
    taken = [0] * (width + 1)  # the row that has each column, from 1; column 0 is where a row waits
    for row in range(1, len(rows) + 1):
        taken[0] = row
        _give_row_a_column(rows, above, left, taken)
    return sum(rows[row - 1][column - 1] for column, row in enumerate(taken) if row and column)


def _give_row_a_column(
    rows: Sequence[Sequence[float]], above: list[float], left: list[float], taken: list[int]
) -> None:
    width, column = len(rows[0]), 0
    least, came_from, seen = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
    while taken[column]:
        seen[column] = True
        row, step, following = taken[column], float("inf"), 0
        for other in range(1, width + 1):
            if not seen[other]:
                slack = -rows[row - 1][other - 1] - left[row] - above[other]
                if slack < least[other]:
                    least[other], came_from[other] = slack, column
                if least[other] < step:
                    step, following = least[other], other
        for other in range(width + 1):
            if seen[other]:
                left[taken[other]] += step
                above[other] -= step
            else:
                least[other] -= step
        column = following
    while column:
        taken[column], column = taken[came_from[column]], came_from[column]


def _places(groups: Groups) -> dict[Hashable, int]:
    return {mention: nth for nth, group in enumerate(groups) for mention in group}


def _part(some: float, all_: float) -> float:
    return some / all_ if all_ else 1.0
