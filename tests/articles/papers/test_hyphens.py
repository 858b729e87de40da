"""Hyphens at the ends of lines: which of them go."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.articles.knowledge import table
from memcon.articles.papers.hyphens import Hyphens
from memcon.articles.papers.words import is_word

ROWS = [row for rows in table("papers/hyphens").values() for row in rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"][2])
def test_each_list_has_an_example(row: dict[str, Any]) -> None:
    line, following, joined = row["example"]
    assert Hyphens().join(line, following) == joined


@pytest.mark.parametrize(
    ("line", "following", "joined"),
    [
        ("nego-", "tiation", "negotiation"),
        ("the Presi-", "dent said", "the President said"),
        ("dele-", "gations", "delegations"),
        ("Sark-", "land", "Sarkland"),
        ("under-", "stood", "understood"),
        ("fact-", "finding", "fact-finding"),
        ("re-", "elected", "re-elected"),
        ("four-", "day", "four-day"),
        ("one-on-", "one", "one-on-one"),
        ("Covid-", "19", "Covid-19"),
        ("pro-", "Veltrian", "pro-Veltrian"),
        ("the talks", "ended", "the talks ended"),
    ],
)
def test_lines_are_joined(line: str, following: str, joined: str) -> None:
    assert Hyphens().join(line, following) == joined


def test_a_word_that_the_paper_has_elsewhere_is_written_as_there() -> None:
    hyphens = Hyphens.of(["The work-plan of the chair", "a trusteeship council met"])
    assert hyphens.join("work-", "plan") == "work-plan"
    assert Hyphens.of(["on the Orrinlake shore"]).join("Orrin-", "lake") == "Orrinlake"


def test_a_dash_behind_a_space_stays() -> None:
    assert Hyphens().join("the talks -", "if any") == "the talks - if any"


@pytest.mark.parametrize("word", ["talks", "agreed", "negotiating", "parties", "leader", "ministries"])
def test_forms_of_words_are_words(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["nego", "tiation", "presi", "ment", "gation"])
def test_parts_of_words_are_none(word: str) -> None:
    assert not is_word(word)


@given(st.text(alphabet="abc- \u2010\u00ad", max_size=12), st.text(alphabet="abC- 1", max_size=12))
def test_joining_loses_no_letter(line: str, following: str) -> None:
    joined = Hyphens().join(line, following)
    assert [c for c in joined if c.isalnum()] == [c for c in line + following if c.isalnum()]
