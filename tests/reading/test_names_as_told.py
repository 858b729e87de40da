"""Names as reports give them: after an office and its state, with the father’s name, cut or mistaken by the language
model, and short forms of companies and persons."""

import pytest

from memcon.model.kinds import ActorKind
from tests.reading.stage import actor_of, reading_of, said


def kinds(text: str) -> dict[str, str]:
    return {actor.name: str(actor.kind) for actor in reading_of(text).actors}


@pytest.mark.parametrize(
    ("text", "name", "office", "side"),
    [
        (
            "Minister of Energy of Tajikistan F. Noorov said the dam was safe.",
            "F. Noorov",
            "Minister of Energy",
            "Tajikistan",
        ),
        (
            "Energy Minister of Tajikistan Firuz Noorov said the dam was safe.",
            "Firuz Noorov",
            "Energy Minister",
            "Tajikistan",
        ),
        (
            "Minister of Finance of Gabon P. Ella told a forum that it was late.",
            "P. Ella",
            "Minister of Finance",
            "Gabon",
        ),
        (
            "Tajikistan's chief negotiator, Firuz Noorov, said it was late.",
            "Firuz Noorov",
            "chief negotiator",
            "Tajikistan",
        ),
    ],
)
def test_a_name_follows_the_state_for_which_an_office_is_held(text: str, name: str, office: str, side: str) -> None:
    (statement,) = reading_of(text).statements
    assert (statement.speaker, statement.office, statement.side) == (name, office, side)


def test_a_company_that_begins_with_a_state_is_not_taken_apart() -> None:
    text = "The president of Kenya Freight Holdings said the port was full."
    assert "Freight Holdings" not in kinds(text)


def test_who_speaks_for_a_minister_so_named_is_not_the_minister() -> None:
    text = "An aide to Minister of Energy of Kenya A. Noor said the dam was safe."
    assert said(text) == [("aide to Minister of Energy of Kenya A. Noor", "Kenya")]


def test_the_name_of_the_father_belongs_to_a_name() -> None:
    text = "“The list is ready,” said Sheikh Salem bin Said al-Harthi, the Omani mediator."
    assert said(text) == [("Salem bin Said al-Harthi", "Oman")]


def test_who_is_called_without_the_name_of_the_father_is_the_same() -> None:
    text = "Wan Azmi bin Wan Omar spoke in Lima. The port was shut, Mr. Wan Azmi said."
    assert said(text) == [("Wan Azmi bin Wan Omar", None)]


def test_who_is_called_by_the_first_name_after_an_honorific_is_the_same() -> None:
    text = "Zainal Abidin bin Hashim spoke first. Datuk Zainal replied that it was late."
    assert said(text) == [("Zainal Abidin bin Hashim", None)]


def test_a_first_name_tells_whose_wife_speaks() -> None:
    text = "Pietro Bianco is held in Libya. Lucia Bianco, Pietro's wife, has written. “It is late,” Lucia Bianco said."
    assert said(text) == [("Lucia Bianco", "Bianco family")]


@pytest.mark.parametrize(
    "text",
    [
        "Rustam Qodirov, 52, a driver, said he was tired.",
        "Ana Costa, who heads the office, said shareholders should decide.",
        "The farmers met on Monday. Hamidov does not agree. The dam, Hamidov said, was old.",
    ],
)
def test_a_person_whom_the_language_model_takes_for_a_body_is_a_person(text: str) -> None:
    name = next(word for word in ("Rustam Qodirov", "Ana Costa", "Hamidov") if word in text)
    assert kinds(text)[name] == ActorKind.PERSON


def test_a_person_of_whom_nothing_else_is_told_has_no_side() -> None:
    text = "The farmers met on Monday. Hamidov does not agree. The dam, Hamidov said, was old."
    assert said(text) == [("Hamidov", None)]


def test_a_company_that_is_named_as_one_is_no_person() -> None:
    text = "Rival bidder Gansu Metals has stayed out of sight. Its envoy, Liu Wenbo, said only that winter is long."
    assert kinds(text)["Gansu Metals"] == ActorKind.ORGANISATION
    assert said(text) == [("Liu Wenbo", "Gansu Metals")]


def test_a_company_is_called_by_what_is_left_of_its_name() -> None:
    text = "Norvale Mining made a bid. Norvale, which is based in Toronto, said it was disappointed."
    assert said(text) == [("Norvale Mining", "Norvale Mining")]


def test_a_company_is_found_by_its_board() -> None:
    text = "The board of Tern Copper rejected the bid. “It is an insult,” Tern's chairman, Sir Godfrey Mulenga, said."
    assert said(text)[-1] == ("Godfrey Mulenga", "Tern Copper")


def test_what_a_company_owns_is_no_part_of_its_name() -> None:
    text = "Norvale Mining made a bid. Ana Costa, who heads Norvale's Africa business, said the offer was fair."
    assert said(text) == [("Ana Costa", "Norvale Mining")]


def test_a_party_is_called_by_its_people() -> None:
    text = "“Tax first,” said Liis Ojala, who negotiates for the Greens. Ojala's colleague Priit Saar said it was late."
    assert kinds(text)["Greens"] == ActorKind.PARTY
    assert said(text) == [("Liis Ojala", "Greens"), ("Priit Saar", "Greens")]


def test_what_an_office_is_for_is_no_body() -> None:
    text = "The Indonesian delegation was led by the Director General for Legal Affairs and Treaties, Dr. Bambang Hadi."
    assert actor_of(text, "Bambang Hadi").side == "Indonesia"
    assert {name for name, kind in kinds(text).items() if kind == ActorKind.ORGANISATION} == set()


def test_a_body_is_named_by_its_noun_with_of() -> None:
    text = "The Community of San Teodoro keeps a line open. Its negotiator, Father Emanuele Riva, said it was late."
    assert said(text) == [("Emanuele Riva", "Community of San Teodoro")]


def test_an_outlet_that_nothing_explains_is_named_by_its_article() -> None:
    assert said("The Tribuna said the dam was safe.") == [("Tribuna", "Tribuna")]


def test_whom_somebody_told_is_named_in_full() -> None:
    (statement,) = reading_of("He told Asia Plus that the dam was safe.").statements
    assert statement.addressee == "Asia Plus"


def test_a_state_whose_money_is_counted_is_not_spoken_of() -> None:
    text = "Peru offered 12 million US dollars and 3 million Canadian dollars for the port."
    assert kinds(text) == {"Peru": "state"}


def test_who_has_two_surnames_is_called_by_the_first() -> None:
    text = "Ecuador's envoy, Vicente Rocafuerte Plaza, said it was late. The port, Rocafuerte said, was shut."
    assert said(text) == [("Vicente Rocafuerte Plaza", "Ecuador")] * 2


def test_a_middle_name_that_another_bears_first_is_that_one() -> None:
    text = "Ecuador's envoy, Vicente Paul Plaza, met Paul Rojas of Peru. The port, Paul said, was shut."
    assert ("Vicente Paul Plaza", "Ecuador") not in said(text)


def test_where_somebody_is_from_is_no_part_of_the_name() -> None:
    text = "The Andean Community is hopeful. Its envoy, the Bolivian Gonzalo Quispe Condori, said it was late."
    assert said(text) == [("Gonzalo Quispe Condori", "Andean Community")]


def test_a_body_is_named_after_the_noun_for_what_it_is() -> None:
    text = "The environmental group Brainforêt was not asked. Its director, Marc Ondo, said the draft was secret."
    assert said(text) == [("Marc Ondo", "Brainforêt")]


@pytest.mark.parametrize(
    ("told", "name", "side"),
    [
        ("Minister of Employment | Rosa Linares", "Rosa Linares", None),
        ("Minister of State for Trade | Karim Aziz", "Karim Aziz", None),
        ("Minister of Water Resources | of Lesotho P. Mokoena", "P. Mokoena", "Lesotho"),
        ("Minister of Mines and Energy | of Namibia A. Noor", "A. Noor", "Namibia"),
        ("Minister of Foreign Affairs | of Peru, Elmer Soto,", "Elmer Soto", "Peru"),
        ("Minister of Labour | Jonas Beukes", "Jonas Beukes", None),
        ("Minister of Justice | Harris", "Harris", None),
    ],
)
def test_what_a_minister_is_for_is_no_part_of_the_name(told: str, name: str, side: str | None) -> None:
    people = [a for a in reading_of(f"{told.replace('| ', '')} said no.").actors if a.kind is not ActorKind.STATE]
    office = told.partition(" |")[0]
    assert [(a.name, a.kind, a.office, a.side) for a in people] == [(name, ActorKind.PERSON, office, side)]


def test_a_body_named_after_an_office_is_no_person() -> None:
    body = "Secretary of the Trade Workers Union Ana Costa met the Minister of Trade Unions United."
    assert "Unions United" not in [actor.name for actor in reading_of(body).actors if actor.kind is ActorKind.PERSON]
