"""Reading what a record has not read yet, with a progress bar where someone watches."""

import sys
from collections import deque
from collections.abc import Iterable, Iterator
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
class Outcome:
    """What came of reading: the ids of the texts that were dealt with, of those among them that are in a language which
    the reader does not know, of those on which it failed, and how many sentences it made nothing of."""

    texts: frozenset[str]
    foreign: frozenset[str]
    failed: frozenset[str]
    gaps: int


@dataclass(slots=True)
class Interrupted(Exception):  # noqa: N818 - what happened, not what went wrong
    """Ctrl-C while reading: `read` of `asked` articles are read and kept."""

    read: int
    asked: int


def read_unread(record: "Record") -> Outcome:
    """Reads and keeps what the record holds unread. Raises Interrupted; what was kept until then stays."""
    from memcon.articles.tongue import is_read
    from memcon.reading import Reader

    reader = Reader()
    articles = list(record.unread(reader.version))
    pile = _Pile(deque(articles))
    read: set[str] = set()
    tried: set[str] = set()
    gaps = 0
    try:
        with watched(pile.take(record, reader.version), total=len(articles)) as shown:
            for article, made in reader.read_each(shown, lambda article: article):
                tried.add(article.text.id)
                if (reading := settled(made, article.id)) and _is_kept(record, reading, article, pile):
                    read.add(article.text.id)
                    gaps += len(reading.gaps)
    except KeyboardInterrupt as stop:
        raise Interrupted(len(read), len(articles)) from stop
    foreign = frozenset(article.text.id for article in articles if not is_read(article.text.language)) & read
    return Outcome(frozenset(read), foreign, frozenset(tried - read), gaps)


@dataclass(slots=True)
class _Pile:
    """Articles to be read. Where another program is at work on them too, the rest are taken from the other end, so that
    the two meet and do not go side by side."""

    left: "deque[Article]"
    shared: bool = False

    def take(self, record: "Record", reader: str) -> "Iterator[Article]":
        """The articles that no other program has read by the time that they are come to."""
        while self.left:
            article = self.left.pop() if self.shared else self.left.popleft()
            if record.is_read(article, reader):
                self.shared = True
            else:
                yield article


def settled(made: "Reading | Exception | None", name: str) -> "Reading | None":
    """The reading of one article; None, with a line on stderr, where the reader failed on it and others can go on."""
    if not isinstance(made, Exception):
        return made
    if explain(made):
        raise made
    complain(f"the reader failed on it ({type(made).__name__}: {made})", name)
    return None


def _is_kept(record: "Record", reading: "Reading", article: "Article", pile: _Pile) -> bool:
    """Keeps a reading; False, with a line on stderr, where it does not fit its text and others can go on."""
    from memcon.record import UnfitReading

    try:
        if not record.keep(reading, article):
            pile.shared = True
    except UnfitReading as error:
        complain(str(error))
        return False
    return True


@contextmanager
def watched(
    things: Iterable[T], *, total: int | None = None, shown: bool = True, doing: str = "Reading"
) -> Iterator[Iterable[T]]:
    """`things`, counted on a progress bar while they are gone through; only where stderr is a terminal."""
    if not shown or not sys.stderr.isatty() or total == 0:
        yield things
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield progress.track(things, total=total, description=doing)
