"""On which day a meeting is that was moved, and on which it was due."""

import pytest

from tests.reading.test_meetings import meetings_in, the_meeting_in


@pytest.mark.parametrize(
    "words",
    [
        "Kenya has moved the second round of talks between Chile and Peru from 12 to 15 May.",
        "Kenya has postponed talks between Chile and Peru from 12 to 15 May.",
        "The talks between Chile and Peru were put back from 12 to 15 May.",
    ],
)
def test_from_one_day_to_another_is_no_stretch_where_a_meeting_is_moved(words: str) -> None:
    moved, due = meetings_in(words, dates=[("from 12 to 15 May", "2026-05-12/2026-05-15")])
    assert (moved.status, moved.date, moved.date_text) == ("postponed", "2026-05-15", "15 May")
    assert (due.status, due.date, due.date_text) == ("scheduled", "2026-05-12", "12")


def test_from_one_day_to_another_is_a_stretch_where_a_meeting_lasts() -> None:
    dates = [("from 12 to 15 May", "2026-05-12/2026-05-15")]
    meeting = the_meeting_in("Kenya will host talks between Chile and Peru from 12 to 15 May.", dates=dates)
    assert meeting.date == "2026-05-12/2026-05-15"


def test_the_day_on_which_it_was_put_off_is_no_day_of_the_meeting() -> None:
    words = "The talks between Chile and Peru, scheduled for 4 May in Lima, were put off on Monday until 12 May."
    dates = [("4 May", "2026-05-04"), ("Monday", "2026-04-27"), ("until 12 May", "2026-05-12")]
    moved, due = meetings_in(words, dates=dates)
    assert (moved.status, moved.date) == ("postponed", "2026-05-12")
    assert (due.status, due.date) == ("scheduled", "2026-05-04")
