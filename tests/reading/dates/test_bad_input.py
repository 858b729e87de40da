"""What no calendar has, what contradicts itself, and what comes in masses: no exception, and no guess."""

import time

import pytest

from memcon.reading.dates.compose import find_expressions
from tests.reading.dates.report import dates_of, published_between, values_of


@pytest.mark.parametrize(
    "day",
    [
        *("30 February", "31 April 2025", "February 29, 2023", "2025-02-30", "2025-13-01", "31/04/2025", "0000-01-01"),
        *("June 2, 0000", "the 6th Monday of June", "the 40th day of June", "the fifth quarter of 2024", "Easter 9999"),
    ],
)
def test_a_day_that_no_calendar_has_has_no_value(day: str) -> None:
    assert [value for value in values_of(f"The truce began on {day}.") if value and "/" not in value] == []


def test_the_last_and_first_years_can_be_named() -> None:
    assert values_of("The lease ends on 31 December 9999.") == ["9999-12-31"]
    assert values_of("The note is dated 0001-01-01.") == ["0001-01-01"]


@pytest.mark.parametrize(
    "words",
    [
        *("the day after 31 December 9999", "two weeks after December 31, 9999", "after 9999", "since the end of 9999"),
        *("three working days before 1 January 0001", "before 0001-01-01", "the week of 31 December 9999"),
        *(
            "in 999 centuries",
            "999 decades ago",
            "within 999 years",
            "the last week of 9999",
            "the rest of the century",
        ),
    ],
)
@pytest.mark.parametrize("published", ["0001-01-01", "2025-05-28", "9999-12-31"])
def test_counting_beyond_the_calendar_leaves_no_value_and_says_why(words: str, published: str) -> None:
    for date in dates_of(f"It will hold, they said, {words}.", published):
        assert date.value or date.how


def test_of_a_weekday_and_a_day_that_clash_neither_is_believed_and_both_are_shown() -> None:
    mention = dates_of("Talks resume on Monday, June 3, they said.")[0]
    assert (mention.text, mention.value) == ("Monday, June 3", None)
    assert mention.how == "the text says Monday, but 2025-06-03 is a Tuesday"


def test_of_two_ways_of_saying_one_day_that_clash_both_are_shown() -> None:
    mention = dates_of("They will meet next Monday, June 9.")[0]
    assert (mention.value, mention.how) == (None, "the two ways of saying it differ: 2025-06-02 and 2025-06-09")


def test_a_report_from_the_future_is_read_like_any_other() -> None:
    assert values_of("They met yesterday and will meet on Friday.", "2199-05-29") == ["2199-05-28", "2199-05-31"]


@pytest.mark.parametrize("zone", ["+99:99", "-25:00", "XYZ", "+5", "Mars/Olympus"])
def test_a_time_zone_that_does_not_exist_changes_no_day(zone: str) -> None:
    assert values_of("They met yesterday.", f"2025-05-28T10:00:00{zone}") == ["2025-05-27"]
    assert "2025-05-14" in values_of(f"The note of 2025-05-14T10:00:00{zone} was short.")


def test_a_text_that_contradicts_itself_was_published_at_no_known_time() -> None:
    assert published_between("Monday, 2 June 2025\nPublished 3 June 2025\nPublished 4 June 2025\n") is None


@pytest.mark.slow
def test_ten_thousand_dates_take_ten_times_as_long_as_a_thousand() -> None:
    dates = (
        "On May 3 (Monday) it voted 5/4 in 2017, and in May, since the end of the year, two to 3 days after 1/2/2025. "
    )

    def seconds(times: int) -> float:
        started = time.process_time()
        assert len(find_expressions(dates * times)) >= 5 * times
        return time.process_time() - started

    seconds(20)
    assert seconds(2_000) < 30 * seconds(200) + 0.5
