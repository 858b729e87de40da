"""How reporting on strikes, hostages and trade speaks of meetings: who goes somewhere for one, which number it has,
from which day to which, who is only pointed to, and how it is answered."""

import pytest

from tests.reading.test_meetings import meetings_in, the_meeting_in


def test_who_is_somewhere_for_talks_holds_them_there() -> None:
    meeting = the_meeting_in("Negotiators of Norway and Chile are in Lima for a fourth round of talks.")
    assert (meeting.place, meeting.round, meeting.status) == ("Lima", 4, "held")


def test_who_will_travel_for_a_meeting_has_it_where_they_travel_to() -> None:
    meeting = the_meeting_in(
        "Norway's minister is traveling to Lima on Friday for a meeting with Chile.",
        dates=[("Friday", "2024-05-10")],
        published="2024-05-08",
    )
    assert (meeting.place, meeting.date, meeting.status) == ("Lima", "2024-05-10", "scheduled")


def test_a_capital_is_named_by_its_state() -> None:
    assert the_meeting_in("Norway and Chile held talks in the Qatari capital.").place == "Doha"


def test_the_day_on_which_something_else_happened_is_not_the_day_of_the_talks() -> None:
    assert (
        meetings_in("Talks had been in doubt since an attack in Lima on 4 May.", dates=[("4 May", "2024-05-04")]) == ()
    )


def test_where_an_official_sits_is_not_where_they_meet() -> None:
    meeting = the_meeting_in("Norway's ambassador in Nairobi met the president of Chile in Lima.")
    assert meeting.place == "Lima"


def test_a_two_day_meeting_that_ended_on_a_day_began_the_day_before() -> None:
    meeting = the_meeting_in(
        "Norway and Chile ended a two-day meeting in Lima on Wednesday.", dates=[("Wednesday", "2024-05-08")]
    )
    assert meeting.date == "2024-05-07/2024-05-08"


def test_a_round_goes_from_the_day_it_opened_until_the_day_it_ends() -> None:
    meeting = the_meeting_in(
        "The fourth round, which opened on Monday, runs until Friday.",
        dates=[("Monday", "2024-05-06"), ("Friday", "2024-05-10")],
    )
    assert meeting.date == "2024-05-06/2024-05-10"


def test_months_in_a_row_are_one_window() -> None:
    meeting = the_meeting_in(
        "The first round was held in Lima in November and December.",
        dates=[("November", "2023-11"), ("December", "2023-12")],
    )
    assert meeting.date == "2023-11/2023-12"


def test_two_days_apart_are_two_meetings() -> None:
    found = meetings_in(
        "Norway and Chile met on 4 May and 11 May without agreement.",
        dates=[("4 May", "2024-05-04"), ("11 May", "2024-05-11")],
    )
    assert [m.date for m in found] == ["2024-05-04", "2024-05-11"]


def test_those_who_are_met_with_and_then_with_are_met_apart() -> None:
    found = meetings_in(
        "Norway's minister met with Chile in Lima on Tuesday and then with Peru.", dates=[("Tuesday", "2024-05-07")]
    )
    assert [m.parties for m in found] == [("Norway", "Chile"), ("Norway", "Peru")]


def test_a_number_without_its_noun_goes_on_with_the_series() -> None:
    found = meetings_in(
        "The fourth meeting of Norway and Chile was held in Lima. At the third, on 28 June, Chile raised its offer.",
        dates=[("28 June", "2023-06-28")],
    )
    assert [(m.round, m.date) for m in found] == [(4, None), (3, "2023-06-28")]


def test_it_was_the_fourth_meeting_says_more_of_the_one_just_told() -> None:
    meeting = the_meeting_in("Norway and Chile met in Lima on Friday. It was the fourth meeting between the two.")
    assert meeting.round == 4


def test_a_call_by_telephone_has_many_verbs() -> None:
    meeting = the_meeting_in("Norway's minister telephoned Chile's president on Sunday.")
    assert (meeting.what, meeting.parties) == ("phone call", ("Norway", "Chile"))


def test_both_sides_can_be_invited() -> None:
    meeting = the_meeting_in("Norway has invited both sides to Lima.")
    assert (meeting.status, meeting.proposer, meeting.place) == ("proposed", "Norway", "Lima")


def test_a_proposal_that_is_turned_down_in_the_next_sentence_is_rejected() -> None:
    meeting = the_meeting_in("Norway proposed talks with Chile in Lima. Chile turned the idea down within a week.")
    assert meeting.status == "rejected"


def test_a_proposed_summit_that_will_not_take_place_is_rejected() -> None:
    meeting = the_meeting_in("The summit in Lima that Norway had proposed will not take place.")
    assert meeting.status == "rejected"


def test_a_meeting_that_will_not_take_place_is_cancelled() -> None:
    assert the_meeting_in("The meeting of Norway and Chile in Lima will not take place.").status == "cancelled"


def test_what_someone_said_would_happen_is_scheduled() -> None:
    assert the_meeting_in("Norway and Chile said that they would meet again in Lima.").status == "scheduled"


def test_what_a_party_only_considered_has_not_come_about() -> None:
    assert meetings_in("Norway considered suspending the talks with Chile in Lima.")[:1] == ()


def test_a_trip_that_was_put_off_has_not_been_moved_to_where_it_goes() -> None:
    assert the_meeting_in("Norway postponed a trip to Chile.").status == "postponed"


@pytest.mark.parametrize("pointing", ["They met", "The two met", "The ministers met"])
def test_those_who_are_only_pointed_to_are_the_two_just_named(pointing: str) -> None:
    meeting = the_meeting_in(
        f"Norway sent Chile a letter. {pointing} in Lima on Friday.", dates=[("Friday", "2024-05-10")]
    )
    assert meeting.parties == ("Norway", "Chile")


def test_a_new_meeting_in_a_known_place_is_another_one() -> None:
    found = meetings_in(
        "Norway and Chile held talks in Lima on 4 May. A meeting with Peru in Lima was cancelled.",
        dates=[("4 May", "2024-05-04")],
    )
    assert [m.status for m in found] == ["held", "cancelled"]


@pytest.mark.parametrize(
    ("text", "kind", "duration", "outcome"),
    [
        (
            "Norway and Chile ended a third round of talks in Lima with no breakthrough.",
            "round",
            None,
            "no breakthrough",
        ),
        ("The talks of Norway and Chile in Lima lasted almost four hours.", None, "almost four hours", None),
        ("A three-hour summit of Norway and Chile was held in Lima.", "summit", "three-hour", None),
        ("Talks between Norway and Chile in Lima broke up without an agreement.", None, None, "without an agreement"),
        ("Norway and Chile spoke by phone for 25 minutes.", "call", "25 minutes", None),
        ("Norway and Chile held talks in Lima on a truce of three days.", None, None, None),
    ],
)
def test_what_kind_how_long_and_that_nothing_came_of_it(
    text: str, kind: str | None, duration: str | None, outcome: str | None
) -> None:
    meeting = the_meeting_in(text)
    assert (meeting.kind, meeting.duration, meeting.outcome) == (kind, duration, outcome)
