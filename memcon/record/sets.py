"""Things that are one, or known to be: disjoint sets of ids (union-find)."""

from collections import defaultdict
from collections.abc import Collection, Iterable


class Sets:
    """Disjoint sets of ids; the smallest id stands for a set, so that no order of joining shows."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._above = {id_: id_ for id_ in ids}

    def top(self, id_: str) -> str:
        """The id that stands for the set of `id_`."""
        path = id_
        while self._above[path] != path:
            path = self._above[path]
        while self._above[id_] != path:
            self._above[id_], id_ = path, self._above[id_]
        return path

    def unite(self, a: str, b: str) -> None:
        one, other = self.top(a), self.top(b)
        self._above[max(one, other)] = min(one, other)


def linked_with(seeds: Collection[str], linked: Iterable[tuple[str, str]]) -> set[str]:
    """What is linked with `seeds`, directly or through others."""
    pairs = list(linked)
    every = {*seeds, *(id_ for pair in pairs for id_ in pair)}
    sets = Sets(every)
    for a, b in pairs:
        sets.unite(a, b)
    members: dict[str, set[str]] = defaultdict(set)
    for id_ in every:
        members[sets.top(id_)].add(id_)
    return {id_ for top in {sets.top(seed) for seed in seeds} for id_ in members[top]}
