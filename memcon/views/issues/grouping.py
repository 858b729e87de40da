"""Groups by meaning: of things with a vector each, those that are nearest to each other, joined step by step.

Average linkage (Sokal and Michener, 1958) over cosines, the vectors taken from their mean: what all phrases of one
negotiation have in common tells none of them from another. Deterministic; time grows with the cube of their number,
which the caller bounds.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALIKE = 0.15  # the mean cosine from which two groups are joined: by the figures of benchmarks.matters
FEWEST = 8  # of which a mean says anything
_NEVER = -2.0


def group(vectors: "NDArray[np.float32]", apart: Collection[int] = (), alike: float = ALIKE) -> list[list[int]]:
    """The numbers of the rows of `vectors` [things, size] in groups, each in order, the groups by their first. No two
    of `apart` come into one group. Fewer than `FEWEST` things stay by themselves."""
    import numpy as np

    groups = [[n] for n in range(len(vectors))]
    if len(groups) < FEWEST:
        return groups
    near, sizes = _cosines(vectors), np.ones(len(groups))
    held = np.array([n in apart for n in range(len(groups))])
    near[np.ix_(held, held)] = _NEVER
    while True:
        one, other = sorted(divmod(int(np.argmax(near)), len(groups)))
        if near[one, other] < alike:
            return [sorted(members) for members in groups if members]
        _join(near, sizes, one, other)
        groups[one], groups[other] = groups[one] + groups[other], []


def _cosines(vectors: "NDArray[np.float32]") -> "NDArray[np.float64]":
    import numpy as np

    centred = np.asarray(vectors, dtype=np.float64) - vectors.mean(axis=0)
    centred /= np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
    near: NDArray[np.float64] = np.round(centred @ centred.T, 6)
    np.fill_diagonal(near, _NEVER)
    return near


def _join(near: "NDArray[np.float64]", sizes: "NDArray[np.float64]", one: int, other: int) -> None:
    """`other` becomes part of `one`: its cosines are the means of both, and what one is kept from, both are."""

    mean = (near[one] * sizes[one] + near[other] * sizes[other]) / (sizes[one] + sizes[other])
    mean[(near[one] == _NEVER) | (near[other] == _NEVER)] = _NEVER
    near[one], near[:, one] = mean, mean
    near[other], near[:, other] = _NEVER, _NEVER
    near[one, one] = _NEVER
    sizes[one] += sizes[other]
