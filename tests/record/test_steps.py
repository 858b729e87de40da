"""A step that a report tells as taken keeps the promise of another report, and is no entry by itself."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from memcon.model.entries import Entry
from memcon.model.findings import Quantity
from memcon.model.kinds import CommitmentStatus as C
from memcon.model.kinds import FindingKind
from memcon.record import merge, open_record
from memcon.record.merge.deeds_told import kinds_of
from memcon.views.wording import is_overdue
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
    (entry,) = commitments(tmp_path / "c", whole, taken("released 306 prisoners", quantity=prisoners(306)))
    assert entry.fields.status is C.KEPT
    (entry,) = commitments(tmp_path / "d", whole, taken("released 400 prisoners", quantity=prisoners(400)))
    assert entry.fields.status is C.PENDING


def test_words_for_one_kind_of_step_are_known_for_the_same() -> None:
    table = tomllib.loads((Path(merge.__file__).parent / "sameness.toml").read_text())
    for row in table["doing"]:
        promise, step = row["example"]
        assert kinds_of(step) & kinds_of(promise)
    assert not kinds_of("published the list") & kinds_of("hand over the list")


BRIDGE = "reopen the Lower Bridge to traffic by Friday"


def bridge(by: str = "Southmark", **fields: object) -> Report:
    where = "it was told in the evening" if by == "Southmark" else "so somebody at the ferry heard from a minister"
    report = Report(f"{by} will {BRIDGE}, {where}.", "2031-03-04")
    report.commitment(BRIDGE, (by,), status=C.PENDING, due="2031-03-07", **fields)
    return report


def told(what: str, status: C = C.KEPT, day: str = "2031-03-08", **fields: object) -> Report:
    report = Report(f"{_OPENING[day > '2031-03-15']} spoke of {what}.", day)
    report.step(what, status=status, **fields)
    return report


@pytest.mark.parametrize("what", ["reopened the Lower Bridge", "resumed Traffic over the Lower Bridge"])
def test_what_came_about_without_anybody_named_keeps_the_one_promise_of_it(tmp_path: Path, what: str) -> None:
    (entry,) = commitments(tmp_path, bridge(), told(what))
    assert entry.fields.status is C.KEPT


@pytest.mark.parametrize("what", ["reopened the Upper Bridge", "reopened a bridge", "closed the Lower Bridge"])
def test_what_may_be_another_thing_or_deed_keeps_nothing(tmp_path: Path, what: str) -> None:
    (entry,) = commitments(tmp_path, bridge(), told(what))
    assert entry.fields.status is C.PENDING


def test_where_two_have_promised_one_thing_a_step_of_nobody_named_keeps_neither(tmp_path: Path) -> None:
    entries = commitments(tmp_path, bridge(), bridge("Norland"), told("reopened the Lower Bridge"))
    assert [entry.fields.status for entry in entries] == [C.PENDING, C.PENDING]


def test_what_is_put_off_keeps_its_first_due_time_and_is_overdue_from_the_new_one(tmp_path: Path) -> None:
    later = told("put off The reopening of the Lower Bridge", C.PUT_OFF, "2031-03-06", put_off_to="2031-03-20")
    (entry,) = commitments(tmp_path, bridge(), later)
    assert (entry.fields.status, entry.fields.due, entry.fields.put_off_to) == (C.PUT_OFF, "2031-03-07", "2031-03-20")
    assert entry.history[-1].planned == "2031-03-20"
    assert not is_overdue(entry.fields, dt.date(2031, 3, 20))
    assert is_overdue(entry.fields, dt.date(2031, 3, 21))


def test_a_promise_is_put_off_once_more(tmp_path: Path) -> None:
    first = told("put off The reopening of the Lower Bridge", C.PUT_OFF, "2031-03-06", put_off_to="2031-03-20")
    then = told("delayed The reopening of the Lower Bridge", C.PUT_OFF, "2031-03-19", put_off_to="2031-04-02")
    (entry,) = commitments(tmp_path, bridge(), first, then)
    assert [change.planned for change in entry.history] == [None, "2031-03-20", "2031-04-02"]
    assert entry.fields.put_off_to == "2031-04-02"


def test_what_is_put_off_to_a_day_before_it_was_due_is_another_thing(tmp_path: Path) -> None:
    earlier = told("put off The reopening of the Lower Bridge", C.PUT_OFF, "2031-03-06", put_off_to="2031-03-06")
    (entry,) = commitments(tmp_path, bridge(), earlier)
    assert entry.fields.status is C.PENDING


def test_what_was_not_done_is_broken_only_once_it_was_due(tmp_path: Path) -> None:
    (entry,) = commitments(tmp_path / "a", bridge(), told("reopened the Lower Bridge", C.BROKEN, "2031-03-06"))
    assert entry.fields.status is C.PENDING
    (entry,) = commitments(tmp_path / "b", bridge(), told("reopened the Lower Bridge", C.BROKEN, "2031-03-08"))
    assert entry.fields.status is C.BROKEN


def test_one_of_several_is_a_part(tmp_path: Path) -> None:
    promise = Report("Southmark will let two convoys into Seaville, it said.", "2031-03-04")
    promise.commitment("let two convoys into Seaville", ("Southmark",), status=C.PENDING,
                       quantity=Quantity(amount=2, of="convoys"))  # fmt: skip
    (entry,) = commitments(tmp_path, promise, told("arrived The first convoy"))
    assert entry.fields.status is C.PART_KEPT


def test_a_step_before_the_report_of_the_promise_keeps_it_where_that_was_made_before(tmp_path: Path) -> None:
    step = told("released the pilots", day="2031-03-08", status_on="2031-03-07")
    words = "free the pilots by 10 March"
    late = Report(f"In February Southmark had promised to {words}, an envoy said.", "2031-03-12")
    late.commitment(words, ("Southmark",), status=C.PENDING, due="2031-03-10")
    (entry,) = commitments(tmp_path / "a", step, late)
    assert entry.fields.status is C.KEPT
    ahead = Report(f"Southmark will {words}, an envoy said.", "2031-03-09")
    ahead.commitment(words, ("Southmark",), status=C.PENDING, due="2031-03-10")
    (entry,) = commitments(tmp_path / "b", step, ahead)
    assert entry.fields.status is C.PENDING
    made = Report(f"Southmark had promised in February to {words}, an envoy said.", "2031-03-09")
    made.commitment(words, ("Southmark",), status=C.PENDING, due="2031-03-10", made_on="2031-02")
    (entry,) = commitments(tmp_path / "c", step, made)
    assert (entry.fields.status, entry.fields.made_on) == (C.KEPT, "2031-02")


@pytest.mark.parametrize("status", [C.KEPT, C.BROKEN])
def test_a_word_that_was_kept_or_broken_is_the_one_promise_that_can_be_meant(tmp_path: Path, status: C) -> None:
    word = Report("Southmark did what it did with its promise, they all found.", "2031-03-10")
    word.commitment("its promise", ("Southmark",), status=status)
    (entry,) = commitments(tmp_path / "a", bridge(), word)
    assert entry.fields.status is status
    entries = commitments(tmp_path / "b", bridge(), promised(day="2031-03-05"), word)
    assert [entry.fields.status for entry in entries].count(C.PENDING) == 2


def test_whoever_denies_a_promise_disputes_it(tmp_path: Path) -> None:
    denial = told("reopen the Lower Bridge", C.DISPUTED, status_by="Southmark")
    (entry,) = commitments(tmp_path, bridge(), denial)
    assert entry.fields.status is C.DISPUTED


def test_a_smaller_sum_that_another_tells_is_a_rival_account(tmp_path: Path) -> None:
    report = Report("Southmark says that it paid 12 dollars. Norland says that it received 9 dollars.", "2031-03-10")
    paid = {"by": ("Southmark",), "what": "pay 12 dollars", "quantity": Quantity(amount=12, of="dollars")}
    report.commitment("it paid 12 dollars", status=C.KEPT, status_by="Southmark", due="2031-03-09", **paid)
    report.commitment("it received 9 dollars", ("Southmark",), what="received 9 dollars",
                      quantity=Quantity(amount=9, of="dollars"), status=C.PART_KEPT, status_by="Norland")  # fmt: skip
    (entry,) = commitments(tmp_path, report)
    assert entry.fields.status is C.DISPUTED
    accounts = {(account.value, account.said_by) for account in entry.rivalries[0].accounts}
    assert accounts == {("kept", ("Southmark",)), ("part-kept", ("Norland",))}
    assert not is_overdue(entry.fields, dt.date(2032, 1, 1))


def test_the_first_of_a_number_are_a_part_of_what_was_promised_in_number(tmp_path: Path) -> None:
    whole = promised("hand over 300 bodies by June", quantity=Quantity(amount=300, of="bodies"))
    other = promised("return the bodies of its pilots", "2031-03-05")
    first = taken("handed over The first 40 bodies", quantity=Quantity(amount=40, of="bodies"), status_on="2031-03-08")
    entries = commitments(tmp_path, whole, other, first)
    assert sorted(str(entry.fields.status) for entry in entries) == ["part-kept", "pending"]


def test_a_text_may_tell_of_a_promise_and_then_of_the_step_and_not_the_other_way_round(tmp_path: Path) -> None:
    then = Report(
        "Southmark will reopen the Lower Bridge. Traffic over the Lower Bridge resumed at noon.", "2031-03-04"
    )
    then.commitment("reopen the Lower Bridge", ("Southmark",), status=C.PENDING)
    then.step("Traffic over the Lower Bridge resumed", what="resumed Traffic over the Lower Bridge")
    (entry,) = commitments(tmp_path / "a", then)
    assert entry.fields.status is C.KEPT
    before = Report("The Lower Bridge opened at noon. Southmark will reopen the Lower Bridge again.", "2031-03-04")
    before.step("The Lower Bridge opened", what="opened The Lower Bridge")
    before.commitment("reopen the Lower Bridge again", ("Southmark",), status=C.PENDING)
    (entry,) = commitments(tmp_path / "b", before)
    assert entry.fields.status is C.PENDING
