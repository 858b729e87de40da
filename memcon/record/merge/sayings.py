"""What somebody said as it is compared with another rendering of it: two translations, indirect speech beside a
quotation, a memory of a part.

Only what carries the matter is compared, by the roots of its words; of the longer one the stretch that is nearest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from memcon.record.merge.contraries import say_otherwise
from memcon.record.merge.renderings import Words, in_order
from memcon.record.merge.roots import STATE, Root, roots_of, with_figures, worded
from memcon.record.names import state_or_body
from memcon.record.words import words_of

_LEAST = 3  # roots that two renderings must share at least ...
_FEW = 2  # roots that are enough where hardly more is said
_ALIKE = 0.8  # ... how much of the shorter one these must be ...
_OF_BOTH = 0.5  # ... and, where they are not all of it, how much of both together
_WINDOW = 1.5  # how many times as long as the shorter one a stretch of the longer one may be
_BEFORE = 2  # roots before a stretch among which a denial is still of it
_SAME_ORDER = 0.6  # how much of what is shared must stand in one order
_CAPITALS = re.compile(r"[^\W\d_a-z][\w.]*\w(?: [^\W\d_a-z][\w.]*\w)*")


@dataclass(frozen=True, slots=True)
class Saying:
    """The words, numbers in figures; the roots of those that carry the matter, each with its place among the words;
    which are names; whether the report says that it is denied. A state or body is one word, so that no two are read
    differently."""

    words: Words
    places: tuple[int, ...]
    roots: tuple[str, ...]
    matter: frozenset[str]
    names: frozenset[str]
    denied: bool = False

    @property
    def tells_of_self(self) -> bool:
        return not worded("we").isdisjoint(self.words)

    def without(self, roots: frozenset[str]) -> "Saying":
        """The same without some of the roots that carry its matter."""
        kept = [Root(place, root) for place, root in zip(self.places, self.roots, strict=True) if root not in roots]
        return _saying(self.words, kept, self.names - roots, self.denied)

    def stretch(self, first: int, last: int) -> "Saying":
        """From one root to another, with the words that stand before the first: a denial may."""
        before = first - _BEFORE
        start = self.places[before - 1] + 1 if before > 0 else 0
        told = zip(self.places[first : last + 1], self.roots[first : last + 1], strict=True)
        roots = [Root(place - start, root) for place, root in told]
        words = self.words[start : self.places[last] + 1]
        return _saying(words, roots, self.names.intersection(root for _, root in roots), self.denied)


@lru_cache(maxsize=1 << 14)
def saying_of(text: str, denied: bool = False) -> Saying:
    """The saying that a text writes; `denied` where the report says that it is."""
    told = list(_words_and_names(text))
    counted = list(with_figures([word for word, _ in told]))
    words = tuple(word for _, word in counted)
    roots = list(roots_of(words))
    names = frozenset(root for place, root in roots if told[counted[place][0]][1])
    return _saying(words, roots, names, denied)


def _saying(words: Words, roots: list[Root], names: frozenset[str], denied: bool) -> Saying:
    told = tuple(root for _, root in roots)
    return Saying(words, tuple(place for place, _ in roots), told, frozenset(told), names, denied)


def _words_and_names(text: str) -> Iterator[tuple[str, bool]]:
    """The words in order, each with whether it is written as a name."""
    start = 0
    for run in _CAPITALS.finditer(text):
        yield from ((word, False) for word in words_of(text[start : run.start()]))
        yield from ((word, True) for word in _names_in(run[0].split(" ")))
        start = run.end()
    yield from ((word, False) for word in words_of(text[start:]))


def _names_in(words: list[str]) -> Iterator[str]:
    """The names in a row of words with capitals, those of states and bodies first where several words make one."""
    at = 0
    while at < len(words):
        ends = range(len(words), at, -1)
        end, bearer = next(((e, b) for e in ends if (b := state_or_body(" ".join(words[at:e])))), (at + 1, None))
        yield from (f"{STATE}{bearer.name}",) if bearer else words_of(words[at])
        at = end


def say_the_same(a: Saying, b: Saying) -> bool:
    """Whether one renders the other, or a part of it: nearly all of its matter in much the same order, and nothing that
    says otherwise, or tells of another what the other tells of "us"."""
    shorter, longer = sorted((a, b), key=lambda one: (len(one.matter), one.words))
    if len(shorter.matter) == _FEW:
        part = longer if len(longer.matter) <= _LEAST and _have_in_order(shorter, longer) else None
    else:
        part = _part_that_renders(shorter, longer)
    if part is None or _tell_of_two(shorter, part):
        return False
    return not say_otherwise(shorter.words, part.words, (shorter.denied, part.denied))


def _part_that_renders(shorter: Saying, longer: Saying) -> Saying | None:
    """The stretch of the longer one that has nearly all of the shorter one's matter, in much the same order."""
    least = max(_LEAST, _ALIKE * len(shorter.matter))
    if len(shorter.matter & longer.matter) < least:
        return None
    part = longer.stretch(*_nearest_stretch(shorter, longer))
    common = shorter.matter & part.matter
    if len(common) < least or common <= shorter.names:
        return None
    if not _is_most_of_both(common, shorter, longer.matter if len(common) == _LEAST else part.matter):
        return None
    if (shorter.names - longer.names) and part.names - shorter.names:
        return None
    ours, theirs = (tuple(root for root in one.roots if root in common) for one in (shorter, part))
    return part if in_order(ours, theirs) >= _SAME_ORDER * len(common) else None


def _tell_of_two(a: Saying, b: Saying) -> bool:
    """Whether one tells of "us" what the other tells of somebody by name: "we are ready", "Norland is ready"."""
    if a.tells_of_self == b.tells_of_self:
        return False
    other = b if a.tells_of_self else a
    common = a.matter & b.matter
    first = next((at for at, root in enumerate(other.roots) if root in common), 0)
    begins = zip(other.places[:first], other.roots[:first], strict=True)
    return any(root.startswith(STATE) or (place and root in other.names) for place, root in begins)


def _is_most_of_both(common: frozenset[str], shorter: Saying, other: frozenset[str]) -> bool:
    """Whether what is shared is most of what both say; where it is all of the shorter one, and not little, the stretch
    of the other may say more."""
    all_of_it = common == shorter.matter and len(common) > _LEAST
    return all_of_it or len(common) >= _OF_BOTH * len(shorter.matter | other)


def _have_in_order(shorter: Saying, longer: Saying) -> bool:
    told = tuple(root for root in longer.roots if root in shorter.matter)
    return in_order(shorter.roots, told) == len(shorter.roots)


def _nearest_stretch(shorter: Saying, longer: Saying) -> tuple[int, int]:
    """From which to which of its roots the longer one has most of the shorter one; the first such stretch."""
    size = int(_WINDOW * len(shorter.roots)) + 1
    best = max(
        range(max(1, len(longer.roots) - size + 1)),
        key=lambda at: (len(shorter.matter.intersection(longer.roots[at : at + size])), -at),
    )
    return best, min(best + size, len(longer.roots)) - 1
