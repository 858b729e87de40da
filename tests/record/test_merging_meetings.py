"""What makes two meetings the same where the reports tell little of them, or of one that nobody has fixed yet."""

import pytest

from memcon.model.kinds import ActorKind, FindingKind, MeetingStatus
from memcon.record import Record
from tests.record.builders import Report, are_one, put
from tests.record.test_merging import meeting

HELD, PROPOSED = MeetingStatus.HELD, MeetingStatus.PROPOSED


def test_a_mention_on_the_day_after_is_of_the_meeting_that_was_just_held() -> None:
    mention = meeting("2031-03-12", status=HELD)
    weeks_ago = meeting("2031-02-21", words="ate", date="2031-02-20", status=HELD)
    assert are_one(mention, weeks_ago, meeting("2031-03-11", words="sat", date="2031-03-11", status=HELD))


def test_mondays_talks_are_those_of_the_last_monday() -> None:
    mention = meeting("2031-03-19", words="spoke", what="Monday's talks", status=HELD)
    earlier = meeting("2031-03-11", words="ate", date="2031-03-10", status=HELD)
    assert are_one(mention, earlier, meeting("2031-03-18", words="sat", date="2031-03-17", status=HELD))


def test_a_mention_by_its_place_alone_is_of_the_meeting_that_was_just_held_there() -> None:
    mention = meeting("2031-03-12", parties=(), status=HELD, place="Hillford")
    there = meeting("2031-03-12", words="sat", date="2031-03-11", status=HELD, place="Hillford")
    assert are_one(mention, there)
    assert not are_one(meeting("2031-03-22", parties=(), status=HELD, place="Hillford"), there)
    assert not are_one(meeting("2031-03-12", parties=(), status=HELD, place="Seaville"), there)


def coming(words: str = "sit", *parties: str, **told: object) -> Report:
    told = {"date": "2031-04-03", "place": "Hillford", "status": MeetingStatus.SCHEDULED} | told
    return meeting("2031-03-12", words, parties or ("Norland", "Southmark"), **told)  # type: ignore[no-any-return]


def test_a_mention_by_its_place_and_month_is_of_the_meeting_that_is_due_there() -> None:
    mention = meeting("2031-03-12", parties=(), place="Hillford", date="2031-04", status=MeetingStatus.SCHEDULED)
    assert are_one(mention, coming())
    assert not are_one(mention, coming(date="2031-05-03"))
    assert not are_one(mention, coming(place="Seaville"))
    assert not are_one(mention, coming(date="2031-03-12", status=HELD))
    assert not are_one(mention, coming(), coming("speak", "Norland", "Eastbay", date="2031-04-20"))


def test_who_is_told_to_meet_alone_on_a_day_may_have_met_another_than_a_report_names() -> None:
    alone = meeting(parties=("Norland",), date="2031-03-10", status=MeetingStatus.SCHEDULED)
    two = {"words": "sat", "parties": ("Norland", "Southmark"), "date": "2031-03-10", "status": HELD}
    assert not are_one(alone, meeting("2031-03-11", **two))  # type: ignore[arg-type]
    there = meeting(parties=("Norland",), date="2031-03-10", place="Hillford", status=MeetingStatus.SCHEDULED)
    assert are_one(there, meeting("2031-03-11", place="Hillford", **two))  # type: ignore[arg-type]


def test_two_halves_of_one_table_on_one_day_at_one_place_are_one_meeting() -> None:
    half = meeting(parties=("Norland",), date="2031-03-10", place="Hillford", what="high-level talks")
    other = {"words": "sat", "parties": ("Southmark",), "date": "2031-03-10", "what": "high-level talks"}
    assert are_one(half, meeting(place="Hillford", **other))  # type: ignore[arg-type]
    assert not are_one(half, meeting(place="Seaville", **other))  # type: ignore[arg-type]
    assert not are_one(half, meeting(place="Hillford", **other | {"what": "talks"}))  # type: ignore[arg-type]


def test_a_ministry_told_without_its_state_meets_whom_the_state_meets() -> None:
    union, day = "Quay Union", "2031-03-10"
    with_ministry = meeting("2031-03-11", parties=(union, "health ministry"), date=day, status=HELD)
    assert are_one(with_ministry, meeting("2031-03-11", "sat", (union, "Norland"), date=day, status=HELD))
    assert not are_one(with_ministry, meeting("2031-03-11", "sat", ("Owners", "Norland"), date=day, status=HELD))


def test_talks_that_begin_a_day_late_are_those_that_were_proposed() -> None:
    proposed = meeting("2031-03-01", date="2031-03-10", place="Hillford", status=PROPOSED)
    assert are_one(proposed, meeting("2031-03-11", words="sat", date="2031-03-11", place="Hillford", status=HELD))
    assert not are_one(proposed, meeting("2031-03-21", words="sat", date="2031-03-21", place="Hillford", status=HELD))
    assert not are_one(proposed, meeting("2031-03-11", words="sat", date="2031-03-11", place="Seaville", status=HELD))


def second(words: str = "met", day: str = "2031-03-11", **told: object) -> Report:
    told = {"date": "2031-03-10", "place": "Hillford", "round": 2, "status": HELD} | told
    return meeting(day, words, **told)  # type: ignore[no-any-return]


def test_a_round_that_two_reports_number_differently_is_one() -> None:
    assert are_one(second(), second("sat", round=3))
    assert are_one(second("sat", round=3), second("spoke", "2031-03-09", status=MeetingStatus.SCHEDULED), second())
    assert not are_one(second(), second("sat", round=3, place="Seaville"))
    assert not are_one(second(), second("sat", round=4))
    assert not are_one(second(), second("sat", round=3, status=MeetingStatus.SCHEDULED))


def test_two_rounds_of_which_one_report_tells_as_held_on_one_day_are_two() -> None:
    both = second("met in the morning and sat again at night")
    both.meeting("sat again", "Norland", "Southmark", date="2031-03-10", place="Hillford", round=3, status=HELD)
    assert not are_one(second(), both, second("spoke", round=3))


def test_two_accounts_of_the_number_of_a_round_are_a_dispute(record: Record) -> None:
    put(record, second(status_by="Norland"), second("sat", round=3, status_by="Southmark"))
    (entry,) = record.view().entries(FindingKind.MEETING)
    (rivalry,) = entry.rivalries
    assert (rivalry.field, rivalry.dispute) == ("round", True)
    assert {(a.value, a.said_by) for a in rivalry.accounts} == {("2", ("Norland",)), ("3", ("Southmark",))}


def test_a_round_held_elsewhere_after_one_of_the_same_number_is_another() -> None:
    later = {"day": "2031-04-12", "date": "2031-04-10", "words": "sat"}
    assert not are_one(second(), second(place="Seaville", **later))  # type: ignore[arg-type]
    assert are_one(second(status=MeetingStatus.SCHEDULED), second(place="Seaville", **later))  # type: ignore[arg-type]
    assert are_one(second(), second(**later))  # type: ignore[arg-type]


def due(**told: object) -> Report:
    told = {"parties": (), "date": "2031-03-10", "place": "Hillford", "status": MeetingStatus.SCHEDULED} | told
    return meeting("2031-03-01", words="planned", **told)  # type: ignore[arg-type, no-any-return]


def test_a_meeting_that_is_put_off_is_the_one_that_was_due_at_its_place_though_nobody_told_who_meets() -> None:
    moved = meeting("2031-03-08", date="2031-03-17", place="Hillford", status=MeetingStatus.POSTPONED)
    held = meeting("2031-03-18", words="sat", date="2031-03-17", place="Hillford", status=HELD)
    assert are_one(due(), held, moved)
    assert are_one(due(), moved, held)
    assert not are_one(due(place="Seaville"), held, moved)
    assert not are_one(due(), held)


def test_a_mention_of_what_was_just_held_is_of_the_meeting_at_its_place_whose_parties_nobody_tells() -> None:
    mention = meeting("2031-03-12", place="Hillford", status=HELD)
    assert are_one(mention, due(status=HELD))
    assert not are_one(meeting("2031-03-22", place="Hillford", status=HELD), due(status=HELD))
    assert not are_one(mention, due(status=HELD, place="Seaville"))


def test_a_meeting_without_parties_is_that_of_its_day_at_its_place_and_no_other_of_that_day() -> None:
    elsewhere = meeting("2031-03-01", words="spoke", parties=("Eastbay", "Westbay"), date="2031-03-10")
    assert are_one(due(), elsewhere, meeting("2031-03-01", date="2031-03-10", place="Hillford"))


def idea(day: str, *guests: str, proposer: str = "Norland", **told: object) -> Report:
    return meeting(day, f"spoke on {day}", guests, proposer=proposer, status=PROPOSED, **told)  # type: ignore[no-any-return]


def test_one_sides_idea_is_one_though_each_report_names_other_guests() -> None:
    first = idea("2031-03-01", "Norland", "Southmark", what="meeting of the leaders of the two")
    again = idea("2031-05-20", "Eastbay", "Westbay", what="meeting of the leaders", date="2031-08")
    assert are_one(first, again)
    assert are_one(again, idea("2031-05-22", "Norland", what="meeting of the leaders", date="2031-08"))
    assert not are_one(again, idea("2031-05-22", "Norland", what="meeting of the leaders", date="2031-10"))
    assert not are_one(first, idea("2031-05-20", "Eastbay", what="meeting of the leaders", proposer="Southmark"))
    assert not are_one(first, idea("2031-05-20", "Eastbay", what="meeting of the generals"))


@pytest.mark.parametrize(("window", "one"), [("2031-06-16/2031-06-30", True), ("2031-06-01/2031-06-15", False)])
def test_a_proposed_window_that_one_report_tells_more_widely_is_the_same(window: str, one: bool) -> None:
    narrow = idea("2031-06-02", "Norland", "Southmark", date="2031-06-20/2031-06-30", what="next meeting")
    assert are_one(narrow, idea("2031-06-17", date=window, what="further meeting")) is one


def test_a_council_for_which_a_states_secretary_speaks_sits_at_the_table_for_the_state() -> None:
    named = Report("Anna Bell of Turkey spoke on 4 March.", "2031-03-04")
    named.actor("Anna Bell", side="Turkey")
    for_council = Report("Bell, Secretary of the Harbour Council, met them.", "2031-03-10")
    for_council.meeting("met them", "Harbour Council", "Norland", date="2031-03-10")
    for_council.actor("Harbour Council", ActorKind.ORGANISATION)
    for_council.actor("Anna Bell", words="Bell", side="Harbour Council", office="Secretary")
    table = meeting("2031-03-10", words="sat", parties=("Turkey", "Norland"), date="2031-03-10")
    assert are_one(for_council, named, table)
    assert not are_one(for_council, table)
