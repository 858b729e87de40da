"""Disputes at home: a ministry, a union and a mediator, where no state is named."""

import pytest

from tests.reading.stage import actor_of, reading_of, said

HOSPITALS = (
    "The Federation of Hospital Workers extended its walkout after the health ministry failed to answer its letter. "
    "“We asked and got silence,” general secretary Pia Lindholm said. Deputy Health Minister Arvo Saar said the offer "
    "stood. Mediator Kirsi Vane said the parties had agreed on rota rules."
)


def test_a_ministry_is_a_side_where_no_state_is_named() -> None:
    assert actor_of(HOSPITALS, "health ministry").side == "health ministry"


def test_its_minister_speaks_for_it() -> None:
    assert actor_of(HOSPITALS, "Arvo Saar").side == "health ministry"


def test_a_ministry_is_no_side_of_its_own_beside_a_state() -> None:
    body = "Kenya closed two wards. The health ministry failed to answer. The health ministry’s offer was low."
    assert actor_of(body, "health ministry").side != "health ministry"


def test_a_general_secretary_is_of_the_one_union_that_is_named() -> None:
    assert actor_of(HOSPITALS, "Pia Lindholm").side == "Federation of Hospital Workers"


def test_a_general_secretary_beside_two_unions_is_of_neither() -> None:
    body = "The Rail Workers Union and the Dock Workers Union met. General secretary Pia Lindholm said the offer stood."
    assert actor_of(body, "Pia Lindholm").side is None


def test_who_leads_the_federation_speaks_for_it() -> None:
    body = (
        "The Federation of Hospital Workers was handed an offer. Pia Lindholm, who leads the federation, said that it "
        "was a first serious paper."
    )
    assert actor_of(body, "Pia Lindholm").side == "Federation of Hospital Workers"


def test_a_mediator_agrees_to_nothing_on_behalf_of_the_parties() -> None:
    moves = reading_of(HOSPITALS).moves
    assert not any("Kirsi Vane" in move.by for move in moves)


def test_the_day_on_which_something_was_said_is_not_the_day_on_which_it_is_due() -> None:
    body = "The Port Workers Union said on Tuesday it would present its list to the owners."
    assert [commitment.due for commitment in reading_of(body).commitments] == [None]


@pytest.mark.parametrize(
    "office",
    ["Interior Minister", "Defence Minister", "Defense Secretary", "Interior Secretary", "Justice Minister"],
)
def test_what_a_minister_is_for_is_no_side(office: str) -> None:
    body = f"{office} Otieno Odhiambo told the captors on Sunday that Kenya had called off the patrols."
    reading = reading_of(body)
    assert [(a.office, a.side) for a in reading.actors if a.name == "Otieno Odhiambo"] == [(office, None)]
    assert not any(actor.name in office for actor in reading.actors)


def test_an_interior_minister_under_the_dateline_of_a_capital_speaks_for_its_state() -> None:
    body = (
        "NAIROBI, March 3 — Kenya will free the nine men. Interior Minister Otieno Odhiambo, who leads the team at the "
        "talks, said the list was ready. “No names, no list,” he said."
    )
    assert said(body) == [("Otieno Odhiambo", "Kenya")] * 2
