"""When an article was published, as its source writes it."""

import datetime as dt
import re

_FORM = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?", re.ASCII)


def is_day_or_time(value: str) -> bool:
    """Whether `value` is an ISO 8601 date, or a date and time of day ("2025-05-28", "2025-05-28T14:30:00Z").

    A month or a year alone does not say which day "yesterday" counts from, so they are not taken.
    """
    if not _FORM.fullmatch(value):
        return False
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def settle_published(value: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The publication time as given, or None and a warning where it is neither a date nor a time."""
    if value is None or is_day_or_time(value):
        return value, ()
    return None, (f"its publication date {value[:40]!r} is no ISO 8601 date and is left out",)
