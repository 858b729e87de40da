"""Meetings as reports on rivers, fish and docks tell them: what is spoken of and no place, what is denied and not held,
and what is put off to a round and not the round."""

import pytest

from memcon.model.articles import Article, Publication, Text
from memcon.model.ids import text_id
from memcon.reading import Reader
from tests.reading.stage import reading_of
from tests.reading.test_meetings import meetings_in, the_meeting_in


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Norway and Chile held talks on the Omo River.", None),
        ("Talks between Norway and Chile on the Omo River opened in Lima.", "Lima"),
        ("The next round of talks on mackerel between Norway and Chile will open on 20 March.", None),
        ("Norway will host a summit on Sudan in Oslo in July.", "Oslo"),
        ("The ministers of Norway and Chile met on Lake Island.", "Lake Island"),
        ("Norway and Chile agreed to a meeting on Gotland.", "Gotland"),
        ("Norway and Chile met on Bali.", "Bali"),
    ],
)
def test_what_follows_on_is_a_place_only_where_one_can_meet_on_it(text: str, place: str | None) -> None:
    dates = [(day, value) for day, value in (("20 March", "2024-03-20"), ("July", "2024-07")) if day in text]
    assert the_meeting_in(text, dates=dates).place == place


@pytest.mark.parametrize("says", ["remains set", "remains scheduled", "is set"])
def test_a_round_that_remains_set_for_a_day_is_scheduled_for_it(says: str) -> None:
    text = f"The third round {says} for March 17, according to both ministries."
    meeting = the_meeting_in(text, dates=[("March 17", "2024-03-17")])
    assert (meeting.round, meeting.date, meeting.status) == (3, "2024-03-17", "scheduled")


@pytest.mark.parametrize(
    "text",
    [
        "Norway denied that its minister had met Chile's envoys in Lima on Sunday.",
        "Norway denied holding talks with Chile in Lima on Sunday.",
        "Norway denied reports that its envoys had met Chile's ministers in Lima on Sunday.",
        "Norway denied a meeting with Chile in Lima on Sunday.",
    ],
)
def test_what_is_only_denied_is_not_told_as_held(text: str) -> None:
    assert meetings_in(text, dates=[("Sunday", "2024-03-03")]) == ()


def test_what_one_side_tells_and_the_other_denies_is_held_by_the_word_of_the_one() -> None:
    meeting = the_meeting_in("Chile said that its envoys had met Norway's in Lima. Norway denied that they had met.")
    assert (meeting.status, meeting.parties) == ("held", ("Chile", "Norway"))


def test_a_meeting_that_somebody_denies_having_spoiled_was_held() -> None:
    text = "Norway denied blocking the talks with Chile that were held in Lima on Sunday."
    assert the_meeting_in(text, dates=[("Sunday", "2024-03-03")]).status == "held"


def test_a_round_to_which_a_question_is_put_off_is_not_put_off() -> None:
    text = "Norway and Chile put off the question of quotas to a second round, which will be held in Lima."
    meeting = the_meeting_in(text)
    assert (meeting.round, meeting.place, meeting.status) == (2, "Lima", "scheduled")


@pytest.mark.parametrize(
    ("text", "parties", "status"),
    [
        ("Chile has accepted an invitation to talks in Lima.", ("Chile",), "scheduled"),
        ("Chile has accepted an invitation from Norway to talks in Lima.", ("Norway", "Chile"), "scheduled"),
        ("Chile rejected Norway's offer of talks in Lima.", ("Norway", "Chile"), "rejected"),
        ("Chile rejected Peru's offer of talks with Norway in Lima.", ("Chile", "Norway"), "rejected"),
    ],
)
def test_who_answers_an_invitation_is_one_of_those_who_meet(text: str, parties: tuple[str, ...], status: str) -> None:
    meeting = the_meeting_in(text)
    assert (meeting.parties, meeting.status) == (parties, status)


def test_a_tribunal_at_which_two_meet_is_where_they_meet() -> None:
    text = "The Dockers' Union met the Harbour Board at the Labour Tribunal on Monday."
    (meeting,) = reading_of(text).meetings
    assert meeting.place == "Labour Tribunal"
    assert "Labour Tribunal" not in meeting.parties


def test_talks_at_whose_end_something_was_agreed_were_held() -> None:
    meeting = the_meeting_in("Norway and Chile agreed on a list at the end of five days of talks in Lima.")
    assert (meeting.parties, meeting.place, meeting.status) == (("Norway", "Chile"), "Lima", "held")


def test_those_who_fix_a_session_together_are_those_who_meet() -> None:
    text = "Norway and Chile have pencilled in another ministerial session in Lima. The second session failed."
    assert [meeting.parties for meeting in meetings_in(text)][:1] == [("Norway", "Chile")]


def test_two_who_agree_at_the_head_of_a_report_are_the_sides_of_its_rounds() -> None:
    text = (
        "Norway and clan elders agreed on Monday to spare the wells. Peru's envoy praised Peru's patience in Peru. "
        "The eighth round was held in Lima in November."
    )
    meeting = next(m for m in reading_of(text).meetings if m.round == 8)
    assert meeting.parties == ("Norway", "clan elders")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Norway and Chile will meet at 10 a.m. local time on Friday in Lima.", "10:00"),
        ("The third round will open in Lima on Friday at 14:30 GMT.", "14:30+00:00"),
        ("Talks between Norway and Chile in Lima ended at 8 p.m. on Friday.", None),
        ("Norway and Chile will meet in Lima on Friday.", None),
    ],
)
def test_a_meeting_begins_at_the_time_of_day_that_stands_beside_its_date(text: str, time: str | None) -> None:
    (meeting,) = reading_of(text).meetings
    assert meeting.time == time


def test_a_day_that_is_written_in_full_somewhere_is_not_inferred() -> None:
    text = "Norway and Chile met on 28 May in Lima. The meeting of Norway and Chile on 28 May 2023 lasted an hour."
    body = Text(id=text_id(text), body=text, cleaning="as-given")
    (meeting,) = Reader().read(Article(id="example", text=body, publication=Publication())).meetings
    assert (meeting.date, meeting.date_inferred) == ("2023-05-28", False)


def test_the_last_one_is_a_meeting_only_where_the_sentence_told_of_no_other_thing() -> None:
    talks = "The third round of talks between Norway and Chile opened in Lima on Monday. "
    lapsed = reading_of(talks + "The two have had no agreement since their last one lapsed on December 31.")
    held = reading_of(talks + "The last one was held on May 3.")
    assert (len(lapsed.meetings), len(held.meetings)) == (1, 2)
