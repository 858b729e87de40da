"""Two workers of an engine against two plain programs, on the same halves of a corpus; the readings compared.

python -m benchmarks.corpus.speed [--articles 20000] [--seed 1]

Each of the two is also run on a handful of articles, and that time is taken off: it is what it takes to start. Beside
the clock on the wall, which other programs on the machine disturb, stands the processor time of all processes.
"""

import argparse
import json
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

    def words_a_second(self, words: int) -> float:
        return words / max(self.seconds - self.to_start, 1e-9)

    def words_a_processor_second(self, words: int) -> float:
        return words / max(self.processor - self.processor_to_start, 1e-9)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "few").mkdir()
        few, halves = put_halves(_FEW, folder / "few", asked.seed), put_halves(asked.articles, folder, asked.seed)
        words = sum(count_words(json.loads(line)["text"]) for half in halves for line in half.open("rb"))
        plain, engine = extract(halves, few, folder), read(halves, few, folder)
        tell(words, plain, engine[0])
        tell_memory(engine[1])
        same, number = compare(folder)
        print(f"{same:,} of {number:,} readings are the same, byte for byte")


def extract(halves: list[Path], few: list[Path], folder: Path) -> Timed:
    """Two plain programs side by side, one for each half."""
    start = run(*([*MEMCON, "extract", str(half), "--out", f"{half}.few"] for half in few))
    whole = run(*([*MEMCON, "extract", str(half), "--out", f"{half}.readings"] for half in halves))
    return _timed(whole, start)


def read(halves: list[Path], few: list[Path], folder: Path) -> tuple[Timed, Watched]:
    """Two workers."""
    start = run([*MEMCON, "corpus", "read", *map(str, few), "--out", str(folder / "few-out"), "--workers", "2"])
    whole = run([*MEMCON, "corpus", "read", *map(str, halves), "--out", str(folder / "out"), "--workers", "2"])
    print(whole.said.strip())
    return _timed(whole, start), whole


def _timed(whole: Watched, start: Watched) -> Timed:
    if any(whole.ended) or any(start.ended):
        raise RuntimeError(f"it ended with {whole.ended}: {whole.said}")
    return Timed(whole.seconds, whole.processor_seconds, start.seconds, start.processor_seconds)


def tell(words: int, plain: Timed, engine: Timed) -> None:
    print(f"{'':24} {'words/s':>9} {'words/CPU s':>12} {'seconds':>8} {'of them to start':>17}")
    for name, timed in (("two plain programs", plain), ("two workers", engine)):
        rates = f"{timed.words_a_second(words):9,.0f} {timed.words_a_processor_second(words):12,.0f}"
        print(f"{name:24} {rates} {timed.seconds:8.1f} {timed.to_start:17.1f}")
    by_clock = engine.words_a_second(words) / plain.words_a_second(words)
    by_processor = engine.words_a_processor_second(words) / plain.words_a_processor_second(words)
    whole = plain.seconds / engine.seconds
    print(f"ratio by the clock {by_clock:.2f}, in processor time {by_processor:.2f}; with starting {whole:.2f}")


def tell_memory(seen: Watched) -> None:
    for pid in sorted(seen.workers):
        sizes = seen.memory[pid]
        settled = sizes[int(len(sizes) * _BEGINNING) :] or sizes
        grown = f"{settled[0]:,.0f} MB after a quarter of the run, {settled[-1]:,.0f} MB at its end"
        print(f"worker {pid}: at most {max(sizes):,.0f} MB of its own; {grown}")


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
