"""An input that is much longer than the memory is read through: one file of JSON Lines of so many megabytes, of which a
few articles have the word that is asked for.

python -m benchmarks.corpus.streamed [--megabytes 2000] [--wanted 40] [--seed 1]

Told is the most private memory of each kind of process, and how fast the file was gone through.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks.corpus.articles import write_articles
from benchmarks.corpus.watched import MEMCON, READING, Watched, run

WORD = "Quorimba"
_DRAWN = 2_000  # articles that are drawn; the file repeats them, each under a name of its own


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=2_000)
    parser.add_argument("--wanted", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        corpus, out = Path(name) / "long.jsonl", Path(name) / "out"
        number = put_down(corpus, asked.megabytes * 1_000_000, asked.wanted, asked.seed)
        print(f"{number:,} articles in {corpus.stat().st_size / 1e6:,.0f} MB")
        seen = run([*MEMCON, "corpus", "read", str(corpus), "--out", str(out), "--workers", "1", "--match", WORD])
        print(seen.said.strip())
        tell(seen, corpus.stat().st_size)


def put_down(path: Path, size: int, wanted: int, seed: int) -> int:
    """Writes articles until the file is so long; so many of them, evenly spread, have the word. How many."""
    drawn = list(write_articles(_DRAWN, seed))
    average = sum(len(json.dumps(one)) for one in drawn) / len(drawn)
    every, number, written = max(int(size / average / wanted), 1), 0, 0
    with path.open("w", encoding="utf-8") as file:
        while written < size:
            one = drawn[number % len(drawn)]
            text = f"{one['text']} {WORD} answered." if number % every == 0 else one["text"]
            written += file.write(json.dumps(one | {"id": f"n{number}", "text": text}) + "\n")
            number += 1
    return number


def tell(seen: Watched, size: int) -> None:
    most: dict[str, float] = defaultdict(float)
    for pid, sizes in seen.memory.items():
        most[_kind(seen.names[pid])] = max(most[_kind(seen.names[pid])], *sizes)
    for kind, megabytes in sorted(most.items(), key=lambda one: -one[1]):
        print(f"{megabytes:7,.0f} MB at most: {kind}")
    print(f"{seen.seconds:,.0f} s, {size / 1e6 / seen.seconds:,.1f} MB a second with starting; ended with {seen.ended}")


def _kind(name: str) -> str:
    if READING in name:
        return "a worker"
    if name.startswith("ray::"):
        return "what takes inputs apart, and other processes of the engine"
    return "the program itself" if "corpus read" in name else "the engine's own"


if __name__ == "__main__":
    main()
