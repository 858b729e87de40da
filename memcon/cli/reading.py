"""Reading what a record has not read yet, with a progress bar where someone watches."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from memcon.cli.errors import complain, explain

if TYPE_CHECKING:
    from memcon.model.articles import Article
    from memcon.model.findings import Reading
    from memcon.record import Record

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Session:
    """What came of reading: the readings that were kept, and the articles on which the reader failed."""

    readings: "tuple[Reading, ...]"
    failed: "tuple[Article, ...]"

    @property
    def gaps(self) -> int:
        return sum(len(reading.gaps) for reading in self.readings)


@dataclass(slots=True)
class Interrupted(Exception):  # noqa: N818 - what happened, not what went wrong
    """Ctrl-C while reading: `read` of `asked` articles are read and kept."""

    read: int
    asked: int


def read_unread(record: "Record") -> Session:
    """Reads and keeps what the record holds unread. Raises Interrupted; what was kept until then stays."""
    from memcon.reading import Reader

    reader = Reader()
    articles = list(record.unread(reader.version))
    readings: list[Reading] = []
    failed: list[Article] = []
    try:
        with watched(articles, total=len(articles)) as shown:
            for article in shown:
                reading = read_one(reader.read, article)
                if reading is None:
                    failed.append(article)
                    continue
                record.keep(reading, article)
                readings.append(reading)
    except KeyboardInterrupt as stop:
        raise Interrupted(len(readings), len(articles)) from stop
    return Session(tuple(readings), tuple(failed))


def read_one(read: "Callable[[Article], Reading]", article: "Article", name: str | None = None) -> "Reading | None":
    """The reading of one article; None, with a line on stderr, where the reader fails on it and others can go on."""
    try:
        return read(article)
    except Exception as error:
        if explain(error):
            raise
        complain(f"the reader failed on it ({type(error).__name__}: {error})", name or article.id)
        return None


@contextmanager
def watched(things: Iterable[T], *, total: int | None = None, shown: bool = True) -> Iterator[Iterable[T]]:
    """`things`, counted on a progress bar while they are gone through; only where stderr is a terminal."""
    if not shown or not sys.stderr.isatty() or total == 0:
        yield things
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield progress.track(things, total=total, description="Reading")
