"""One promise over many texts: the same debtor and the same matter, whatever each says of when it is due.

Rival due times of one promise are one commitment; different amounts of one thing are two promises, unless both were
agreed at one meeting.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from memcon.model.findings import Commitment, Quantity
from memcon.model.kinds import CommitmentStatus
from memcon.record.material import AnyClaim, near_in_time, when
from memcon.record.merge.copies import same_in_copies
from memcon.record.merge.documents import head_of, may_be_one_paper
from memcon.record.merge.groups import Groups, alike, candidates, one_of_each
from memcon.record.merge.scene import Scene
from memcon.record.words import matter_of, share, stem, words_of

_APART = 60  # days between two mentions of one promise, at most
_PART_APART = 45  # days from a promise to a part of it that is kept
_ALIKE = 0.6  # how much of the shorter description must stand in the other
_DUE_APART = 45  # days between two rival due times


@dataclass(frozen=True)
class _View:
    """A commitment's findings as they are compared."""

    scene: Scene

    def debtors(self, claim: AnyClaim) -> frozenset[str]:
        return self.scene.all_parties(claim, claim.finding.by)

    def creditors(self, claim: AnyClaim) -> frozenset[str]:
        return self.scene.all_parties(claim, claim.finding.to)

    def paper(self, claim: AnyClaim) -> str | None:
        return self.scene.group(claim.finding.document)


def marks_of_commitment(claim: AnyClaim, scene: Scene) -> Mapping[str, str]:
    """Promises about two different papers are two promises."""
    paper = scene.group(claim.finding.document)
    return {"paper": paper} if paper else {}


def join_commitments(claims: list[AnyClaim], groups: Groups, scene: Scene) -> None:
    view = _View(scene)
    groups.join_all(same_in_copies(claims))
    distinct = one_of_each(claims, groups, lambda c: _signature(c, view))
    parts = [c for c in distinct if _is_part(c)]
    wholes = [c for c in distinct if not _is_part(c)]
    groups.join_all(alike(wholes, lambda c: _keys(c, view), lambda a, b: _same(a, b, view)))
    among = candidates(parts, wholes, lambda c: [("of", _thing(c.finding.quantity))])
    groups.attach(among, lambda a, b: _is_part_of(groups.claims[a], groups.claims[b], view), among)


def _signature(claim: AnyClaim, view: _View) -> Hashable:
    c: Commitment = claim.finding
    if _is_part(claim):
        return c.id
    month = (claim.published or claim.published_from or claim.text_id)[:7]
    return (view.debtors(claim), view.creditors(claim), view.paper(claim), c.quantity, words_of(c.what), c.due, month)


def _is_part(claim: AnyClaim) -> bool:
    return claim.finding.status is CommitmentStatus.PART_KEPT and claim.finding.quantity is not None


def _thing(quantity: Quantity | None) -> str | None:
    return head_of(quantity.of) or None if quantity else None


def _keys(claim: AnyClaim, view: _View) -> Iterator[Hashable]:
    """Debtor with paper, thing owed, or word of the matter."""
    things = [("paper", view.paper(claim)), ("of", _thing(claim.finding.quantity))]
    words = [("word", word) for word in sorted(matter_of(claim.finding.what, giving=False))]
    for debtor in sorted(view.debtors(claim)):
        for name, thing in things + words:
            if thing:
                yield (debtor, name, thing)


def _same(a: AnyClaim, b: AnyClaim, view: _View) -> bool:
    if not near_in_time(a, b, _APART) or _dues_are_far_apart(a.finding, b.finding):
        return False
    if not _may_be_owed_to_one(view.creditors(a), view.creditors(b), view.debtors(a) | view.debtors(b)):
        return False
    if view.debtors(a) == view.debtors(b):
        return _same_matter(a, b, view)
    one_side_named = view.debtors(a) < view.debtors(b) or view.debtors(b) < view.debtors(a)
    return one_side_named and a.finding.quantity is not None and a.finding.quantity == b.finding.quantity


def _may_be_owed_to_one(ours: frozenset[str], theirs: frozenset[str], debtors: frozenset[str]) -> bool:
    ours, theirs = ours - debtors, theirs - debtors
    return not ours or not theirs or bool(ours & theirs)


def _dues_are_far_apart(a: Commitment, b: Commitment) -> bool:
    ours, theirs = when(a.due), when(b.due)
    if not ours or not theirs or not ours.last or not theirs.last:
        return False
    return abs((ours.last - theirs.last).days) > _DUE_APART


def _same_matter(a: AnyClaim, b: AnyClaim, view: _View) -> bool:
    ours, theirs = a.finding, b.finding
    if view.paper(a) and view.paper(b):
        return view.paper(a) == view.paper(b)
    if ours.quantity and theirs.quantity:
        return _same_amount(a, b, view)
    return _same_words(ours.what, theirs.what)


def _same_amount(a: AnyClaim, b: AnyClaim, view: _View) -> bool:
    ours, theirs = a.finding.quantity, b.finding.quantity
    if _thing(ours) != _thing(theirs):
        return False
    meeting = view.scene.group(a.finding.agreed_at)
    at_one_meeting = meeting is not None and meeting == view.scene.group(b.finding.agreed_at)
    return ours.amount == theirs.amount or at_one_meeting


def _same_words(ours: str, theirs: str) -> bool:
    """The same matter in other words: most of the shorter description, and never on one word that is no paper's."""
    a, b = matter_of(ours, giving=False), matter_of(theirs, giving=False)
    common = a & b
    if len(common) == 1 and min(len(a), len(b)) == 1:
        return may_be_one_paper(ours, theirs) or common <= {stem(head_of(ours)), stem(head_of(theirs))}
    return share(a, b) >= _ALIKE


def _is_part_of(part: AnyClaim, whole: AnyClaim, view: _View) -> bool:
    """Whether a part that was kept can be of this promise: as much or less of the same thing, by one who owes it."""
    piece, all_of_it = part.finding.quantity, whole.finding.quantity
    if piece is None or all_of_it is None or _thing(piece) != _thing(all_of_it) or piece.amount > all_of_it.amount:
        return False
    owes = view.debtors(part) & view.debtors(whole)
    return bool(owes) and near_in_time(part, whole, _PART_APART)
