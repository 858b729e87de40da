"""How far what is new reaches: the claims that are one with it, or could be, and those on which that hangs."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from memcon.model.findings import kind_of
from memcon.model.kinds import FindingKind
from memcon.record.growth.cast import Casts
from memcon.record.growth.shelf import Shelf, pack_ties
from memcon.record.material import AnyClaim
from memcon.record.merge import Joining, Parties
from memcon.record.merge.scene import Scene
from memcon.record.merge.ties import both, numbers, put_together
from memcon.record.names import fold_name, state_or_body
from memcon.record.rulings import Rulings
from memcon.record.sets import linked_with

_NAMING = (
    *("speaker", "side", "addressee", "parties", "host", "mediator", "proposer", "owner", "by", "to", "toward"),
    "status_by",
)
_REFERRING = ("within", "document", "agreed_at", "statement", "answers", "same_as")
_BUILDING_UP = {FindingKind.COMMITMENT: ("document", "agreed_at"), FindingKind.MOVE: ("statement",)}


def party_key(key: str) -> tuple[str, str]:
    """By what all claims are found that name an actor."""
    return ("party", key)


def loose_key(folded: str) -> tuple[str, str]:
    """By what claims are found with a name that no actor of their text bears."""
    return ("loose", folded)


def reference_key(finding: str) -> tuple[str, str]:
    """By what claims are found that refer to a finding."""
    return ("reference", finding)


@dataclass
class Reach:
    """Joins the claims of one kind after another as far as what is new reaches. `groups` and `timed` grow with what is
    looked up of the kinds that were joined before."""

    shelf: Shelf
    casts: Casts
    parties: Parties
    shown: Parties
    rulings: Rulings
    groups: dict[str, str] = field(default_factory=dict)
    timed: set[str] = field(default_factory=set)

    @property
    def scene(self) -> Scene:
        return Scene(self.parties, self.groups, self.timed)

    def tie(self, joining: Joining, claims: Mapping[str, AnyClaim]) -> dict[str, bytes]:
        """The packed ties of claims."""
        self.get_ready(claims.values())
        return {id_: self._ties(joining, claim) for id_, claim in claims.items()}

    def join(
        self, joining: Joining, seeds: Collection[str], fresh: Mapping[str, AnyClaim]
    ) -> tuple[list[list[str]], dict[str, AnyClaim]]:
        """The groups that hold what hangs on `seeds`, and the claims in them. `fresh` are claims at hand."""
        claims: dict[str, AnyClaim] = {}
        self._load(joining.kind, seeds, fresh, claims)
        inner, sought = set(seeds), set[str]()
        while not inner <= sought:
            met = inner - sought
            found = self.shelf.find(self.shelf.seeks(met)) | self.shelf.mates(met)  # who were one will mostly stay so
            sought |= inner
            self._load(joining.kind, found, fresh, claims)
            groups = joining.group(claims.values(), self.scene, self.rulings)
            inner = linked_with(seeds, groups.linked)
        lists = [ids for ids in groups.lists() if ids[0] in inner] if seeds else []
        return lists, {id_: claims[id_] for ids in lists for id_ in ids}

    def get_ready(self, claims: Iterable[AnyClaim]) -> None:
        """Looks up what joining claims asks of other texts and kinds."""
        ready = list(claims)
        self.casts.fetch(claim.text_id for claim in ready)
        referred = {
            id_
            for claim in ready
            for name in _BUILDING_UP.get(kind_of(claim.finding), ())
            if (id_ := getattr(claim.finding, name))
        }
        self.remember(self.shelf.groups_of(sorted(referred - self.groups.keys())))

    def remember(self, groups: Mapping[str, tuple[str, bool]]) -> None:
        """Notes the groups of findings, and whether they are timed."""
        for id_, (group, is_timed) in groups.items():
            self.groups[id_] = group
            (self.timed.add if is_timed else self.timed.discard)(group)

    def _load(
        self, kind: FindingKind, ids: Collection[str], fresh: Mapping[str, AnyClaim], claims: dict[str, AnyClaim]
    ) -> None:
        missing = set(ids) - claims.keys()
        at_hand = {id_: fresh[id_] for id_ in missing if id_ in fresh}
        loaded = at_hand | self.shelf.claims(kind, sorted(missing - at_hand.keys()))
        self.get_ready(loaded.values())
        claims |= loaded

    def _ties(self, joining: Joining, claim: AnyClaim) -> bytes:
        merged = (("merged", pair) for pair in self.rulings.merged if claim.finding.id in pair)
        found = put_together(joining.ties(claim, self.scene), both(merged))
        kind = joining.kind.value
        offers = {
            *((kind, key) for key in found.offers),
            *self._named(claim),
            *map(reference_key, references_of(claim)),
        }
        return pack_ties(numbers(offers), numbers((kind, key) for key in found.seeks))

    def _named(self, claim: AnyClaim) -> set[tuple[str, str]]:
        """By what a claim is found when somebody that it names turns out to be somebody else."""
        keys: set[tuple[str, str]] = set()
        for name in _values(claim, _NAMING):
            folded = fold_name(name)
            for parties in (self.parties, self.shown):
                keys.add(party_key(parties.key(claim.text_id, name)))
            if not state_or_body(name) and folded not in self.casts[claim.text_id]:
                keys.add(loose_key(folded))
        return keys


def references_of(claim: AnyClaim) -> set[str]:
    """The findings that a claim refers to."""
    return _values(claim, _REFERRING)


def _values(claim: AnyClaim, names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        value: Any = getattr(claim.finding, name, None)
        found.update((value,) if isinstance(value, str) else value or ())
    return found
