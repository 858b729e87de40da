"""Meetings on the way to them: whom an envoy travels to meet, who is asked to resume, what several visits came to, what
a board will do, and what was proposed and is not agreed."""

import pytest

from memcon.model.findings import Meeting
from tests.reading.stage import reading_of

HELD = "Talks between Norway and Chile were held in Oslo in February. "


def meetings_of(text: str) -> tuple[Meeting, ...]:
    return reading_of(text).meetings


@pytest.mark.parametrize(
    "aim",
    [
        "will travel to Ushuaia on Thursday to meet both sides",
        "will travel to Ushuaia on Thursday to meet representatives of both sides separately",
        "is to fly to Ushuaia on Thursday to see the two delegations",
        "will travel to Ushuaia on Thursday to hold talks with Norway and Chile",
    ],
)
def test_who_travels_to_meet_both_sides_meets_the_two(aim: str) -> None:
    meeting = meetings_of(f"{HELD}Peru's envoy Ana Costa {aim}.")[-1]
    assert meeting.parties == ("Peru", "Norway", "Chile")
    assert (meeting.place, meeting.date, meeting.status) == ("Ushuaia", "2024-03-07", "scheduled")


def test_who_meets_both_sides_meets_the_two() -> None:
    meeting = meetings_of(f"{HELD}Peru's envoy Ana Costa met both sides in Lima on Sunday.")[-1]
    assert (meeting.parties, meeting.status) == (("Peru", "Norway", "Chile"), "held")


def test_who_goes_to_a_capital_to_meet_a_third_does_not_meet_its_state() -> None:
    meeting = meetings_of("Peru's envoy Ana Costa flew to Oslo on Sunday to meet Chile's foreign minister.")[0]
    assert (meeting.parties, meeting.host) == (("Peru", "Chile"), "Norway")


def test_a_town_that_nobody_knows_is_where_an_envoy_goes_and_a_person_is_not() -> None:
    assert meetings_of("Kenya's envoy will fly to Lokichogio on Friday.")[0].place == "Lokichogio"
    assert meetings_of("Kenya's envoy will fly to Otieno Odhiambo's home on Friday.") == ()


@pytest.mark.parametrize(
    ("text", "place", "status"),
    [
        ("The mediator asked both parties to wait and invited them to resume in Lima on Friday.", "Lima", "proposed"),
        ("The mediator invited the two sides to resume in Lima on Friday. Both have accepted.", "Lima", "scheduled"),
        ("Norway and Chile agreed to resume in Lima on Friday.", "Lima", "scheduled"),
        ("The two delegations will resume on Friday.", None, "scheduled"),
    ],
)
def test_those_at_the_table_who_are_to_resume_meet(text: str, place: str | None, status: str) -> None:
    (meeting,) = meetings_of(text)
    assert (meeting.place, meeting.date, meeting.status) == (place, "2024-03-08", status)


@pytest.mark.parametrize(
    "text",
    ["Flights will resume in Lima on Friday.", "The nurses resumed work in Leeds on Friday.", "They will resume soon."],
)
def test_what_else_is_resumed_is_no_meeting(text: str) -> None:
    assert meetings_of(text) == ()


def test_a_town_that_the_language_model_has_for_a_day_is_a_place() -> None:
    text = "The mediator asked both parties to wait and invited them to resume in Winnipeg on Tuesday morning."
    assert [meeting.place for meeting in meetings_of(text)] == ["Winnipeg"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Two technical visits, to Arica on Jan. 12 and to Iquique on Jan. 15, were cancelled by Chile.",
            [("Arica", "2024-01-12", "cancelled"), ("Iquique", "2024-01-15", "cancelled")],
        ),
        (
            "Chile's minister made visits to Ushuaia on February 2 and to Salta on February 9.",
            [("Ushuaia", "2024-02-02", "held"), ("Salta", "2024-02-09", "held")],
        ),
        (
            "Peru called off two rounds of talks planned for April 3 and April 10.",
            [(None, "2024-04-03", "cancelled"), (None, "2024-04-10", "cancelled")],
        ),
        (
            "Talks between Norway and Iceland in Bergen on January 22 and 23 ended without a deal.",
            [("Bergen", "2024-01-22/2024-01-23", "held")],
        ),
    ],
)
def test_several_that_one_noun_names_are_one_for_each_day(text: str, told: list[tuple[str | None, str, str]]) -> None:
    assert [(m.place, m.date, m.status) for m in meetings_of(text)] == told


def test_a_visit_that_is_cancelled_is_no_sanction() -> None:
    assert reading_of("Chile cancelled a technical visit to Arica on Jan. 15.").deeds == ()


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Dairy Council's board will meet on Thursday to vote on the offer.", "Dairy Council"),
        ("The committee of the African Union convenes on Thursday.", "African Union"),
    ],
)
def test_a_board_that_meets_on_a_day_to_come_is_a_meeting(text: str, party: str) -> None:
    (meeting,) = meetings_of(text)
    assert (meeting.parties, meeting.date, meeting.status) == ((party,), "2024-03-07", "scheduled")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The strike was called on Sunday, hours after a second day of talks broke up.", "2024-03-02/2024-03-03"),
        ("A third day of mediated talks ended on Sunday without a deal.", "2024-03-01/2024-03-03"),
    ],
)
def test_talks_that_broke_up_after_so_many_days_were_held_on_them(text: str, date: str) -> None:
    (meeting,) = meetings_of(text)
    assert (meeting.date, meeting.status) == (date, "held")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A first meeting between Norway and Chile, proposed by Peru for the end of April, is not agreed.", "proposed"),
        ("A meeting of Norway and Chile, suggested by Peru for May 3, has not yet been accepted by Chile.", "proposed"),
        ("A meeting between Norway and Chile, proposed by Peru for May 3, was rejected by Chile.", "rejected"),
    ],
)
def test_what_is_proposed_and_not_agreed_stays_proposed(text: str, status: str) -> None:
    (meeting,) = meetings_of(text)
    assert (meeting.status, meeting.proposer) == (status, "Peru")


@pytest.mark.parametrize(
    ("answer", "status"),
    [("Norway accepted the idea; Chile will reply by Monday.", "proposed"), ("Both accepted.", "scheduled")],
)
def test_what_is_proposed_to_all_parties_waits_for_all(answer: str, status: str) -> None:
    text = f"Peru had proposed that experts from both parties meet in Arica on April 3. {answer}"
    assert [meeting.status for meeting in meetings_of(text)] == [status]
