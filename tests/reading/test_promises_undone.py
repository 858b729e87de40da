"""What later words of a text say was not done, or only later, and what is another thing. Published on 4 March 2024."""

import pytest

from memcon.model.findings import Commitment
from tests.reading.stage import reading_of


def commitments_in(text: str) -> tuple[Commitment, ...]:
    return reading_of(text).commitments


@pytest.mark.parametrize(
    ("text", "status", "status_by"),
    [
        (
            "Peru promised to pay the ferrymen by 1 March. "
            "The payment has been put off to 25 March, the Peruvian finance ministry said.",
            "put-off",
            "Peru",
        ),
        (
            "Chad promised on 20 February to send four divers to the weir within a week. Chad did not send the divers.",
            "broken",
            None,
        ),
        (
            "Chad promised to hand over the tide tables by Friday. The tables never arrived, Niger said.",
            "broken",
            "Niger",
        ),
    ],
)
def test_a_promise_named_again_by_its_step_or_its_thing_is_what_became_of_it(
    text: str, status: str, status_by: str | None
) -> None:
    (promise,) = commitments_in(text)
    assert (promise.status, promise.status_by) == (status, status_by)


def test_who_denies_having_broken_a_promise_disputes_it() -> None:
    broken, disputed = commitments_in(
        "Chad promised to hand over the tide tables by Friday. The tables never arrived, Niger said. Chad denied this."
    )
    assert (broken.status, broken.status_by) == ("broken", "Niger")
    assert (disputed.by, disputed.status, disputed.status_by) == (("Chad",), "disputed", "Chad")


@pytest.mark.parametrize(
    "after",
    [
        "Chad did not send the maps.",  # the report is of before the day on which they are due
        "Chad has not yet sent the divers.",
        "Niger did not send the divers.",
        "The earlier divers never arrived.",
        "The payment has been put off.",
    ],
)
def test_what_is_another_thing_or_not_yet_due_breaks_no_promise(after: str) -> None:
    (promise,) = commitments_in(f"Chad promised to send divers by 20 March and maps by 21 March. {after}")
    assert promise.status == "pending"


def test_the_last_report_is_not_the_one_that_was_promised() -> None:
    (promise,) = commitments_in(
        "Chad promised to send a new timetable by Friday week. The last timetable, due in May, arrived a month late."
    )
    assert promise.status == "pending"


def test_what_was_done_before_the_promise_was_made_does_not_keep_it() -> None:
    statuses = [
        c.status
        for c in commitments_in("Chad promised on 20 February to send Niger the list. The list arrived on 10 February.")
    ]
    assert statuses == ["pending"]


def test_those_who_are_spoken_of_are_not_who_speaks() -> None:
    assert commitments_in("“They kept their word,” said the Peruvian energy minister.") == ()


@pytest.mark.parametrize(
    ("opened", "status"),
    [
        ("The Salto crossing reopened on 3 March.", "kept"),
        ("The Rivera crossing reopened on 3 March.", "pending"),
        ("A crossing reopened on 3 March.", "pending"),
    ],
)
def test_what_was_to_be_opened_can_be_told_to_have_opened(opened: str, status: str) -> None:
    (promise,) = commitments_in(f"Uruguay promised to reopen the Salto crossing by 23 March. {opened}")
    assert promise.status == status


@pytest.mark.parametrize(
    "text",
    [
        "The hospital disputes that it ever promised to hire 40 nurses by 1 March.",
        "Kenya denied having promised to release the boats by 1 March.",
        "Chile contested reports that it had pledged to lift the blockade by 2 March.",
    ],
)
def test_what_somebody_says_was_never_promised_is_not_owed(text: str) -> None:
    assert commitments_in(text) == ()
