"""A step that a report tells as taken keeps the promise of another report, and is no entry by itself."""

import tomllib
from pathlib import Path

import pytest

from memcon.model.entries import Entry
from memcon.model.findings import Quantity
from memcon.model.kinds import CommitmentStatus as C
from memcon.model.kinds import FindingKind
from memcon.record import merge, open_record
from memcon.record.merge.steps import _kinds
from tests.record.builders import Report, put

_OPENING = ("It was seen on the bridge at noon how they", "Late at night, with nobody else about, somebody")
PLEDGE = "present a list of its prisoners to Norland by Friday"


def promised(what: str = PLEDGE, day: str = "2031-03-04", **fields: object) -> Report:
    report = Report(f"Southmark will {what}, it said on {day}.", day)
    report.commitment(what, ("Southmark",), status=fields.pop("status", C.PENDING), **fields)
    return report


def taken(words: str, *by: str, day: str = "2031-03-08", **fields: object) -> Report:
    report = Report(f"{_OPENING[day > '2031-03-15']} {words} in the end.", day)
    report.step(words, *by, **fields)
    return report


def commitments(tmp_path: Path, *reports: Report) -> list[Entry]:
    tmp_path.mkdir(exist_ok=True)
    with open_record(tmp_path / "r.db") as record:
        put(record, *reports)
        record.fold()
        return list(record.view().entries(FindingKind.COMMITMENT))


def test_a_step_taken_in_other_words_keeps_the_promise_and_shows_its_passage(tmp_path: Path) -> None:
    (entry,) = commitments(tmp_path, promised(), taken("handed over the list", "Southmark", status_on="2031-03-07"))
    assert (entry.fields.status, entry.fields.status_on) == (C.KEPT, "2031-03-07")
    assert entry.fields.what == PLEDGE
    assert [claim.passages[0].quote for claim in entry.claims] == [PLEDGE, "handed over the list"]


def test_a_step_that_nobody_promised_is_no_entry(tmp_path: Path) -> None:
    assert commitments(tmp_path, taken("handed over the list", "Southmark")) == []


@pytest.mark.parametrize(
    ("words", "by", "day"),
    [
        ("handed over the list", "Norland", "2031-03-08"),
        ("handed over the list of demands", "Southmark", "2031-03-08"),
        ("published the list", "Southmark", "2031-03-08"),
        ("handed over the maps", "Southmark", "2031-03-08"),
        ("handed over the list", "Southmark", "2031-03-02"),
        ("handed over the list", "Southmark", "2032-03-08"),
    ],
)
def test_what_may_be_another_step_keeps_nothing(tmp_path: Path, words: str, by: str, day: str) -> None:
    (entry,) = commitments(tmp_path, promised(), taken(words, by, day=day))
    assert entry.fields.status is C.PENDING


def test_where_two_promises_can_be_meant_neither_is_kept(tmp_path: Path) -> None:
    other = promised("send the list of its wounded", "2031-03-05")
    entries = commitments(tmp_path, promised(), other, taken("handed over the list", "Southmark"))
    assert [entry.fields.status for entry in entries] == [C.PENDING, C.PENDING]


def prisoners(amount: float) -> Quantity:
    return Quantity(amount=amount, of="prisoners")


def test_less_than_was_promised_is_a_part_and_the_parts_add_up(tmp_path: Path) -> None:
    whole = promised("free 300 prisoners by June", quantity=prisoners(300))
    some = taken("released 120 prisoners", "Southmark", quantity=prisoners(120), status_on="2031-03-08")
    rest = taken("freed 180 prisoners", "Southmark", day="2031-03-20", quantity=prisoners(180), status_on="2031-03-20")
    (entry,) = commitments(tmp_path / "a", whole, some)
    assert entry.fields.status is C.PART_KEPT
    (entry,) = commitments(tmp_path / "b", whole, some, rest)
    assert [(c.status, c.on) for c in entry.history][1:] == [
        ("part-kept", "2031-03-08"),
        ("part-kept", "2031-03-20"),
        ("kept", "2031-03-20"),
    ]
    assert entry.fields.quantity == prisoners(300)


def test_a_step_of_nobody_named_needs_the_same_amount(tmp_path: Path) -> None:
    whole = promised("free 300 prisoners by June", quantity=prisoners(300))
    (entry,) = commitments(tmp_path / "a", whole, taken("released The 300 prisoners", quantity=prisoners(300)))
    assert entry.fields.status is C.KEPT
    (entry,) = commitments(tmp_path / "b", whole, taken("released 40 prisoners", quantity=prisoners(40)))
    assert entry.fields.status is C.PENDING


def test_words_for_one_kind_of_step_are_known_for_the_same() -> None:
    table = tomllib.loads((Path(merge.__file__).parent / "sameness.toml").read_text())
    for row in table["doing"]:
        promise, step = row["example"]
        assert _kinds(step, first_only=True) & _kinds(promise, first_only=False)
    assert not _kinds("published the list", first_only=True) & _kinds("hand over the list", first_only=False)
