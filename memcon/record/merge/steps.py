"""A step that a report tells as taken, and the promise of another report that it keeps."""

from collections.abc import Hashable, Iterator
from functools import cache

from memcon.model.findings import Commitment, Step
from memcon.model.kinds import CommitmentStatus
from memcon.record.material import AnyClaim, day_of, first_day, near_in_time
from memcon.record.merge.told_promises import ToldPromise
from memcon.record.words import matter_of, sameness, stem, stems, words_of

APART = 90  # days between the reports of a promise and of the step, at most
_OWED = frozenset({CommitmentStatus.PENDING, CommitmentStatus.CONDITIONAL, CommitmentStatus.PUT_OFF})


def is_step(claim: AnyClaim) -> bool:
    return isinstance(claim.finding, Step)


def keys_of_step(told: ToldPromise) -> Iterator[Hashable]:
    """By what a step and the promise that it keeps are found: who, with each word of the matter; of a step that nobody
    is told to have taken, the paper or the amount."""
    quantity = told.promise.quantity
    for debtor in sorted(told.by):
        for word in sorted(told.matter):
            yield ("step", debtor, word)
    if told.paper:
        yield ("step", "paper", told.paper)
    if quantity and told.thing:
        yield ("step", "amount", told.thing, quantity.amount)


def keeps(step: ToldPromise, promise: ToldPromise) -> bool:
    """Whether the step can be no other than what was promised: by the same, of the same kind, with the same thing, and
    after it was promised."""
    if promise.promise.status not in _OWED or step.claim.text_id == promise.claim.text_id:
        return False
    if not _comes_after(step.claim, promise.claim) or not _are_of_one_kind(step.promise, promise.promise):
        return False
    if step.to and promise.to and not step.to & promise.to:
        return False
    if step.by:
        return step.by == promise.by and (_is_same_paper(step, promise) or _is_same_thing(step, promise))
    return _is_same_paper(step, promise) or (_is_same_amount(step, promise) and _is_same_thing(step, promise))


def _comes_after(step: AnyClaim, promise: AnyClaim) -> bool:
    done, made = first_day(step.finding.status_on) or day_of(step), day_of(promise)
    return done is not None and made is not None and done >= made and near_in_time(step, promise, APART)


def _are_of_one_kind(step: Commitment, promise: Commitment) -> bool:
    """Whether one word for the deed is in both: "free the pilots" and "released the pilots"."""
    ours, theirs = _kinds(step.what, first_only=True), _kinds(promise.what, first_only=False)
    return bool(ours & theirs)


def _kinds(what: str, *, first_only: bool) -> frozenset[int]:
    """The groups of words for a deed in which the first of its words is, or any of them."""
    words = words_of(what)[:1] if first_only else words_of(what)
    return frozenset(nth for nth, group in enumerate(_deeds()) if not group.isdisjoint(map(stem, words)))


@cache
def _deeds() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(stem, group["words"].split())) for group in sameness()["doing"])


def _is_same_paper(step: ToldPromise, promise: ToldPromise) -> bool:
    return step.paper is not None and step.paper == promise.paper


def _is_same_amount(step: ToldPromise, promise: ToldPromise) -> bool:
    ours, theirs = step.promise.quantity, promise.promise.quantity
    return ours is not None and theirs is not None and step.thing == promise.thing and ours.amount == theirs.amount


def _is_same_thing(step: ToldPromise, promise: ToldPromise) -> bool:
    """Whether all that the step was done to is in the promise, and no more of it than was promised."""
    ours, theirs = step.promise.quantity, promise.promise.quantity
    if ours and theirs and (step.thing != promise.thing or ours.amount > theirs.amount):
        return False
    matter = _thing_of(step.promise)
    return bool(matter) and matter <= matter_of(promise.promise.what)


def _thing_of(step: Commitment) -> frozenset[str]:
    """The words for what the step was done to, without how many they are."""
    words = matter_of(" ".join(words_of(step.what)[1:])) - stems("numerals")
    return frozenset(word for word in words if not word[0].isdigit())
