"""Takes an input apart where that may kill the process that does it, or never end: what processes died of a few times
is told, and the rest of that input is left to the next run."""

from collections.abc import Collection, Iterator
from itertools import count

from memcon.corpus.notes import TRIES, Notes
from memcon.corpus.outcomes import Failed, Tally
from memcon.corpus.patience import within
from memcon.corpus.portions import Portion
from memcon.corpus.sources import PATIENCE, Input

_KILLS = f"{TRIES} processes died while they took it apart (its unpacking crashed, or took too much memory)"
_HANGS = f"it stood still for {PATIENCE:.0f} seconds while it was taken apart"
_DONE = b""


def take_apart(
    source: Input, key: str, portions: Iterator[Portion], finished: Collection[int], notes: Notes
) -> Iterator[Portion]:
    """The `portions` of an input, without those that are `finished`, as far as no process dies of it."""
    noted_as, done = f"{key}/apart", 0
    for number in count():
        if cause := _noted(notes, noted_as, number):
            yield _left(source, key, number, done, cause)
            break
        with within(PATIENCE, lambda nth=number: notes.keep(noted_as, nth, _HANGS.encode())):  # type: ignore[misc]
            portion = next(portions)
        notes.keep(noted_as, number, _DONE)
        done += portion.bytes
        if portion.last or number not in finished:
            yield portion
        if portion.last:
            break
    notes.end(noted_as)


def _noted(notes: Notes, key: str, number: int) -> str | None:
    """Why a portion is not tried again; None where it is begun now."""
    noted = notes.begin(key, number)
    if isinstance(noted, bytes):
        return noted.decode() or None
    return _KILLS if noted >= TRIES else None


def _left(source: Input, key: str, number: int, done: int, cause: str) -> Portion:
    """What stands for the rest of an input."""
    failed = (Failed(source.place, cause),)
    return Portion(
        source=key,
        number=number,
        tally=Tally(failed=1),
        failed=failed,
        bytes=max(source.size - done, 0),
        last=True,
        again=True,
    )
