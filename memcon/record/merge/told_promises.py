"""A promise, or a step that may keep one, as one claim tells of it."""

from dataclasses import dataclass

from memcon.model.findings import Commitment
from memcon.model.kinds import CommitmentStatus
from memcon.record.material import AnyClaim
from memcon.record.merge.documents import head_of
from memcon.record.merge.scene import Scene
from memcon.record.words import matter_of


@dataclass(frozen=True, slots=True)
class ToldPromise:
    """A promise as one claim tells of it, ready to be compared: `paper` and `meeting` are groups joined before, `thing`
    is what an amount is of, `matter` the words without those of giving."""

    claim: AnyClaim
    by: frozenset[str]
    to: frozenset[str]
    paper: str | None
    meeting: str | None
    thing: str | None
    matter: frozenset[str]

    @property
    def promise(self) -> Commitment:
        finding: Commitment = self.claim.finding
        return finding

    @property
    def is_part(self) -> bool:
        return self.promise.status is CommitmentStatus.PART_KEPT and self.promise.quantity is not None


def tell_promise(claim: AnyClaim, scene: Scene) -> ToldPromise:
    """What `claim` tells, with its parties and papers as the record knows them."""
    c: Commitment = claim.finding
    return ToldPromise(
        claim,
        by=scene.all_parties(claim, c.by),
        to=scene.all_parties(claim, c.to),
        paper=scene.group(c.document),
        meeting=scene.group(c.agreed_at),
        thing=head_of(c.quantity.of) or None if c.quantity else None,
        matter=matter_of(c.what, giving=False),
    )
