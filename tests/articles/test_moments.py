"""Dates and times of letters and feeds."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.articles.moments import iso_moment
from memcon.articles.published import is_day_or_time


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Wed, 05 Mar 2031 00:30:00 +0300", "2031-03-05T00:30:00+03:00"),
        ("05 Mar 31 00:30 GMT", "2031-03-05T00:30:00+00:00"),
        ("Wed, 05 Mar 2031 00:30:00 EDT", "2031-03-05T00:30:00-04:00"),
        ("Wed, 05 Mar 2031 00:30:00 +0300 (MSK)", "2031-03-05T00:30:00+03:00"),
        ("Wed, 05 Mar 2031 00:30:00 +03:00", "2031-03-05T00:30:00+03:00"),
        ("Wed, 05 Mar 2031 00:30:00 CEST", "2031-03-05T00:30:00"),
        ("Wed Mar  5 00:30:00 2031", "2031-03-05T00:30:00"),
        ("2031-03-05T00:30:00Z", "2031-03-05T00:30:00+00:00"),
        ("2031-03-05T00:30:00.250-05:00", "2031-03-05T00:30:00-05:00"),
        ("2031-03-05 00:30", "2031-03-05T00:30:00"),
        ("20310305T003000Z", "2031-03-05T00:30:00+00:00"),
        (" 2031-03-05 ", "2031-03-05"),
        ("2031-03", None),
        ("2031-02-30", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Mon, 01 Jan 0001 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("Wed, 05 Mar 2031", None),
        ("tomorrow", None),
        ("", None),
        (None, None),
    ],
)
def test_what_is_written_becomes_iso_with_its_own_offset_or_nothing(written: str | None, iso: str | None) -> None:
    assert iso_moment(written) == iso


@given(st.datetimes(min_value=dt.datetime(1980, 1, 1), timezones=st.just(dt.timezone(dt.timedelta(hours=-3)))))
def test_a_moment_that_is_iso_already_stays_the_same(moment: dt.datetime) -> None:
    iso = moment.isoformat(timespec="seconds")
    assert iso_moment(iso) == iso


@given(st.text(max_size=40))
def test_anything_else_is_a_moment_or_nothing(written: str) -> None:
    found = iso_moment(written)
    assert found is None or is_day_or_time(found)
