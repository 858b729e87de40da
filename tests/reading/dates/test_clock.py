"""The time of day that stands beside a date."""

import pytest

from memcon.reading.dates import time_beside
from tests.reading.dates.report import dates_of


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("The envoys will meet at 10 a.m. local time on 2 June.", "10:00"),
        ("The envoys will meet at 10am on Friday.", "10:00"),
        ("The envoys will meet on Friday at 14:30 GMT.", "14:30+00:00"),
        ("The envoys will meet on Friday at 9:30 a.m. CET.", "09:30+01:00"),
        ("The envoys will meet on 2 June, 9.15 p.m. (UTC+3).", "21:15+03:00"),
        ("The envoys will meet on Friday at noon.", "12:00"),
        ("The envoys will meet on Friday at 12 a.m.", "00:00"),
        ("The envoys will meet on Friday at 10 a.m. BST.", "10:00"),
        ("The envoys will meet on Friday.", None),
        ("The envoys will meet on Friday at 25:00.", None),
        ("The envoys will meet on Friday at 13 p.m.", None),
        ("The envoys met on Friday, 9.50 dollars short.", None),
        ("The envoys won on Friday, 12:30 to nothing.", None),
        ("At 10 a.m. the envoys waited; they will meet on Friday.", None),
    ],
)
def test_a_time_of_day_is_read_where_it_stands_beside_the_date(text: str, time: str | None) -> None:
    assert time_beside(text, dates_of(text)[-1]) == time
