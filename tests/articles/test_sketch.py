"""Sketches: how much two texts have in common, without comparing them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.articles.sketch import NEAR, SIZE, likeness, may_be_near, sketch

STORY = " ".join(f"Envoy {n} of the harbour towns spoke about water, roads and grain." for n in range(60))


def test_a_text_is_wholly_like_itself() -> None:
    assert likeness(sketch(STORY), sketch(STORY)) == 1


def test_case_and_punctuation_do_not_count() -> None:
    assert sketch("The ferry, at last, RUNS again.") == sketch("the ferry at last runs again")


def test_a_wire_story_cut_and_with_another_opening_is_near() -> None:
    printed = "From our own correspondent in Seaville. " + STORY[: int(len(STORY) * 0.85)]
    assert likeness(sketch(STORY), sketch(printed)) >= NEAR


def test_a_text_that_shares_a_third_is_not_near() -> None:
    other = " ".join(f"Clerk {n} of the inland courts wrote of wages, rents and bread." for n in range(40))
    assert likeness(sketch(STORY), sketch(STORY[: len(STORY) // 3] + other)) < NEAR


@pytest.mark.parametrize("body", ["", "   ", "…!?"])
def test_a_text_without_words_is_like_nothing(body: str) -> None:
    assert likeness(sketch(body), sketch(body)) == 0


@given(st.sets(st.integers(0, 300), max_size=SIZE), st.sets(st.integers(0, 300), max_size=SIZE))
def test_what_cannot_be_near_is_not(a: set[int], b: set[int]) -> None:
    assert may_be_near(frozenset(a), frozenset(b)) or likeness(tuple(sorted(a)), tuple(sorted(b))) < NEAR


@given(st.text(), st.text())
def test_likeness_is_a_share_and_the_same_from_both_ends(a: str, b: str) -> None:
    ours, theirs = sketch(a), sketch(b)
    assert likeness(ours, theirs) == likeness(theirs, ours)
    assert 0 <= likeness(ours, theirs) <= 1
    assert len(ours) <= SIZE
    assert all(0 <= mark < 1 << 63 for mark in ours)
