"""The model case: what its commitments and moves must hold. Skipped where the seed does not lie beside the project."""

import pytest

from memcon.model.findings import Commitment, Move, Quantity, Reading
from memcon.model.kinds import CommitmentStatus, MoveKind
from tests.cases import SEED_GOLD, reading_of

CASE = SEED_GOLD / "00-seed.json"
RUSSIA, UKRAINE = ("Russia",), ("Ukraine",)

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CASE.exists(), reason="the seed is not beside the project")]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return reading_of(CASE)


def owed(reading: Reading, *by: str) -> list[Commitment]:
    return [c for c in reading.commitments if c.by == by]


def moves(reading: Reading, kind: MoveKind, by: tuple[str, ...]) -> list[Move]:
    return [m for m in reading.moves if m.kind is kind and m.by == by]


def test_the_promised_paper_has_two_rival_times(reading: Reading) -> None:
    by_day, by_event = owed(reading, *RUSSIA)
    assert (by_day.due, by_day.to, by_day.status) == ("2025-06-02", UKRAINE, CommitmentStatus.PENDING)
    assert (by_event.due, by_event.status, by_event.status_by) == (None, CommitmentStatus.DISPUTED, "Ukraine")
    assert by_event.trigger == "immediately after the exchange"
    assert by_day.document == by_event.document is not None


def test_the_exchange_is_kept_and_was_agreed_at_the_first_round(reading: Reading) -> None:
    first = next(m for m in reading.meetings if m.date == "2025-05-16")
    exchange = next(c for c in owed(reading, "Russia", "Ukraine") if c.quantity)
    assert exchange.quantity == Quantity(amount=1000, of="prisoners", each=True)
    assert (exchange.status, exchange.agreed_at) == (CommitmentStatus.KEPT, first.id)


def test_the_other_paper_is_handed_over_by_its_own_sides_account(reading: Reading) -> None:
    (paper,) = owed(reading, *UKRAINE)
    assert (paper.status, paper.status_by, paper.to) == (CommitmentStatus.KEPT, "Ukraine", RUSSIA)


def test_who_proposed_and_who_answered(reading: Reading) -> None:
    (proposal,) = moves(reading, MoveKind.PROPOSAL, RUSSIA)
    (acceptance,) = moves(reading, MoveKind.ACCEPTANCE, UKRAINE)
    assert acceptance.answers == proposal.id


def test_what_stands_in_the_way(reading: Reading) -> None:
    assert moves(reading, MoveKind.PRECONDITION, RUSSIA)
    assert len(moves(reading, MoveKind.DEMAND, UKRAINE)) >= 4
    assert [m.toward for m in moves(reading, MoveKind.ACCUSATION, UKRAINE)] == [RUSSIA, RUSSIA]
