"""Commitments: who owes what to whom, by when or upon what, and what became of it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model.findings import Commitment, Document, Meeting, Quantity
from memcon.model.kinds import CommitmentStatus, DocumentStatus, MeetingStatus
from memcon.model.passages import Span
from memcon.reading.commitments import find_commitments
from tests.reading.stage import staged

NAMES = ("Unite", "Midland Bus", "Harwood Group", "Calder Steel", "Red Front", "Green Alliance", "Liberal Party")


def commitments_in(text: str, *dates: tuple[str, str]) -> tuple[Commitment, ...]:
    return find_commitments(*staged(text, [name for name in NAMES if name in text], dates))


def the_commitment_in(text: str, *dates: tuple[str, str]) -> Commitment:
    (commitment,) = commitments_in(text, *dates)
    return commitment


@pytest.mark.parametrize(
    ("text", "by", "status"),
    [
        ("Midland Bus promised to publish the rosters.", "Midland Bus", "pending"),
        ("Midland Bus and Unite agreed to set up a working group.", "Unite", "pending"),
        ("Red Front pledged to free the engineers.", "Red Front", "pending"),
        ("“We will release the crew next week,” Red Front said.", "Red Front", "pending"),
        ("Iran undertook to admit the inspectors.", "Iran", "pending"),
        ("“We will reopen the plant if France lifts the embargo,” Iran said.", "Iran", "conditional"),
        ("Canada announced a cut of its tariffs and a loan to Mexico.", "Canada", "pending"),
        ("Harwood Group signed an agreement to buy the works.", "Harwood Group", "pending"),
        ("Liberal Party and Green Alliance are to draft a programme.", "Liberal Party", "pending"),
        ("“We have already handed over our report to India,” Australia said.", "Australia", "kept"),
        ("Midland Bus reneged on its promise.", "Midland Bus", "broken"),
        ("Red Front put off the release of the engineers.", "Red Front", "put-off"),
        ("Brazil withdrew from the fisheries treaty.", "Brazil", "withdrawn"),
    ],
)
def test_a_commitment_is_found_with_who_is_bound_and_its_status(text: str, by: str, status: str) -> None:
    found = commitments_in(text, ("next week", "2025-06-09/2025-06-15"))
    assert [(by in c.by, c.status) for c in found] == [(True, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Midland Bus did not promise to publish the rosters.",
        "If Red Front promises to free the engineers, Colombia will listen.",
        "Will Iran admit the inspectors?",
        "Canada may sign the agreement.",
        "“Red Front will release the crew,” Colombia said.",
        "“We are ready for a truce,” Red Front said.",
        "Midland Bus denied that it had agreed to a rise.",
        "The weather promised to be fine.",
        "Harwood Group would have signed the agreement.",
    ],
)
def test_what_nobody_undertakes_is_no_commitment(text: str) -> None:
    assert commitments_in(text) == ()


def test_a_promise_that_the_other_side_tells_is_disputed_and_by_the_one_who_promised() -> None:
    told = the_commitment_in("“Midland Bus promised to hand over the rosters right after the count,” Unite said.")
    assert (told.by, told.status, told.status_by) == (("Midland Bus",), CommitmentStatus.DISPUTED, "Unite")
    assert told.trigger == "right after the count"


def test_a_day_makes_the_time_due_and_stays_as_written() -> None:
    owed = the_commitment_in("Midland Bus promised to publish the rosters by Friday.", ("Friday", "2025-06-06"))
    assert (owed.due, owed.due_text) == ("2025-06-06", "by Friday")


def test_before_a_day_is_due_on_the_day_before() -> None:
    owed = the_commitment_in("Iran promised to admit the inspectors before 2 June.", ("2 June", "2025-06-02"))
    assert (owed.due, owed.due_text) == ("2025-06-01", "before 2 June")


def test_the_day_of_signing_is_no_time_due() -> None:
    owed = the_commitment_in("Mexico and Canada signed an agreement on dairy on Friday.", ("Friday", "2025-06-06"))
    assert owed.due is None


def test_an_event_is_kept_in_the_words_of_the_text() -> None:
    owed = the_commitment_in("Red Front promised to free the engineers as soon as the road is open.")
    assert owed.trigger == "as soon as the road is open"


def test_a_round_is_an_event_and_a_place_is_none() -> None:
    assert the_commitment_in("Iran promised to send the list at the next round.").trigger == "at the next round"
    assert the_commitment_in("Iran promised to send the list at the border.").trigger is None


def test_a_promise_with_two_due_times_is_two_findings() -> None:
    text = "Iran promised to send the list by Friday.\n\nIran promised to send the list by Monday."
    first, second = commitments_in(text, ("Friday", "2025-06-06"), ("Monday", "2025-06-09"))
    assert (first.due, second.due) == ("2025-06-06", "2025-06-09")


def test_a_promise_told_twice_in_the_same_terms_is_one_finding() -> None:
    text = "Iran promised to send the list.\n\nA day later Iran again promised to send the list."
    assert len(the_commitment_in(text).evidence) == 2


def test_how_much_is_owed_by_each() -> None:
    owed = the_commitment_in("Chad and Niger agreed to release 1,200 prisoners each.")
    assert owed.quantity == Quantity(amount=1200, of="prisoners", each=True)
    assert owed.to == ()


def test_a_date_is_no_quantity() -> None:
    owed = the_commitment_in("Iran promised to send the list by 12 June.", ("12 June", "2025-06-12"))
    assert owed.quantity is None


def test_what_came_of_a_round_was_agreed_there_by_those_who_met() -> None:
    page, found = staged("The first round ended in May, resulting in an exchange of 300 people from each side.")
    held = Meeting(
        id="m-1", what="round", parties=("Chad", "Niger"), status=MeetingStatus.HELD, evidence=(Span(0, 15),)
    )
    (owed,) = find_commitments(page, replace(found, meetings=(held,)))
    assert (owed.by, owed.agreed_at, owed.status) == (("Chad", "Niger"), "m-1", CommitmentStatus.KEPT)


def test_the_paper_owed_is_the_document_of_the_one_who_owes_it() -> None:
    page, found = staged("Iran promised to send the draft to Oman.")
    papers = tuple(
        Document(id=id_, what="draft", owner=owner, status=DocumentStatus.PROMISED, evidence=(Span(21, 30),))
        for id_, owner in (("d-1", "Oman"), ("d-2", "Iran"))
    )
    (owed,) = find_commitments(page, replace(found, documents=papers))
    assert (owed.document, owed.to) == ("d-2", ("Oman",))


WORDS = [
    *("Chad", "Niger", "we", "it", "the list", "200 prisoners", "promised to", "will", "hand over", "agreed to"),
    *("sign", "the treaty", "said", "not", "if", "by Friday", "each", "“", "”", ",", ".", "\n\n", "after", "before"),
]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join))
def test_whatever_the_text_commitments_show_their_words_and_have_their_own_ids(text: str) -> None:
    found = commitments_in(text)
    assert len({c.id for c in found}) == len(found)
    assert all(text[start:end].strip() == text[start:end] != "" for c in found for start, end in c.evidence)
    assert all(c.by and not set(c.by) & set(c.to) for c in found)
    assert found == commitments_in(text)
