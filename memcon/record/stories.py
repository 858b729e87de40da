"""Which texts tell one story: copies, near-copies and cut versions, which count as one source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from memcon.articles.sketch import Shingled, Sketch, are_near, bands, is_cut, may_be_copies

VERSION = "1"
"""Goes up with every change to the rules, so that stories told by older rules are told again."""

_FEW, _MANY = (32, 8), 2
"""With how many of the next longer texts in its band a text is compared: with 8 in a band of up to 32 texts, else with
2. Texts that share a line at the foot of every page may be thousands in one band; those of one wire text have dozens
of bands in common, so that two of about one length meet in some, and the longest of those that were found to be one
stands for all in the search for cut versions."""

_KEPT = 1 << 11  # texts whose runs of words are kept at hand


def tell_stories(sketches: Mapping[str, Sketch], bodies: Mapping[str, str]) -> dict[str, str]:
    """For each text its story: the smallest id among the texts that are one with it. Two texts are one that are
    near-copies of one another, or through others; a cut version belongs to the text that holds most of it, and of two
    such to the one with the smaller id, so that two reports which both quote a third are not one."""
    return _Telling(sketches, bodies).tell()


class _Telling:
    """Lives for one telling."""

    def __init__(self, sketches: Mapping[str, Sketch], bodies: Mapping[str, str]) -> None:
        self._sketches, self._bodies = sketches, bodies
        self._above = {id_: id_ for id_ in sketches}
        self._shingled = lru_cache(maxsize=_KEPT)(lambda id_: Shingled.of(bodies[id_]))

    def tell(self) -> dict[str, str]:
        for a, b in self._candidates(self._sketches):
            if self._top(a) != self._top(b) and are_near(self._shingled(a), self._shingled(b)):
                self._unite(a, b)
        self._place_cuts(self._longest_of_each())
        return {id_: self._top(id_) for id_ in self._sketches}

    def _place_cuts(self, longest: Mapping[str, str]) -> None:
        """Puts each text that is cut from a longer one with it; of near-copies the longest stands for all."""
        wholes: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for a, b in self._candidates(longest.values()):
            shorter, longer = sorted((a, b), key=self._by_length)
            if is_cut(self._shingled(shorter), self._shingled(longer)):
                wholes[shorter].append((-self._shingled(shorter).part_in(self._shingled(longer)), longer))
        for shorter, found in sorted(wholes.items()):
            self._unite(shorter, min(found)[1])

    def _longest_of_each(self) -> dict[str, str]:
        """By story so far, its longest text."""
        ordered = sorted(self._sketches, key=self._by_length)
        return {self._top(id_): id_ for id_ in ordered}

    def _candidates(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs of texts that share a band, in the order of their lengths, so that those of about one length are
        compared while they are at hand."""
        bearers: dict[int, list[str]] = defaultdict(list)
        for id_ in sorted(ids, key=self._by_length):
            for band in bands(self._sketches[id_]):
                bearers[band].append(id_)
        pairs = {pair for found in bearers.values() if len(found) > 1 for pair in _neighbours(found)}
        found = (pair for pair in pairs if self._may_be_copies(*pair))
        return sorted(found, key=lambda pair: (self._by_length(pair[0]), self._by_length(pair[1])))

    def _may_be_copies(self, a: str, b: str) -> bool:
        lengths = len(self._bodies[a]), len(self._bodies[b])
        return may_be_copies(self._sketches[a], self._sketches[b], lengths)

    def _by_length(self, id_: str) -> tuple[int, str]:
        return (len(self._bodies[id_]), id_)

    def _unite(self, a: str, b: str) -> None:
        one, other = self._top(a), self._top(b)
        self._above[max(one, other)] = min(one, other)

    def _top(self, id_: str) -> str:
        path = id_
        while self._above[path] != path:
            path = self._above[path]
        while self._above[id_] != path:
            self._above[id_], id_ = path, self._above[id_]
        return path


def _neighbours(ids: list[str]) -> Iterator[tuple[str, str]]:
    most, reach = _FEW
    for at, a in enumerate(ids):
        for b in ids[at + 1 : at + 1 + (reach if len(ids) <= most else _MANY)]:
            yield (a, b)
