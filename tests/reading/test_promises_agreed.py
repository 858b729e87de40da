"""What an accord binds one of those who made it to, and how much of what. Read as published on 4 March 2024."""

import pytest

from memcon.model.findings import Quantity
from memcon.model.kinds import MoveKind
from tests.reading.stage import reading_of


def test_what_each_of_two_will_do_by_an_accord_is_owed_by_that_one() -> None:
    found = reading_of(
        "Chad and Niger agreed that Chad would release 40 barges and that Niger would reopen the lock by 24 March."
    )
    assert [(c.by, c.what, c.due) for c in found.commitments] == [
        (("Chad",), "release 40 barges", None),
        (("Niger",), "reopen the lock by 24 March", "2024-03-24"),
    ]


def test_who_only_sends_an_envoy_between_the_two_sides_owes_nothing_of_what_they_agree() -> None:
    text = (
        "Chile freed nine men on Monday, the United Nations announced. The UN envoy, Henrik Dahl, thanked the Houthis. "
        "The Houthis said that Chile had kept its word, and the United Nations and Chile welcomed it. The Red Cross "
        "flew the men home, the Red Cross said. The Red Cross, the ICRC said, would fly again.\n\n"
        "The two sides agreed that a committee would visit the prison by 30 March."
    )
    (promise,) = [c for c in reading_of(text).commitments if "visit" in c.what]
    assert promise.by == ("Chile", "Houthis")


def test_that_a_round_produced_an_agreement_keeps_no_promise() -> None:
    told = "Peru and Chile met. A first round on 17 and 18 February produced {} and little else."
    assert reading_of(told.format("an agreement on prisoners")).commitments == ()
    assert [c.status for c in reading_of(told.format("an exchange of prisoners")).commitments] == ["kept"]


def test_what_both_will_do_by_an_accord_is_owed_by_both() -> None:
    (promise,) = reading_of("Chad and Niger agreed that each would publish its list.").commitments
    assert promise.by == ("Chad", "Niger")


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Niger issued a joint statement. The Parties agreed as follows. Peru shall release 40 barges by May.",
        "Peru and Niger issued a joint statement. “The Parties agreed as follows. Peru shall release barges by May,” "
        "it said.",
    ],
)
def test_shall_in_the_text_of_an_accord_binds_and_asks_for_nothing(text: str) -> None:
    found = reading_of(text)
    assert [(c.by, c.status) for c in found.commitments] == [(("Peru",), "pending")]
    assert MoveKind.DEMAND not in {move.kind for move in found.moves}


def test_shall_in_the_words_of_another_side_is_still_a_demand() -> None:
    found = reading_of("“Peru shall release 40 barges by May,” Niger said.")
    assert [move.kind for move in found.moves] == [MoveKind.DEMAND]
    assert found.commitments == ()


@pytest.mark.parametrize(
    ("promised", "amount", "of"),
    [
        ("release 320 million cubic metres from the weir", 320e6, "cubic metres"),
        ("hand back 40 square kilometres of pasture", 40, "square kilometres"),
        ("pay $12 million", 12e6, "dollars"),
        ("pay €500", 500, "euros"),
        ("pay £4,500 once the first 30 barges have been released", 4500, "pounds"),
    ],
)
def test_how_much_is_owed_has_its_whole_unit(promised: str, amount: float, of: str) -> None:
    (promise,) = reading_of(f"Chad promised Niger to {promised}.").commitments
    assert promise.quantity == Quantity(amount=amount, of=of, each=False)


def test_what_must_come_first_is_not_what_is_owed() -> None:
    (promise,) = reading_of("Chad promised to reopen the lock once the first 30 barges have been released.").commitments
    assert promise.quantity is None


@pytest.mark.parametrize(
    "told",
    ["Chad said it was committed to the agreement.", "Chad dropped the levy hours before it was to take effect."],
)
def test_how_a_side_stands_to_a_thing_and_what_takes_effect_is_owed_by_nobody(told: str) -> None:
    assert [c for c in reading_of(told).commitments if c.status == "pending"] == []


def test_to_be_committed_to_doing_something_is_a_promise() -> None:
    (promise,) = reading_of("Chad is committed to reducing its fleet.").commitments
    assert (promise.by, promise.what) == (("Chad",), "reducing its fleet")


def test_who_refuses_one_thing_and_says_it_will_do_another_promises_that() -> None:
    text = "Chad, which began in 2020, rejected the charge and said it would hand over its own map within two weeks."
    (promise,) = [c for c in reading_of(text).commitments if c.status == "pending"]
    assert (promise.by, promise.due) == (("Chad",), "2024-03-04/2024-03-18")


def test_whose_sentence_is_broken_by_a_clause_on_them_still_acts() -> None:
    text = "Kenya, which holds the presidency of the bloc, proposed last month to raise the quota to 120,000 tonnes."
    assert [(move.kind, move.by) for move in reading_of(text).moves] == [(MoveKind.PROPOSAL, ("Kenya",))]
