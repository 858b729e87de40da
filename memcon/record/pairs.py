"""Pairs of texts that are copies by themselves: what the one is of the other. It hangs on these two texts alone."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from memcon.articles.sketch import Shingled, Sketch, are_near, is_cut, may_be_copies

VERSION = "1"
"""Goes up with every change to what a pair is, so that texts compared by older rules are compared again."""

_KEPT = 1 << 10  # texts whose runs of words are kept at hand


class PairKind(StrEnum):
    """near: each is the other, corrected or with another opening; cut: the first is the second with parts left out."""

    NEAR = "near"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Sketched:
    """A text with its sketch."""

    id: str
    body: str
    sketch: Sketch


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, by their ids, the one with fewer words first. `part` is the part of the words of the first that stands
    in the other, `back` that of the other's in the first."""

    first: str
    other: str
    kind: PairKind
    part: float
    back: float

    def part_of(self, text_id: str) -> float:
        """The part of the words of one of the two that stands in the other."""
        return self.part if text_id == self.first else self.back


class Comparing:
    """Compares texts, and keeps the runs of words of those that it met last at hand."""

    def __init__(self) -> None:
        self._shingled: Callable[[str], Shingled] = lru_cache(maxsize=_KEPT)(Shingled.of)

    def compare(self, a: Sketched, b: Sketched) -> Pair | None:
        """The pair that two texts are; None where neither is near to the other or cut from it, or their sketches do
        not bring them together."""
        if not may_be_copies(a.sketch, b.sketch, (len(a.body), len(b.body))):
            return None
        (_, first, fewer), (_, other, more) = sorted(map(self._by_words, (a, b)), key=lambda found: found[:2])
        if not fewer.shares_runs(more):  # as in most that are no pair
            return None
        part = fewer.part_in(more)
        if are_near(fewer, more):
            kind = PairKind.NEAR
        elif is_cut(fewer, more):
            kind = PairKind.CUT
        else:
            return None
        return Pair(first, other, kind, part, more.part_in(fewer))

    def _by_words(self, text: Sketched) -> tuple[int, str, Shingled]:
        shingled = self._shingled(text.body)
        return (shingled.words, text.id, shingled)
