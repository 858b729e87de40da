"""Who meets where others bring them together, and what those who speak for all say of the next time. Read as published
on Monday, 4 March 2024."""

import pytest

from memcon.model.findings import Meeting
from tests.reading.stage import reading_of


def the_meeting(text: str) -> Meeting:
    (meeting,) = reading_of(text).meetings
    return meeting


@pytest.mark.parametrize("people", ["Delegations", "Teams", "Negotiators", "Representatives"])
def test_those_whom_two_sides_send_stand_for_both_at_the_beginning_of_a_report(people: str) -> None:
    told = the_meeting(f"{people} of Kenya and Tanzania ended a second round of talks on the maize levy on Monday.")
    assert (told.parties, told.round) == (("Kenya", "Tanzania"), 2)


@pytest.mark.parametrize(
    "told",
    ["Norway hosts envoys from Peru and Chile on Tuesday.", "Norway will host delegations of Peru and Chile in Oslo."],
)
def test_who_only_brings_two_others_together_is_host_and_no_party(told: str) -> None:
    assert (the_meeting(told).parties, the_meeting(told).host) == (("Peru", "Chile"), "Norway")


def test_mediators_who_bring_both_sides_together_are_no_parties() -> None:
    text = (
        "Peru and Chile exchanged captives on Saturday. Mediators from Kenya and Norway will host delegations of the "
        "two sides in Oslo next week."
    )
    told = the_meeting(text)
    assert (told.parties, told.host, told.place) == (("Peru", "Chile"), "Kenya", "Oslo")


def test_who_receives_an_envoy_meets_them() -> None:
    told = the_meeting("Peru's president received Chile's foreign minister in Lima on Friday.")
    assert told.parties == ("Peru", "Chile")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("We will meet again on 18 March", "2024-03-18"),
        ("We sit down together again on Thursday", "2024-03-07"),
        ("We reconvene on 20 March", "2024-03-20"),
    ],
)
def test_we_who_will_meet_again_are_the_two_sides(words: str, date: str) -> None:
    text = f"Peru and Chile ended a second round of talks on Monday. “{words},” Peru's envoy Ana Costa said."
    (_, again) = reading_of(text).meetings
    assert (again.parties, again.date, again.status) == (("Peru", "Chile"), date, "scheduled")


@pytest.mark.parametrize("words", ["We met in the canteen on Sunday", "We will meet on Friday to vote"])
def test_that_some_meet_is_not_taken_for_the_two_sides(words: str) -> None:
    text = f"Peru and Chile ended a second round of talks on Monday. “{words},” Peru's envoy Ana Costa said."
    assert len(reading_of(text).meetings) == 1


def test_what_begins_on_a_day_to_come_has_not_been_held() -> None:
    told = the_meeting("Envoys of Peru and Chile begin talks on Wednesday in Quito, hosted by Ecuador.")
    assert (told.date, told.status) == ("2024-03-06", "scheduled")


def test_who_hands_over_a_paper_on_a_visit_is_the_one_who_visits() -> None:
    told = the_meeting("A Peruvian map was handed over by Oman's foreign minister during a visit to Tehran on Friday.")
    assert (told.parties, told.host) == (("Oman", "Iran"), "Iran")


@pytest.mark.parametrize(
    ("day", "date"), [("Friday", "2024-03-08"), ("Saturday", "2024-03-02"), ("Sunday", "2024-03-03")]
)
def test_what_was_set_for_a_weekday_and_called_off_lies_ahead_unless_it_is_just_over(day: str, date: str) -> None:
    text = f"Peru and Chile are at odds. The round between Peru and Chile scheduled for {day} was cancelled."
    told = the_meeting(text)
    assert (told.date, told.status) == (date, "cancelled")


def test_a_pause_in_talks_tells_of_none_that_were_held() -> None:
    assert reading_of("Kremlin spokesman Ivan Orlov said there was a pause in talks with Kyiv.").meetings == ()


@pytest.mark.parametrize("sets_out", ["left for", "departed for", "headed for"])
def test_what_somebody_has_only_set_out_for_was_not_held_on_that_day(sets_out: str) -> None:
    told = the_meeting(f"Japan's negotiator {sets_out} Lima on Sunday for an eighth round of talks with Peru.")
    assert (told.round, told.status, told.date, told.place) == (8, "scheduled", None, "Lima")


def test_who_leaves_for_talks_has_not_left_them() -> None:
    assert reading_of("Japan's negotiator left for Lima on Sunday for a round of talks with Peru.").moves == ()
    (move,) = reading_of("Japan's negotiator left the talks with Peru on Sunday.").moves
    assert move.kind == "withdrawal"


def test_the_name_of_talks_holds_all_who_meet() -> None:
    assert (
        the_meeting("Talks between Peru, Chile and Kenya will open in Lima.").what
        == "Talks between Peru, Chile and Kenya"
    )
