"""Whose minister it is where no state is named beside the office: only words near by tell."""

import pytest

from tests.reading.stage import actor_of, reading_of, said


def side(body: str, name: str) -> str | None:
    return actor_of(body, name).side


@pytest.mark.parametrize(
    "body",
    [
        "In Nairobi, Foreign Minister Otieno Odhiambo said the text was dead.",
        "Kenya turned down the offer. Foreign Minister Otieno Odhiambo said the text was dead.",
        "NAIROBI (Lake Wire) — Foreign Minister Otieno Odhiambo said on Monday that Kenya would wait.",
    ],
)
def test_the_state_that_goes_without_saying_is_told_by_the_words_near_by(body: str) -> None:
    assert side(body, "Otieno Odhiambo") == "Kenya"


def test_who_speaks_at_the_seat_of_a_government_speaks_for_its_state() -> None:
    assert side("President Tom Garrison said at the White House that he would wait.", "Tom Garrison") == "United States"


def test_who_tells_a_parliament_speaks_for_its_state() -> None:
    assert side("Prime Minister Dov Harari told the Knesset that the talks were over.", "Dov Harari") == "Israel"


def test_a_state_that_has_another_in_the_office_is_not_meant() -> None:
    body = "Kenyan President Otieno Odhiambo left. In Nairobi, President Tom Garrison said the talks were over."
    assert side(body, "Tom Garrison") is None


def test_a_state_in_another_paragraph_tells_nothing() -> None:
    body = "Kenya turned down the offer.\n\nForeign Minister Otieno Odhiambo said the text was dead."
    assert side(body, "Otieno Odhiambo") is None


def test_a_minister_who_is_named_in_no_state_has_no_side() -> None:
    assert side("Foreign Minister Otieno Odhiambo said the text was dead.", "Otieno Odhiambo") is None


def test_a_government_spokesman_speaks_for_the_state_of_the_capital_beside_him() -> None:
    body = "A spokesperson for the government in Lima said the cabinet would stay."
    assert said(body)[0][1] == "Peru"


def test_a_chief_minister_is_not_one_of_a_state() -> None:
    body = "Kenya turned down the offer. Chief Minister Otieno Odhiambo said the text was dead."
    assert side(body, "Otieno Odhiambo") is None


def test_officials_who_say_why_their_state_acted_speak_for_it() -> None:
    body = "Kenya has banned the airline Lanmark Air, with officials saying this is for security reasons."
    assert ("officials", "Kenya") in said(body)


def test_the_office_of_a_minister_speaks_for_the_minister_s_state() -> None:
    body = "Kenyan Foreign Minister Otieno Odhiambo left. His office said the text was dead."
    assert [(s.speaker, s.side) for s in reading_of(body).statements] == [("Otieno Odhiambo’s office", "Kenya")]


def test_a_report_that_names_one_seat_of_government_and_no_state_speaks_of_that_state_s_ministers() -> None:
    body = "Transport Secretary Alan Pruett urged both sides to talk.\n\nDowning Street said there was no plan yet."
    assert side(body, "Alan Pruett") == "United Kingdom"


def test_a_report_that_names_two_states_leaves_the_minister_without_one() -> None:
    body = "Transport Secretary Alan Pruett urged Peru to talk.\n\nDowning Street said there was no plan yet."
    assert side(body, "Alan Pruett") is None


@pytest.mark.parametrize(
    "before",
    [
        "Uganda’s envoy said that Kenya’s should come first.",
        "Uganda’s envoy said that Kenya had turned down the offer.",
    ],
)
def test_a_state_that_acts_only_in_what_somebody_says_tells_nothing(before: str) -> None:
    assert side(f"{before} Otieno Odhiambo, the foreign minister, said the text was dead.", "Otieno Odhiambo") is None
