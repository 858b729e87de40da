"""Workers that die: what they had read is kept, and what they die of, or never come to the end of, is told and left."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from memcon.corpus.apart import take_apart
from memcon.corpus.matching import Match
from memcon.corpus.notes import ALL, TRIES, Pad
from memcon.corpus.portions import Portion, portions_of
from memcon.corpus.sources import Input, find_inputs
from memcon.corpus.worker import ReadPortion, Worker
from memcon.model.articles import Article
from memcon.model.findings import Reading
from tests.cases import ROOT

from .conftest import Plain, lines, report

DEADLY = "number 3 of"


class Dead(BaseException):
    """A worker's death, as nothing of it can be caught."""


class StillThere(BaseException):
    """What stands for being at something without an end."""


class Mortal(Plain):
    """A reader that dies of some texts, or of old age; it notes what it has read."""

    def __init__(self, deadly: str = "", age: int | None = None) -> None:
        super().__init__("plain-1")
        self.deadly, self.age, self.done, self.lived = deadly, age, list[str](), 0

    def read(self, article: Article) -> Reading:
        if (self.deadly and self.deadly in article.text.body) or self.lived == self.age:
            self.lived = 0
            raise Dead
        if article.id.startswith("r"):  # and is not what a worker warms up with
            self.done.append(article.id)
            self.lived += 1
        return super().read(article)


@pytest.fixture
def portion(tmp_path: Path) -> Portion:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(report(n) for n in range(6)))
    (found,) = find_inputs([str(path)]).inputs
    (only,) = portions_of(found, "i-x", Match())
    assert len(only.raws) == 6
    return only


def read_on(portion: Portion, pad: Pad, reader: Mortal, lives: int = 99) -> tuple[ReadPortion | None, int]:
    """Has worker after worker take the portion up until one is done with it; and how many died."""
    for life in range(lives):
        with suppress(Dead):
            return Worker(Match(), reader, pad).read(portion), life  # type: ignore[arg-type]
    return None, lives


def test_what_workers_die_of_is_told_and_the_rest_is_read(portion: Portion) -> None:
    read, deaths = read_on(portion, Pad(), Mortal(DEADLY))
    assert deaths == TRIES
    assert read is not None
    assert [row["id"] for row in read.rows] == ["r0", "r1", "r2", "r4", "r5"]
    assert [(one.place, one.cause) for one in read.failed] == [
        (portion.raws[3].place, "3 workers died while they read it (the reader crashed, or took too much memory)")
    ]
    assert (read.tally.articles, read.tally.failed) == (5, 1)


def test_what_was_read_before_a_worker_died_is_read_once_more_at_most(portion: Portion) -> None:
    reader = Mortal(DEADLY)
    read_on(portion, Pad(), reader)
    assert reader.done == ["r0", "r1", "r2", "r0", "r1", "r2", "r4", "r5"]


def test_a_portion_over_which_nobody_died_is_read_at_once(portion: Portion) -> None:
    begun = []

    class Noting(Pad):
        def begin(self, portion: str, nth: int) -> int | bytes:
            begun.append(nth)
            return super().begin(portion, nth)

    read, deaths = read_on(portion, Noting(), Mortal())
    assert (deaths, begun) == (0, [ALL])
    assert read is not None
    assert len(read.rows) == 6


def test_workers_that_are_killed_while_they_read_get_on(portion: Portion) -> None:
    read, deaths = read_on(portion, Pad(), Mortal(age=1))
    assert deaths == 6
    assert read is not None
    assert [row["id"] for row in read.rows] == [f"r{n}" for n in range(6)]
    assert read.failed == ()


def test_reading_on_comes_to_the_same_as_reading_undisturbed(portion: Portion) -> None:
    undisturbed, _ = read_on(portion, Pad(), Mortal())
    assert read_on(portion, Pad(), Mortal(age=2))[0] == undisturbed


def test_of_a_portion_that_is_finished_nothing_is_kept(portion: Portion) -> None:
    pad = Pad()
    read_on(portion, pad, Mortal(DEADLY))
    assert pad == Pad()


@contextmanager
def impatient(seconds: float, tell: Callable[[], None]) -> Iterator[None]:
    """As what ends a process that has been at something for too long, without the waiting."""
    try:
        yield
    except StillThere:
        tell()
        raise Dead from None


class Hanging(Mortal):
    """A reader that never comes to the end of some texts."""

    def read(self, article: Article) -> Reading:
        if DEADLY in article.text.body:
            raise StillThere
        return super().read(article)


def test_what_a_reader_never_ends_with_is_told_the_second_time_and_the_rest_is_read(
    portion: Portion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("memcon.corpus.worker.within", impatient)
    read, deaths = read_on(portion, Pad(), Hanging("number 1 of"))
    assert deaths == TRIES + 1
    assert read is not None
    assert [row["id"] for row in read.rows] == ["r0", "r2", "r4", "r5"]
    assert [one.cause.split(" (")[0] for one in read.failed] == [
        "3 workers died while they read it",
        "the reader was not done with it after 300 seconds",
    ]


def taken_apart(portions: Callable[[], Iterator[Portion]], lives: int = 99) -> tuple[list[Portion], int]:
    """The portions of an input of four, in which process after process comes as far as it can; and how many died."""
    pad = Pad()
    for life in range(lives):
        with suppress(Dead):
            return list(take_apart(Input("a.warc", 400, ""), "i-x", portions(), (), pad)), life
    return [], lives


def four(deadly: BaseException | None = None) -> Iterator[Portion]:
    for number in range(4):
        if deadly and number == 2:
            raise deadly
        yield Portion("i-x", number, bytes=100, last=number == 3)


def test_an_input_that_kills_what_takes_it_apart_is_told_of_where_it_came_to() -> None:
    portions, deaths = taken_apart(lambda: four(Dead()))
    assert deaths == TRIES
    assert [(one.number, one.last, one.again) for one in portions] == [
        (0, False, False),
        (1, False, False),
        (2, True, True),
    ]
    assert sum(one.bytes for one in portions) == 400
    (failed,) = portions[2].failed
    assert (failed.place, failed.cause.split(" (")[0]) == ("a.warc", "3 processes died while they took it apart")


def test_an_input_that_stands_still_is_told_of_the_first_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memcon.corpus.apart.within", impatient)
    portions, deaths = taken_apart(lambda: four(StillThere()))
    assert deaths == 1
    assert [one.cause for one in portions[2].failed] == ["it stood still for 600 seconds while it was taken apart"]


def test_processes_that_are_killed_between_portions_count_for_nothing() -> None:
    pad = Pad()
    for _ in range(2 * TRIES):
        apart = take_apart(Input("a.warc", 400, ""), "i-x", four(), (), pad)
        assert [next(apart).number for _ in range(3)] == [0, 1, 2]
        apart.close()
    assert list(take_apart(Input("a.warc", 400, ""), "i-x", four(), (), pad)) == list(four())


def test_portions_that_are_finished_are_not_handed_on_again() -> None:
    portions = take_apart(Input("a.warc", 400, ""), "i-x", four(), {0, 2}, Pad())
    assert [one.number for one in portions] == [1, 3]


STANDING = """
import sys
from collections import deque
from itertools import repeat
from threading import Event
from memcon.corpus import patience
patience._GRACE = 0.5
with patience.within(0.5, lambda: print("told", flush=True)):
    {}
"""


@pytest.mark.parametrize(("doing", "told"), [("Event().wait()", "told"), ("deque(repeat(0), maxlen=0)", "")])
def test_a_process_that_is_held_up_ends_whatever_holds_it_up(doing: str, told: str) -> None:
    """The second lets nothing of Python run beside it."""
    command = [sys.executable, "-c", STANDING.format(doing)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout.strip()) == (1, told)
