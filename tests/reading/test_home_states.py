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


def test_who_is_said_to_be_another_place_s_minister_is_not_given_the_state_of_the_dateline() -> None:
    body = (
        "NAIROBI (Lake Wire) — Velmark's Foreign Minister Ilse Brandt said on Monday that Velmark would wait. "
        "Kenya will send three engineers, Foreign Minister Otieno Odhiambo said."
    )
    assert side(body, "Ilse Brandt") is None
    assert side(body, "Otieno Odhiambo") == "Kenya"


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


@pytest.mark.parametrize(
    "before",
    [
        "Norway mediates between Peru and Ghana. Norway welcomed the answer.",
        "The truce was brokered by Norway. Norway welcomed the answer.",
        "Norway, which is the mediator, asked for calm.",
        "The talks go on under the mediation of Norway. Norway presented a draft.",
        "The mediators, Norway and Oman, met on Sunday. Norway insisted on an answer.",
        "Norway handed Peru and Ghana a draft on Monday.",
        "Norway invited both sides to a second day.",
        "Norway will host the next round. Oslo, it says, is ready. Norway asked for calm.",
    ],
)
def test_after_a_mediator_or_host_a_minister_may_be_one_of_those_who_talk(before: str) -> None:
    body = f"{before} Defence Minister Raul Ortiz said the line would be studied."
    assert side(body, "Raul Ortiz") is None


def test_where_a_mediator_has_its_seat_those_who_talk_speak_too() -> None:
    talks = "Peru and Ghana opened a second day of talks. Oman is mediating."
    there = "In Muscat, Defence Minister Raul Ortiz said the line would be studied."
    assert side(f"{talks}\n\n{there}", "Raul Ortiz") is None
    under = f"MUSCAT (Lake Wire) — {talks}\n\nDefence Minister Raul Ortiz said the line would be studied."
    assert side(under, "Raul Ortiz") is None


def test_a_capital_where_two_others_talk_tells_no_side() -> None:
    talks = "Peru and Ghana opened a second day of talks. Peru was late, and Ghana was not."
    there = "In Muscat, Defence Minister Raul Ortiz said the line would be studied."
    assert side(f"{talks}\n\n{there}", "Raul Ortiz") is None


def test_a_mediator_s_own_minister_is_told_by_name() -> None:
    body = "Norway mediates between Peru and Ghana. Norway's foreign minister, Kari Dahl, chaired the session."
    assert side(body, "Kari Dahl") == "Norway"


def test_who_is_host_to_talks_of_its_own_is_one_of_those_who_talk() -> None:
    body = "Peru hosted talks with Ghana. Peru turned down the offer. Foreign Minister Raul Ortiz said it was too low."
    assert side(body, "Raul Ortiz") == "Peru"


def test_two_states_that_act_together_tell_no_side() -> None:
    body = "Peru and Ghana ended the talks. Foreign Minister Raul Ortiz said the text was dead."
    assert side(body, "Raul Ortiz") is None


def test_a_minister_who_tells_what_another_state_would_do_may_be_that_state_s() -> None:
    body = "Peru's delegation arrived late. Foreign Minister Kofi Asante said Ghana would not sign."
    assert side(body, "Kofi Asante") is None
