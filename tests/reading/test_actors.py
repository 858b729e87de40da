"""Who is in a text: persons, states and bodies, each with all the words that mean it."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model.articles import Article, Publication, Text
from memcon.model.findings import Actor
from memcon.model.ids import text_id
from memcon.model.kinds import ActorKind
from memcon.reading.actors import find_actors
from memcon.reading.knowledge import table
from memcon.reading.page import Found, Page

EXAMPLES = [row for group in ("office", "role", "state_noun", "organ", "body_noun") for row in table("offices")[group]]


@cache
def actors_of(body: str) -> tuple[Actor, ...]:
    text = Text(id=text_id(body), body=body, cleaning="as-given")
    return find_actors(Page(Article(id="a", text=text, publication=Publication())), Found())


def actor(body: str, name: str) -> Actor:
    return next(a for a in actors_of(body) if a.name == name)


def words(body: str, name: str) -> list[str]:
    return [body[m.start : m.end] for m in actor(body, name).mentions]


@pytest.mark.parametrize("row", EXAMPLES, ids=[row["example"][:40] for row in EXAMPLES])
def test_each_group_of_offices_reads_its_example(row: dict[str, str]) -> None:
    found = actor(row["example"], row["name"])
    assert (found.office or "") == row.get("office", found.office or "")
    assert found.side == row.get("side", found.side)


def test_a_surname_that_is_also_a_capital_is_part_of_the_name() -> None:
    assert words("Chilean President Ana Lima spoke to the press.", "Ana Lima") == ["Ana Lima"]


def test_an_honorific_marks_a_person_and_is_no_part_of_the_name() -> None:
    row = table("offices")["honorifics"]
    assert actor(row["example"], row["name"]).kind is ActorKind.PERSON


def test_a_hall_is_nobody() -> None:
    assert "Marble Hall" not in {a.name for a in actors_of(table("offices")["place_noun"]["example"])}


def test_last_names_and_pronouns_mean_the_person_named_before() -> None:
    body = "Brazilian President Ana Costa spoke to the press. Costa said she would stay. “We are ready,” she added."
    assert words(body, "Ana Costa") == ["Ana Costa", "Costa", "she", "she"]


def test_an_office_means_the_only_one_who_holds_it() -> None:
    body = "Kenyan Foreign Minister Otieno Odhiambo came to Lima. The minister said the talks were useful."
    assert words(body, "Otieno Odhiambo")[-1] == "The minister"


def test_an_office_that_nobody_is_named_for_is_an_unnamed_source() -> None:
    found = actor("The prime minister said the vote would go on.", "prime minister")
    assert found.kind is ActorKind.UNNAMED


def test_a_pronoun_of_the_other_gender_means_nobody_here() -> None:
    body = "Mr. Odhiambo left the hall. She said the talks were useful."
    assert words(body, "Odhiambo") == ["Odhiambo"]


def test_those_named_inside_a_quotation_are_not_meant_by_the_pronoun_after_it() -> None:
    body = "President Ana Costa spoke first. “As Otieno Odhiambo told us in the spring, the ports must open,” she said."
    assert words(body, "Ana Costa")[-1] == "she"


def test_a_capital_is_a_place_where_things_happen_and_a_state_where_it_acts() -> None:
    assert "Peru" not in {a.name for a in actors_of("The envoys met in Lima on Monday.")}
    assert actor("Lima said it would sign the accord.", "Peru").kind is ActorKind.STATE


def test_a_side_a_delegation_and_an_adjective_mean_their_state() -> None:
    body = "The Peruvian delegation came first. The Chilean side followed. Peru thanked the hosts."
    assert words(body, "Peru") == ["Peruvian delegation", "Peru"]
    assert words(body, "Chile") == ["Chilean side"]


def test_a_ministry_is_its_own_actor_and_speaks_for_its_state() -> None:
    found = actor("The Kenyan Foreign Ministry said the talks would go on.", "Kenyan Foreign Ministry")
    assert (found.kind, found.side) == (ActorKind.ORGANISATION, "Kenya")


def test_a_person_of_a_body_speaks_for_the_body() -> None:
    found = actor("Mary Flynn, leader of the Port Workers Union, walked out.", "Mary Flynn")
    assert (found.office, found.side) == ("leader", "Port Workers Union")


def test_a_short_name_in_brackets_means_the_body_it_follows() -> None:
    body = "The Harbour Trade Council (HTC) met on Monday. HTC said the ports would open."
    assert "HTC" in words(body, "Harbour Trade Council")


def test_an_unnamed_source_keeps_its_role_as_a_name_and_its_side() -> None:
    body = "Kenyan officials said the talks had failed, and a diplomat familiar with the matter said they had not."
    assert actor(body, "Kenyan officials").side == "Kenya"
    assert actor(body, "diplomat familiar with the matter").kind is ActorKind.UNNAMED


def test_proper_names_leave_out_pronouns_and_offices() -> None:
    body = "Brazilian President Ana Costa spoke. Costa left. She said the president of Brazil would return."
    assert actor(body, "Ana Costa").names == ("Ana Costa", "Costa")


def test_states_that_are_exchanged_exchange_the_reading() -> None:
    body = "{0} Foreign Minister Ana Porter said {1} had broken its word. The {0} side will wait."
    one, other = actors_of(body.format("Kenyan", "Peru")), actors_of(body.format("Peruvian", "Kenya"))
    swap = {"Kenya": "Peru", "Peru": "Kenya"}
    assert [(swap.get(a.name, a.name), a.office, swap.get(a.side or "")) for a in one] == [
        (a.name, a.office, a.side) for a in other
    ]


PIECES = st.lists(
    st.sampled_from(
        [
            "Ana Costa",
            "Kenyan",
            "the minister",
            "she",
            "said",
            "the Port Workers Union",
            "in Lima",
            "“No,”",
            ".",
            ",",
            "\n",
        ]
    ),
    max_size=14,
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(PIECES)
def test_mentions_slice_and_ids_are_unique_and_readings_repeat(body: str) -> None:
    found = actors_of(body)
    assert all(0 <= m.start < m.end <= len(body) for a in found for m in a.mentions)
    assert len({a.id for a in found}) == len(found)
    text = Text(id=text_id(body), body=body, cleaning="as-given")
    assert find_actors(Page(Article(id="b", text=text, publication=Publication())), Found()) == found


def test_a_dignity_stands_between_the_office_and_the_name() -> None:
    found = actor("Kenya’s prime minister, Sheikh Otieno Odhiambo, spoke first.", "Otieno Odhiambo")
    assert (found.office, found.side) == ("prime minister", "Kenya")


def test_an_adjective_that_begins_an_office_is_no_body() -> None:
    row = table("offices")["office_adjectives"]
    assert [(a.name, a.office) for a in actors_of(row["example"])] == [(row["name"], "Supreme Leader")]


def test_an_office_after_the_name_means_its_holder_too() -> None:
    body = "Executive Vice-President Ana Costa, Commissioner for Trade, spoke first. The Commissioner said it was late."
    assert words(body, "Ana Costa")[-1] == "The Commissioner"


def test_a_managing_director_between_commas_is_no_second_person() -> None:
    body = "Bruna Costa, managing director of NorthLink Trains, spoke first."
    assert [a.name for a in actors_of(body) if a.kind in {ActorKind.PERSON, ActorKind.UNNAMED}] == ["Bruna Costa"]


def test_the_prime_minister_is_not_the_defence_minister() -> None:
    body = "Kenya’s defence minister, Otieno Odhiambo, spoke first. The prime minister said the vote would go on."
    assert words(body, "Otieno Odhiambo") == ["Otieno Odhiambo"]


def test_a_name_that_only_says_where_is_no_person() -> None:
    assert "Tel Mara" not in {a.name for a in actors_of("The strike killed four people in Tel Mara on Tuesday.")}


def test_a_union_among_parties_is_a_party() -> None:
    row = table("offices")["union"]
    assert actor(row["example"], row["name"]).kind is ActorKind.PARTY


def test_a_body_of_two_states_speaks_for_neither() -> None:
    found = actor("The Kenya-Peru Joint Committee said it would meet again.", "Kenya-Peru Joint Committee")
    assert found.side is None


def test_the_short_form_of_a_company_is_the_company() -> None:
    row = table("offices")["company_tails"]
    assert "Lanmark" in actor(row["example"], row["name"]).names


def test_the_company_is_the_only_one_named_before() -> None:
    body = "The Port Workers Union met Lanmark Airlines on Friday. The company said it would pay."
    assert words(body, "Lanmark Airlines")[-1] == "The company"


def test_the_company_is_nobody_where_two_are_named() -> None:
    body = "The union met NorthLink Trains and Lanmark Airlines in Leeds. The company said it would pay."
    assert "The company" not in [w for a in actors_of(body) for w in (body[m.start : m.end] for m in a.mentions)]
