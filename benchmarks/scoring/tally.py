"""Counting: what was found, what should have been, and what of it agrees."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

G = TypeVar("G")
P = TypeVar("P")


@dataclass(frozen=True)
class Tally:
    """Entries that agree, that the reader found, and that the gold has."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where either is."""
        return 2 * self.right / (self.found + self.gold) if self.right else 0.0


def match(gold: Sequence[G], found: Sequence[P], likeness: Callable[[G, P], float]) -> list[tuple[G, P]]:
    """Pairs of a gold entry and a found one, the most alike first, each in one pair at most; 0 is no likeness.

    Of pairs that are equally alike the earlier gold entry goes first, and then the earlier found one.
    """
    candidates = [
        (-alike, i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if (alike := likeness(g, f)) > 0
    ]
    free_gold, free_found = set(range(len(gold))), set(range(len(found)))
    matched = []
    for _, i, j in sorted(candidates):
        if i in free_gold and j in free_found:
            free_gold.remove(i)
            free_found.remove(j)
            matched.append((gold[i], found[j]))
    return matched
