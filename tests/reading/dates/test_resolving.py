"""From what a report says to days."""

import pytest

from memcon.model.passages import Span
from memcon.reading.dates import dates_within
from memcon.reading.page import Found
from tests.reading.dates.report import dates_of, dates_on, page_of, values_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister arrived on Friday.", "2025-05-23"),
        ("The minister will arrive on Friday.", "2025-05-30"),
        ("The minister is due on Friday.", "2025-05-30"),
        ("The minister plans to arrive on Friday.", "2025-05-30"),
        ("The two sides agreed to hold talks on Friday.", "2025-05-30"),
        ("Talks resume on Friday.", "2025-05-30"),
        ("Why wait until Friday?", "2025-05-30"),
        ("Ahead of Friday's round, both sides hardened.", "2025-05-30"),
        ("The union would walk out unless it was paid by Friday.", "2025-05-30"),
        ("The two sides were due to meet on Friday.", "2025-05-23"),
        ("Friday's round failed.", "2025-05-23"),
        ("The minister arrived on Wednesday.", "2025-05-28"),
        ("The minister arrived last Tuesday.", "2025-05-20"),
        ("The minister will arrive next Monday.", "2025-06-02"),
        ("Monday last, the minister arrived.", "2025-05-26"),
        ("The minister will arrive on Monday next.", "2025-06-02"),
        ("The minister arrived on 9 November 2016, Wednesday.", "2016-11-09"),
        ("The minister arrived on November 9, 2016, Wednesday, and left.", "2016-11-09"),
        ("The minister will arrive this Saturday.", "2025-05-31"),
        ("“Come back on Friday.”", "2025-05-30"),
        ("She shrugged: “Call me on Friday.”", "2025-05-30"),
        ("We expect an answer on Friday.", "2025-05-30"),
        ("He said the bid remained open until Friday.", "2025-05-30"),
        ("The walkout has been suspended until Friday.", "2025-05-30"),
        ("Duties on fish suspended until Friday.", "2025-05-30"),
        ("The host has invited both delegations at 9am on Friday.", "2025-05-30"),
        ("He did not mention the talks that Norway had called for Friday.", "2025-05-30"),
        ("The port failed to send the list by Friday, as agreed.", "2025-05-23"),
        ("The firm had offered on Friday to wait.", "2025-05-23"),
        ("The exchange had been due to take place on Friday.", "2025-05-23"),
        ("The host pledged to publish the list before Friday's session.", "2025-05-30"),
        ("The host postponed the session to Friday.", "2025-05-30"),
    ],
)
def test_a_weekday_is_the_one_that_the_verb_looks_to(text: str, value: str) -> None:
    assert values_of(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The accord was signed on December 20.", "2024-12-20"),
        ("The accord was signed on July 1.", "2024-07-01"),
        ("The accord will be signed on July 1.", "2025-07-01"),
        ("The July 1 deadline is near.", "2025-07-01"),
        ("The December deal is dead.", "2024-12"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_that_the_verb_allows(text: str, value: str) -> None:
    assert values_of(text) == [value]


def test_a_plan_looks_ahead_even_where_the_past_is_nearer() -> None:
    assert values_of("The accord will take effect on March 1.", "2025-08-20") == ["2026-03-01"]


def test_the_year_that_leads_a_sentence_holds_for_the_days_in_it() -> None:
    assert values_of("In 2015, they met on 3 March. They parted on 4 June.")[1:] == ["2015-03-03", "2025-06-04"]


def test_a_weekday_that_is_not_that_days_weekday_leaves_no_value_and_says_why() -> None:
    mention = dates_of("They will meet on Monday, June 3.")[0]
    assert mention.value is None
    assert mention.how == "the text says Monday, but 2025-06-03 is a Tuesday"


def test_two_ways_of_saying_a_day_that_differ_leave_no_value() -> None:
    assert values_of("They will meet next Monday, June 9.") == [None]


@pytest.mark.parametrize("day", ["30 February", "February 30, 2024", "31 June 2025", "June 2, 0000"])
def test_a_day_that_the_calendar_does_not_have_has_no_value(day: str) -> None:
    assert values_of(f"They met on {day}.") == [None]


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01", "0000-00-00", "last week", "9999"])
def test_the_ends_of_the_calendar_break_nothing(published: str) -> None:
    text = (
        "They met yesterday, last week, two years ago, on Monday and on June 2. They will meet tomorrow, next week, "
        "next Monday, in 999 years, within 999 weeks, on February 29 and from May to March."
    )
    assert len(dates_of(text, published)) == 12


def test_the_following_day_counts_from_when_it_happened_not_from_a_day_in_a_name() -> None:
    text = "Ministers met on Monday. They discussed the May 3 accord. They parted the following day."
    assert values_of(text)[-1] == "2025-05-27"


def test_the_following_day_of_nothing_has_no_value() -> None:
    assert values_of("They parted the following day.") == [None]


def test_years_later_count_from_a_year() -> None:
    assert values_of("The treaty was signed in 2015. It lapsed two years later.") == ["2015", "2017"]


def test_today_in_quoted_words_is_the_day_they_were_spoken() -> None:
    text = "On Monday the minister spoke in Lima. “We have raised it with them today,” she said."
    assert values_of(text) == ["2025-05-26", "2025-05-26"]


def test_yesterday_in_quoted_words_counts_from_publication_where_no_other_day_is_named() -> None:
    assert values_of("“We have raised it with them yesterday,” she said.") == ["2025-05-27"]


def test_that_year_is_the_one_spoken_of() -> None:
    assert values_of("The treaty was signed in 2015. It lapsed that year.") == ["2015", "2015"]


def test_in_two_weeks_is_no_date_in_a_sentence_that_looks_back() -> None:
    assert values_of("The envoys met four times in two weeks.") == []


def test_boilerplate_is_passed_over() -> None:
    text = "Envoys met on Monday.\nPosted on June 2, 2025"
    assert [d.text for d in dates_on(page_of(text, boilerplate=(Span(22, len(text)),)))] == ["Monday"]


def test_dates_within_a_passage_are_those_that_lie_inside_it() -> None:
    text = "Envoys met on Monday. They will meet on June 2."
    found = Found(dates=dates_of(text))
    assert [d.text for d in dates_within(found, Span(22, len(text)))] == ["June 2"]


@pytest.mark.parametrize("text", ["Send it, and not a day later.", "It came a week later than agreed."])
def test_a_comparison_counts_from_no_day(text: str) -> None:
    assert dates_of(text) == ()


def test_a_latest_day_is_a_bound() -> None:
    assert values_of("The rules will be out no later than 15 September.") == ["../2025-09-15"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fined two firms last Wednesday.", "2025-05-28"),
        ("It will answer by the end of this week.", "2025-06-02/2025-06-08"),
        ("They met this week.", "2025-05-26/2025-06-01"),
    ],
)
def test_on_a_sunday_the_week_is_the_one_that_the_verb_looks_to(text: str, value: str) -> None:
    assert values_of(text, "2025-06-01") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The sitting is on Friday two weeks after June 2.", "2025-06-13"),
        ("The sitting was on Friday two weeks before May 16.", "2025-05-02"),
        ("The sitting is on Friday in two weeks.", "2025-06-13"),
    ],
)
def test_a_weekday_so_many_weeks_from_a_day_is_the_nth_such_weekday(text: str, value: str) -> None:
    assert values_of(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The offer was made on 3 March and ran until the end of the month.", "2025-03-16/2025-03-31"),
        ("Talks open on June 9 and will run to the end of the month.", "2025-06-16/2025-06-30"),
        ("The two met on April 30 and will sign by the end of the month.", "2025-05-16/2025-05-31"),
        ("In March 2024 they agreed to sign by the end of the year.", None),
        ("It was made on 3 March. A deal is due by the end of the month.", "2025-05-16/2025-05-31"),
    ],
)
def test_the_end_of_the_month_is_that_of_the_month_which_the_sentence_has_named(text: str, value: str | None) -> None:
    assert values_of(text)[-1] == value


def test_earlier_this_month_is_all_of_it_where_the_day_of_publication_is_not_known() -> None:
    text = "The two met earlier this month. A sitting on Tuesday, June 3, 2025, failed. They meet next Friday, June 13."
    assert values_of(text, published=None)[0] == "2025-06"


def test_what_is_due_somewhere_on_a_weekday_is_due_on_the_coming_one() -> None:
    assert values_of("The envoys left; Chile's team is due in Lima on Friday for talks.") == ["2025-05-30"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "A truce was signed last October. Under that accord, Chad was to free the pilots by the end of the year.",
            "2024-07/2024-12",
        ),
        ("A truce was signed last October. Chad was to free the pilots by the end of the year.", None),
        ("Chad was to free the pilots by the end of the year.", "2025-07/2025-12"),
        ("A truce was signed last October. Chad will free the pilots by the end of the year.", "2025-07/2025-12"),
    ],
)
def test_what_was_to_be_done_by_the_end_of_the_year_was_so_in_the_year_of_the_accord(
    text: str, value: str | None
) -> None:
    assert values_of(text)[-1] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Peru is to send its list by June 10, and Chad has promised to reply to it within ten days.", "2025-06-20"),
        ("Peru said it would send its list. Chad promised to reply to it within ten days.", None),
        ("Chad promised to pay within ten days.", "2025-06-07"),
    ],
)
def test_the_time_for_an_answer_counts_from_what_is_answered(text: str, value: str | None) -> None:
    told = values_of(text)[-1]
    assert (told.split("/")[-1] if told else None) == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Peru will hand over its catch data for 2024 next week.", ["2024", "2025-06-02/2025-06-08"]),
        ("The quota for 2025 is smaller.", ["2025"]),
        ("The union asked for 2024 places for 1950 members.", []),
    ],
)
def test_a_year_that_something_is_for_is_a_year_and_no_number(text: str, values: list[str]) -> None:
    assert values_of(text) == values


def test_a_weekday_after_a_date_that_begins_something_else_is_a_day_of_its_own() -> None:
    assert values_of("On 17 May 2025, Friday prayers were over.") == ["2025-05-17", "2025-05-23"]
