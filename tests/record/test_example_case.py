"""The answers that the example case gives, in plain words, and the same in whatever order its reports came in."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from memcon.cli import memcon
from memcon.model.entries import Entry
from memcon.model.kinds import CommitmentStatus, FindingKind, MeetingStatus
from memcon.record import RecordView, open_record
from tests.cases import article_of, example_files, reading_of

pytestmark = pytest.mark.slow
VIEWS = (
    "brief", "timeline", "statements", "meetings", "documents", "commitments", "moves", "deeds", "actors", "positions",
    "articles",
)  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put_down(tmp_path_factory.mktemp("case") / "case.db", [example_files()])


@pytest.fixture(scope="module")
def case(place: Path) -> RecordView:
    with open_record(place) as record:
        return record.view()


def put_down(place: Path, portions: Sequence[Sequence[Path]]) -> Path:
    """Makes the record of reports that came in this order, folded after each portion of them."""
    with open_record(place) as record:
        for portion in portions:
            for path in portion:
                article = article_of(path)
                record.add(article)
                record.keep(reading_of(path), article)
            record.fold()
    return place


def views(place: Path) -> dict[str, str]:
    """What every view writes as JSON of the record."""
    written = {}
    for name in VIEWS:
        ran = CliRunner().invoke(memcon, ["--record", str(place), name, "--on", "2025-08-01", "--format", "json"])
        assert ran.exit_code == 0, ran.output
        written[name] = ran.output
    return written


def between(view: RecordView, status: MeetingStatus, *parties: str) -> list[Entry[Any]]:
    meetings = view.entries(FindingKind.MEETING)
    return [m for m in meetings if m.fields.status is status and set(m.fields.parties) == set(parties)]


def owed(view: RecordView, *words: str) -> Entry[Any]:
    commitments = view.entries(FindingKind.COMMITMENT)
    (entry,) = [c for c in commitments if any(all(w in x.finding.what for w in words) for x in c.claims)]
    return entry


def test_three_rounds_were_held_each_once(case: RecordView) -> None:
    rounds = between(case, MeetingStatus.HELD, "Russia", "Ukraine")
    assert [(m.fields.round, m.fields.date) for m in rounds] == [
        (1, "2025-05-16"),
        (2, "2025-06-02"),
        (3, "2025-07-23"),
    ]


def test_the_first_round_is_the_one_that_was_proposed_for_the_day_before(case: RecordView) -> None:
    first = between(case, MeetingStatus.HELD, "Russia", "Ukraine")[0]
    assert [(c.status, c.planned) for c in first.history] == [("proposed", "2025-05-15"), ("held", None)]


def test_the_third_round_had_lapsed_before_it_was_held(case: RecordView) -> None:
    third = between(case, MeetingStatus.HELD, "Russia", "Ukraine")[2]
    assert [c.status for c in third.history] == ["proposed", "lapsed", "held"]
    assert third.history[0].planned == "2025-06-20/2025-06-30"


def test_the_memorandum_was_promised_on_28_may_and_handed_over_on_2_june(case: RecordView) -> None:
    promise = owed(case, "present its memorandum there")
    assert promise.fields.by == ("Russia",)
    assert [(c.status, c.said_by, c.published) for c in promise.history] == [
        ("pending", None, "2025-05-28"),
        ("kept", "Russia", "2025-06-02"),
    ]
    (due,) = [r for r in promise.rivalries if r.field == "due"]
    assert "2025-06-02" in [account.value for account in due.accounts]


def test_the_exchange_of_a_thousand_was_complete_after_three_parts(case: RecordView) -> None:
    exchange = owed(case, "a thousand prisoners")
    parts = [(c.on, c.quantity.amount) for c in exchange.history if c.quantity]
    assert parts == [("2025-05-23", 390), ("2025-05-24", 307), ("2025-05-25", 303)]
    assert (exchange.fields.status, exchange.fields.status_on) == (CommitmentStatus.KEPT, "2025-05-25")


def test_the_thousand_sick_and_wounded_are_another_promise(case: RecordView) -> None:
    later = owed(case, "wounded")
    assert later.id != owed(case, "a thousand prisoners").id
    assert later.claims[0].published == "2025-06-02"


def test_the_disputed_exchange_of_7_june_has_both_accounts(case: RecordView) -> None:
    quarrel = owed(case, "taking over of the bodies")
    (status,) = [r for r in quarrel.rivalries if r.field == "status"]
    assert [(a.value, a.said_by) for a in status.accounts] == [("put-off", ("Russia",)), ("pending", ("Ukraine",))]
    assert {c.published for c in quarrel.claims} == {"2025-06-07", "2025-06-08", "2025-06-17"}


def test_umerov_is_one_person_with_two_offices(case: RecordView) -> None:
    (umerov,) = [a for a in case.entries(FindingKind.ACTOR) if "Umerov" in a.fields.names]
    assert {"Umerov", "Umierov"} <= set(umerov.fields.names)
    assert [c.status for c in umerov.history] == ["Defence Minister", "Secretary"]
    assert umerov.fields.side == "Ukraine"


def test_the_proposed_meeting_of_the_leaders_is_open(case: RecordView) -> None:
    (leaders,) = [m for m in case.entries(FindingKind.MEETING) if m.fields.status is MeetingStatus.PROPOSED]
    assert (leaders.fields.what, leaders.fields.date) == ("meeting of the leaders", "2025-08")
    assert leaders.fields.proposer == "Ukraine"


@pytest.fixture(scope="module")
def written(place: Path) -> dict[str, str]:
    return views(place)


@pytest.mark.parametrize("seed", range(2))
def test_every_view_is_the_same_byte_for_byte_in_any_order(written: dict[str, str], tmp_path: Path, seed: int) -> None:
    files = example_files()
    random.Random(seed).shuffle(files)  # noqa: S311 - to be the same each time
    assert views(put_down(tmp_path / "case.db", [files])) == written


def test_reports_one_by_one_come_to_the_same_as_all_at_once(written: dict[str, str], tmp_path: Path) -> None:
    one_by_one = [[path] for path in reversed(example_files())]
    assert views(put_down(tmp_path / "case.db", one_by_one)) == written
