"""A dataset of invented readings is brought into a record by two programs at once, and then once more by one; what came
of it is counted, and the memory of each program watched.

python -m benchmarks.corpus.loaded [--articles 5000] [--talks 24] [--seed 1] [--sqlite]

The record stands on a PostgreSQL server of its own, or in a file.
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from benchmarks.corpus.watched import MEMCON, Watched, run
from benchmarks.postgres import postgres_server
from benchmarks.scale.articles import invent
from memcon.corpus.dataset import Dataset
from memcon.corpus.ledger import entry_of
from memcon.corpus.months import settle
from memcon.corpus.outcomes import Tally
from memcon.corpus.rows import row_of
from memcon.corpus.worker import ReadPortion
from memcon.model.kinds import FindingKind
from memcon.record import open_record

_TOGETHER = 500  # articles of a part


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--talks", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sqlite", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, place(Path(name), sqlite=asked.sqlite) as address:
        dataset = Path(name) / "dataset"
        put_dataset(dataset, asked.articles, asked.talks, asked.seed)
        load = [*MEMCON, "corpus", "load", str(dataset), "--record", address]
        tell("two at once", run(load, load))
        counted = count(address)
        print(f"the record: {counted}")
        tell("once more", run(load))
        print("the record is as it was" if count(address) == counted else f"the record: {count(address)}")


@contextmanager
def place(folder: Path, *, sqlite: bool) -> Iterator[str]:
    """Where the record is to stand."""
    if sqlite:
        yield str(folder / "record.db")
        return
    with postgres_server() as server:
        yield server.address


def put_dataset(folder: Path, articles: int, talks: int, seed: int) -> None:
    """A dataset as `memcon corpus read` would have made it."""
    dataset, invented = Dataset(folder), invent(articles, seed, 0, talks)
    dataset.prepare()
    number = 0
    while rows := [row_of(article, reading, article.id) for article, reading in islice(invented, _TOGETHER)]:
        read = ReadPortion(source="i-invented", number=number, tally=Tally(articles=len(rows)), rows=tuple(rows))
        dataset.keep_part([read], [entry_of(read, "invented", 1)])
        number += 1
    settle(dataset)


def count(address: str) -> str:
    """How many articles and entries a record has."""
    with open_record(address) as record:
        view = record.view()
        entries = sum(len(view.entries(kind)) for kind in FindingKind)
        return f"{len(view.articles()):,} articles, {entries:,} entries"


def tell(how: str, seen: Watched) -> None:
    most = sorted((max(sizes) for pid, sizes in seen.memory.items() if "corpus load" in seen.names[pid]), reverse=True)
    print(
        f"{how}: {seen.seconds:,.0f} s, ended with {seen.ended}, {', '.join(f'{one:,.0f} MB' for one in most)} at most"
    )
    print(f"  {seen.said.strip()}", flush=True)


if __name__ == "__main__":
    main()
