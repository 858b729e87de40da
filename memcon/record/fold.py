"""The fold: from all current readings and all decisions to which finding belongs to which entry.

Pure: the same material gives the same outcome, in whatever order it arrived.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind
from memcon.record.claims import added_claim, claims_of
from memcon.record.material import AnyClaim, Material, claim_order
from memcon.record.merge import join
from memcon.record.rulings import WHOLE, Rulings, in_force, rule

VERSION = "27"
"""Goes up with every change to the rules of the fold, so that records folded by older rules are folded again."""


@dataclass(frozen=True)
class Gathered:
    """All claims that stand, by the id of their finding, and the decisions about them. What was rejected by itself is
    left out; what was rejected with its whole entry is not."""

    claims: Mapping[str, AnyClaim]
    rulings: Rulings

    @property
    def standing(self) -> list[AnyClaim]:
        """Those whose place no later version of their text has taken."""
        return [claim for id_, claim in self.claims.items() if id_ not in self.rulings.taken_over]


def gather(material: Material) -> Gathered:
    """The claims of the current readings and of additions, as far as nobody has rejected them."""
    claims = {claim.finding.id: claim for claim in _all_claims(material)}
    ordered = [claims[id_] for id_ in sorted(claims)]
    rulings = rule(material, ordered)
    return Gathered({c.finding.id: c for c in ordered if c.finding.id not in rulings.rejected}, rulings)


def fold(material: Material, gathered: Gathered | None = None) -> dict[str, str]:
    """The entry of every finding that has one, by their ids; also of those that only earlier readings made.

    An entry's id is that of its finding that was published first, and of several the smallest. The findings of earlier
    versions of a text belong where those that took their place do. `gathered` is what `gather` gives, where it was
    asked already.
    """
    gathered = gathered or gather(material)
    membership, heirs = {}, gathered.rulings.heirs
    earlier: dict[str, list[str]] = defaultdict(list)
    for id_ in gathered.rulings.taken_over:
        if id_ in gathered.claims:
            earlier[heirs[id_]].append(id_)
    for group in join(gathered.standing, gathered.rulings):
        if gathered.rulings.rejected_whole.isdisjoint(group):
            told = [*group, *(id_ for heir in group for id_ in earlier[heir])]
            entry_id = min((gathered.claims[id_] for id_ in told), key=claim_order).finding.id
            membership.update(dict.fromkeys(group, entry_id))
    return {id_: membership[heir] for id_, heir in sorted(heirs.items()) if heir in membership}


def find_rejection(material: Material, finding: str) -> Decision | None:
    """The decision in force that keeps a finding, by any id that it was ever shown under, out of the record: on itself
    or on the entry that it would belong to."""
    gathered = gather(material)
    rulings = gathered.rulings
    heir = rulings.heirs.get(finding, finding)
    group = next((ids for ids in join(gathered.standing, rulings) if heir in ids), [heir])
    about = [decision for id_ in group for decision in rulings.by_finding.get(id_, ())]
    found = (d for d in about if d.kind is DecisionKind.REJECT and (d.fields.get(WHOLE) or d.target == heir))
    return next(found, None)


def _all_claims(material: Material) -> Iterator[AnyClaim]:
    sources = {source.text.id: source for source in material.sources}
    for source in material.sources:
        yield from claims_of(source)
    for decision in in_force(material.decisions):
        if decision.kind is DecisionKind.ADD and decision.passage:
            place = sources.get(material.stands_for(decision.passage.text_id))
            claim = added_claim(decision, place) if place else None
            if claim:
                yield claim
