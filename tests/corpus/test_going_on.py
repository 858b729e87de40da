"""A run can be broken off and run again: nothing is read twice, and every article is there once."""

import gzip
import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from memcon.corpus.dataset import Dataset
from memcon.corpus.engine import Task
from memcon.corpus.errors import CorpusError
from memcon.corpus.loading import rows_of
from memcon.corpus.matching import Match, parse_match
from memcon.corpus.months import settle
from memcon.corpus.run import Progress, read_corpus
from memcon.corpus.worker import ReadPortion

from .conftest import ids, lines, read, read_here, report

MANY = 900  # reports: several portions


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.jsonl").write_bytes(lines(report(n, published=f"2031-{n % 12 + 1:02}-04") for n in range(MANY)))
    return tmp_path / "a.jsonl"


def killed_after(portions: int, seen: list[int]) -> object:
    """Reading that breaks off after so many portions; it notes how many articles each had."""

    def reading(tasks: Sequence[Task], match: Match) -> Iterator[ReadPortion]:
        for number, one in enumerate(read_here(tasks, match)):
            if number == portions:
                raise KeyboardInterrupt
            seen.append(len(one.rows))
            yield one

    return reading


def test_what_was_read_before_a_run_was_broken_off_is_not_read_again(corpus: Path, out: Path) -> None:
    seen: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        read_corpus([str(corpus)], out, reading=killed_after(2, seen))  # type: ignore[arg-type]
    done = read(corpus, out=out)
    assert sum(seen) > 0
    assert done.tally.articles == MANY - sum(seen)
    assert ids(out) == sorted(f"r{n}" for n in range(MANY))


def test_a_run_that_is_done_reads_nothing_again(corpus: Path, out: Path) -> None:
    read(corpus, out=out)
    done = read(corpus, out=out)
    assert (done.tally.articles, done.inputs, done.skipped) == (0, 0, 1)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_how_far_a_run_is_grows_with_what_was_read(pack: Callable[[bytes], bytes], tmp_path: Path, out: Path) -> None:
    many = (report(n, title=hashlib.shake_128(b"%d" % n).hexdigest(300)) for n in range(MANY))
    (tmp_path / "a.jsonl").write_bytes(pack(lines(many)))
    seen: list[Progress] = []
    read_corpus([str(tmp_path / "a.jsonl")], out, reading=read_here, watch=seen.append)
    (half,) = [one for before, one in pairwise(seen) if before.tally.articles < MANY / 2 <= one.tally.articles]
    assert 0.3 < half.done / half.total < 0.7
    assert seen[-1].done == seen[-1].total


def test_settling_may_break_off_before_the_parts_are_taken_away(corpus: Path, out: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        read_corpus([str(corpus)], out, reading=killed_after(2, []))  # type: ignore[arg-type]
    parts = tmp_path / "parts"
    shutil.copytree(Dataset(out).parts, parts)
    settle(Dataset(out))
    before = ids(out)
    shutil.copytree(parts, Dataset(out).parts, dirs_exist_ok=True)
    settle(Dataset(out))
    assert ids(out) == before


def test_an_article_that_stands_in_two_inputs_is_there_once(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([report(1), report(2)]))
    (tmp_path / "b.jsonl").write_bytes(lines([report(2), report(3)]))
    read(tmp_path / "a.jsonl", out=out)
    read(tmp_path / "b.jsonl", out=out)
    assert ids(out) == ["r1", "r2", "r3"]


def test_the_same_text_in_another_outlet_is_another_article(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([report(1, outlet="Gazette"), report(1, outlet="Post")]))
    read(tmp_path / "a.jsonl", out=out)
    assert len(ids(out)) == 2


def test_a_newer_reader_takes_the_place_of_an_older_ones_readings(
    corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(corpus, out=out)
    monkeypatch.setattr("memcon.reading.Reader.version", "plain-2")
    read_corpus([str(corpus)], out, reading=partial(read_here, version="plain-2"))
    rows = list(rows_of(out, ["id", "reader"]))
    assert len(rows) == MANY
    assert {row["reader"] for row in rows} == {"plain-2"}


def test_an_input_that_changed_is_read_again_and_what_it_said_before_is_kept(tmp_path: Path, out: Path) -> None:
    place = tmp_path / "a.jsonl"
    place.write_bytes(lines([report(1)]))
    read(place, out=out)
    place.write_bytes(lines([report(1), report(2)]))
    read(place, out=out)
    assert ids(out) == ["r1", "r2"]


def test_other_words_to_match_bring_in_what_they_match(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(map(report, range(1, 4))))
    read(tmp_path / "a.jsonl", out=out, match=parse_match(["number 1"]))
    assert ids(out) == ["r1"]
    read(tmp_path / "a.jsonl", out=out, match=parse_match(["number 2"]))
    assert ids(out) == ["r1", "r2"]


def test_two_runs_into_one_folder_keep_out_of_each_others_way(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([report(1)]))
    read(tmp_path / "a.jsonl", out=out)
    with Dataset(out).alone(), pytest.raises(CorpusError, match="another run is writing into it"):
        read(tmp_path / "a.jsonl", out=out)


def test_a_folder_that_holds_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine")
    with pytest.raises(CorpusError, match="holds other things"):
        read(tmp_path / "a.jsonl", out=tmp_path)
