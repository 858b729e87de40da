"""Fitting: logistic regression with a ridge, by Newton's method, and twice over for figures that flatter nobody."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from memcon.reading.statements.confidence import Signs, likelihood
from training.confidence.judging import Judged

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

RIDGE = 3.0  # as many examples as it takes to outweigh the belief that a sign tells nothing
ROUNDS = 50
Fitted = tuple[Signs, Signs]
"""The weights for what the tagger found, and those for what only a rule did."""


def fit_both(examples: Sequence[Judged]) -> Fitted:
    """The weights for what the tagger found and for what only a rule did. For the latter the rules alone are judged
    too: where one attribution lies within another, they are all there is, and the tagger's silence says nothing."""
    tagged = [one for one in examples if one.tagged]
    ruled = [one for one in examples if not one.tagged]
    return fit(tagged), fit(ruled)


def fit(examples: Sequence[Judged]) -> Signs:
    """The weight of each sign that any example has, rounded."""
    import numpy as np

    names = sorted({name for one in examples for name in one.signs}, key=lambda name: (name != "always", name))
    signs = np.array([[one.signs.get(name, 0.0) for name in names] for one in examples])
    right = np.array([one.right for one in examples], dtype=np.float64)
    return {name: round(float(weight), 3) for name, weight in zip(names, _solved(signs, right), strict=True)}


def _solved(signs: "Numbers", right: "Numbers") -> "Numbers":
    import numpy as np

    weights: Numbers = np.zeros(signs.shape[1])
    ridge = np.diag([0.0] + [RIDGE] * (len(weights) - 1))
    for _ in range(ROUNDS):
        guessed = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (right - guessed) - ridge @ weights
        bend = (signs.T * (guessed * (1 - guessed))) @ signs + ridge
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def cross_fitted(examples: Sequence[Judged]) -> list[tuple[float, bool]]:
    """What would be told, with the confidence that weights fitted to the other half of the reports give it, and
    whether it is right."""
    halves = [[one for one in examples if one.report % 2 == half] for half in (0, 1)]
    return [*_told(halves[0], fit_both(halves[1])), *_told(halves[1], fit_both(halves[0]))]


def _told(examples: Iterable[Judged], fitted: Fitted) -> list[tuple[float, bool]]:
    tagged, ruled = fitted
    return [(likelihood(one.signs, tagged if one.tagged else ruled), one.right) for one in examples if one.ships]
