"""What is said by the way tells no position, and neither does a charge."""

import pytest

from memcon.views.asides import without_asides


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("She wants the four back, with back pay, before the talks.", "She wants the four back , before the talks."),
        ("He met the crew, who had been on strike, at the gate.", "He met the crew , at the gate."),
        ("The mine, one of which has uranium, stays open.", "The mine , stays open."),
        ("Niger frees eleven, in the first step of a swap at a mine.", "Niger frees eleven ."),
        ("The list (of prisoners) is ready.", "The list   is ready."),
        ("Niger frees ten, according to an envoy who saw its paper for the talks.", "Niger frees ten ."),
        ("The truce – and the pipeline – must hold.", "The truce must hold."),
        ("Chile proposed talks on the dam, a week after two borders were closed.", "Chile proposed talks on the dam ."),
        ("They met, more than two weeks after the strike, in Lima.", "They met , in Lima."),
    ],
)
def test_what_is_said_by_the_way_is_left_out(words: str, left: str) -> None:
    assert without_asides(words) == left


@pytest.mark.parametrize(
    "words",
    [
        "The union demands pay, pensions and rosters.",
        "No deal, with old rosters.",
        "“Pay, and pay now.”",
        "They will free ten, and six months after that all prisoners.",
    ],
)
def test_what_is_listed_or_set_as_a_condition_is_said_outright(words: str) -> None:
    assert without_asides(words) == words
