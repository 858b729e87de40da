"""What was gone through: each portion of each input, and what came of it, so that no run does it twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from memcon.corpus.outcomes import Failed, Tally
from memcon.corpus.sources import Input
from memcon.corpus.worker import ReadPortion
from memcon.model.ids import identify


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One portion that was gone through, without its rows. `run` counts the runs into the dataset, from 1."""

    source: str
    place: str
    number: int
    run: int
    tally: Tally = Tally()
    failed: tuple[Failed, ...] = ()
    last: bool = False
    again: bool = False


class Ledger:
    """All entries there are, of finished runs and of one that broke off."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._finished: dict[str, set[int]] = defaultdict(set)
        for entry in self._entries:
            if not entry.again:
                self._finished[entry.source].add(entry.number)
        self._ends = {entry.source: entry.number for entry in self._entries if entry.last and not entry.again}

    @property
    def runs(self) -> int:
        return max((entry.run for entry in self._entries), default=0)

    def finished(self, source: str) -> frozenset[int]:
        """The numbers of the portions of an input that need not be read again."""
        return frozenset(self._finished.get(source, ()))

    def is_done(self, source: str) -> bool:
        """Whether nothing of an input is left to read."""
        return source in self._ends and len(self._finished[source]) == self._ends[source] + 1

    def failures(self) -> Iterator[Failed]:
        """What failed and stands so. An input that broke off for the time being is spoken of by its last run."""
        last: dict[str, int] = {}
        for entry in self._entries:
            last[entry.place] = max(entry.run, last.get(entry.place, 0))
        for entry in self._entries:
            if not entry.again or entry.run == last[entry.place]:
                yield from entry.failed


def key_of(source: Input, match: object, reader: str) -> str:
    """The key of an input as it is read: another after it changed, with other words to match, and by another reader."""
    return identify("i", source.place, source.size, source.stamp, match, reader)


def entry_of(read: ReadPortion, place: str, run: int) -> Entry:
    return Entry(
        source=read.source,
        place=place,
        number=read.number,
        run=run,
        tally=read.tally,
        failed=read.failed,
        last=read.last,
        again=read.again,
    )
