"""What was promised by a day, and came late, or did not come. Read as published on Monday, 4 March 2024."""

import pytest

from memcon.model.findings import Commitment
from tests.reading.stage import reading_of


def commitments_in(text: str) -> tuple[Commitment, ...]:
    return reading_of(text).commitments


def one_in(text: str) -> Commitment:
    (only,) = commitments_in(text)
    return only


@pytest.mark.parametrize(
    "text",
    [
        "Mercy Hospitals promised the Nurses' Union its accounts by Friday.",
        "Mercy Hospitals had promised to show the Nurses' Union its accounts by Friday.",
        "Mercy Hospitals has pledged a written offer to the Nurses' Union by Friday.",
    ],
)
def test_what_is_promised_by_a_weekday_is_due_on_the_coming_one(text: str) -> None:
    promise = one_in(text)
    assert (promise.by, promise.due, promise.status) == (("Mercy Hospitals",), "2024-03-08", "pending")


def test_what_is_promised_without_saying_who_will_do_it_is_owed_by_who_promises() -> None:
    promise = one_in("A written offer will be sent to the Nurses' Union by Friday, the Health Ministry promised.")
    assert (promise.by, promise.due) == (("Health Ministry",), "2024-03-08")


def test_what_was_handed_over_late_is_kept_and_was_due_before() -> None:
    kept = one_in(
        "Mercy Hospitals promised to give its accounts to the Nurses' Union by Friday.\n\n"
        "It handed over its accounts on Sunday, two days late."
    )
    assert (kept.status, kept.due, kept.due_text, kept.status_on) == ("kept", "2024-03-01", "by Friday", "2024-03-03")


def test_a_thing_that_was_promised_can_come_by_itself() -> None:
    kept = one_in("Mercy Hospitals promised the Nurses' Union a list of vacancies by Friday. It arrived on Sunday.")
    assert (kept.status, kept.status_on) == ("kept", "2024-03-03")


@pytest.mark.parametrize("came", ["It never came.", "By Sunday nothing had arrived."])
def test_a_thing_that_did_not_come_was_not_given(came: str) -> None:
    broken = one_in(f"Mercy Hospitals promised the Nurses' Union a list of vacancies by Friday. {came}")
    assert (broken.status, broken.due) == ("broken", "2024-03-01")


def test_what_only_the_other_side_calls_promised_stays_beside_what_was_done() -> None:
    claimed, kept = commitments_in(
        "The Nurses' Union said Mercy Hospitals had promised to hand over the rota by Friday.\n\n"
        "Mercy Hospitals handed over the rota on Sunday, two days late."
    )
    assert (claimed.status, claimed.status_by) == ("disputed", "Nurses' Union")
    assert (kept.status, kept.status_by, kept.status_on) == ("kept", None, "2024-03-03")


@pytest.mark.parametrize(
    "text",
    [
        "Mercy Hospitals had agreed only to consider a higher night allowance.",
        "Mercy Hospitals agreed to think about a new rota.",
        "Mercy Hospitals promised to look into the matter of night work.",
    ],
)
def test_to_think_about_a_thing_is_neither_promised_nor_accepted(text: str) -> None:
    assert (commitments_in(text), reading_of(text).moves) == ((), ())
