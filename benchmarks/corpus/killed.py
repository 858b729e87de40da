"""A corpus is read while its workers are killed, and then while the whole program is; the dataset is compared with what
a reading that nobody disturbed makes.

python -m benchmarks.corpus.killed [--articles 400] [--longest 600] [--every 20] [--processor] [--kills-of-all 2]
                                   [--seed 1]

A kill is SIGKILL, and there is one every so many seconds, from the first moment that a worker is there; with
--processor, every so many seconds of processor time that each worker had, as on a machine that nothing else keeps busy.
"""

import argparse
import os
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus.articles import put_halves
from benchmarks.corpus.watched import MEMCON, Watched, processor_seconds, run
from memcon.corpus.dataset import Dataset
from memcon.corpus.loading import rows_of

Rows = dict[str, str]
WORKERS = 2
_EVERY = 0.5  # seconds between two looks


@dataclass
class Killer:
    """Kills a worker every so many seconds, those that read in turn."""

    every: float
    by_processor: bool = False
    kills: int = 0
    _last: float | None = None
    _spent: dict[int, float] = field(default_factory=dict)

    def __call__(self, workers: list[int]) -> None:
        if not workers:
            return
        now = self._now(workers)
        self._last = now if self._last is None else self._last
        if now - self._last >= self.every:
            os.kill(workers[self.kills % len(workers)], signal.SIGKILL)
            self.kills, self._last = self.kills + 1, now

    def _now(self, workers: list[int]) -> float:
        if not self.by_processor:
            return time.monotonic()
        self._spent |= {pid: processor_seconds(pid) for pid in workers}
        return sum(self._spent.values()) / WORKERS


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--longest", type=int, default=600)
    parser.add_argument("--every", type=float, default=20.0)
    parser.add_argument("--processor", action="store_true")
    parser.add_argument("--kills-of-all", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        halves = put_halves(asked.articles, folder, asked.seed, asked.longest)
        whole = run(command(halves, folder / "whole"))
        tell("undisturbed", whole, rows(folder / "whole"), {})
        expected = rows(folder / "whole")
        killer = Killer(asked.every, asked.processor)
        disturbed = run(command(halves, folder / "workers"), meanwhile=killer)
        tell(f"{killer.kills} workers killed", disturbed, rows(folder / "workers"), expected)
        kills = kill_all(halves, folder / "all", asked.kills_of_all)
        after = run(command(halves, folder / "all"))
        tell(f"all of it killed {kills} times", after, rows(folder / "all"), expected)


def command(halves: list[Path], out: Path) -> list[str]:
    return [*MEMCON, "corpus", "read", *map(str, halves), "--out", str(out), "--workers", str(WORKERS)]


def kill_all(halves: list[Path], out: Path, times: int) -> int:
    """Starts reading and kills the program, so many times, each when it has written something more down. How often it
    was killed; less often where it came to its end before."""
    kills = 0
    for _ in range(times):
        before = parts(out)
        process = subprocess.Popen(command(halves, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None and parts(out) <= before:
            time.sleep(_EVERY)
        if process.poll() is None:
            process.kill()
            kills += 1
        process.wait()
    return kills


def parts(out: Path) -> set[str]:
    """What was written down in a folder, and is not in the dataset yet."""
    return {path.name for path in Dataset(out).part_files()}


def rows(out: Path) -> Rows:
    """The reading of each article by its id in the dataset. Raises RuntimeError where one is there twice."""
    found: Rows = {}
    for row in rows_of(out, ["article", "reading"]):
        if row["article"] in found:
            raise RuntimeError(f"{row['article']} is there twice")
        found[row["article"]] = row["reading"]
    return found


def tell(how: str, seen: Watched, found: Rows, expected: Rows) -> None:
    same = (
        f"; {sum(found.get(one) == reading for one, reading in expected.items()):,} as undisturbed" if expected else ""
    )
    missing = f", {len(set(expected) - set(found)):,} missing" if expected else ""
    ended = "" if not any(seen.ended) else f" (ended with {seen.ended}: {seen.said.strip()})"
    print(f"{how}: {len(found):,} articles in {seen.seconds:,.0f} s{same}{missing}{ended}")


if __name__ == "__main__":
    main()
