"""How a meeting that was proposed is answered, and one that was planned is put off."""

import pytest

from tests.reading.stage import reading_of

INVITED = "The governor has invited the Coastal Nurses Union and Harbor Hospital to talks in Lima on Friday. "


def told(text: str) -> list[tuple[str | None, str | None]]:
    """Status and day of each meeting of a text that was published on Monday, 4 March 2024."""
    return [(str(m.status), m.date) for m in reading_of(text).meetings]


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ("The union accepted the invitation. The hospital said it was considering it.", "proposed"),
        ("The union accepted within hours; the hospital has not responded.", "proposed"),
        ("The union and the hospital accepted the invitation.", "scheduled"),
        ("Both sides accepted.", "scheduled"),
        ("The hospital declined the invitation.", "proposed"),
    ],
)
def test_a_meeting_stays_proposed_until_all_who_are_asked_have_accepted(answers: str, status: str) -> None:
    assert told(INVITED + answers) == [(status, "2024-03-08")]


@pytest.mark.parametrize(("answer", "status"), [("accepted", "scheduled"), ("declined", "rejected")])
def test_where_one_is_asked_one_answer_settles_it(answer: str, status: str) -> None:
    assert told(f"Norway has invited Chile to talks in Oslo on Friday, and Chile {answer}.") == [(status, "2024-03-08")]


@pytest.mark.parametrize(
    "text",
    [
        "A meeting between Norway and Chile planned for Wednesday was put off until Friday.",
        "Talks between Norway and Chile that were planned for Wednesday have been postponed until Friday, Norway said.",
        "Norway and Chile had been due to meet on Wednesday, but will now gather on Friday, officials said.",
        "The talks between Norway and Chile were moved from Wednesday to Friday.",
    ],
)
def test_what_is_put_off_keeps_the_day_that_it_was_due_on(text: str) -> None:
    assert sorted(told(text)) == [("postponed", "2024-03-08"), ("scheduled", "2024-03-06")]


def test_who_says_that_it_is_put_off_is_told() -> None:
    text = "Talks between Norway and Chile that were planned for Wednesday have been put off until Friday, Norway said."
    assert {meeting.status_by for meeting in reading_of(text).meetings} == {"Norway"}


def test_what_is_brought_forward_is_fixed_for_its_new_day() -> None:
    text = "The meeting between Norway and Chile on Friday has been brought forward to tomorrow."
    assert told(text) == [("scheduled", "2024-03-05")]


def test_the_day_before_a_clause_of_when_they_met_is_that_of_the_meeting() -> None:
    text = "The offer was made on Saturday, when negotiators of Norway and Chile met in Lima."
    assert told(text) == [("held", "2024-03-02")]


def test_both_days_of_a_proposal_lie_ahead() -> None:
    text = "Norway proposed a meeting with Chile on Tuesday and a second meeting on Thursday."
    assert told(text) == [("proposed", "2024-03-05"), ("proposed", "2024-03-07")]
