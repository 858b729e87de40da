"""How a promise came to be kept: the parts, the day of the last, and which promise a part is of."""

import pytest

from memcon.model.entries import Entry, Rivalry
from memcon.model.findings import Finding
from memcon.model.kinds import CommitmentStatus as C
from tests.record.builders import are_one, prisoners
from tests.record.test_merging import promise as report_of
from tests.record.test_settling import claim, entry, promise


def steps(settled: Entry[Finding]) -> list[tuple[str, str | None, float | None]]:
    return [(c.status, c.on, c.quantity.amount if c.quantity else None) for c in settled.history]


def part(id_: str, amount: float, on: str | None, day: str) -> object:
    return claim(promise(id_, status=C.PART_KEPT, status_on=on, quantity=prisoners(amount)), day)


WHOLE = claim(promise("c-1", status=C.PENDING, quantity=prisoners(100)), "2031-03-01")
FIRST, SECOND = part("c-2", 60, "2031-03-04", "2031-03-05"), part("c-3", 40, "2031-03-05", "2031-03-06")


def test_parts_that_make_up_the_whole_keep_the_promise_with_the_last_of_them() -> None:
    settled = entry(WHOLE, FIRST, SECOND)  # type: ignore[arg-type]
    assert steps(settled)[1:] == [
        ("part-kept", "2031-03-04", 60),
        ("part-kept", "2031-03-05", 40),
        ("kept", "2031-03-05", None),
    ]
    assert (settled.fields.status, settled.fields.status_on) == (C.KEPT, "2031-03-05")


def test_one_part_told_by_two_outlets_is_one_part() -> None:
    again = part("c-4", 60, "2031-03-04", "2031-03-07")
    assert entry(WHOLE, FIRST, again).fields.status is C.PART_KEPT  # type: ignore[arg-type]


def test_parts_without_a_day_are_told_apart_by_how_much_they_are() -> None:
    loose = [part(f"c-{n}", amount, None, f"2031-03-0{n}") for n, amount in ((2, 30), (3, 20), (4, 20))]
    assert [amount for _, _, amount in steps(entry(WHOLE, *loose))[1:]] == [30, 20]  # type: ignore[arg-type]


def test_a_promise_was_kept_on_the_day_that_most_reports_bear_out_and_not_before_its_parts() -> None:
    early = claim(promise("c-5", status=C.KEPT, status_on="2031-03-01"), "2031-03-10")
    kept = claim(promise("c-6", status=C.KEPT, status_on="2031-03-05"), "2031-03-06")
    assert steps(entry(WHOLE, FIRST, early, kept))[-1] == ("kept", "2031-03-05", None)  # type: ignore[arg-type]


def test_a_part_that_is_told_of_after_the_whole_is_no_step_back() -> None:
    kept = claim(promise("c-6", status=C.KEPT), "2031-03-06")
    looking_back = claim(promise("c-7", status=C.PART_KEPT, status_on="2031-03-02"), "2031-03-09")
    assert [status for status, _, _ in steps(entry(WHOLE, kept, looking_back))] == ["pending", "kept"]


def test_a_part_is_of_no_promise_that_was_made_after_it() -> None:
    told = {"quantity": prisoners(90), "status": C.PART_KEPT, "status_on": "2031-03-20"}
    given = report_of("free 90 prisoners", "2031-03-21", **told)
    later = report_of("free 200 prisoners in spring", "2031-03-28", quantity=prisoners(200))
    assert not are_one(given, later)
    assert are_one(given, later, report_of("free prisoners", quantity=prisoners(200)))


def test_as_many_of_the_sick_promised_after_the_first_were_freed_are_another_promise() -> None:
    kept = report_of("free prisoners", "2031-03-20", quantity=prisoners(200), status=C.KEPT, status_on="2031-03-19")
    sick = "free all sick and wounded prisoners and all prisoners under age"
    pending = {"quantity": prisoners(200), "status": C.PENDING}
    assert not are_one(kept, report_of(sick, "2031-03-28", **pending))
    assert are_one(kept, report_of("free the prisoners", "2031-03-28", **pending))


PUT_OFF = {"status": C.PUT_OFF, "status_by": "Norland"}


@pytest.mark.parametrize(
    ("words", "day", "one"),
    [
        ("the exchange", "2031-03-06", True),
        ("the exchange of prisoners and the taking over of the boats", "2031-03-06", True),
        ("the exchange", "2031-04-06", False),
        ("the handing over", "2031-03-06", False),
    ],
)
def test_one_quarrel_over_what_was_put_off_is_one_in_the_briefest_words(words: str, day: str, one: bool) -> None:
    told = report_of("both the exchange of prisoners and the taking over of the boats", "2031-03-05", **PUT_OFF)
    assert are_one(told, report_of(words, day, status=C.PENDING)) is one


def quarrel(*more: object) -> Rivalry:
    says = claim(promise("c-1", **PUT_OFF), "2031-03-05")
    denies = claim(promise("c-2", status=C.PENDING, status_by="Southmark"), "2031-03-06")
    recalls = claim(promise("c-3", **PUT_OFF), "2031-03-16")
    (rivalry,) = entry(says, denies, recalls, *more).rivalries  # type: ignore[arg-type]
    return rivalry


def test_a_quarrel_that_a_report_recalls_later_counts_from_its_day() -> None:
    assert [(a.value, a.said_by) for a in quarrel().accounts] == [
        ("put-off", ("Norland",)),
        ("pending", ("Southmark",)),
    ]
    assert quarrel().dispute


def test_a_quarrel_is_overtaken_when_reports_tell_that_it_was_done() -> None:
    assert not quarrel(claim(promise("c-4", status=C.PART_KEPT), "2031-03-20")).dispute
    assert quarrel(claim(promise("c-4", status=C.PART_KEPT, status_by="Eastbay"), "2031-03-20")).dispute
