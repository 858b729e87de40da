"""Measures how fast the reader reads on one core, what each stage takes of it, start-up and peak memory.

Reading is timed in processor time, start-up by the clock on the wall.

python -m benchmarks.read_speed [--words 20000]

The articles are the examples, repeated; each repetition is read anew, for the reader keeps nothing.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from benchmarks.cases import articles as articles_of
from benchmarks.cases import example_files
from memcon.model.articles import Article, Text
from memcon.model.ids import text_id

if TYPE_CHECKING:
    from memcon.reading.reader import Part, Reader

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")
LANGUAGE = "language"
TAGGER = "tagger"
REST = "gaps, and putting it together"
STARTS = {
    "memcon --help": ["-c", "from memcon.cli import main; main()", "--help"],
    "import of the reader": ["-c", "import memcon.reading.reader"],
    "import, and the language model": ["-c", "from memcon.reading.language import annotate; annotate('They met.')"],
    "import, and both models": [
        "-c",
        "from memcon.reading.language import annotate; from memcon.reading.tagger.network import load;"
        "load(); annotate('They met.')",
    ],
}
TRIES = 5
BATCH = 12  # articles
TURNS = 3


def keep_to_one_core() -> None:
    """To be called before anything numeric is imported."""
    os.environ.update(dict.fromkeys(THREADS, "1"))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def words_in(articles: list[Article]) -> int:
    return sum(len(article.text.body.split()) for article in articles)


def repeated(articles: list[Article], words: int) -> list[Article]:
    """The articles over and over, until they have so many words."""
    chosen: list[Article] = []
    count = 0
    for article in cycle(articles):
        if count >= words:
            return chosen
        chosen.append(article)
        count += len(article.text.body.split())
    return chosen


def joined(articles: list[Article]) -> Article:
    body = "\n\n".join(article.text.body for article in articles)
    return Article("long", Text(text_id(body), body, "as-given"), articles[0].publication)


@contextmanager
def timed(spent: Counter[str], stage: str) -> Iterator[None]:
    """Adds the nanoseconds of processor time that the block takes: what else runs on the machine does not count."""
    begun = time.process_time_ns()
    yield
    spent[stage] += time.process_time_ns() - begun


def timed_parts(spent: Counter[str]) -> "dict[str, Part]":
    """The reader's parts, each counting the nanoseconds it takes; what the language stage and the tagger take of them
    is counted apart."""
    from memcon.reading.reader import PARTS

    def timing(name: str, part: "Part") -> "Part":
        def run(page: Any, found: Any) -> Any:
            with timed(spent, LANGUAGE):
                _ = page.doc
            with timed(spent, name), tagger_apart(spent, name):
                return part(page, found)

        return run

    return {name: timing(name, part) for name, part in PARTS.items()}


@contextmanager
def tagger_apart(spent: Counter[str], name: str) -> Iterator[None]:
    """Counts what the tagger takes within a part as its own stage and not as that part's."""
    from memcon.reading.tagger.tagging import tag

    within = Counter[str]()

    def timed_tag(page: Any) -> Any:
        with timed(within, TAGGER):
            return tag(page)

    with patch("memcon.reading.statements.tag", timed_tag):
        yield
    spent[TAGGER] += within[TAGGER]
    spent[name] -= within[TAGGER]


def measure_stages(articles: list[Article]) -> Counter[str]:
    """Nanoseconds by stage for reading `articles` one by one."""
    from memcon.reading import Reader

    spent: Counter[str] = Counter()
    reader = Reader(parts=timed_parts(spent))
    whole: Counter[str] = Counter()
    with timed(whole, "all"):
        for article in articles:
            reader.read(article)
    spent[REST] = whole["all"] - spent.total()
    return spent


def measure_batches(articles: list[Article]) -> tuple[list[float], list[float]]:
    """Seconds that each article takes by itself, and each dozen together; the best of a few turns, so that both meet
    with the same from whatever else runs on the machine."""
    from memcon.reading import Reader

    reader = Reader()
    alone: list[float] = []
    together: list[float] = []
    for batch in batched(articles, BATCH):
        turns = [(_alone(reader, batch), _together(reader, batch)) for _ in range(TURNS)]
        alone += [min(times) for times in zip(*(each for each, _ in turns), strict=True)]
        together.append(min(seconds for _, seconds in turns))
    return alone, together


def _alone(reader: "Reader", articles: list[Article]) -> list[float]:
    return [measure(lambda article=article: reader.read(article)) for article in articles]  # type: ignore[misc]


def _together(reader: "Reader", articles: list[Article]) -> float:
    return measure(lambda: list(reader.read_all(articles)))


def batched(articles: list[Article], size: int) -> Iterator[list[Article]]:
    return (articles[start : start + size] for start in range(0, len(articles), size))


def measure(run: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds that `run` takes: of this process's processor time, or by another clock."""
    begun = clock()
    run()
    return clock() - begun


def start_up(arguments: list[str]) -> float:
    """Seconds that a fresh interpreter takes, the best of several."""
    root = Path(__file__).resolve().parents[1]
    command = [sys.executable, *arguments]

    def run() -> object:
        return subprocess.run(command, check=True, capture_output=True, cwd=root)

    return min(measure(run, time.perf_counter) for _ in range(TRIES))


def peak_memory() -> float:
    """Megabytes that this process has held at most."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def show(rows: list[tuple[str, str]]) -> None:
    for name, value in rows:
        print(f"  {name:34}{value:>16}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.read_speed", description="how fast the reader reads")
    parser.add_argument("--words", type=int, default=20_000, help="about how many words to read (default 20000)")
    words = parser.parse_args().words
    keep_to_one_core()
    print("Start-up, in a fresh process")
    show([(name, f"{start_up(arguments):.2f} s") for name, arguments in STARTS.items()])
    show_reading(repeated(list(articles_of(example_files())), words))


def show_reading(articles: list[Article]) -> None:
    from memcon.reading import Reader

    reader = Reader()
    reader.read(articles[0])  # loads the language model
    loaded = peak_memory()
    spent = measure_stages(articles)
    count, seconds = words_in(articles), spent.total() / 1e9
    print(f"\nOne by one: {len(articles)} articles with {count:,} words in {seconds:.1f} s, on one core")
    show([("words per second", f"{count / seconds:,.0f}")])
    show([(f"  {stage}", f"{100 * part / spent.total():.1f} %") for stage, part in spent.most_common()])

    alone, together = measure_batches(articles)
    print(f"\nTogether: {count / sum(together):,.0f} words per second, one by one {count / sum(alone):,.0f}")
    show([("together, of the time one by one", f"{100 * sum(together) / sum(alone):.1f} %")])
    show([("median", f"{1000 * statistics.median(alone):.0f} ms"), ("slowest", f"{1000 * max(alone):.0f} ms")])

    long = joined(articles)
    seconds = measure(lambda: reader.read(long))
    print(f"\nThe same words as one article: {seconds:.1f} s")
    show([("words per second", f"{count / seconds:,.0f}")])
    print("\nPeak memory")
    show(
        [("model loaded, one article read", f"{loaded:.0f} MB"), ("after all of the above", f"{peak_memory():.0f} MB")]
    )


if __name__ == "__main__":
    main()
