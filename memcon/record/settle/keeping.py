"""How a promise came to be kept: on which day, in which parts, and whether these make up the whole."""

from collections.abc import Sequence

import msgspec

from memcon.model.entries import StatusChange
from memcon.model.findings import Commitment, Quantity, Step
from memcon.model.kinds import CommitmentStatus
from memcon.record.material import AnyClaim, first_day
from memcon.record.settle.choose import best_dated, most_supported, voiced
from memcon.record.words import listed, words_of

_TAKEN = frozenset({CommitmentStatus.KEPT, CommitmentStatus.PART_KEPT})
_ENOUGH = 0.999  # of the whole, so that a sum of fractions counts as all of it


def weigh_steps(claims: Sequence[AnyClaim]) -> tuple[list[AnyClaim], list[AnyClaim]]:
    """The claims that tell of the thing itself, and all with the steps by what they come to: a step with less than was
    promised keeps a part."""
    promises = [claim for claim in claims if not isinstance(claim.finding, Step)]
    whole = most_supported(voiced(promises, lambda c: getattr(c.finding, "quantity", None)))
    told = frozenset(word for claim in promises for word in words_of(getattr(claim.finding, "what", "")))
    return promises, [_weighed(claim, whole, told) if isinstance(claim.finding, Step) else claim for claim in claims]


def _weighed(claim: AnyClaim, whole: Quantity | None, told: frozenset[str]) -> AnyClaim:
    step: Step = claim.finding
    if step.status not in _TAKEN:
        return claim
    one_of_several = not listed("ordinals").isdisjoint(frozenset(words_of(step.what)) - told)
    if step.quantity is not None and whole is not None:
        less = step.quantity.amount < whole.amount
    else:
        less = step.status is CommitmentStatus.PART_KEPT or one_of_several
    status = CommitmentStatus.PART_KEPT if less else CommitmentStatus.KEPT
    return msgspec.structs.replace(claim, finding=msgspec.structs.replace(step, status=status))


def agree_when_kept(claims: Sequence[AnyClaim]) -> list[AnyClaim]:
    """`claims` with one day for all reports that tell on their own account when the promise was kept: the one that
    most of them bear out, and none on which parts of it were still to come. What a party says stays as it is."""
    kept = [c for c in claims if c.finding.status is CommitmentStatus.KEPT and not c.finding.status_by]
    parts = [first_day(c.finding.status_on) for c in claims if c.finding.status is CommitmentStatus.PART_KEPT]
    last = max((day for day in parts if day), default=None)
    options = voiced(kept, lambda c: c.finding.status_on)
    late_enough = [o for o in options if last is None or (first_day(o.value) or last) >= last]
    day = best_dated(late_enough or options)
    if day is None:
        return list(claims)
    dated = {option.claim.finding.id for option in options}
    return [_on(claim, day.value) if claim.finding.id in dated else claim for claim in claims]


def leave_out_late_parts(claims: Sequence[AnyClaim]) -> list[AnyClaim]:
    """`claims` without those that tell of a part, and not of how much, after it had been told that all was done: such a
    one looks back."""
    done = [c.published for c in claims if c.finding.status is CommitmentStatus.KEPT and c.published]
    first = min(done, default=None)

    def looks_back(claim: AnyClaim) -> bool:
        part = claim.finding.status is CommitmentStatus.PART_KEPT and claim.finding.quantity is None
        return bool(part and first and claim.published and claim.published > first)

    return [claim for claim in claims if not looks_back(claim)]


def is_further_part(claim: AnyClaim, history: Sequence[StatusChange]) -> bool:
    """Whether a part that was kept comes on top of those in `history`: on another day, or where no day is told of
    another amount."""
    finding: Commitment = claim.finding
    if finding.status is not CommitmentStatus.PART_KEPT or finding.quantity is None:
        return False
    parts = [change for change in history if change.status == CommitmentStatus.PART_KEPT]
    if finding.status_on:
        return all(change.on and change.on != finding.status_on for change in parts)
    return all(change.quantity and change.quantity.amount != finding.quantity.amount for change in parts)


def add_up(history: Sequence[StatusChange], claims: Sequence[AnyClaim]) -> list[StatusChange]:
    """`history`, and where its parts make up the whole, that with the last of them the promise was kept."""
    parts = [change for change in history if change.status == CommitmentStatus.PART_KEPT and change.quantity]
    wholes = (c for c in claims if c.finding.status is not CommitmentStatus.PART_KEPT)
    whole = most_supported(voiced(wholes, lambda c: c.finding.quantity))
    if len(parts) < 2 or whole is None or history[-1] is not parts[-1]:
        return list(history)
    given = sum(change.quantity.amount for change in parts if change.quantity)
    if given < _ENOUGH * whole.amount:
        return list(history)
    return [*history, msgspec.structs.replace(parts[-1], status=str(CommitmentStatus.KEPT), quantity=None)]


def _on(claim: AnyClaim, day: str) -> AnyClaim:
    return msgspec.structs.replace(claim, finding=msgspec.structs.replace(claim.finding, status_on=day))
