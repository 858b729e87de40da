"""A word that is told as kept or broken without saying what it was, and the promise of another report that it can mean:
"Chad kept its promise"."""

from collections.abc import Hashable, Iterator

from memcon.model.kinds import CommitmentStatus
from memcon.record.material import day_of, near_in_time, when
from memcon.record.merge.steps import APART, is_step, made_by
from memcon.record.merge.told_promises import ToldPromise
from memcon.record.words import listed, words_of

_ENDED = frozenset({CommitmentStatus.KEPT, CommitmentStatus.BROKEN, CommitmentStatus.WITHDRAWN})
_OWED = frozenset({CommitmentStatus.PENDING, CommitmentStatus.CONDITIONAL, CommitmentStatus.PUT_OFF})


def is_word_given(told: ToldPromise) -> bool:
    """Whether it says what became of a promise, and of the promise no more than that it was one."""
    words = words_of(told.promise.what)
    said = not is_step(told.claim) and told.promise.status in _ENDED and told.promise.quantity is None
    return said and bool(words) and listed("words_given") | listed("plain") >= frozenset(words)


def keys_of_debtor(told: ToldPromise) -> Iterator[Hashable]:
    """By what the promises of one party are found."""
    return (("whose", debtor) for debtor in sorted(told.by))


def is_of_the_promise(word: ToldPromise, promise: ToldPromise) -> bool:
    """Whether the promise can be the one that is told as kept or broken: of the same, made before, and where it was
    broken due before."""
    if promise.promise.status not in _OWED or word.claim.text_id == promise.claim.text_id or word.by != promise.by:
        return False
    told, made, due = day_of(word.claim), made_by(promise), when(promise.promise.due_now)
    if told is None or made is None or told < made or not near_in_time(word.claim, promise.claim, APART):
        return False
    was_due = due is None or due.last is None or due.last <= told
    return was_due or word.promise.status is not CommitmentStatus.BROKEN
