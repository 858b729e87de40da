"""Bodies and persons that a report calls otherwise than by their names, and offices behind letters or a firm. Read as
published on 4 March 2024."""

import pytest

from memcon.model.kinds import ActorKind
from tests.reading.stage import actor_of, reading_of


def names_in(text: str) -> set[str]:
    return {actor.name for actor in reading_of(text).actors}


def test_the_army_of_a_state_is_the_one_named_before() -> None:
    text = "Sudan's army turned down the truce. The army demands that the rebels leave."
    assert "army" not in names_in(text)
    assert [move.by for move in reading_of(text).moves] == [("Sudanese Armed Forces",), ("Sudanese Armed Forces",)]


@pytest.mark.parametrize("short", ["Burhan", "al-Burhan"])
def test_a_surname_stands_with_and_without_its_article(short: str) -> None:
    text = f"General Abdel Fattah al-Burhan left Lima on Sunday. Peru's envoy held talks with {short}, Peru said."
    assert names_in(text) == {"Abdel Fattah al-Burhan", "Peru"}


def test_a_union_without_a_name_is_a_party_though_its_state_stands_before_it() -> None:
    text = "New Zealand's nurses' union has called off a strike. The union said the offer was fair."
    assert actor_of(text, "nurses' union").kind is ActorKind.UNION
    assert len(actor_of(text, "nurses' union").mentions) == 2


def test_the_letters_before_an_office_are_the_body_that_its_holder_speaks_for() -> None:
    text = "“It is enough to put to a vote,” NZNO president Anne Daniels said."
    assert [(s.speaker, s.side) for s in reading_of(text).statements] == [("Anne Daniels", "NZNO")]


def test_two_capitalised_words_after_an_office_are_a_person() -> None:
    assert actor_of("CEO Jan Holt said yes.", "Jan Holt").kind is ActorKind.PERSON


@pytest.mark.parametrize("people", ["police officers", "peacekeepers", "civilians"])
def test_those_who_are_freed_may_be_of_any_calling(people: str) -> None:
    text = f"The ELN freed two {people} on Friday whom it had held since July, Colombia said."
    (deed,) = reading_of(text).deeds
    assert (deed.kind, deed.by, deed.date) == ("release", ("ELN",), "2024-03-01")
    assert [step.status_on for step in reading_of(text).steps] == ["2024-03-01"]


def test_a_ministry_is_of_the_state_behind_what_it_is_for() -> None:
    text = "The Ministry of Foreign Affairs of the United Arab Emirates welcomed the plan."
    (ministry,) = [a for a in reading_of(text).actors if a.kind is ActorKind.ORGANISATION]
    assert (ministry.name, ministry.side) == (
        "Ministry of Foreign Affairs of the United Arab Emirates",
        "United Arab Emirates",
    )
