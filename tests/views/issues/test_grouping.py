"""Groups by meaning: what is near comes together, what is held apart does not."""

import numpy as np
import pytest

from memcon.views.issues.grouping import FEWEST, group

RNG = np.random.default_rng(7)
CENTRES = np.eye(4, 6)


def vectors(each: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    """`each` things near every one of four directions, one direction after another."""
    return np.array([c + RNG.normal(0, 0.05, 6) for c in CENTRES for _ in range(each)], dtype=np.float32)


def test_what_is_near_comes_together() -> None:
    assert group(vectors(3)) == [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]]


def test_two_that_are_held_apart_never_come_together_even_through_a_third() -> None:
    groups = group(vectors(3), apart=(0, 2))
    assert next(g for g in groups if 0 in g) != next(g for g in groups if 2 in g)
    assert sum(len(g) for g in groups) == 12


@pytest.mark.parametrize("number", [0, 1, FEWEST - 1])
def test_few_things_stay_by_themselves(number: int) -> None:
    assert group(vectors(2)[:number]) == [[n] for n in range(number)]


def test_things_that_are_all_the_same_do_not_come_to_nothing() -> None:
    assert group(np.ones((FEWEST, 6), dtype=np.float32)) == [[n] for n in range(FEWEST)]
