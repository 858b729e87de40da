"""What makes two findings the same thing: one file for each kind, joined in the order in which they build up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from memcon.model.findings import kind_of
from memcon.model.kinds import FindingKind
from memcon.record.material import AnyClaim
from memcon.record.merge.actors import join_actors, marks_of_actor, ties_of_actor
from memcon.record.merge.commitments import join_commitments, marks_of_commitment, ties_of_commitment
from memcon.record.merge.deeds import join_deeds, marks_of_deed, ties_of_deed
from memcon.record.merge.documents import join_documents, marks_of_document, ties_of_document
from memcon.record.merge.forms import IsNear, Roll
from memcon.record.merge.groups import Groups
from memcon.record.merge.meetings import join_meetings, marks_of_meeting, ties_of_meeting
from memcon.record.merge.moves import join_moves, marks_of_move, ties_of_move
from memcon.record.merge.parties import Parties, know
from memcon.record.merge.scene import Scene
from memcon.record.merge.statements import join_statements, marks_of_statement, ties_of_statement
from memcon.record.merge.steps import is_step
from memcon.record.merge.ties import Ties
from memcon.record.rulings import Rulings

__all__ = ["AFTER_ACTORS", "Joining", "Parties", "group_forms", "join", "know", "ties_of_actor"]


class Joining(NamedTuple):
    """How the findings of one kind are joined: what cannot differ within one thing, by what they find one another, and
    which of those that do are one."""

    kind: FindingKind
    marks: Callable[[AnyClaim, Scene], Mapping[str, str]]
    ties: Callable[[AnyClaim, Scene], Ties]
    join: Callable[[list[AnyClaim], Groups, Scene], None]

    def group(self, claims: Iterable[AnyClaim], scene: Scene, rulings: Rulings) -> Groups:
        """The groups that claims of this kind make."""
        ordered = sorted(claims, key=lambda claim: str(claim.finding.id))
        told_apart = {claim.finding.id: self.marks(claim, scene) for claim in ordered}
        groups = Groups(ordered, told_apart, rulings.merged, rulings.alone)
        self.join([c for c in ordered if c.finding.id not in rulings.alone], groups, scene)
        return groups


AFTER_ACTORS = (
    Joining(FindingKind.DOCUMENT, marks_of_document, ties_of_document, join_documents),
    Joining(FindingKind.MEETING, marks_of_meeting, ties_of_meeting, join_meetings),
    Joining(FindingKind.COMMITMENT, marks_of_commitment, ties_of_commitment, join_commitments),
    Joining(FindingKind.STATEMENT, marks_of_statement, ties_of_statement, join_statements),
    Joining(FindingKind.MOVE, marks_of_move, ties_of_move, join_moves),
    Joining(FindingKind.DEED, marks_of_deed, ties_of_deed, join_deeds),
)
"""In the order in which they build up; actors come before all of them."""


def join(claims: Sequence[AnyClaim], rulings: Rulings) -> list[list[str]]:
    """The findings of `claims` in groups that are one thing each. Each finding has one claim."""
    actors = [c for c in claims if kind_of(c.finding) is FindingKind.ACTOR]
    found = _join_actors(actors, rulings)
    by_id = {claim.finding.id: claim for claim in actors}
    scene = Scene().after(found).among(know(([by_id[id_] for id_ in ids] for ids in found), rulings))
    for joining in AFTER_ACTORS:
        of_kind = [c for c in claims if kind_of(c.finding) is joining.kind]
        lists = _without_mere_steps(joining.group(of_kind, scene, rulings))
        found += lists
        scene = scene.after(lists)
        if joining.kind is FindingKind.MEETING:
            scene = scene.timing(of_kind)
    return found


def _without_mere_steps(groups: Groups) -> list[list[str]]:
    """The groups, but for steps that nobody is known to have promised: these are no entries."""
    return [ids for ids in groups.lists() if not all(is_step(groups.claims[id_]) for id_ in ids)]


def _join_actors(claims: Sequence[AnyClaim], rulings: Rulings) -> list[list[str]]:
    """The actors in groups; the first text of each form speaks for all."""
    roll = Roll(claims, rulings.decided)
    firsts = {told[0].finding.id: form for form, told in roll.tellings.items()}
    speaking = [told[0] for told in roll.tellings.values()]
    groups = group_forms(speaking, rulings, lambda a, b, days: roll.is_near(firsts[a], firsts[b], days))
    return [sorted(c.finding.id for id_ in ids for c in roll.tellings[firsts[id_]]) for ids in groups.lists()]


def group_forms(speaking: Sequence[AnyClaim], rulings: Rulings, is_near: IsNear) -> Groups:
    """Forms of actors in groups, by the id of the one finding that speaks for each."""
    told_apart = {claim.finding.id: marks_of_actor(claim) for claim in speaking}
    groups = Groups(speaking, told_apart, rulings.merged, rulings.alone)
    join_actors([c for c in speaking if c.finding.id not in rulings.alone], groups, is_near)
    return groups
