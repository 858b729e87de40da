"""People who speak for themselves, their family or the body whose office they hold."""

import pytest

from memcon.reading.knowledge import table
from tests.reading.stage import actor_of, said

ADHERENTS = table("offices")["adherents"]


def side(body: str, name: str) -> str | None:
    return actor_of(body, name).side


@pytest.mark.parametrize(
    "body",
    [
        "Former prosecutor Mary Flynn said the case was weak.",
        "“Nobody has asked us,” said Mary Flynn, a farmer in the village.",
        "Political scientist Mary Flynn said a result was unlikely.",
    ],
)
def test_who_holds_no_office_speaks_for_themself(body: str) -> None:
    assert side(body, "Mary Flynn") == "Mary Flynn"


def test_who_is_told_nothing_of_has_no_side() -> None:
    assert side("Mary Flynn said the case was weak.", "Mary Flynn") is None


@pytest.mark.parametrize(
    "body",
    [
        "Otieno Odhiambo was taken in May. Odhiambo’s mother, Mary Flynn, said she would wait.",
        "Otieno Odhiambo was taken in May. Mary Flynn, the mother of Otieno Odhiambo, said she would wait.",
    ],
)
def test_relatives_speak_for_the_family(body: str) -> None:
    assert side(body, "Mary Flynn") == "Odhiambo family"


@pytest.mark.parametrize(
    "body",
    [
        "The port authority made an offer. “That is all,” its chief executive, Mary Flynn, told reporters.",
        "The port authority made an offer. The authority’s director, Mary Flynn, said it was final.",
        "The port authority made an offer. Mary Flynn, who negotiates for the port authority, said it was final.",
        "The port authority made an offer. Mary Flynn, head of the port authority, said it was final.",
    ],
)
def test_who_holds_an_office_of_a_body_speaks_for_it(body: str) -> None:
    assert side(body, "Mary Flynn") == "port authority"


def test_a_union_leader_speaks_for_the_only_union() -> None:
    body = "The Port Workers Union met the owners. Union leader Mary Flynn said the offer was too low."
    assert side(body, "Mary Flynn") == "Port Workers Union"


def test_a_union_leader_beside_two_unions_speaks_for_neither() -> None:
    body = "The Port Workers Union met the Rail Staff Union. Union leader Mary Flynn said the offer was too low."
    assert side(body, "Mary Flynn") is None


def test_a_spokeswoman_for_a_body_with_a_state_in_its_name_speaks_for_the_body() -> None:
    body = "A spokeswoman for the Canadian Grain Growers Association said the accord could cost jobs."
    assert said(body)[0][1] == "Canadian Grain Growers Association"


def test_a_name_with_a_hyphen_is_one_name_and_its_first_word_the_surname() -> None:
    body = "South Korean President Yoon Tae-jin spoke first. Yoon said he would wait."
    assert said(body) == [("Yoon Tae-jin", "South Korea")]


def test_they_are_those_who_acted_together() -> None:
    body = "India and Brazil left the hall. They said they needed more time."
    assert said(body) == [("India and Brazil", "India and Brazil")]


def test_who_reports_is_an_outlet_and_speaks_for_itself() -> None:
    assert said("The Erbil-based Rudaw reports that the talks have failed.") == [("Rudaw", "Rudaw")]


@pytest.mark.parametrize("row", ADHERENTS, ids=[row["party"] for row in ADHERENTS])
def test_the_word_for_a_party_s_people_beside_a_name_tells_the_party(row: dict[str, str]) -> None:
    assert side(row["example"], row["name"]) == row["party"]


def test_the_people_of_a_party_speak_for_it() -> None:
    assert said("Republicans said the bill was dead.") == [("Republicans", "Republican Party")]


def test_who_has_left_a_party_s_bench_does_not_speak_for_it() -> None:
    assert side("Former Labour MP Mary Flynn said the bill was dead.", "Mary Flynn") == "Mary Flynn"


def test_a_clerk_is_a_source_without_a_name() -> None:
    assert said("A court clerk said a hearing would be held on Friday.") == [("court clerk", None)]


def test_a_spokesman_speaks_for_the_name_after_for() -> None:
    body = "A spokesman for Mersey Freight, the largest of them, said it would hire crews."
    assert said(body) == [("spokesman for Mersey Freight", "Mersey Freight")]


def test_each_in_a_list_of_offices_has_the_state_of_their_own() -> None:
    body = (
        "Present were Anil Deshmukh, Minister of Commerce and Industry of India; Claire Beaudoin, Minister of "
        "International Trade of Canada; and Peter Oyelaran, the chairman of the Grain Growers of Canada."
    )
    sides = [side(body, name) for name in ("Anil Deshmukh", "Claire Beaudoin", "Peter Oyelaran")]
    assert sides == ["India", "Canada", "Grain Growers of Canada"]


@pytest.mark.parametrize("title", ["Liberal Democrat MP", "Democratic Unionist leader", "Conservative economist"])
def test_the_word_for_a_party_beside_another_or_at_the_beginning_tells_none(title: str) -> None:
    assert side(f"{title} Mary Flynn said the bill was dead.", "Mary Flynn") not in {
        "Democratic Party",
        "Conservative Party",
    }


def test_a_body_of_states_has_no_foreign_minister() -> None:
    told = "hours before a reshuffle in the government that made its foreign minister, Mary Flynn, prime minister."
    assert side(f"The sides in Chile's war agreed on it, the United Nations announced, {told}", "Mary Flynn") is None
