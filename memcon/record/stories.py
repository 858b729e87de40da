"""Which texts tell one story: copies and near-copies, which count as one source."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations

from memcon.articles.sketch import NEAR, likeness, may_be_near

MARKS = 24
"""How many of a sketch's smallest hashes are compared to find candidates. Texts that share six shingles in ten share
one of these all but surely."""

Sketch = tuple[int, ...]


def marks_of(sketch: Sketch) -> Sketch:
    return sketch[:MARKS]


def tell_stories(sketches: Mapping[str, Sketch]) -> dict[str, str]:
    """For each text its story: the smallest id among the texts that it is near to, directly or through others."""
    above = {id_: id_ for id_ in sketches}
    hashes = {id_: frozenset(sketch) for id_, sketch in sketches.items()}
    for a, b in _candidates(sketches):
        one, other = _top(above, a), _top(above, b)
        if one != other and may_be_near(hashes[a], hashes[b]) and likeness(sketches[a], sketches[b]) >= NEAR:
            above[max(one, other)] = min(one, other)
    return {id_: _top(above, id_) for id_ in sketches}


def _candidates(sketches: Mapping[str, Sketch]) -> list[tuple[str, str]]:
    bearers: dict[int, list[str]] = defaultdict(list)
    for id_ in sorted(sketches):
        for mark in marks_of(sketches[id_]):
            bearers[mark].append(id_)
    shared = Counter(pair for ids in bearers.values() for pair in combinations(ids, 2))
    return sorted(pair for pair, marks in shared.items() if marks >= _enough(sketches[pair[0]], sketches[pair[1]]))


def _enough(a: Sketch, b: Sketch) -> int:
    """A line at the foot of every page gives two texts a mark or two in common, but not three."""
    return min(3, len(a), len(b))


def _top(above: dict[str, str], id_: str) -> str:
    while above[id_] != id_:
        id_ = above[id_]
    return id_
