"""Bodies that have no name of their own are actors and sides like those that have one."""

import pytest

from memcon.model.kinds import ActorKind
from memcon.reading.knowledge import table
from tests.reading.stage import actor_of, reading_of, said

NAMELESS = [row for group in ("plain_body", "plain_many") for row in table("offices")[group]]
STAND_INS = [row["example"] for row in table("offices")["stand_in"]]


@pytest.mark.parametrize("row", NAMELESS, ids=[row["name"] for row in NAMELESS])
def test_a_body_without_a_name_is_called_by_what_it_is(row: dict[str, str]) -> None:
    assert actor_of(row["example"], row["name"]).kind == row["kind"]


def test_a_body_without_a_name_speaks_for_itself() -> None:
    assert said("The port authority said its offer was final.") == [("port authority", "port authority")]


@pytest.mark.parametrize("example", STAND_INS)
def test_a_bare_noun_means_the_one_body_of_its_kind(example: str) -> None:
    noun = example.split(". ")[1].split(" ")[1]
    last_words = [[example[m[0] : m[1]].split()[-1] for m in a.mentions] for a in reading_of(example).actors]
    assert any(words[1:] and words[-1] == noun for words in last_words)


def test_the_union_is_the_one_spoken_of_before() -> None:
    body = "The dockers’ union met the port authority. The union said it would strike on Monday."
    assert said(body) == [("dockers’ union", "dockers’ union")]


def test_rebels_from_a_state_do_not_speak_for_it() -> None:
    assert said("Chadian rebels said they would not disarm.") == [("Chadian rebels", "Chadian rebels")]


def test_the_guerrillas_are_the_one_armed_group_named_before() -> None:
    body = "Hamas said the talks were over. The militants said the list had been agreed in Oslo."
    assert said(body)[1] == ("Hamas", "Hamas")


def test_an_army_that_no_state_is_named_for_speaks_for_none() -> None:
    assert said("The army said the road was open.") == [("army", None)]


def test_a_ministry_in_a_capital_speaks_for_its_state() -> None:
    body = "The trade ministry in Lima said a round was near. The ministry said the date was open."
    assert said(body) == [("trade ministry", "Peru")] * 2


def test_a_ministry_that_is_named_without_its_state_is_an_organ_of_it() -> None:
    assert said("The Knesset said it would vote on Monday.") == [("Knesset", "Israel")]


def test_a_sea_of_words_about_a_body_is_no_body() -> None:
    body = "No dockers’ union was there."
    assert not [a for a in reading_of(body).actors if a.kind is ActorKind.UNION]
