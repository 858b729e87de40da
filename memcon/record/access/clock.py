"""Moments as the tables of users keep them: UTC, in one form, so that they sort as text."""

import datetime as dt


def moment() -> dt.datetime:
    """Now, in UTC."""
    return dt.datetime.now(dt.UTC)


def stamp(at: dt.datetime) -> str:
    """A moment as it is kept, to the second."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def now() -> str:
    """This moment as it is kept."""
    return stamp(moment())


def before(lapse: dt.timedelta) -> str:
    """The moment that lies so far back."""
    return stamp(moment() - lapse)
