"""Which texts tell one story: copies, near-copies and cut versions, which count as one source."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from memcon.record.pairs import Pair, PairKind
from memcon.record.sets import Sets

VERSION = "2"
"""Goes up with every change to the rules, so that stories told by older rules are told again."""


def tell_stories(lengths: Mapping[str, int], pairs: Collection[Pair]) -> dict[str, str]:
    """For each text, by the lengths of them all, its story: the smallest id among the texts that are one with it.

    Two texts are one that are near-copies of one another, or through others. The longest of near-copies stands for
    all: if it is cut from another such, it belongs to that one, and of two such to the one that holds most of it, or
    has the smaller id; so two reports which both quote a third are not one.
    """
    near = Sets(lengths)
    for pair in pairs:
        if pair.kind is PairKind.NEAR:
            near.unite(pair.first, pair.other)
    longest = {near.top(id_): id_ for id_ in sorted(lengths, key=lambda id_: (lengths[id_], id_))}
    standing = frozenset(longest.values())
    wholes: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for pair in pairs:
        if pair.kind is PairKind.CUT and pair.first in standing and pair.other in standing:
            wholes[pair.first].append((-pair.part, pair.other))
    for cut, found in wholes.items():
        near.unite(cut, min(found)[1])
    return {id_: near.top(id_) for id_ in lengths}
