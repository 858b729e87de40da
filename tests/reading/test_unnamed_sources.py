"""Those who speak without a name, and bodies whose names are long: each as the text calls them."""

import pytest

from tests.reading.stage import actor_of, reading_of, said


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("One skipper, who asked not to be named, said the talks were a sham.", "skipper"),
        ("Two hospitals said that the shipments had arrived on time.", "Two hospitals"),
        ("The border was quiet, according to drone footage.", "drone footage"),
        ("Several hauliers said they had lost a week.", "Several hauliers"),
    ],
)
def test_who_has_no_name_is_called_as_the_text_does(body: str, name: str) -> None:
    assert [speaker for speaker, _ in said(body)] == [name]


@pytest.mark.parametrize(
    "body",
    [
        "Others said the talks were a sham.",
        "Everyone said the talks were a sham.",
        "The ad said the talks were a sham.",
    ],
)
def test_a_word_that_points_elsewhere_is_nobodys_name(body: str) -> None:
    assert [speaker for speaker, _ in said(body)] == [None]


def test_he_after_a_source_without_a_name_is_that_source() -> None:
    body = (
        "Foreign Minister Otieno Odhiambo said the offer was fair. One skipper, who asked not to be named, said it was "
        "a sham. “They will sell us for a photograph,” he added."
    )
    assert [speaker for speaker, _ in said(body)] == ["Otieno Odhiambo", "skipper", "skipper"]


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Trade, Industry and Fisheries",
        "Ministry of Food, Agriculture, and Rural Affairs",
        "Department of Health and Human Services",
        "Norwegian Vessel Owners' Association",
    ],
)
def test_the_name_of_a_body_is_whole(name: str) -> None:
    assert actor_of(f"The {name} said on Wednesday that talks would go on.", name).name == name


def test_a_ministry_and_whoever_speaks_beside_it_are_two() -> None:
    body = "The Ministry of Defence and Foreign Minister Otieno Odhiambo said that talks would go on."
    assert {"Ministry of Defence", "Otieno Odhiambo"} <= {actor.name for actor in reading_of(body).actors}


def test_a_labour_minister_is_of_no_party_by_that_word() -> None:
    body = "Labour Minister Mary Flynn urged the port authority and the dockers’ union to accept a mediator."
    assert actor_of(body, "Mary Flynn").side != "Labour Party"


def test_the_day_of_a_speech_is_no_part_of_who_heard_it() -> None:
    body = "The Environment Secretary told the Commons on Monday that the British offer “is fair to both fleets”."
    assert [statement.addressee for statement in reading_of(body).statements] == ["Commons"]


def test_the_government_under_the_dateline_of_a_capital_is_that_states() -> None:
    body = (
        "LIMA, 3 March 2024 — Talks between Chile and Peru resumed.\n\nThe government said it would send a delegation."
    )
    assert said(body) == [("Peru", "Peru")]


def test_the_government_beside_another_state_is_nobody() -> None:
    body = (
        "LIMA, 3 March 2024 — Talks with Peru resumed.\n\nChile closed a crossing. The government said it would send a "
        "delegation."
    )
    assert said(body) == [(None, None)]


def test_the_opposition_speaks_as_the_text_calls_it() -> None:
    assert said("The opposition said the offer was a sham.") == [("opposition", None)]


def test_a_minister_told_by_state_alone_speaks_for_it() -> None:
    body = "Brazil’s foreign minister, who hosted the first round, offered to host the next."
    assert said(body) == [("Brazil’s foreign minister", "Brazil")]


def test_who_is_explained_by_a_calling_is_a_person_and_known_by_the_surname() -> None:
    body = (
        "A hydrologist at the university, Ana Quispe, said the dam would change little. Quispe called it an “old map”."
    )
    assert {speaker for speaker, _ in said(body)} == {"Ana Quispe"}


def test_who_has_seen_a_paper_says_nothing_by_that() -> None:
    text = "Kenya will cut the levy, according to two officials who have seen the Kenyan paper for the next round."
    assert said(text) == [("two officials", None)]
