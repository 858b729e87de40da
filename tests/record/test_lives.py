"""The life of a meeting over many reports: what it came to by each, and on which day it is or was to be held."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model.articles import Publication
from memcon.model.entries import Claim, Entry
from memcon.model.findings import Meeting
from memcon.model.kinds import FindingKind
from memcon.model.kinds import MeetingStatus as M
from memcon.model.passages import Passage, Span
from memcon.record import Record
from memcon.record.material import claim_order
from memcon.record.settle import Bench, settle
from tests.record.builders import Report, are_one, put

PARTIES = ("Rail Board", "Drivers' Union")


def told(nth: int, status: M | None, day: str = "2031-03-04", hour: str = "", **fields: object) -> Claim[Meeting]:
    """A meeting as one report tells of it."""
    text, id_ = f"t-{nth}", f"m-{nth}"
    meeting = Meeting(**({"what": "talks", "evidence": (Span(0, 4),), "id": id_, "status": status} | fields))
    publications = (Publication(published=f"{day}{hour}"),)
    return Claim(finding=meeting, text_id=text, passages=(Passage(text, 0, 4, "word"),), publications=publications,
                 published=day, story=text)  # fmt: skip


def settled(*claims: Claim[Meeting]) -> Entry[Meeting]:
    ordered = sorted(claims, key=claim_order)
    return settle(ordered[0].finding.id, ordered, Bench())  # type: ignore[return-value]


def life(*claims: Claim[Meeting]) -> list[str]:
    return [change.status for change in settled(*claims).history]


def test_each_step_keeps_its_source_and_the_days_then_planned() -> None:
    meeting = settled(
        told(1, M.PROPOSED, "2031-03-04", date="2031-03-10", status_by="Rail Board"),
        told(2, M.POSTPONED, "2031-03-09", date="2031-03-17"),
        told(3, M.HELD, "2031-03-18", date="2031-03-17"),
    )
    assert [(s.status, s.said_by, s.on, s.planned, s.published, s.finding) for s in meeting.history] == [
        ("proposed", "Rail Board", None, "2031-03-10", "2031-03-04", "m-1"),
        ("postponed", None, None, "2031-03-17", "2031-03-09", "m-2"),
        ("held", None, "2031-03-17", None, "2031-03-18", "m-3"),
    ]


def test_of_one_day_the_later_hour_counts() -> None:
    called_off = told(1, M.CANCELLED, hour="T08:00:00+00:00")
    fixed_again = told(2, M.SCHEDULED, hour="T12:00:00+03:00")
    assert life(called_off, fixed_again) == ["cancelled", "scheduled"]
    assert life(called_off, told(2, M.SCHEDULED, hour="T10:00:00+03:00")) == ["scheduled", "cancelled"]


@pytest.mark.parametrize("hour", ["", "T18:00:00"])
def test_where_the_hours_of_a_day_are_not_all_known_the_status_that_goes_further_counts(hour: str) -> None:
    assert life(told(1, M.CANCELLED, hour="T08:00:00+00:00"), told(2, M.SCHEDULED, hour=hour))[-1] == "cancelled"


def test_a_meeting_that_fell_through_can_be_proposed_for_other_days() -> None:
    lapsed = told(1, M.LAPSED, "2031-03-11", date="2031-03-10")
    assert life(lapsed, told(2, M.PROPOSED, "2031-03-12", date="2031-03-20")) == ["lapsed", "proposed"]


@pytest.mark.parametrize("date", [None, "2031-03-10", "2031-03-10/2031-03-14", "2031-02-20"])
def test_a_report_that_recalls_the_old_proposal_does_not_revive_it(date: str | None) -> None:
    first = told(1, M.PROPOSED, "2031-03-04", date="2031-03-10")
    called_off = told(2, M.CANCELLED, "2031-03-08")
    assert life(first, called_off, told(3, M.PROPOSED, "2031-03-09", date=date))[-1] == "cancelled"


def test_a_meeting_cannot_have_been_held_before_its_day() -> None:
    assert settled(told(1, M.HELD, "2031-03-04", date="2031-03-10")).fields.status is None
    assert life(told(1, M.HELD, "2031-03-04", date="2031-03-05")) == ["held"]  # told where it is still the day before


def test_the_day_it_was_due_and_the_day_it_was_held_are_two_things() -> None:
    due = [told(n, M.SCHEDULED, date="2031-03-10") for n in range(3)]
    meeting = settled(*due, told(3, M.HELD, "2031-03-12", date="2031-03-11"))
    assert (meeting.fields.date, meeting.rivalries) == ("2031-03-11", ())


def test_a_window_that_closed_is_shown_as_it_was_proposed() -> None:
    window = told(1, M.PROPOSED, date="2031-03-10/2031-03-20")
    assert settled(window, told(2, M.LAPSED, "2031-03-21", date="2031-03-20")).fields.date == "2031-03-10/2031-03-20"


@given(st.integers(1, 6))
def test_no_number_of_older_reports_outvotes_the_day_that_is_fixed_later(number: int) -> None:
    older = [told(n, M.SCHEDULED, "2031-03-04", date="2031-03-10") for n in range(number)]
    assert settled(*older, told(9, M.SCHEDULED, "2031-03-05", date="2031-03-12")).fields.date == "2031-03-12"


@pytest.mark.parametrize("date", ["XXXX-03-12", "0000", "2031", "2031-03-12/..", "../2031-03-12"])
def test_a_time_that_is_no_day_fixes_none_anew(date: str) -> None:
    claims = told(1, M.SCHEDULED, date="2031-03-10"), told(2, M.SCHEDULED, "2031-03-05", date=date)
    assert {claim.finding.date for claim in claims} & {settled(*claims).fields.date}
    assert settled(told(2, M.SCHEDULED, date=date)).fields.date == date


def test_two_days_told_side_by_side_stay_two_accounts() -> None:
    claims = [
        told(1, M.SCHEDULED, "2031-03-04", date="2031-03-10"),
        told(2, M.SCHEDULED, "2031-03-05", date="2031-03-12"),
        told(3, M.SCHEDULED, "2031-03-06", date="2031-03-10"),
    ]
    assert (settled(*claims).fields.date, settled(*claims).rivalries[0].field) == ("2031-03-10", "date")


STATUSES = st.sampled_from([M.PROPOSED, M.POSTPONED, M.REJECTED, M.CANCELLED, M.LAPSED])


@given(st.lists(st.tuples(STATUSES, st.integers(1, 20)), max_size=6))
def test_no_older_report_undoes_what_the_newest_says(older: list[tuple[M, int]]) -> None:
    before = [told(n, status, f"2031-03-{day:02d}") for n, (status, day) in enumerate(older)]
    assert life(*before, told(9, M.SCHEDULED, "2031-03-25"))[-1] == "scheduled"
    assert life(*before, told(9, M.HELD, "2031-03-25"))[-1] == "held"


def report(body: str, published: str, words: str, status: M, date: str | None = None, **fields: object) -> Report:
    made = Report(body, published)
    made.meeting(words, *PARTIES, what="talks", status=status, date=date, **fields)
    return made


def strike() -> list[Report]:
    """Talks over a strike: proposed, fixed, put off, called off, and proposed again."""
    return [
        report("The board proposed talks on 10 March.", "2031-03-03", "talks on 10 March", M.PROPOSED, "2031-03-10"),
        report("Talks are fixed for 10 March.", "2031-03-05", "Talks are fixed", M.SCHEDULED, "2031-03-10"),
        report("They are put off to 14 March.", "2031-03-09", "They are put off", M.POSTPONED, "2031-03-14"),
        report("The talks of 14 March are off.", "2031-03-13", "The talks of 14 March", M.CANCELLED, "2031-03-14"),
    ]


def test_a_meeting_that_is_put_off_stays_one_meeting() -> None:
    _, fixed, put_off, called_off = strike()
    assert are_one(fixed, put_off)
    assert are_one(fixed, put_off, called_off)


def test_which_of_two_meetings_was_put_off_is_not_guessed() -> None:
    _, fixed, put_off, _ = strike()
    other = report("Talks on pay are fixed for 7 March.", "2031-03-05", "Talks on pay", M.SCHEDULED, "2031-03-07")
    assert not are_one(fixed, other, put_off)
    assert not are_one(other, fixed, put_off)


@pytest.mark.parametrize(
    ("published", "status", "date"),
    [
        ("2031-03-05", M.HELD, "2031-03-05"),
        ("2031-03-10", M.SCHEDULED, "2031-03-11"),
        ("2031-02-10", M.SCHEDULED, "2031-02-20"),
        ("2031-03-05", M.SCHEDULED, "2031-03-20"),
    ],
    ids=["held", "fixed only afterwards", "long over", "due later than put off to"],
)
def test_what_cannot_have_been_put_off_is_another_meeting(published: str, status: M, date: str) -> None:
    other = report(f"They sit on {date}.", published, "They sit", status, date)
    assert not are_one(other, strike()[2])


def test_what_is_proposed_at_a_round_is_another_meeting() -> None:
    held = report("They met on 14 March.", "2031-03-14", "They met", M.HELD, "2031-03-14")
    assert not are_one(held, report("They proposed to meet again.", "2031-03-14", "to meet again", M.PROPOSED))


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_a_report_that_comes_late_finds_its_place(record: Record, order: tuple[int, ...]) -> None:
    put(record, *(strike()[at] for at in order))
    (meeting,) = record.view().entries(FindingKind.MEETING)
    assert [s.status for s in meeting.history] == ["proposed", "scheduled", "postponed", "cancelled"]
    assert meeting.fields.date == "2031-03-14"
