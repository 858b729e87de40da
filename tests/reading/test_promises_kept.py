"""What became of a promise: told with it, taken up later, or told as a step taken; and what is no promise."""

import pytest

from memcon.model.findings import Commitment, Quantity
from memcon.model.kinds import CommitmentStatus
from memcon.reading.commitments import find_commitments
from memcon.reading.commitments.fates import Fate, fates
from memcon.reading.knowledge import table
from tests.reading.stage import reading_of, staged


def commitments_in(text: str, *dates: tuple[str, str]) -> tuple[Commitment, ...]:
    return find_commitments(*staged(text, (), dates))


def statuses_in(text: str) -> list[str | None]:
    return [c.status for c in commitments_in(text)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Uruguay handed over the list of ships on Monday, as it had promised.", "kept"),
        ("As agreed in April, Kuwait released the last of the captives.", "kept"),
        ("Ecuador handed its creditors a paper, a week later than it had promised.", "kept"),
        ("Armenia has returned 40 of the 90 soldiers that it agreed to hand over.", "part-kept"),
        ("Japan has released a first instalment of the loan that it pledged to Kenya.", "part-kept"),
        ("Sudan never sent the maps that it had promised to send.", "broken"),
        ("Peru did not pay the doctors, although it had agreed to.", "broken"),
        ("Bolivia revoked its agreement to share the river.", "withdrawn"),
        ("Croatia pushed back the introduction of the toll.", "put-off"),
        ("Namibia made good on its promise to free the pilots.", "kept"),
    ],
)
def test_one_clause_can_tell_a_promise_and_what_became_of_it(text: str, status: str) -> None:
    assert statuses_in(text) == [status]


@pytest.mark.parametrize("fate", fates(), ids=lambda fate: fate.example)
def test_words_that_take_a_promise_up_say_what_became_of_it(fate: Fate) -> None:
    assert statuses_in(fate.example) == [fate.status]


def test_a_promise_done_as_promised_is_kept() -> None:
    assert statuses_in(table("commitments")["outcomes"]["example"]) == ["kept"]


def test_the_part_that_came_is_counted_and_not_the_whole() -> None:
    (part,) = commitments_in("Of the 500 tonnes of grain that Brazil promised, 120 have arrived in Mali.")
    assert (part.by, part.status, part.quantity) == (
        ("Brazil",),
        CommitmentStatus.PART_KEPT,
        Quantity(amount=120, of="tonnes", each=False),
    )


def test_all_of_them_are_no_part() -> None:
    assert statuses_in("Peru returned all 14 of the fishermen, as it had agreed.") == ["kept"]


def test_a_step_told_later_keeps_its_promise_and_its_first_time_due() -> None:
    text = "Kenya promised to free 40 pilots by Sunday. On Monday Kenya freed the 40 pilots."
    (kept,) = commitments_in(text, ("Sunday", "2025-06-08"), ("On Monday", "2025-06-09"))
    assert (kept.status, kept.due, kept.status_on) == ("kept", "2025-06-08", "2025-06-09")


def test_less_than_was_promised_stands_beside_the_promise() -> None:
    promise, part = commitments_in("Kenya promised to free 40 pilots. Kenya freed 30 pilots on Monday.")
    assert (promise.status, promise.quantity and promise.quantity.amount) == ("pending", 40)
    assert (part.status, part.quantity and part.quantity.amount) == ("part-kept", 30)


def test_what_another_side_does_keeps_no_promise() -> None:
    assert statuses_in("Kenya promised to free 40 pilots. Uganda freed the 40 pilots.") == ["pending"]


def test_a_word_that_was_not_kept_is_broken() -> None:
    assert statuses_in("Kenya promised to free 40 pilots. That promise has not been kept.") == ["broken"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya agreed to attend a second round on Monday.",
        "Kenya has agreed to meet envoys of Uganda.",
        "Peru agreed to a meeting in Lima.",
        "Peru agreed to take part in the second round on Monday.",
        "Peru promised to send a delegation to the talks on Monday.",
        "Peru's delegation promised to come to Lima on Monday.",
        "The port union pledged to come to the table on Monday.",
        "Poland will hold elections in October.",
        "The United States will take part in the next round.",
        "Kenya will usually send a ferry at noon.",
        "Kenya will probably lift the ban.",
        "Kenya would send a ferry at noon.",
        table("commitments")["descriptions"]["example"],
    ],
)
def test_to_meet_and_what_is_only_described_are_no_promises(text: str) -> None:
    assert commitments_in(text, ("on Monday", "2025-06-02"), ("in October", "2025-10")) == ()


def test_a_further_round_that_several_agree_on_has_no_time_due() -> None:
    (agreed,) = commitments_in("Kenya and Peru agreed to hold a round of talks on 3 June.", ("3 June", "2025-06-03"))
    assert (agreed.by, agreed.due) == (("Kenya", "Peru"), None)


def test_a_dated_meeting_that_several_agree_on_is_a_meeting_and_no_promise_besides() -> None:
    reading = reading_of("Kenya and Peru agreed to meet again on 18 March and to exchange lists before then.")
    assert [(meeting.date, meeting.parties) for meeting in reading.meetings if meeting.date] == [
        ("2024-03-18", ("Kenya", "Peru"))
    ]
    assert [promise.what for promise in reading.commitments] == ["exchange lists before then"]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya promised to send a team of engineers to the dam by Monday.",
        "Kenya promised to come to the aid of the villages by Monday.",
    ],
)
def test_to_send_and_to_come_for_another_thing_is_promised(text: str) -> None:
    assert statuses_in(text) == ["pending"]


def test_fifteen_per_cent_counts_no_cents() -> None:
    (owed,) = commitments_in("Canada promised to cut its duty on oil from 15 per cent to 5 per cent by May.")
    assert owed.quantity == Quantity(amount=5, of="per cent", each=False)


@pytest.mark.parametrize(
    "text",
    [
        "Denmark promised to lift its ban on condition that the boats carry observers.",
        "“Should they leave the ridge, we will withdraw from the valley,” Armenia said.",
        "Kenya promised to free the pilots only if Uganda pays.",
    ],
)
def test_a_condition_need_not_say_if(text: str) -> None:
    assert statuses_in(text) == ["conditional"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad promised to free the pilots. It did so on Thursday.", [(("Chad",), "kept")]),
        (
            "Chad and Niger agreed to publish the lists. Niger did so.",
            [(("Chad", "Niger"), "pending"), (("Niger",), "kept")],
        ),
        ("Chad promised to free the pilots. Niger did so.", [(("Chad",), "pending")]),
        ("Chad promised to free the pilots. It may have done so.", [(("Chad",), "pending")]),
        ("Chad and Niger agreed to publish the lists. They did so.", [(("Chad", "Niger"), "kept")]),
    ],
)
def test_who_did_so_kept_what_was_promised_last(text: str, told: list[tuple[tuple[str, ...], str]]) -> None:
    assert [(c.by, c.status) for c in commitments_in(text)] == told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad did not keep its promise.", ["broken"]),
        ("Chad has not honoured its pledge to Niger.", ["broken"]),
        ("Chad did not live up to its commitment.", ["broken"]),
        ("Chad has not yet kept its promise.", []),
        ("Chad carried out its side of the bargain.", ["kept"]),
    ],
)
def test_a_word_is_kept_or_not(text: str, status: list[str]) -> None:
    assert statuses_in(text) == status


@pytest.mark.parametrize(
    "less",
    [
        "Niger says it has received only 9 million.",
        "Niger says only 9 million dollars have arrived.",
        "Niger says that only 9 million dollars of it was paid.",
    ],
)
def test_two_who_tell_different_sums_are_two_accounts(less: str) -> None:
    told = commitments_in(f"Chad promised Niger 12 million dollars. Chad says it has paid 12 million dollars. {less}")
    assert [(c.status, c.status_by, c.quantity and c.quantity.amount) for c in told] == [
        ("kept", "Chad", 12e6),
        ("part-kept", "Niger", 9e6),
    ]


def test_what_was_done_for_one_of_several_is_a_part() -> None:
    (whole, part) = commitments_in("Iran undertook to answer questions about three sites. It answered them for one.")
    assert (whole.status, part.status) == ("pending", "part-kept")
    assert part.quantity == Quantity(amount=1, of="sites")
