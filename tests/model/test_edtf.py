"""Dates as they are known: EDTF values."""

import datetime as dt

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model.edtf import Precision, When

DAYS = st.dates()
MONTHS = DAYS.map(lambda day: day.strftime("%Y-%m").zfill(7))
YEARS = DAYS.map(lambda day: f"{day.year:04d}")
POINTS = DAYS.map(dt.date.isoformat) | MONTHS | YEARS
OPEN_YEARS = st.dates(dt.date(2000, 1, 1), dt.date(2000, 12, 31)).map(lambda day: f"XXXX-{day:%m-%d}")
INTERVALS = st.tuples(POINTS, POINTS).map(sorted).map("/".join).filter(lambda text: When.maybe(text) is not None)
HALF_OPEN = POINTS.map(lambda point: f"{point}/..") | POINTS.map(lambda point: f"../{point}")
VALUES = POINTS | INTERVALS | HALF_OPEN | OPEN_YEARS


@given(VALUES)
def test_what_is_accepted_is_valid_edtf(text: str) -> None:
    assert str(edtf.parse_edtf(str(When.parse(text)))) == text


@given(DAYS, DAYS)
def test_the_days_of_an_interval_are_those_from_its_first_to_its_last(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    when = When.between(first, last)
    assert (when.first, when.last, when.days) == (first, last, (last - first).days + 1)


@given(POINTS)
def test_a_value_spans_the_days_that_the_edtf_library_gives_it(text: str) -> None:
    when, other = When.parse(text), edtf.parse_edtf(text)
    assert (when.first, when.last) == (dt.date(*other.lower_strict()[:3]), dt.date(*other.upper_strict()[:3]))


@given(VALUES, DAYS)
def test_a_value_has_a_day_where_it_is_neither_over_before_it_nor_begins_after_it(text: str, day: dt.date) -> None:
    when = When(text)
    if not when.year_is_open:
        assert when.has(day) == (not when.is_before(day) and not when.is_after(day))


@given(VALUES, VALUES)
def test_overlapping_works_both_ways(one: str, other: str) -> None:
    assert When(one).overlaps(When(other)) == When(other).overlaps(When(one))


@given(VALUES, VALUES)
def test_what_lies_within_another_overlaps_it(one: str, other: str) -> None:
    a, b = When(one), When(other)
    if a.within(b) and not a.year_is_open:
        assert a.overlaps(b)


@given(VALUES)
def test_a_value_lies_within_itself(text: str) -> None:
    assert When(text).within(When(text))


@given(st.lists(VALUES, max_size=6))
def test_values_without_a_first_day_are_ordered_last(texts: list[str]) -> None:
    firsts = [when.first for when in sorted(map(When, texts), key=lambda when: when.sort_key)]
    known = [first for first in firsts if first]
    assert firsts == sorted(known) + [None] * (len(firsts) - len(known))


@given(st.text(max_size=20))
def test_no_text_breaks_reading_a_value(text: str) -> None:
    when = When.maybe(text)
    assert when is None or When.parse(when.text) == when


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2025-06-02", Precision.DAY),
        ("2025-06", Precision.MONTH),
        ("2025", Precision.YEAR),
        ("XXXX-06-02", Precision.DAY),
        ("XXXX-06", Precision.MONTH),
        ("2025-06-20/2025-06-30", Precision.INTERVAL),
        ("2022-02/..", Precision.INTERVAL),
    ],
)
def test_a_value_knows_how_fine_it_is(text: str, precision: Precision) -> None:
    assert When(text).precision is precision


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "2025-13",
        "2025-02-30",
        "2023-02-29",
        "0000",
        "2025-6-2",
        "June 2",
        "2025-06-10/2025-06-02",
        "XXXX",
        "２０２５",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        When.parse(text)


def test_a_time_of_day_is_dropped() -> None:
    assert str(When.parse("2025-06-02T10:30:00Z")) == "2025-06-02"


def test_an_interval_of_one_day_is_that_day() -> None:
    assert str(When.between(dt.date(2025, 6, 2), dt.date(2025, 6, 2))) == "2025-06-02"


def test_an_open_year_can_be_settled() -> None:
    assert str(When("XXXX-06-02").in_year(2025)) == "2025-06-02"


def test_an_open_29_february_is_refused_in_a_year_without_one() -> None:
    with pytest.raises(ValueError, match="day is out of range"):
        When("XXXX-02-29").in_year(2025)


def test_an_open_year_lies_on_no_day() -> None:
    assert not When("XXXX-06-02").has(dt.date(2025, 6, 2))
