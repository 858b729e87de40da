"""Who speaks after a clause with "whose", and for whom those speak who are named in it."""

import pytest

from tests.reading.stage import actor_of, said


@pytest.mark.parametrize(
    "text",
    [
        "Peru, whose delegation left on Monday, called on Chile to release the crew.",
        "Peru, two of whose ministers met the crews, said on Tuesday that it would pay.",
        "Peru, whose envoy, Ana-Maria Costa, chaired the round, called on Chile to return.",
        "Peru, whose ministers met on Monday, said on Tuesday that it would pay.",
    ],
)
def test_who_stands_before_the_clause_speaks_after_it(text: str) -> None:
    assert said(text) == [("Peru", "Peru")]


@pytest.mark.parametrize(
    "text",
    [
        "Chile, whose envoy said the port was closed, will send a ship.",
        "Chile, whose envoy said the port was closed and left, will send a ship.",
    ],
)
def test_who_speaks_within_the_clause_is_not_who_stands_before_it(text: str) -> None:
    assert said(text) == [("envoy", "Chile")]


def test_who_is_named_after_whose_envoy_speaks_for_the_state_before() -> None:
    text = "Rwanda, whose envoy, Jean-Claude Habimana, chaired the round, urged both sides to return."
    assert actor_of(text, "Jean-Claude Habimana").side == "Rwanda"
