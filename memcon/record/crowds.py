"""Finds the pairs among many texts at once, without comparing each with each.

Two texts that are a pair have at least the part RUNS of the runs of words of the one with fewer in common. So if the
commonest of its runs are left out, fewer than that part, some of the others must be in the other text (prefix
filtering: Chaudhuri, Ganti and Kaushik 2006; with a number of them: Wang, Li and Feng 2012). A paragraph that thousands
of reports share is among those left out, and brings none of them together.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from memcon.articles.sketch import CUT, NEAR, RUNS, SHINGLE, Shingled
from memcon.record.pairs import Comparing, Pair, Sketched

_LEFT_OUT = 0.35  # the part of the runs of the shorter text, the commonest, by which no other text is looked for

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


def find_pairs(texts: Sequence[Sketched], among: Collection[str] | None = None) -> Iterator[Pair]:
    """All pairs of `texts`; of those `among` some, by their ids, each one with any other."""
    ordered = sorted(texts, key=lambda text: (len(text.body), text.id))  # copies of about one length stand together
    comparing = Comparing()
    for at, other in _Runs(ordered).candidates():
        a, b = ordered[at], ordered[other]
        if (among is None or a.id in among or b.id in among) and (pair := comparing.compare(a, b)):
            yield pair


class _Runs:
    """Which runs of words stand in which texts; texts and runs are numbers."""

    def __init__(self, texts: Sequence[Sketched]) -> None:
        import numpy as np

        hashes = [_hashes(text.body) for text in texts] or [np.empty(0, dtype=np.int64)]
        _, every = np.unique(np.concatenate(hashes), return_inverse=True)
        self._in_order = np.split(every, np.cumsum([len(found) for found in hashes])[:-1])
        self._of_text = [np.unique(runs) for runs in self._in_order]
        self._sizes = np.array([len(runs) for runs in self._of_text])
        runs, owners = np.concatenate(self._of_text), np.repeat(np.arange(len(self._sizes)), self._sizes)
        self._owners = owners[np.argsort(runs, kind="stable")]
        self._bearers = np.bincount(runs)
        self._starts = np.concatenate(([0], np.cumsum(self._bearers)))
        self._scratch = np.zeros(len(self._bearers), dtype=np.bool_)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Each two texts that have enough in common, once."""
        for at, runs in enumerate(self._of_text):
            for other in self._met(at, runs):
                if self._may_be_pair(at, other):
                    yield at, other

    def _met(self, at: int, runs: "Numbers") -> list[int]:
        """The texts that have as many runs or more, and so many of this text's rarer ones that they may have enough."""
        import numpy as np

        left_out = int(_LEFT_OUT * len(runs))
        rarer = runs[np.argsort(self._bearers[runs], kind="stable")[: len(runs) - left_out]]
        shared = rarer[self._bearers[rarer] > 1]
        if not len(shared):
            return []
        bearers = np.concatenate([self._owners[self._starts[run] : self._starts[run + 1]] for run in shared])
        times = np.bincount(bearers, minlength=len(self._sizes))
        met = np.flatnonzero(times >= RUNS * len(runs) - left_out)
        larger = (self._sizes[met] > len(runs)) | ((self._sizes[met] == len(runs)) & (met > at))
        found: list[int] = met[larger].tolist()
        return found

    def _may_be_pair(self, at: int, other: int) -> bool:
        """Whether a text and one of as many runs or more have so many runs and words in common as a pair has."""
        import numpy as np

        found = self._found_in(at, other)
        if len(np.unique(self._in_order[at][found])) < RUNS * self._sizes[at]:
            return False
        part, back = _part(found), _part(self._found_in(other, at))
        return min(part, back) >= NEAR or max(part, back) >= CUT

    def _found_in(self, at: int, other: int) -> "NDArray[np.bool_]":
        """Of each run of a text whether it stands in the other."""
        self._scratch[self._of_text[other]] = True
        found = self._scratch[self._in_order[at]]
        self._scratch[self._of_text[other]] = False
        return found


def _part(found: "NDArray[np.bool_]") -> float:
    """The part of the words that such runs hold."""
    import numpy as np

    covered = np.convolve(found, np.ones(SHINGLE))
    return float(np.count_nonzero(covered) / len(covered))


def _hashes(body: str) -> "Numbers":
    """The runs of a text, in order, as numbers. They are others in every run of the program, which shows nowhere."""
    import numpy as np

    runs = Shingled.of(body).runs
    return np.fromiter(map(hash, runs), dtype=np.int64, count=len(runs))
