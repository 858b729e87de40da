"""The engine itself: the same dataset as one reader makes, and whole though workers are killed."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from memcon.articles import Arrival
from memcon.articles import load as load_inputs
from memcon.corpus.errors import CorpusError
from memcon.corpus.loading import rows_of
from memcon.corpus.matching import Match
from memcon.corpus.portions import Portion, portions_of
from memcon.corpus.rows import reading_of
from memcon.corpus.run import Progress, read_corpus
from memcon.corpus.sources import Input
from memcon.model.articles import Article
from memcon.model.findings import Reading
from memcon.reading import Reader

from .conftest import SAID, ids, lines, report

ray = pytest.importorskip("ray", reason="needs the extra memcon[corpus]")

from memcon.corpus.engine import on_engine  # noqa: E402 - after the engine was found
from memcon.corpus.starting import engine  # noqa: E402

pytestmark = pytest.mark.slow
T = TypeVar("T")
WORKERS = 2
READING = "MapWorker(MapBatches(_Reading))"  # how the engine calls a worker


@pytest.fixture(scope="module")
def started() -> Iterator[None]:
    """One engine for all tests: it takes seconds to start."""
    with engine(WORKERS, None):
        yield


@pytest.fixture
def carried() -> Iterator[None]:
    """Readers of these tests are sent to the workers, who do not find tests."""
    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    yield
    ray.cloudpickle.unregister_pickle_by_value(sys.modules[__name__])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for nth in range(3):
        (folder / f"{nth}.jsonl").write_bytes(lines(report(n) for n in range(nth * 40, nth * 40 + 40)))
    return folder


def a_worker() -> int:
    """The process of a worker of this engine, and of no other on the machine."""
    names = {int(path.name): path for path in Path("/proc").glob("[0-9]*")}
    return next(pid for pid, path in names.items() if READING in told(path, "cmdline") and os.getpid() in above(pid))


def above(pid: int) -> list[int]:
    """The processes that a process was started by, the nearest first."""
    found = []
    while pid > 1:
        pid = int((told(Path(f"/proc/{pid}"), "stat").rpartition(")")[2].split() or [0, 0])[1])
        found.append(pid)
    return found


def told(process: Path, what: str) -> str:
    try:
        return (process / what).read_text("utf-8", "replace")
    except OSError:  # it has ended
        return ""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the process of a worker in /proc")
@pytest.mark.usefixtures("started")
def test_many_workers_read_what_one_reader_reads_though_one_is_killed(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    seen: list[Progress] = []

    def watch(progress: Progress) -> None:
        if not seen:
            os.kill(a_worker(), signal.SIGKILL)
        seen.append(progress)

    read_corpus([str(corpus)], out, reading=on_engine(WORKERS), watch=watch)
    reader = Reader()
    arrived = [one for one in load_inputs([str(corpus)]) if isinstance(one, Arrival)]
    expected = {one.article.id: reader.read(one.article) for one in arrived}
    assert {row["id"]: reading_of(row) for row in rows_of(out)} == expected
    assert seen[-1].done == seen[-1].total


class Mortal(Reader):
    """A reader that takes its worker with it when it comes upon some words."""

    def read_each(
        self, things: Iterable[T], article_of: Callable[[T], Article | None]
    ) -> Iterator[tuple[T, Reading | Exception | None]]:
        for thing in things:
            body = article.text.body if (article := article_of(thing)) else ""
            if "number 7 of" in body:
                os.kill(os.getpid(), signal.SIGKILL)
            if "number 9 of" in body:
                time.sleep(3600)
            yield from super().read_each([thing], article_of)


def deadly(source: Input, key: str, match: Match) -> Iterator[Portion]:
    """The portions of an input, of which one takes with it the process that cuts it."""
    if source.place.endswith("2.jsonl"):
        os.kill(os.getpid(), signal.SIGKILL)
    yield from portions_of(source, key, match)


@pytest.mark.usefixtures("started", "carried")
def test_what_processes_die_of_or_hang_on_is_in_the_quarantine_and_the_rest_in_the_dataset(
    corpus: Path, tmp_path: Path
) -> None:
    reading = on_engine(WORKERS, make=Mortal, cut=deadly, patience=20)
    done = read_corpus([str(corpus)], tmp_path / "out", reading=reading)
    assert ids(tmp_path / "out") == sorted(f"r{n}" for n in range(80) if n not in {7, 9})
    assert sorted((one.place, one.cause.split(" (")[0]) for one in done.failed) == [
        (f"{corpus / '0.jsonl'}, line 10", "the reader was not done with it after 20 seconds"),
        (f"{corpus / '0.jsonl'}, line 8", "3 workers died while they read it"),
        (str(corpus / "2.jsonl"), "3 processes died while they took it apart"),
    ]


class Signing(Reader):
    """A reader that is slow, and says of each text in which process it came to it."""

    def read_each(
        self, things: Iterable[T], article_of: Callable[[T], Article | None]
    ) -> Iterator[tuple[T, Reading | Exception | None]]:
        for thing in things:
            time.sleep(0.1)
            is_reported = (article := article_of(thing)) is not None and "number" in article.text.body
            yield (thing, ValueError(f"process {os.getpid()}")) if is_reported else (thing, None)


@pytest.mark.usefixtures("started", "carried")
def test_one_long_input_is_shared_among_the_workers(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(report(n, text=20 * SAID.format(n)) for n in range(300)))
    done = read_corpus([str(tmp_path / "a.jsonl")], tmp_path / "out", reading=on_engine(WORKERS, make=Signing))
    assert len(done.failed) == 300
    assert len({one.cause for one in done.failed}) == WORKERS


class Elsewhere(Reader):
    """A reader whose rules are others in each process."""

    @property
    def version(self) -> str:
        return f"memcon-of-{os.getpid()}"


@pytest.mark.usefixtures("started", "carried")
def test_workers_with_another_memcon_are_told_of_and_nothing_of_theirs_is_kept(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(CorpusError, match=f"another Memcon: memcon-of-.*, here memcon-of-{os.getpid()}; have the same"):
        read_corpus([str(corpus)], out, reading=on_engine(WORKERS, make=Elsewhere))
    assert not list(out.rglob("*.parquet"))
