"""Whether two quotations render the same words: two translations, or one text and another's memory of it."""

from memcon.record.words import share, stem

_SHARED = 5  # stems that two translations must share at least ...
_ALIKE = 0.55  # ... and how much of the shorter one these must be
_IN_ORDER = 5  # words in the same order that two close renderings must share at least ...
_CLOSE = 0.62  # ... and how much of the longer one these must be, or ...
_WITHIN = 0.8  # ... how much of the shorter one
_LONG_ENOUGH = 6  # words that a rendering must have to be known by their order
_LONGEST = 120  # words from which on their order is not compared

Words = tuple[str, ...]


def share_matter(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of stems are those of two translations."""
    return len(a & b) >= _SHARED and share(a, b) >= _ALIKE


def share_order(a: Words, b: Words) -> bool:
    """Whether most words stand in the same order in both."""
    shorter, longer = sorted((len(a), len(b)))
    if shorter < _LONG_ENOUGH or longer > _LONGEST or longer * _CLOSE > 2 * shorter:
        return False
    common = in_order(tuple(map(stem, a)), tuple(map(stem, b)))
    return common >= _IN_ORDER and (common >= _CLOSE * longer or common >= _WITHIN * shorter)


def in_order(a: Words, b: Words) -> int:
    """How many words stand in one order in both, which is the length of the longest common subsequence: bits of one
    number stand for the words of `a`, one word of `b` a step (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for at, word in enumerate(a):
        places[word] = places.get(word, 0) | 1 << at
    every = row = (1 << len(a)) - 1
    for word in b:
        met = row & places.get(word, 0)
        row = ((row + met) | (row - met)) & every
    return len(a) - row.bit_count()
