"""How far a long run is: a bar on a terminal, a line a minute elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from memcon.cli.news import plural

if TYPE_CHECKING:
    from memcon.corpus.loading import Loaded
    from memcon.corpus.run import Progress

_MINUTE = 60.0
_TELLING = 0.01  # the share that has to be done before it tells how long the rest takes


@contextmanager
def watching() -> "Iterator[Callable[[Progress], None]]":
    """What is to be called with how far the run is, as often as one likes."""
    if sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        lines = _Lines()
        yield lambda now: lines.tell(say(now))


@contextmanager
def counting() -> "Iterator[Callable[[Loaded], None]]":
    """The same for a load."""
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("loading", total=None)
            yield lambda now: bar.update(task, total=now.total, completed=now.articles)
    else:
        lines = _Lines()
        yield lambda now: lines.tell(f"{now.articles:,} of {now.total:,} articles loaded")


class _Lines:
    """A line a minute on stderr."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _MINUTE

    def tell(self, line: str) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _MINUTE
            click.echo(f"memcon: {line}", err=True)


@contextmanager
def _bar() -> "Iterator[Callable[[Progress], None]]":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda now: bar.update(task, total=now.total or None, completed=now.done, description=say(now))


def say(progress: "Progress") -> str:
    """How far a run is, in a line: "31%, 1,204 articles, 5,310 words a second, 12 min left, 3 failed"."""
    tally, share = progress.tally, progress.done / progress.total if progress.total else 1.0
    percent = 100 * progress.done // progress.total if progress.total else 100  # all of it only at the end
    speed = tally.words / progress.seconds if progress.seconds else 0.0
    parts = [
        f"{percent}%",
        f"{plural(tally.articles, 'article')} ({tally.articles / max(progress.seconds, 0.1):.1f} a second)",
    ]
    parts.append(f"{speed:,.0f} words a second")
    if share >= _TELLING:
        parts.append(f"{_duration(progress.seconds * (1 - share) / share)} left")
    if tally.passed_over:
        parts.append(f"{tally.passed_over:,} passed over")
    return ", ".join([*parts, f"{tally.failed:,} failed"])


def _duration(seconds: float) -> str:
    if seconds < 2 * _MINUTE:
        return f"{seconds:.0f} s"
    minutes = round(seconds / _MINUTE)
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.0f} h"
