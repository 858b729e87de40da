"""Two workers of an engine against two plain programs, on the same halves of a corpus; the readings compared.

python -m benchmarks.corpus.speed [--articles 20000] [--rounds 1] [--longest 600] [--seed 1]

Each of the two is also run on a handful of articles, and that time is taken off: it is what it takes to start. Beside
the clock on the wall, which other programs on the machine disturb, stands the processor time of all processes. In
several rounds the two take turns, each round with its share of the articles, so that what disturbs falls on both.
"""

import argparse
import json
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks.corpus.articles import put_halves
from benchmarks.corpus.watched import MEMCON, Watched, run
from memcon.articles.counting import count_words
from memcon.corpus.loading import rows_of
from memcon.corpus.rows import reading_of

_FEW = 4  # articles of a run that only starts
_BEGINNING = 0.25  # of the looks at a worker: after these its memory is to stay as it is


@dataclass(frozen=True)
class Timed:
    """What reading took, by the clock and in processor time, and what of it was starting."""

    seconds: float
    processor: float
    to_start: float
    processor_to_start: float

    @classmethod
    def of(cls, whole: Watched, start: Watched) -> "Timed":
        return cls(whole.seconds, whole.processor_seconds, start.seconds, start.processor_seconds)

    def words_a_second(self, words: int) -> float:
        return words / max(self.seconds - self.to_start, 1e-9)

    def words_a_processor_second(self, words: int) -> float:
        return words / max(self.processor - self.processor_to_start, 1e-9)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--longest", type=int, default=600, help="words of an article, beside its opening")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        few = put_halves(_FEW, Path(name) / "few", asked.seed, asked.longest)
        starts = extract(few), read(few)
        ratios = []
        for nth in range(asked.rounds):
            number, seed = asked.articles // asked.rounds, asked.seed + nth
            halves = put_halves(number, Path(name) / f"round-{nth}", seed, asked.longest)
            ratios.append(measure(halves, starts, engine_first=nth % 2 == 1))
        clock, processor = (statistics.median(one) for one in zip(*ratios, strict=True))
        print(f"over {asked.rounds} rounds: ratio by the clock {clock:.2f}, in processor time {processor:.2f}")


def measure(halves: list[Path], starts: tuple[Watched, Watched], *, engine_first: bool) -> tuple[float, float]:
    """Both on the same halves; how fast the engine is beside the plain programs, by the clock and in processor time."""
    first, second = (read, extract) if engine_first else (extract, read)
    seen = {first: first(halves), second: second(halves)}
    words = sum(count_words(json.loads(line)["text"]) for half in halves for line in half.open("rb"))
    ratios = tell(words, Timed.of(seen[extract], starts[0]), Timed.of(seen[read], starts[1]))
    tell_workers(seen[read])
    same, number = compare(halves[0].parent)
    print(f"{same:,} of {number:,} readings are the same, byte for byte", flush=True)
    return ratios


def extract(halves: list[Path]) -> Watched:
    """Two plain programs side by side, one for each half."""
    return whole(run(*([*MEMCON, "extract", str(half), "--out", f"{half}.readings"] for half in halves)))


def read(halves: list[Path]) -> Watched:
    """Two workers."""
    out = halves[0].parent / "out"
    seen = whole(run([*MEMCON, "corpus", "read", *map(str, halves), "--out", str(out), "--workers", "2"]))
    print(seen.said.strip())
    return seen


def whole(seen: Watched) -> Watched:
    if any(seen.ended):
        raise RuntimeError(f"it ended with {seen.ended}: {seen.said}")
    return seen


def tell(words: int, plain: Timed, engine: Timed) -> tuple[float, float]:
    print(f"{'':24} {'words/s':>9} {'words/CPU s':>12} {'seconds':>8} {'of them to start':>17}")
    for name, timed in (("two plain programs", plain), ("two workers", engine)):
        rates = f"{timed.words_a_second(words):9,.0f} {timed.words_a_processor_second(words):12,.0f}"
        print(f"{name:24} {rates} {timed.seconds:8.1f} {timed.to_start:17.1f}")
    by_clock = engine.words_a_second(words) / plain.words_a_second(words)
    by_processor = engine.words_a_processor_second(words) / plain.words_a_processor_second(words)
    with_starting = plain.seconds / engine.seconds
    print(f"ratio by the clock {by_clock:.2f}, in processor time {by_processor:.2f}; with starting {with_starting:.2f}")
    return by_clock, by_processor


def tell_workers(seen: Watched) -> None:
    """Also what each had to do: where one has more than the other, the other waits in the end."""
    for pid in sorted(seen.workers):
        sizes = [size for size in seen.memory.get(pid, []) if size] or [0.0]  # none is left once it has ended
        settled = sizes[int(len(sizes) * _BEGINNING) :] or sizes
        grown = f"{settled[0]:,.0f} MB after a quarter of the run, {settled[-1]:,.0f} MB at its end"
        print(f"worker {pid}: {seen.processor[pid]:,.0f} s; at most {max(sizes):,.0f} MB of its own; {grown}")
    others = sum(seconds for pid, seconds in seen.processor.items() if pid not in seen.workers)
    print(f"all other processes of the engine: {others:,.0f} s")


def compare(folder: Path) -> tuple[int, int]:
    """How many readings of the dataset are those that the plain programs wrote, and how many there are."""
    expected = {json.loads(line)["id"]: line for line in _lines(folder)}
    found = {row["id"]: msgspec.json.encode(reading_of(row)) for row in rows_of(folder / "out")}
    if len(found) != len(expected):
        print(f"{len(expected):,} readings by the plain programs, {len(found):,} articles in the dataset")
    return sum(found.get(name) == line for name, line in expected.items()), len(expected)


def _lines(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.glob("*.readings")):
        yield from path.read_bytes().splitlines()


if __name__ == "__main__":
    main()
