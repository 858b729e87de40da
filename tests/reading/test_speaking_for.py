"""For whom people speak whose side the words beside their names do not tell."""

import pytest

from memcon.model.articles import Article, Publication, Text
from memcon.model.findings import Reading
from memcon.model.ids import text_id
from memcon.reading import Reader
from tests.reading.stage import actor_of, reading_of, said


def test_a_labour_inspector_is_of_no_party() -> None:
    text = "Labour inspector Jo Tadesse confirmed that the ship was full. Labour candidate Ana Costa said it was not."
    assert said(text) == [("Jo Tadesse", None), ("Ana Costa", "Labour Party")]


def test_a_general_manager_is_of_the_one_company() -> None:
    text = (
        "The Dockers' Union met Terminal Andino S.A. in Lima. The company says that it has put five per cent on the "
        "table. General manager Luis Rojas told reporters that the union wanted the strike."
    )
    assert actor_of(text, "Luis Rojas").side == "Terminal Andino S.A."


def test_a_general_manager_where_two_companies_are_named_is_of_neither() -> None:
    text = (
        "Lanmark Airlines met Terminal Andino S.A. in Lima. General manager Luis Rojas told reporters that it was late."
    )
    assert actor_of(text, "Luis Rojas").side is None


def test_a_secretary_in_a_release_is_of_the_one_who_gives_it_out() -> None:
    text = (
        "The Valparaíso Dockers' Union informs its members that the offer is not acceptable. "
        "“We have never left a chair empty,” secretary Luis Rojas said."
    )
    assert said(text)[-1] == ("Luis Rojas", "Valparaíso Dockers' Union")


def test_a_secretary_in_a_report_is_of_nobody_that_it_happens_to_name() -> None:
    text = (
        "The Valparaíso Dockers' Union said that the offer was not acceptable. "
        "“We have never left a chair empty,” secretary Luis Rojas said."
    )
    assert said(text)[-1] == ("Luis Rojas", None)


def released_by(outlet: str, text: str) -> Reading:
    body = Text(id=text_id(text), body=text, cleaning="as-given")
    return Reader().read(Article(id="release", text=body, publication=Publication(outlet=outlet)))


BY_ITSELF = (
    "The Ministry recalls that Peru was invited. “It is for Peru to answer,” the spokesperson of the Ministry said."
)


def test_the_ministry_in_a_release_is_the_one_that_gives_it_out() -> None:
    reading = released_by("Ministry of Foreign Affairs of the Republic of Kenya", BY_ITSELF)
    assert [s.side for s in reading.statements] == ["Kenya", "Kenya"]
    assert reading.statements[0].speaker == "Ministry of Foreign Affairs of the Republic of Kenya"


def test_the_ministry_in_a_paper_is_not_told() -> None:
    assert {s.side for s in released_by("Nairobi Evening Post", BY_ITSELF).statements} == {None}


def test_a_minister_in_a_release_is_of_the_state_that_gives_it_out() -> None:
    text = "Trade Minister Ana Rojas said that Peru was late. Peru has asked for a week."
    reading = released_by("Kenyan Ministry of Trade", text)
    assert reading.statements[0].side == "Kenya"


RELEASE = (
    "The Ministry of Foreign Affairs announces that the talks were held in Tawau. “It was long,” spokesperson Retno "
    "Sari said. The delegation of Malaysia has left.\n\nForeign Minister Ana Larasati will receive it."
)


def test_a_ministry_that_signs_with_its_capital_is_of_that_state() -> None:
    text = f"Indonesia and Malaysia held talks.\n\n{RELEASE}\n\nJakarta, 9 June 2027"
    assert actor_of(text, "Ministry of Foreign Affairs").side == "Indonesia"
    assert actor_of(text, "Retno Sari").side == "Indonesia"
    assert actor_of(text, "Ana Larasati").side == "Indonesia"


def test_a_state_that_is_named_for_its_law_alone_is_at_home() -> None:
    text = "Mines Minister Ana Phiri said the state would not take sides. Under Zambian rules the bid ends in May."
    assert said(text) == [("Ana Phiri", "Zambia")]


def test_a_state_that_is_named_for_more_than_its_law_may_be_another() -> None:
    text = "Mines Minister Ana Phiri said China should wait. Under Chinese law the bid ends in May."
    assert said(text) == [("Ana Phiri", None)]


def test_a_spokesman_of_whoever_is_at_home_speaks_for_that_state_too() -> None:
    text = (
        "Estonia has no government. Estonia voted in May, and Estonia waits. President Helena Kask wants a name by "
        "Thursday. Her spokesman, Indrek Lepik, said she would not wait."
    )
    assert ("Indrek Lepik", "Estonia") in said(text)


def test_the_head_of_a_delegation_is_told_in_apposition() -> None:
    text = "The Indonesian delegation was led by the Director General, Bambang Hadi. Hadi said it was late."
    assert said(text) == [("Bambang Hadi", "Indonesia")]


def test_who_runs_a_body_speaks_for_it() -> None:
    text = "Rosa Chamba, who runs the Huaquillas Chamber of Commerce, said half her members had closed."
    assert said(text) == [("Rosa Chamba", "Huaquillas Chamber of Commerce")]


def test_who_runs_a_bank_of_a_state_does_not_speak_for_the_state() -> None:
    assert said("Ana Costa, who runs Kenya's largest bank, said it was late.") == [("Ana Costa", None)]


def test_a_federation_of_employers_is_a_side_of_its_own() -> None:
    text = "The employers met. The employers' confederation warned that without a budget there will be no investment."
    assert said(text) == [("employers' confederation", "employers' confederation")]


@pytest.mark.parametrize(
    "text",
    [
        "Neither side would say whether the presidents would meet in May.",
        "No minister said that the deal was dead.",
        "A third round is expected to be held in Bishkek.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert reading_of(text).statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Peruvian delegation consists of Luis Rojas, Ana Costa and Jo Tadesse. Costa said the port was shut.",
        "Peruvian negotiators Luis Rojas and Ana Costa arrived on Monday. Costa said the port was shut.",
        "Ana Costa, a member of the Peruvian delegation, said the port was shut.",
        "Ana Costa, who sits in the Peruvian team, said the port was shut.",
        "Peru was represented by Water Minister Ana Costa. Costa said the port was shut.",
        "Speaking for Peru, Ana Costa said the port was shut. Ana Costa, 51, left.",
    ],
)
def test_who_is_at_the_table_for_a_state_speaks_for_it(text: str) -> None:
    assert said(text) == [("Ana Costa", "Peru")]


def test_who_stands_in_a_list_with_another_has_no_side_by_that() -> None:
    text = "Foreign Minister Luis Rojas of Peru and Ana Costa, 51, arrived on Monday. Costa said the port was shut."
    assert said(text) == [("Ana Costa", None)]


def test_a_counterpart_without_a_name_speaks_for_the_state_beside() -> None:
    text = "Foreign Minister Luis Rojas of Peru came to Lima. His Tajik counterpart said the port was shut."
    assert said(text) == [("Tajik counterpart", "Tajikistan")]


def test_a_delegation_from_a_capital_is_that_of_the_state_and_so_is_the_minister_named_next() -> None:
    text = (
        "The delegation from Lima did not see it that way. “The lorries come in the afternoon,” said Commerce "
        "Vice-Minister Úrsula Delgado."
    )
    assert said(text)[-1] == ("Úrsula Delgado", "Peru")


def test_who_is_named_after_an_office_that_refused_is_its_holder() -> None:
    text = "His Peruvian counterpart rejected the link. “Those are two drawers,” Walter Huamán said in Tumbes."
    assert said(text)[-1] == ("Walter Huamán", "Peru")


def test_who_is_named_after_some_official_is_somebody_else() -> None:
    text = "A Peruvian official rejected the link. “Those are two drawers,” Walter Huamán said in Tumbes."
    assert said(text)[-1] == ("Walter Huamán", None)


def test_who_gives_a_release_out_is_not_at_the_table_by_that() -> None:
    text = (
        "The Ministry notes that Peru and Chile have met. The Ministry recalls that Peru was late. It adds that "
        "Chile was late. The parties agreed to exchange 300 prisoners each."
    )
    reading = released_by("Ministry of Foreign Affairs of the Republic of Kenya", text)
    assert {party for promise in reading.commitments for party in promise.by} == {"Peru", "Chile"}
