"""Days beside days."""

import datetime as dt


def eve(day: dt.date) -> dt.date:
    """The day before, on which all was known that was published before `day`; before the first day that there is comes
    no other."""
    return day - dt.timedelta(days=1) if day > dt.date.min else day
