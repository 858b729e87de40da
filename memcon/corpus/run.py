"""One run: inputs are found, read by the engine, and kept in the folder as they come; what is finished stays so."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from memcon.corpus.dataset import Dataset
from memcon.corpus.engine import Reading, Task
from memcon.corpus.ledger import Entry, Ledger, entry_of, key_of
from memcon.corpus.matching import Match
from memcon.corpus.months import settle
from memcon.corpus.outcomes import Failed, Tally, add_up
from memcon.corpus.sources import Found, Input, find_inputs
from memcon.corpus.worker import ReadPortion

_ROWS, _SECONDS = 500, 20  # after so many, or so long, what was read is written down


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: what was done in it, of how many bytes how many are done, and for how many seconds."""

    tally: Tally
    done: int
    total: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """What a run came to. `skipped` are inputs that were finished before, `passed` files that are no articles by their
    names; `failed` is everything in the quarantine file."""

    tally: Tally
    inputs: int
    skipped: int
    passed: int
    failed: tuple[Failed, ...]
    seconds: float


@dataclass(slots=True)
class _Desk:
    """Takes what is read, and writes it down now and then."""

    dataset: Dataset
    places: dict[str, str]
    run: int
    waiting: list[ReadPortion] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)

    def take(self, read: ReadPortion) -> None:
        self.waiting.append(read)
        rows = sum(len(one.rows) for one in self.waiting)
        if rows >= _ROWS or time.monotonic() - self.since >= _SECONDS:
            self.write_down()

    def write_down(self) -> None:
        if self.waiting:
            self.dataset.keep_part(self.waiting, [self._entry(one) for one in self.waiting])
        self.waiting, self.since = [], time.monotonic()

    def _entry(self, read: ReadPortion) -> Entry:
        return entry_of(read, self.places[read.source], self.run)


def read_corpus(
    names: Iterable[str],
    out: Path,
    *,
    match: Match = Match(),  # noqa: B008 - frozen
    reading: Reading,
    watch: Callable[[Progress], None] = lambda _: None,
) -> Report:
    """Reads a corpus into the dataset in `out`, which is made where there is none. Raises CorpusError, OSError; what
    was finished until then is kept, and another run with the same inputs goes on from there."""
    began = time.monotonic()
    found = find_inputs(names)
    dataset = Dataset(out)
    dataset.prepare()
    with dataset.alone():
        ledger = dataset.ledger()
        tasks, skipped = _plan(found, ledger, match)
        desk = _Desk(dataset, {task.source: task.place for task in tasks}, ledger.runs + 1)
        tally = _read(reading(tasks, match), tasks, desk, watch) if tasks else Tally()
        settle(dataset)
        failed = tuple(dict.fromkeys((*dataset.ledger().failures(), *found.failed)))
        dataset.write_quarantine(failed)
    seconds = time.monotonic() - began
    return Report(tally, len(tasks), skipped, found.passed, failed, seconds)


def _plan(found: Found, ledger: Ledger, match: Match) -> tuple[list[Task], int]:
    """What is to be read, the longest input first so that none is left over at the end; and how many are finished."""
    from memcon.reading import Reader

    reader = Reader().version
    keys = {key_of(source, match.ways, reader): source for source in found.inputs}
    left = [(source, key) for key, source in keys.items() if not ledger.is_done(key)]
    left.sort(key=lambda one: -one[0].size)
    tasks = [_task(source, key, ledger) for source, key in left]
    return tasks, len(keys) - len(tasks)


def _task(source: Input, key: str, ledger: Ledger) -> Task:
    finished = tuple(sorted(ledger.finished(key)))
    return Task(source=key, place=source.place, size=source.size, stamp=source.stamp, finished=finished)


def _read(
    portions: Iterator[ReadPortion], tasks: Sequence[Task], desk: _Desk, watch: Callable[[Progress], None]
) -> Tally:
    """Writes down what is read, as it comes; also where the reading breaks off."""
    began = time.monotonic()
    progress = Progress(Tally(), 0, sum(task.size for task in tasks), 0.0)
    with _closed(portions):
        try:
            for read in portions:
                desk.take(read)
                tally = add_up([progress.tally, read.tally])
                done, seconds = progress.done + read.bytes, time.monotonic() - began
                progress = replace(progress, tally=tally, done=done, seconds=seconds)
                watch(progress)
        finally:
            desk.write_down()
    return progress.tally


@contextmanager
def _closed(portions: Iterator[ReadPortion]) -> Iterator[None]:
    """Stops the engine, whatever happens: a generator that is left unfinished would keep it."""
    try:
        yield
    finally:
        if isinstance(portions, Generator):
            portions.close()
