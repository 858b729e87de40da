"""The gate: a figure may not fall below its floor, and floors only rise."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import floors
from benchmarks.score import judge

FIGURES = st.dictionaries(st.sampled_from(["statement", "who-said", "move"]), st.floats(0, 1), max_size=3)
CORPORA = st.dictionaries(st.sampled_from(["examples", "gold"]), FIGURES, max_size=2)


def test_a_figure_below_its_floor_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = judge({"examples": {"move": 0.5}}, {"examples": {"move": 0.49}}, lift=False, file=tmp_path / "floors")
    assert outcome == 1
    assert "examples move: 0.490 is below its floor of 0.500" in capsys.readouterr().out


def test_a_figure_at_its_floor_passes(tmp_path: Path) -> None:
    assert judge({"examples": {"move": 0.5}}, {"examples": {"move": 0.5}}, lift=False, file=tmp_path / "floors") == 0


def test_a_figure_that_is_gone_fails(tmp_path: Path) -> None:
    assert judge({"examples": {"move": 0.5}}, {"examples": {}}, lift=False, file=tmp_path / "floors") == 1


def test_a_corpus_that_is_not_there_breaks_no_floor(tmp_path: Path) -> None:
    assert judge({"gold": {"move": 0.5}}, {"examples": {"move": 0.1}}, lift=False, file=tmp_path / "floors") == 0


def test_without_being_asked_no_floor_is_written(tmp_path: Path) -> None:
    judge({}, {"examples": {"move": 0.9}}, lift=False, file=tmp_path / "floors")
    assert not (tmp_path / "floors").exists()


def test_a_raised_floor_lies_a_little_below_the_figure() -> None:
    assert floors.raised({"examples": {"move": 0.5}}, {"examples": {"move": 0.7}}) == {"examples": {"move": 0.685}}


def test_raising_adds_floors_for_new_figures() -> None:
    assert floors.raised({}, {"examples": {"move": 0.7}}) == {"examples": {"move": 0.685}}


def test_raising_fails_all_the_same_where_a_floor_is_broken(tmp_path: Path) -> None:
    file = tmp_path / "floors"
    assert judge({"examples": {"move": 0.5}}, {"examples": {"move": 0.3}}, lift=True, file=file) == 1
    assert floors.load(file) == {"examples": {"move": 0.5}}


@given(CORPORA, CORPORA)
def test_raising_never_lowers_a_floor(old: floors.Figures, reached: floors.Figures) -> None:
    new = floors.raised(old, reached)
    assert all(new[corpus][figure] >= floor for corpus, figures in old.items() for figure, floor in figures.items())


@given(CORPORA)
def test_what_was_reached_holds_the_floors_that_it_raised(reached: floors.Figures) -> None:
    assert floors.fallen(floors.raised({}, reached), reached) == []


def test_floors_come_back_the_same_from_their_file(tmp_path: Path) -> None:
    told = {"examples": {"who-said": 0.5, "all content": 0.25}, "gold": {}}
    floors.save(told, tmp_path / "floors")
    assert floors.load(tmp_path / "floors") == told


def test_the_floors_on_file_can_be_read() -> None:
    assert all(0 <= floor <= 1 for figures in floors.load().values() for floor in figures.values())
