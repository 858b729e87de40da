"""When a text was published, where only the text itself can say."""

import pytest

from tests.reading.dates.report import dates_of, published_between, values_of

FETCHED = "2026-11-22"
ROUND = "The envoys will meet next Monday, June 2. They met on May 16. A minister left yesterday."


def test_a_weekday_beside_a_day_names_the_year_and_next_the_week() -> None:
    assert published_between(ROUND, FETCHED) == "2025-05-26/2025-06-01"


def test_other_days_take_the_year_of_the_window_and_are_marked_inferred() -> None:
    found = dates_of(ROUND, None, FETCHED)
    assert [(d.value, d.inferred) for d in found] == [("2025-06-02", True), ("2025-05-16", True), (None, False)]


def test_without_a_day_of_fetching_the_year_stays_open() -> None:
    assert values_of(ROUND, None) == ["XXXX-06-02", "XXXX-05-16", None]


def test_a_year_that_the_text_names_chooses_among_the_years_that_fit() -> None:
    text = "The envoys will meet next Monday, June 2. Their accord was signed on 3 March 2014."
    assert published_between(text, FETCHED) == "2014-05-26/2014-06-01"


def test_yesterday_beside_a_full_date_names_the_day() -> None:
    assert published_between("Yesterday, May 27, 2025, they met.") == "2025-05-28"


def test_an_old_date_with_its_weekday_and_year_says_nothing_of_publication() -> None:
    assert published_between("The accord of Tuesday, 3 June 1997 still holds.", FETCHED) is None


def test_weekdays_that_contradict_one_another_fix_nothing() -> None:
    assert published_between("They meet next Monday, June 2. They meet next Sunday, August 3.", FETCHED) is None


def test_a_dateline_with_its_year_is_the_day_of_publication() -> None:
    assert published_between("GENEVA, June 2, 2025 (Agency) - Envoys met on Monday.") == "2025-06-02"


def test_a_dateline_without_a_year_takes_none_from_the_day_of_fetching_alone() -> None:
    assert published_between("GENEVA, June 2. /Agency/. Envoys met.", FETCHED) is None


def test_days_count_from_the_dateline() -> None:
    text = "GENEVA, June 2, 2025 (Agency) - Envoys met yesterday and will meet on Friday."
    assert values_of(text, None) == ["2025-06-02", "2025-06-01", "2025-06-06"]


def test_dates_in_full_lend_their_year_but_no_today() -> None:
    text = "The panel met on June 3, 2025. It will report on June 10. It said so on Friday."
    assert values_of(text, None) == ["2025-06-03", "2025-06-10", None]


def test_a_date_in_full_long_before_lends_no_year() -> None:
    assert values_of("On October 7, 2023, war began. A truce was signed on Jan. 19.", None)[1] == "XXXX-01-19"


def test_nothing_is_worked_out_where_the_day_is_given() -> None:
    assert dates_of(ROUND, "2025-05-28")[2].value == "2025-05-27"


REPORT = "The unions met the ministry on Monday. They will meet again on Friday."


@pytest.mark.parametrize(
    "text",
    [
        f"Geneva, 7 May 2026 – {REPORT}",
        f"A roadmap on fish\n\nGeneva, 7 May 2026\n\n{REPORT}",
        f"OSLO, May 7, 2026\n{REPORT}",
        f"*The Hague, 7 May 2026 — our correspondent*\n\n{REPORT}",
        f"By Bo Berg\nOSLO, Thursday 7 May 2026\n\n{REPORT}",
        f"Lima, Peru, 7 May 2026 - {REPORT}",
        f"By Ana Diaz in Lima. Published 7 May 2026\n\n{REPORT}",
        f"Thursday 7 May 2026\n{REPORT}",
        f"7 May 2026, 14:05\n{REPORT}",
        f"7 May 2026 | Updated 9 May 2026\n{REPORT}",
        f"Posted on May 7, 2026 at 3:15 p.m.\n{REPORT}",
        f"{REPORT}\n7 May 2026",
        f"{REPORT}\nPublished: 2026-05-07",
        f"Unions wait\nMay 7, 2026 - Lake Courier\n\n{REPORT}",
        f"Unions wait\n7 May 2026 | By Ana Diaz\n{REPORT}",
        f"Unions wait\nBy Ana Diaz, 7 May 2026\n{REPORT}",
        f"Lake Courier | Thursday, 7 May 2026\n{REPORT}",
        f"Unions wait\n(Lake Courier, 7 May 2026)\n{REPORT}",
        f"Source: Lake Courier, Oslo, 7 May 2026\n{REPORT}",
        f"Unions wait\n\n7 May 2026\nBy Ana Diaz\n\nOSLO, May 7 (Rift Wire) - {REPORT}",
        f"Unions wait\n\n8 May 2026\n\nOSLO, May 7 (Rift Wire) - {REPORT}",
    ],
)
def test_a_text_may_state_its_day_of_publication(text: str) -> None:
    found = {d.text: (d.value, d.inferred) for d in dates_of(text, None)}
    assert published_between(text) == "2026-05-07"
    assert (found["Monday"], found["Friday"]) == (("2026-05-04", True), ("2026-05-08", True))


@pytest.mark.parametrize(
    "text",
    [
        f"After Geneva, 3 June 1997 became famous.\n{REPORT}",
        f"On 3 June 2025 the court ruled.\n{REPORT}",
        f"{REPORT}\n9 May 2026\n12 May 2026",
        f"The pact of 3 May 2026 - what it says\n{REPORT}",
        f"9 May 2026 - the ferries stop\n{REPORT}",
        f"9 May 2026 - Talks\n12 May 2026 - Signing\n{REPORT}",
        f"The treaty, published on 9 May 2026, is void.\n{REPORT}",
    ],
)
def test_a_date_in_full_at_the_head_is_not_always_the_day_of_publication(text: str) -> None:
    assert published_between(text) is None


def test_a_line_that_names_a_day_after_the_fetching_states_nothing() -> None:
    assert published_between(f"9 May 2026\n{REPORT}", "2026-05-01") is None
