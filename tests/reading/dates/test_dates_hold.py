"""What holds of the dates of any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model.edtf import When
from memcon.reading.dates.compose import find_expressions
from tests.reading.dates.report import dates_of, published_between

WORDS = (
    *("Monday", "next", "last", "June", "May", "2", "31st", "2025", "2017", "yesterday", "from", "to", "and", "since"),
    *("the", "week of", "end of", "two weeks", "ago", "before", "within", "10/11/2025", "9999", "0000", "twenty ninth"),
    *(
        "first",
        "week",
        "Friday",
        "quarter of",
        "Q3",
        "the year",
        "half",
        "rest of",
        "mid-",
        "early",
        "late in",
        "end of",
    ),
    *(
        "Easter",
        "New Year’s Day",
        "St. Patrick's Day",
        "Christmas",
        "summer",
        "the ’90s",
        "century",
        "last",
        "this past",
    ),
    *("3/4", "5/1-5/7, 2020", "&", "or", "until", "more than", "hours", "fortnight", "working days", "the exchange"),
    *("the day after", "within", "nineteen ninety-nine", "two thousand and eight", "so far", "to date", "year-end"),
    *(
        "They met",
        "They will meet",
        "on",
        "in",
        "by",
        "of",
        "the following day",
        ",",
        ".",
        "\n",
        "–",
        "“",
        "”",
        "(",
        ")",
    ),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
DAYS = st.dates().map(lambda day: day.isoformat())


@given(TEXTS, st.none() | DAYS, st.none() | DAYS)
@settings(max_examples=150, deadline=None)
def test_dates_slice_out_of_the_text_never_overlap_and_have_values_that_parse(
    text: str, published: str | None, fetched: str | None
) -> None:
    end = 0
    for mention in dates_of(text, published, fetched):
        assert mention.span[0] >= end
        assert text[slice(*mention.span)] == mention.text != ""
        assert mention.value is None or str(When(mention.value)) == mention.value
        assert mention.how
        end = mention.span[1]


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    dates_of(text)
    published_between(text, "2026-01-01")


REPORTS = (
    "The envoys met in Lima on Monday and will meet again on June 2.",
    "A union called a strike for next week, the first since February 2022.",
    "In 2017, a court ruled on 3 March.",
)
PLAIN = st.sampled_from(
    ["Rain fell on the hills.", "“We shall see,” the mayor said.", "Prices rose.", "Nobody replied."]
)


@given(st.sampled_from(REPORTS), st.lists(PLAIN, max_size=3), st.lists(PLAIN, max_size=3))
@settings(max_examples=40, deadline=None)
def test_paragraphs_without_dates_change_nothing(report: str, before: list[str], after: list[str]) -> None:
    alone = [(d.text, d.value, d.how) for d in dates_of(report)]
    among = [(d.text, d.value, d.how) for d in dates_of("\n".join([*before, report, *after]))]
    assert among == alone


@pytest.mark.slow
def test_the_time_taken_grows_with_the_text_and_no_faster() -> None:
    sentence = "They met on Monday, June 2, and will meet from 20 to 30 June or the week after. "

    def seconds(times: int) -> float:
        started = time.process_time()
        find_expressions(sentence * times)
        return time.process_time() - started

    seconds(100)
    assert seconds(8_000) < 24 * seconds(1_000) + 0.5
