"""Meetings that were due, asked for or sat through: a plan is no meeting held, a day of the month no round, one answer
of two no acceptance."""

from dataclasses import replace

import pytest

from memcon.reading.meetings import find_meetings
from tests.reading.stage import staged
from tests.reading.test_meetings import meetings_in, the_meeting_in

TUESDAY = [("Tuesday", "2024-03-05")]
BEGAN = "The talks in Lima between Norway and Chile had been due to open on Tuesday and began {late} because of fog."


@pytest.mark.parametrize(
    ("late", "day"),
    [
        ("a day late", "2024-03-06"),
        ("two days late", "2024-03-07"),
        ("a week later", "2024-03-12"),
        ("two hours late", "2024-03-05"),
        ("several days late", None),
        ("on Thursday", "2024-03-07"),
    ],
)
def test_what_began_later_than_it_was_due_was_held_on_the_day_it_began(late: str, day: str | None) -> None:
    dates = [*TUESDAY, ("Thursday", "2024-03-07")] if "Thursday" in late else TUESDAY
    meeting = the_meeting_in(BEGAN.format(late=late), dates=dates, published="2024-03-14")
    assert (meeting.date, meeting.status, meeting.place) == (day, "held", "Lima")


def test_who_plans_and_begins_something_has_not_begun_the_talks() -> None:
    text = "Norway and Chile planned talks in Lima for Tuesday and began to pack."
    assert the_meeting_in(text, dates=TUESDAY, published="2024-03-04").status == "scheduled"


@pytest.mark.parametrize("due", ["had been due", "were due"])
def test_what_was_due_on_a_day_that_is_over_is_not_told_as_held(due: str) -> None:
    text = f"The talks in Lima between Norway and Chile {due} to open on Tuesday."
    meeting = the_meeting_in(text, dates=TUESDAY, published="2024-03-14")
    assert (meeting.date, meeting.status) == ("2024-03-05", "scheduled")


@pytest.mark.parametrize(
    "paid",
    [
        "Norway would pay on the 25th rather than the 18th, its minister said.",
        "Norway moved the payment from the 18th to the 25th.",
        "Norway would pay on the fifteenth, its minister said.",
    ],
)
def test_a_day_of_the_month_is_no_round(paid: str) -> None:
    text = f"The meeting between Norway and Chile in Lima did not take place. {paid}"
    assert the_meeting_in(text).round is None


@pytest.mark.parametrize("asked", ["the two presidents", "the presidents", "both presidents", "both"])
def test_an_invitation_to_two_stays_proposed_until_both_have_accepted(asked: str) -> None:
    invited = f"Peru has invited {asked} to a summit in Lima on Tuesday. Norway has accepted"
    (waiting,) = meetings_in(f"{invited}; Chile has yet to reply.", dates=TUESDAY)
    assert (waiting.status, waiting.proposer) == ("proposed", "Peru")


def test_an_invitation_to_two_is_fixed_when_both_have_accepted() -> None:
    invited = "Peru has invited the two presidents to a summit in Lima on Tuesday."
    assert the_meeting_in(f"{invited} Norway has accepted. Chile has accepted.", dates=TUESDAY).status == "scheduled"


@pytest.mark.parametrize("what", ["session", "talks"])
def test_how_long_it_lasted_is_told_of_the_meeting_just_spoken_of(what: str) -> None:
    text = f"Norway and Chile met in Lima on Tuesday. The {what} lasted seven hours."
    meeting = the_meeting_in(text, dates=TUESDAY)
    assert (meeting.status, meeting.duration) == ("held", "seven hours")


def test_a_session_of_something_else_that_lasted_long_is_no_meeting() -> None:
    assert meetings_in("The session of the parliament lasted seven hours.") == ()


def test_both_are_invited_to_a_court_as_to_a_place() -> None:
    text = "Mediator Kirsi Vane has invited both to the Labour Court on Tuesday at 9 a.m."
    meeting = the_meeting_in(text, "Kirsi Vane", "Labour Court", dates=TUESDAY)
    assert (meeting.proposer, meeting.status, meeting.time) == ("Kirsi Vane", "proposed", "09:00")
    assert "Labour Court" not in meeting.parties


def test_the_table_to_which_the_sides_return_is_where_they_negotiate() -> None:
    meeting = the_meeting_in("The parties will return to the table on Tuesday.", dates=TUESDAY)
    assert (meeting.date, meeting.status) == ("2024-03-05", "scheduled")
    assert meetings_in("The guests will return to the table on Tuesday.", dates=TUESDAY) == ()


def test_who_accepts_an_invitation_to_a_session_will_be_at_it() -> None:
    text = "Norway has accepted an invitation to a session on Tuesday."
    meeting = the_meeting_in(text, dates=TUESDAY)
    assert (meeting.parties, meeting.status) == (("Norway",), "scheduled")


@pytest.mark.parametrize("whose", ["under Peru's mediation", "under the mediation of the Republic of Peru"])
def test_under_whose_mediation_it_is_held_is_its_mediator(whose: str) -> None:
    meeting = the_meeting_in(f"Talks between Norway and Chile were held in Lima on Tuesday {whose}.", dates=TUESDAY)
    assert (meeting.mediator, meeting.parties) == ("Peru", ("Norway", "Chile"))


def test_a_weekday_ahead_is_not_read_as_one_behind_the_day_in_the_dateline() -> None:
    text = "Norway has accepted an invitation to a session with Chile in Lima on Tuesday."
    page, found = staged(text, dates=TUESDAY)
    (meeting,) = find_meetings(page, replace(found, published_inferred="2024-03-07"))
    assert (meeting.date, meeting.status) == (None, "scheduled")
