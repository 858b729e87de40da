"""A step that a report tells as taken, put off, called off or not taken, and the promise of another report that it is
of."""

import datetime as dt
from collections.abc import Hashable, Iterator

from memcon.model.findings import Step
from memcon.model.kinds import CommitmentStatus
from memcon.record.material import AnyClaim, day_of, first_day, near_in_time, when
from memcon.record.merge.deeds_told import are_of_one_kind, kinds_of, kinds_of_stem, thing_of
from memcon.record.merge.told_promises import ToldPromise
from memcon.record.words import listed, matter_of, share, words_of

APART = 90  # days between the reports of a promise and of the step, at most
_ALIKE = 0.6  # how much of what is denied must stand in the promise
_TELLING = 2  # words that tell which thing it is, where it is not "the"
_BEFORE = dt.timedelta(days=30)  # by which a promise that is told after its time was made before that
_MORE = 1.05  # by how much more than was promised may have been done: 6,057 of 6,000
_OWED = frozenset({CommitmentStatus.PENDING, CommitmentStatus.CONDITIONAL, CommitmentStatus.PUT_OFF})
_TAKEN = frozenset({CommitmentStatus.KEPT, CommitmentStatus.PART_KEPT})


def is_step(claim: AnyClaim) -> bool:
    return isinstance(claim.finding, Step)


def keys_of_step(told: ToldPromise) -> Iterator[Hashable]:
    """By what a step and the promise that it is of are found: who, with each word of the matter; of a step that nobody
    is told to have taken, the paper, the amount, or one word of the thing."""
    quantity = told.promise.quantity
    for debtor in sorted(told.by):
        for word in sorted(told.matter):
            yield ("step", debtor, word)
    if told.paper:
        yield ("step", "paper", told.paper)
    if quantity and told.thing:
        yield ("step", "amount", told.thing, quantity.amount)
    if not is_step(told.claim):
        for word in sorted(matter_of(told.promise.what)):
            yield ("step", "thing", word)
        for kind in sorted(kinds_of(told.promise.what)):
            yield ("step", "kind", kind)
    elif words := frozenset(w for w in thing_of(told.promise, frozenset()) if not kinds_of_stem(w)):
        yield ("step", "thing", max(words, key=lambda word: (len(word), word)))
    else:
        for kind in sorted(kinds_of(told.promise.what)):
            yield ("step", "kind", kind)


def befalls(step: ToldPromise, promise: ToldPromise) -> bool:
    """Whether what the step tells can be of no other thing than what was promised: taken by the same, of the same kind,
    with the same thing, and after it was promised; or that thing, put off, called off, not done or denied."""
    if promise.promise.status not in _OWED or _stands_before(step, promise):
        return False
    if not _comes_after(step, promise) or (step.by and step.by != promise.by):
        return False
    if step.to and promise.to and not step.to & promise.to:
        return False
    status = step.promise.status
    if status is CommitmentStatus.DISPUTED:
        return share(step.matter, promise.matter) >= _ALIKE
    if status in _TAKEN or status is CommitmentStatus.BROKEN:
        done = are_of_one_kind(step.promise, promise.promise) and _is_of_the_thing(step, promise)
        return done and (status in _TAKEN or _was_due(step, promise))
    return _is_undone(step, promise)


def _stands_before(step: ToldPromise, promise: ToldPromise) -> bool:
    """Whether a text tells of the step first and of the promise then, which is of something else."""
    same = step.claim.text_id == promise.claim.text_id
    return same and step.promise.evidence[0][0] < promise.promise.evidence[-1][1]


def _comes_after(step: ToldPromise, promise: ToldPromise) -> bool:
    done, made = first_day(step.promise.status_on) or day_of(step.claim), made_by(promise)
    return done is not None and made is not None and done >= made and near_in_time(step.claim, promise.claim, APART)


def made_by(promise: ToldPromise) -> dt.date | None:
    """The first day on which it can have been promised: what is told after its time was made before that."""
    told, due = day_of(promise.claim), when(promise.promise.due)
    made = first_day(promise.promise.made_on)
    if made and (told is None or made <= told):
        return made
    over = told is not None and due is not None and due.last is not None and due.last < told
    return due.last - _BEFORE if over and due and due.last else told


def _was_due(step: ToldPromise, promise: ToldPromise) -> bool:
    """Whether its time was over when it was told that nobody had done it."""
    due, told = when(promise.promise.due_now), day_of(step.claim)
    return due is not None and due.last is not None and told is not None and due.last <= told


def _is_of_the_thing(step: ToldPromise, promise: ToldPromise) -> bool:
    if _is_same_paper(step, promise):
        return True
    if not _is_same_thing(step, promise) or (_is_some_of_many(step) and promise.promise.quantity is None):
        return False
    return bool(step.by) or _is_same_amount(step, promise) or _tells_which(step)


def _is_some_of_many(step: ToldPromise) -> bool:
    """Whether it is so many of a number that is told elsewhere: "the first 40 prisoners"."""
    words = words_of(step.promise.what)
    return step.promise.quantity is not None and not listed("ordinals").isdisjoint(words)


def _tells_which(step: ToldPromise) -> bool:
    """Whether a thing that nobody is told to have done it to is told from others of its kind."""
    words = step.promise.what.casefold().split()
    return not listed("definite").isdisjoint(words) or len(thing_of(step.promise, frozenset())) >= _TELLING


def _is_undone(step: ToldPromise, promise: ToldPromise) -> bool:
    """Whether what was put off or called off is the step that was promised: "the release of the sailors"."""
    due, new = when(promise.promise.due), when(step.promise.put_off_to)
    if due and new and not new.is_after(due.first or due.last or dt.date.max):
        return False
    if _is_same_paper(step, promise):
        return True
    named = kinds_of(" ".join(words_of(step.promise.what)[1:])) & kinds_of(promise.promise.what)
    things = thing_of(step.promise, kinds_of(promise.promise.what), promise.claim.finding)
    return _tells_which(step) and bool(named or things) and things <= matter_of(promise.promise.what)


def _is_same_paper(step: ToldPromise, promise: ToldPromise) -> bool:
    return step.paper is not None and step.paper == promise.paper


def _is_same_amount(step: ToldPromise, promise: ToldPromise) -> bool:
    ours, theirs = step.promise.quantity, promise.promise.quantity
    if ours is None or theirs is None or step.thing != promise.thing:
        return False
    return theirs.amount <= ours.amount <= _MORE * theirs.amount


def _is_same_thing(step: ToldPromise, promise: ToldPromise) -> bool:
    """Whether all that the step was done to is in the promise, and hardly more of it than was promised."""
    ours, theirs = step.promise.quantity, promise.promise.quantity
    if ours and theirs and (step.thing != promise.thing or ours.amount > _MORE * theirs.amount):
        return False
    matter = thing_of(step.promise, kinds_of(promise.promise.what), promise.promise)
    return bool(matter) and matter <= matter_of(promise.promise.what)
