"""For whom somebody speaks whose title does not tell it: only by words that say so."""

from functools import cache

import pytest

from memcon.model.articles import Article, Publication, Text
from memcon.model.findings import Reading
from memcon.model.ids import text_id
from memcon.reading import Reader
from memcon.reading.knowledge import table


@cache
def reading_of(body: str) -> Reading:
    text = Text(id=text_id(body), body=body, cleaning="as-given")
    return Reader().read(Article(id="a", text=text, publication=Publication(published="2024-03-04")))


def side(body: str, name: str) -> str | None:
    return next(a.side for a in reading_of(body).actors if a.name == name)


@pytest.mark.parametrize(
    "body",
    [
        "Kenya’s delegation, headed by Otieno Odhiambo, arrived first.",
        "Otieno Odhiambo, who headed the Kenyan delegation, arrived first.",
        "At the talks Kenya’s was led by Otieno Odhiambo.",
        "For Kenya the talks were led by Otieno Odhiambo.",
        "Otieno Odhiambo led the Kenyan delegation at the talks in Lima.",
    ],
)
def test_who_leads_a_delegation_speaks_for_its_side(body: str) -> None:
    assert side(body, "Otieno Odhiambo") == "Kenya"


def test_who_is_sent_by_a_state_speaks_for_it() -> None:
    assert side("Kenya sent Foreign Minister Otieno Odhiambo to the talks.", "Otieno Odhiambo") == "Kenya"


def test_who_is_told_something_by_a_state_does_not_speak_for_it() -> None:
    assert side("Kenya warned Foreign Minister Ana Costa of a boycott.", "Ana Costa") is None


def test_his_minister_is_of_the_side_of_the_president() -> None:
    body = "Peruvian President Luis Rojas spoke first, and his foreign minister, Mary Flynn, said he was right."
    assert side(body, "Mary Flynn") == "Peru"


def test_one_adjective_serves_two_offices() -> None:
    body = "Kenyan President Otieno Odhiambo and Energy Minister Mary Wanjiru came to Lima."
    assert side(body, "Mary Wanjiru") == "Kenya"


def test_presidents_that_are_listed_have_each_their_own_state() -> None:
    body = "Presidents Luis Rojas of Peru and Otieno Odhiambo of Kenya signed the accord."
    assert (side(body, "Luis Rojas"), side(body, "Otieno Odhiambo")) == ("Peru", "Kenya")


def test_counterparts_are_told_apart_by_their_order() -> None:
    body = (
        "The Chilean foreign minister Ana Lima met her Kenyan and Peruvian counterparts, "
        "Otieno Odhiambo and Luis Rojas, respectively."
    )
    assert (side(body, "Otieno Odhiambo"), side(body, "Luis Rojas")) == ("Kenya", "Peru")


def test_a_minister_speaks_for_the_state_whose_proposal_he_tells_in_the_present() -> None:
    body = "Kenya proposes that talks be held in May, Foreign Minister Otieno Odhiambo told reporters."
    assert side(body, "Otieno Odhiambo") == "Kenya"


def test_a_minister_may_tell_what_another_state_has_done() -> None:
    body = "Kenya has broken the accord, Foreign Minister Ana Costa told reporters."
    assert side(body, "Ana Costa") is None


def test_who_has_left_an_office_speaks_for_themself() -> None:
    body = "Former Kenyan minister Otieno Odhiambo said the talks were over."
    assert side(body, "Otieno Odhiambo") == "Otieno Odhiambo"


def test_a_diplomat_in_a_capital_need_not_speak_for_it() -> None:
    assert side("A diplomat in Lima said the talks were over.", "diplomat in Lima") is None


def test_the_leader_of_a_state_is_its_president() -> None:
    row = table("offices")["leader"]
    assert side(row["example"], "Ana Costa") == "Brazil"


def test_the_official_is_the_one_named_before() -> None:
    body = "A Kenyan official said the talks were over. “We are tired of waiting for them,” the official said."
    assert [(s.speaker, s.side) for s in reading_of(body).statements] == [("Kenyan official", "Kenya")] * 2


def test_the_prime_minister_of_a_report_on_one_state_is_its_own() -> None:
    body = (
        "Storms have shut the ports of Kenya for a week.\n\nThe prime minister said help was on its way. "
        "Kenya has asked for pumps.\n\nSo far, Kenya has had none."
    )
    assert side(body, "prime minister") == "Kenya"


def test_a_person_named_in_a_report_on_one_state_may_come_from_elsewhere() -> None:
    body = (
        "Storms have shut the ports of Kenya for a week.\n\nPresident Ana Costa said help was on its way. "
        "Kenya has asked for pumps.\n\nSo far, Kenya has had none."
    )
    assert side(body, "Ana Costa") is None


def test_both_sides_are_the_two_that_the_sentence_before_names() -> None:
    row = table("offices")["together"]
    assert [s.speaker for s in reading_of(row["example"]).statements] == [row["speaker"]]


def test_the_parties_are_no_party() -> None:
    body = "The talks went on. The parties agreed to release the drivers, and officials promised to open the port."
    found = reading_of(body)
    named = {n for c in found.commitments for n in c.by} | {n for m in found.moves for n in (*m.by, *m.toward)}
    assert not named


def test_the_host_of_a_round_need_not_take_part() -> None:
    body = "The first round of talks was held in Lima on 1 March, with Peru as host."
    assert all("Peru" not in m.parties for m in reading_of(body).meetings)


def test_a_body_speaks_by_its_name_and_not_by_what_it_is() -> None:
    body = "Farmers' rights watchdog Harvest International demanded that Kenya open its ports."
    assert {n for m in reading_of(body).moves for n in m.by} == {"Harvest International"}


def test_the_first_to_be_named_is_the_one_with_whose_words_the_report_opens() -> None:
    body = (
        "India’s commerce secretary rejected the plan on Wednesday. Mary Flynn told reporters that it asked too much."
    )
    assert side(body, "Mary Flynn") == "India"


@pytest.mark.parametrize(
    "body",
    [
        "Indian officials rejected the plan on Wednesday. Mary Flynn told reporters that it asked too much.",
        "Prime Minister Otieno Odhiambo of Kenya rejected the plan. Mary Flynn told reporters that it asked too much.",
        "India’s commerce secretary rejected the plan. Union president Mary Flynn said it asked too much.",
    ],
)
def test_whoever_is_named_after_several_or_with_an_office_is_not(body: str) -> None:
    assert side(body, "Mary Flynn") not in {"India", "Kenya"}


def test_a_trade_commissioner_is_of_the_one_commission_that_is_named() -> None:
    body = "The European Commission met in May. Trade commissioner Mary Flynn said the offer was fair."
    assert side(body, "Mary Flynn") == "European Commission"
