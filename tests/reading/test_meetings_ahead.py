"""When a meeting is that lies ahead, where the text names only a weekday or asks after it."""

import pytest

from tests.reading.test_meetings import meetings_in, the_meeting_in


@pytest.mark.parametrize(
    ("value", "date"),
    [("2026-03-05", None), ("2026-03-12", "2026-03-12")],
    ids=["the week before", "the coming one"],
)
def test_what_is_only_proposed_lies_ahead_of_a_bare_weekday(value: str, date: str | None) -> None:
    told = the_meeting_in(
        "Iran proposed talks with the United States in Muscat on Thursday.",
        "Iran",
        "United States",
        dates=[("Thursday", value)],
        published="2026-03-10",
    )
    assert told.date == date


@pytest.mark.parametrize("asked", ["Where", "When", "Whether"])
def test_a_meeting_that_is_asked_after_is_not_told_of(asked: str) -> None:
    assert meetings_in(f"{asked} the Iranian and American delegations will meet is not settled.", "Iranian") == ()


def test_a_weekday_beside_the_day_of_that_round_is_that_day() -> None:
    text = (
        "Iran confirmed its envoys for the second round of talks with the United States on Monday. "
        "The second round of talks will begin on Monday, 2 March."
    )
    dates = [("Monday", "2026-02-23"), ("Monday, 2 March", "2026-03-02")]
    assert the_meeting_in(text, "Iran", "United States", dates=dates, published="2026-02-28").date == "2026-03-02"
