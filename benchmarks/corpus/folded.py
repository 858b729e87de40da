"""What a reading costs a record on PostgreSQL, while it grows: invented readings, spread over many talks and months,
are brought in by COPY some at a time, and each time folded.

python -m benchmarks.corpus.folded [--readings 1000000] [--portion 2000] [--talks 24] [--seed 1] [--at ADDRESS]
    [--first 0] [--in-passing]

With `--in-passing` a reading has 4 findings instead of 17. With `--first` as many are taken to be there as it says, so
that a run that was stopped goes on. Told are milliseconds of processor time a reading, of this program and of the
server, so that what else runs does not count; the server is one of its own, or that at ADDRESS, whose time is not seen.
It can be stopped at any portion: the last line tells how the last ones compare with the first, after one by which the
world has begun.
"""

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from benchmarks.corpus.watched import processor_seconds_below
from benchmarks.postgres import postgres_server
from benchmarks.scale.articles import invent
from memcon.model.articles import Article
from memcon.model.findings import Reading
from memcon.record import Record, open_record

_TOGETHER = 500  # of one transaction, as `memcon corpus load` has it
_COMPARED = 3  # portions at either end
_SETTINGS = ("shared_buffers=8GB", "max_wal_size=16GB", "checkpoint_timeout=30min")  # of a server that has room


@dataclass(frozen=True)
class Cost:
    """Milliseconds a reading: of this program and of the server, to load it and to fold it; `megabytes` the most memory
    that this program had until then."""

    readings: int
    loading: float
    loading_there: float
    folding: float
    folding_there: float
    megabytes: float

    @property
    def fold(self) -> float:
        return self.folding + self.folding_there

    @property
    def load(self) -> float:
        return self.loading + self.loading_there


def main() -> None:
    """Measures and prints, a line a portion."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readings", type=int, default=1_000_000)
    parser.add_argument("--portion", type=int, default=2_000)
    parser.add_argument("--talks", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at", metavar="ADDRESS")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--in-passing", action="store_true")
    asked = parser.parse_args()
    world = World(asked.talks, asked.seed, asked.in_passing)
    costs: list[Cost] = []
    with server(asked.at) as (address, pid), open_record(address) as record:
        print(f"{'readings':>10} {'load':>7} {'there':>7} {'fold':>7} {'there':>7} {'MB':>7}   ms a reading")
        try:
            for cost in grow(record, pid, world, asked.first, asked.readings, asked.portion):
                costs.append(cost)
                times = (cost.loading, cost.loading_there, cost.folding, cost.folding_there)
                print(
                    f"{cost.readings:10,} {' '.join(f'{one:7.2f}' for one in times)} {cost.megabytes:7,.0f}", flush=True
                )
        except KeyboardInterrupt:
            print("stopped")
    tell(costs[1:])


@dataclass(frozen=True)
class World:
    """What the readings are of."""

    talks: int
    seed: int
    in_passing: bool

    def tell(self, first: int, number: int) -> Iterator[tuple[Article, Reading]]:
        return invent(number, self.seed, first, self.talks, in_passing=self.in_passing)


@contextmanager
def server(address: str | None) -> Iterator[tuple[str, int]]:
    """Where the record is to stand, and the first process of the server; 0 where it is not to be seen."""
    if address:
        yield address, 0
        return
    with postgres_server(*_SETTINGS) as started:
        yield started.address, started.pid


def grow(record: Record, pid: int, world: World, begin: int, readings: int, portion: int) -> Iterator[Cost]:
    """Brings in a portion of readings after the other, and folds each."""
    for first in range(begin, readings, portion):
        articles = world.tell(first, min(portion, readings - first))
        loading = loading_there = 0.0
        while some := list(islice(articles, _TOGETHER)):
            here, there = timed(lambda some=some: record.load(some), pid)  # type: ignore[misc]
            loading, loading_there = loading + here, loading_there + there
        folding, folding_there = timed(record.fold, pid)
        each = 1000 / portion
        yield Cost(
            first + portion,
            loading * each,
            loading_there * each,
            folding * each,
            folding_there * each,
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        )


def timed(do: Callable[[], object], pid: int) -> tuple[float, float]:
    """Seconds of processor time, here and there."""
    here, there = time.process_time(), processor_seconds_below(pid)
    do()
    return time.process_time() - here, processor_seconds_below(pid) - there


def tell(costs: list[Cost]) -> None:
    if len(costs) < 2 * _COMPARED:
        return
    first, last = costs[:_COMPARED], costs[-_COMPARED:]
    for what in ("load", "fold"):
        began, ended = (statistics.median(getattr(one, what) for one in some) for some in (first, last))
        print(f"{what}: {began:.2f} ms at the beginning, {ended:.2f} at the end; ratio {ended / began:.2f}")


if __name__ == "__main__":
    main()
