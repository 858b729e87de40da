"""How long it takes until something is tried again."""

import datetime as dt

LONGEST = dt.timedelta(days=1)
_LONGEST_ASKED = dt.timedelta(days=7)  # what a server may ask for; one that asks for more is asked again then


def delay(every: dt.timedelta, failures: int, asked: float | None = None) -> dt.timedelta:
    """Until the next try after so many failures in a row: twice as long each time, up to a day, and no less than the
    server asked for (in seconds)."""
    doubled = every * (1 << min(failures, 16))
    patient = min(doubled, max(every, LONGEST))
    return max(patient, min(dt.timedelta(seconds=min(asked or 0, 1e9)), _LONGEST_ASKED))
