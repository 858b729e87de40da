"""Measures what one more article costs a record, and how soon each view of it answers, at several sizes.

python -m benchmarks.scale [--articles 1000 5000] [--at FOLDER-OR-ADDRESS] [--seed 1]

The articles are invented and their readings made with them, so that no time of reading is in it. Times are medians, in
milliseconds of processor time, so that what else runs does not count; of the views after a first look at each. A record
at FOLDER is kept and used again.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.scale.articles import invent
from memcon.model.kinds import FindingKind
from memcon.record import Record, RecordView, open_record

TRIES = 5
MORE = 5  # articles that are added one by one
PORTION = 500  # articles that are filled in at once
PAGE = 50


def main() -> None:
    """Prints one table for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 5000])
    parser.add_argument("--at", type=Path, help="a folder where the records stay")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        for number in given.articles:
            path = (given.at or Path(passing)) / f"invented-{number}-{given.seed}.db"
            print(f"\n{number} articles")
            for what, took in measure(path, number, given.seed):
                print(f"  {what:<34} {took:10.1f}", flush=True)


def measure(path: Path, number: int, seed: int) -> Iterator[tuple[str, float]]:
    """What is done with a record of so many articles, and the milliseconds that it takes."""
    with open_record(path) as record:
        yield "filling in, per article", timed(lambda: fill(record, number, seed)) / number
        yield "fold of what is new", timed(record.fold)
        yield from add_more(record, number, seed)
        yield "first look", timed(record.view)
        view = record.view()
        for what, look in looks(view):
            look()
            yield what, statistics.median(timed(look) for _ in range(TRIES))
    yield "peak memory, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(do: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    began = time.process_time()
    do()
    return (time.process_time() - began) * 1000


def fill(record: Record, number: int, seed: int) -> None:
    """Takes in the articles that a record of this name has not."""
    articles = invent(number, seed)
    if record.view().sum_up().articles:
        return
    while portion := list(islice(articles, PORTION)):
        record.load(portion)


def add_more(record: Record, number: int, seed: int) -> Iterator[tuple[str, float]]:
    """Articles of the next day, one by one: taken in, and the record folded."""
    taken, folded = [], []
    for article, reading in invent(MORE, seed, first=number + 40):
        taken.append(timed(partial(record.load, [(article, reading)])))
        folded.append(timed(record.fold))
    yield "one more article: taken in", statistics.median(taken)
    yield "one more article: folded", statistics.median(folded)


def looks(view: RecordView) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What is asked of a record, by name."""
    from memcon.views.brief import write_brief
    from memcon.views.detail import show_entry
    from memcon.views.filters import Filter
    from memcon.views.paging import Sorting, articles_page, gists_page

    side = view.movers()[0]
    yield "brief", lambda: write_brief(view)
    for kind in FindingKind:
        yield f"{kind.value}: a page", partial(gists_page, view, kind, limit=PAGE)
        yield f"{kind.value}: of one side", partial(gists_page, view, kind, Filter(side=side), sorting=Sorting.BACK)
        yield f"{kind.value}: about a word", partial(gists_page, view, kind, Filter(about="Sudport"))
    yield "articles: a page", lambda: articles_page(view, limit=PAGE, newest=True)
    newest = view.select(FindingKind.COMMITMENT, limit=1)[0].id
    yield "show a commitment", lambda: show_entry(view.as_of(None), newest)


if __name__ == "__main__":
    main()
