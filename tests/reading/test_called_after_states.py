"""What is called after a state and does not stand for it."""

import pytest

from memcon.reading.gazetteer import find_known_names, known_forms
from tests.reading.stage import reading_of


def states_in(text: str) -> list[str]:
    return [known.bearer.name for known in find_known_names(text)]


@pytest.mark.parametrize(
    "name",
    [
        "Latin American ministers", "the South American bloc", "Central America", "the Pan-American Highway",
        "New Mexico", "the South China Sea", "the Indian Ocean", "the Irish Sea", "the Gulf of Oman", "Jordan River",
        "the River Jordan", "the Panama Canal", "the Korean Peninsula", "British Columbia", "Air France", "Korean Air",
        "Turkish Airlines", "US Steel",
    ],
)  # fmt: skip
def test_seas_lands_and_firms_that_are_called_after_a_state_are_not_it(name: str) -> None:
    assert states_in(name) == []


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("New American offer", "United States"),
        ("the South Korean side", "South Korea"),
        ("New Zealand", "New Zealand"),
        ("Russian Air Force", "Russia"),
        ("in Oman", "Oman"),
        ("Marshall Islands", "Marshall Islands"),
    ],
)
def test_a_state_beside_such_words_stays_one(name: str, state: str) -> None:
    assert states_in(name) == [state]


def test_every_known_name_is_found_as_a_whole() -> None:
    names = known_forms()
    assert [name for name in names if [k.span.of(name) for k in find_known_names(name)] != [name]] == []


def test_who_sails_a_sea_that_is_called_after_a_state_says_nothing_of_that_state() -> None:
    found = reading_of(
        "Latin American ministers urged calm in the Gulf of Oman. The South American bloc rejected the plan."
    )
    assert {actor.name for actor in found.actors} & {"United States", "Oman"} == set()


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("OTTAWA, March 4 — Canada reopened the port. President Jon Hale agreed to a deal, Canada said.", None),
        ("Commerce Secretary Jon Hale spoke with his Canadian counterpart, Luc Roy. Canada reopened the port.", None),
    ],
)
def test_whose_office_the_state_of_the_dateline_does_not_have_is_not_of_it(text: str, side: str | None) -> None:
    assert next(actor.side for actor in reading_of(text).actors if actor.name == "Jon Hale") == side


def test_who_says_what_a_state_will_hand_over_of_its_own_speaks_for_it() -> None:
    text = "Kenya will soon present its reply to the plan, foreign ministry spokesman Jon Otieno said on Monday."
    assert [(s.speaker, s.side) for s in reading_of(text).statements] == [("Jon Otieno", "Kenya")]
