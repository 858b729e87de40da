"""Alternatives and packages: what a move leaves to choose between, and what it puts forward only together."""

import pytest

from memcon.model.findings import Move
from memcon.reading.knowledge import table
from tests.reading.stage import reading_of

Told = list[tuple[str | None, list[str]]]


def choices_in(text: str) -> list[Told]:
    return [told(move) for move in reading_of(text).moves if move.choices]


def told(move: Move) -> Told:
    return [(choice.label, [part.what for part in choice.parts]) for choice in move.choices]


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        (
            table("moves")["choices"]["example"],
            [(None, ["a truce of ten days"]), (None, ["a corridor", "an exchange of prisoners"])],
        ),
        (
            "Kenya offered Uganda a choice between a truce of ten days and talks without a truce.",
            [(None, ["a truce of ten days"]), (None, ["talks without a truce"])],
        ),
        (
            "Peru proposed that Chile either open the river or pay for a canal.",
            [(None, ["open the river"]), (None, ["pay for a canal"])],
        ),
        (
            "Norway offered Iceland three options: a joint patrol, an international force, or a common fund.",
            [(None, ["a joint patrol"]), (None, ["an international force"]), (None, ["a common fund"])],
        ),
        (
            "Peru proposed two options. Option 1 is a joint fleet; Option 2 is separate fleets together with a fund.",
            [("Option 1", ["a joint fleet"]), ("Option 2", ["separate fleets", "a fund"])],
        ),
    ],
)
def test_alternatives_are_told_apart_with_what_goes_together_in_each(text: str, choices: Told) -> None:
    assert choices_in(text) == [choices]


@pytest.mark.parametrize(
    "text",
    [
        "Norway tabled a package of tariff cuts, fishing quotas and a common fund.",
        "Norway proposed a package that combines tariff cuts, fishing quotas and a common fund.",
    ],
)
def test_a_package_is_one_choice_of_several_parts(text: str) -> None:
    assert choices_in(text) == [[(None, ["tariff cuts", "fishing quotas", "a common fund"])]]


@pytest.mark.parametrize(
    "text",
    [
        "Chad demanded a truce, a corridor and the release of all prisoners.",
        "Chad proposed a truce of ten or twelve days.",
        "Kenya proposed a package.",
        "Peru demanded a truce, while Chile wanted either guarantees or an alliance.",
    ],
)
def test_a_list_is_no_choice_and_another_s_choice_is_not_this_one_s(text: str) -> None:
    first = reading_of(text).moves[0]
    assert first.choices == ()


def test_each_part_slices_out_of_the_text() -> None:
    text = table("moves")["choices"]["example"]
    parts = [part for move in reading_of(text).moves for choice in move.choices for part in choice.parts]
    assert [text[part.span.start : part.span.end] for part in parts] == [part.what for part in parts]


def test_what_is_done_only_if_the_other_does_not_act_is_a_threat() -> None:
    text = "“Either they leave the valley, or we will withdraw from the talks,” Kenyan Foreign Minister Ann Mutua said."
    assert [move.kind for move in reading_of(text).moves] == ["threat"]
