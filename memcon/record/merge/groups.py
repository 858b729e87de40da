"""Groups of findings that are one thing, with what a person said of them held to."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import TypeVar

from memcon.record.material import AnyClaim
from memcon.record.merge.copies import same_in_copies
from memcon.record.sets import Sets

Told = TypeVar("Told")


class Groups:
    """Disjoint groups of claims (union-find), each known by the smallest id in it.

    `marks` are what cannot differ within one thing, by finding: {"round": "2"}. Two groups with different values of
    one mark are never joined, unless a person says so. A finding that a person split off stays alone.

    `linked` are all pairs that were found to be one, whether or not they could be joined: what becomes of one thing
    hangs on those that are linked to it, directly or through others, and on no other.
    """

    def __init__(
        self,
        claims: Sequence[AnyClaim],
        marks: Mapping[str, Mapping[str, str]],
        merged: Iterable[tuple[str, str]] = (),
        alone: frozenset[str] = frozenset(),
    ) -> None:
        self.claims = {claim.finding.id: claim for claim in sorted(claims, key=lambda c: c.finding.id)}
        self._sets = Sets(self.claims)
        self._marks = {id_: dict(marks.get(id_, {})) for id_ in self.claims}
        self._alone = alone
        self.linked: set[tuple[str, str]] = set()
        for a, b in merged:
            if a in self.claims and b in self.claims:
                self.linked.add((a, b))
                self._unite(self.root(a), self.root(b))

    def root(self, id_: str) -> str:
        """The smallest id of the group."""
        return self._sets.top(id_)

    def may_join(self, a: str, b: str) -> bool:
        """Whether nothing forbids that the two are one thing."""
        if a in self._alone or b in self._alone:
            return False
        ours, theirs = self._marks[self.root(a)], self._marks[self.root(b)]
        return all(theirs.get(name, value) == value for name, value in ours.items())

    def join(self, a: str, b: str) -> bool:
        """Makes one of two groups. False where that is forbidden."""
        if not self.may_join(a, b):
            return False
        one, other = self.root(a), self.root(b)
        if one != other:
            self._unite(one, other)
        return True

    def join_all(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Joins all pairs that may be, in the order of their ids, so that the outcome hangs on no other order."""
        found = {(min(pair), max(pair)) for pair in pairs}
        self.linked |= found
        for a, b in sorted(found):
            self.join(a, b)

    def join_in_spite_of(self, mark: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Joins pairs that may differ in one mark, which then tells their group from no other."""
        found = sorted({(min(pair), max(pair)) for pair in pairs})
        self.linked.update(found)
        for id_ in {id_ for pair in found for id_ in pair}:
            self._marks[self.root(id_)].pop(mark, None)
        for a, b in found:
            self.join(a, b)

    def attach(
        self, loose: Iterable[str], fits: Callable[[str, str], bool], among: Mapping[str, Iterable[str]]
    ) -> None:
        """Joins each loose finding with the group of those it fits, where that is just one group.

        `among` holds the candidates of each. Decided for all before any is joined, so that no order shows.
        """
        chosen = []
        for id_ in sorted(loose):
            found = [c for c in sorted(among.get(id_, ())) if fits(id_, c)]
            self.linked.update((id_, c) for c in found)
            fitting = {self.root(c): c for c in found if self.may_join(id_, c)}
            if len(fitting) == 1:
                chosen.append((id_, next(iter(fitting.values()))))
        for id_, candidate in chosen:
            self.join(id_, candidate)

    def lists(self) -> list[list[str]]:
        """The groups, each with its findings in the order of their ids."""
        members = defaultdict(list)
        for id_ in self.claims:
            members[self.root(id_)].append(id_)
        return list(members.values())

    def _unite(self, one: str, other: str) -> None:
        first, second = min(one, other), max(one, other)
        self._sets.unite(first, second)
        self._marks[first] = {**self._marks[second], **self._marks[first]}


def blocks(claims: Iterable[AnyClaim], keys: Callable[[AnyClaim], Iterable[Hashable]]) -> list[list[str]]:
    """Findings whose claims share a key, so that only these need be compared; each block in the order of ids."""
    found: dict[Hashable, list[str]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.finding.id):
        for key in dict.fromkeys(keys(claim)):
            found[key].append(claim.finding.id)
    return [block for block in found.values() if len(block) > 1]


def alike(
    claims: Iterable[AnyClaim],
    keys: Callable[[AnyClaim], Iterable[Hashable]],
    same: Callable[[str, str], bool],
) -> set[tuple[str, str]]:
    """All pairs of findings whose claims share a key and that are the same by `same`; each pair is compared once."""
    compared: set[tuple[str, str]] = set()
    found = set()
    for block in blocks(claims, keys):
        for pair in combinations(block, 2):
            if pair not in compared:
                compared.add(pair)
                if same(*pair):
                    found.add(pair)
    return found


def join_alike(
    claims: Sequence[AnyClaim],
    groups: Groups,
    tell: Callable[[AnyClaim], Told],
    signature: Callable[[Told], Hashable],
    keys: Callable[[Told], Iterable[Hashable]],
    same: Callable[[Told, Told], bool],
) -> None:
    """Joins claims that need no more than to be compared, by what each tells: those of copies, of one signature, and
    that are alike."""
    told = {claim.finding.id: tell(claim) for claim in claims}
    groups.join_all(same_in_copies(claims))
    distinct = one_of_each(claims, groups, lambda claim: signature(told[claim.finding.id]))
    groups.join_all(alike(distinct, lambda claim: keys(told[claim.finding.id]), lambda a, b: same(told[a], told[b])))


def candidates(
    loose: Iterable[AnyClaim], firm: Iterable[AnyClaim], keys: Callable[[AnyClaim], Iterable[Hashable]]
) -> dict[str, list[str]]:
    """For each loose claim the firm ones that share a key with it."""
    by_key: dict[Hashable, list[str]] = defaultdict(list)
    for claim in firm:
        for key in dict.fromkeys(keys(claim)):
            by_key[key].append(claim.finding.id)
    return {c.finding.id: [id_ for key in dict.fromkeys(keys(c)) for id_ in by_key.get(key, ())] for c in loose}


def one_of_each(
    claims: Iterable[AnyClaim], groups: Groups, signature: Callable[[AnyClaim], Hashable]
) -> list[AnyClaim]:
    """Joins claims with one signature, which is to say that they are the same, and returns one of each group so made,
    so that only these need be compared."""
    found: dict[Hashable, list[str]] = defaultdict(list)
    for claim in claims:
        found[signature(claim)].append(claim.finding.id)
    chosen: list[str] = []
    for ids in found.values():
        groups.join_all(pairwise(sorted(ids)))
        chosen.extend({groups.root(id_): id_ for id_ in sorted(ids, reverse=True)}.values())
    return [groups.claims[id_] for id_ in sorted(chosen)]
