"""Rule 5: exchange two states in an article, and the reading comes out exchanged and otherwise the same.

`python -m benchmarks.exchange` prints the figures and what differs.
"""

import pytest

from benchmarks.exchange import (
    APART,
    FLOORS,
    PAIRS,
    Case,
    compared,
    confidences,
    differing,
    every_case,
    every_file,
    share_alike,
)


def a_few_cases() -> list[Case]:
    """Enough of them for every day: with pairs of all kinds, each in another article."""
    return every_case()[:: 2 * PAIRS + 1]


@pytest.mark.parametrize("kind", FLOORS)
def test_sides_are_treated_alike_in_a_few_articles(kind: str) -> None:
    cases = a_few_cases()
    share = share_alike(compared(case)[kind] for case in cases)
    assert share >= FLOORS[kind], f"{kind}: {share:.3f} the same\n" + "\n".join(differing(cases, kind))


def test_statements_of_either_side_are_trusted_alike() -> None:
    pairs = [pair for case in a_few_cases() for pair in confidences(case)]
    assert sum(abs(a - b) <= APART for a, b in pairs) >= 0.98 * len(pairs)
    assert abs(sum(a - b for a, b in pairs)) <= 0.01 * len(pairs)


@pytest.mark.slow
@pytest.mark.parametrize("kind", FLOORS)
def test_sides_are_treated_alike_in_every_article(kind: str) -> None:
    cases = every_case()
    share = share_alike(compared(case)[kind] for case in cases)
    assert share >= FLOORS[kind], f"{kind}: {share:.3f} the same\n" + "\n".join(differing(cases, kind))


def test_every_article_has_five_pairs_of_states_to_exchange() -> None:
    cases = every_case()
    assert {file: sum(case.file == file for case in cases) for file in every_file()} == dict.fromkeys(
        every_file(), PAIRS
    )
    assert len(set(cases)) == len(cases)


def test_a_reading_that_favours_a_state_would_be_seen() -> None:
    assert share_alike([(["A says", "B says"], ["A says", "A says"])]) == 0.5
