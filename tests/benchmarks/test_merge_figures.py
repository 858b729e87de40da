"""MUC, B-cubed and CEAF-e against examples that were worked out by hand."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.merge.figures import b_cubed, best_sum, ceaf_e, conll, muc

GOLD = [frozenset("abc"), frozenset("de")]
CUT = [frozenset("ab"), frozenset("c"), frozenset("de")]
LUMPED = [frozenset("abcde")]
TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9).map(float), min_size=width, max_size=width), min_size=1, max_size=5
    )
)


def test_a_group_cut_in_two_lacks_one_link_of_three() -> None:
    assert (muc(GOLD, CUT).precision, muc(GOLD, CUT).recall) == (1, pytest.approx(2 / 3))


def test_a_group_cut_in_two_costs_each_mention_what_it_is_parted_from() -> None:
    score = b_cubed(GOLD, CUT)
    assert (score.precision, score.recall) == (1, pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5))


def test_two_groups_made_one_cost_precision_by_the_square() -> None:
    score = b_cubed(GOLD, LUMPED)
    assert (score.precision, score.recall) == (pytest.approx((9 + 4) / 25), 1)


def test_a_group_is_set_against_the_one_that_has_most_of_it() -> None:
    score = ceaf_e(GOLD, CUT)  # abc against ab: 2 * 2 / 5; de against de: 1
    assert (score.precision, score.recall) == (pytest.approx(1.8 / 3), pytest.approx(1.8 / 2))


def test_two_groups_made_one_are_set_against_only_one_of_them() -> None:
    assert ceaf_e(GOLD, LUMPED).recall == pytest.approx(2 * 3 / 8 / 2)


def test_a_mention_that_was_missed_costs_recall_alone() -> None:
    made = [frozenset("ab"), frozenset("de")]
    assert b_cubed(GOLD, made).precision == 1
    assert b_cubed(GOLD, made).recall == pytest.approx((2 / 3 + 2 / 3 + 1 + 1) / 5)
    assert muc(GOLD, made).recall == pytest.approx(2 / 3)


def test_a_mention_that_nobody_marked_costs_precision_alone() -> None:
    made = [frozenset("abcx"), frozenset("de")]
    assert b_cubed(GOLD, made).recall == 1
    assert b_cubed(GOLD, made).precision == pytest.approx((3 * 3 / 4 + 2) / 6)


def test_conll_is_the_mean_of_the_three() -> None:
    three = (muc(GOLD, CUT).f1, b_cubed(GOLD, CUT).f1, ceaf_e(GOLD, CUT).f1)
    assert conll(GOLD, CUT) == pytest.approx(sum(three) / 3)
    assert conll(GOLD, GOLD) == 1


def test_nothing_to_group_is_no_fault() -> None:
    assert conll([], []) == 1


@given(TABLES)
def test_the_best_sum_is_the_best_of_all_ways(table: list[list[float]]) -> None:
    across = table if len(table) <= len(table[0]) else list(map(list, zip(*table, strict=True)))
    ways = permutations(range(len(across[0])), len(across))
    assert best_sum(table) == max(sum(row[at] for row, at in zip(across, way, strict=True)) for way in ways)
