"""Workers that die: what they had read is kept, and what they die of is told and left."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from memcon.corpus.matching import Match
from memcon.corpus.notes import TRIES, Pad
from memcon.corpus.portions import Portion, portions_of
from memcon.corpus.sources import find_inputs
from memcon.corpus.worker import ReadPortion, Worker
from memcon.model.articles import Article
from memcon.model.findings import Reading

from .conftest import Plain, lines, report

DEADLY = "number 3 of"


class Dead(BaseException):
    """A worker's death, as nothing of it can be caught."""


class Mortal(Plain):
    """A reader that dies of some texts, or of old age; it notes what it has read."""

    def __init__(self, deadly: str = "", age: int | None = None) -> None:
        super().__init__("plain-1")
        self.deadly, self.age, self.done, self.lived = deadly, age, list[str](), 0

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            if (self.deadly and self.deadly in article.text.body) or self.lived == self.age:
                self.lived = 0
                raise Dead
            if article.id.startswith("r"):  # and is not what a worker warms up with
                self.done.append(article.id)
                self.lived += 1
            yield self.read(article)


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


def test_what_was_read_before_a_worker_died_is_not_read_again(portion: Portion) -> None:
    reader = Mortal(DEADLY)
    read_on(portion, Pad(), reader)
    assert reader.done == ["r0", "r1", "r2", "r4", "r5"]


def test_workers_that_are_killed_while_they_read_get_on(portion: Portion) -> None:
    read, deaths = read_on(portion, Pad(), Mortal(age=1))
    assert deaths == 5
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
