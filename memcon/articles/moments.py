"""Moments: the dates and times that letters and feeds write, as ISO 8601."""

import datetime as dt
import re
from email.utils import parsedate_tz

from memcon.articles.published import is_day_or_time

_EARLIEST = 1971  # years before that are the zero of a computer's clock, or of a field that nobody has filled in
_ZONE = re.compile(r"(?:[+-](?!0000)\d\d:?\d\d|\+00:?00|\b(?:UTC?|GMT|Z|[ECMP][SD]T))\s*(?:\(.*\))?$")
"""A zone of RFC 5322 at the end. It writes -0000 where the offset is not known, and other names are no offset."""
_YEAR_ONE = re.compile(r"(?:^|[\s-])00\d\d\s")  # which parsedate_tz takes for a year of two digits
_COLON = re.compile(r"([+-]\d\d):(\d\d)$")
_ISO_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d:?\d\d)?)?", re.ASCII)


def iso_moment(written: str | None) -> str | None:
    """An RFC 5322 or ISO 8601 date as ISO 8601, with the offset that it was written with, for the day depends on it;
    without one where none was written. None where it is neither, or stands for no date."""
    bare = (written or "").strip()
    found = _iso(bare) or _rfc(bare)
    return found if found and int(found[:4]) >= _EARLIEST else None


def comparable(moment: str) -> dt.datetime:
    """An ISO 8601 date or time as one that can be compared with others: in UTC where no offset is written."""
    time = dt.datetime.fromisoformat(moment)
    return time if time.tzinfo else time.replace(tzinfo=dt.UTC)


def _iso(written: str) -> str | None:
    if basic := _ISO_BASIC.fullmatch(written):
        year, month, day, hour, minute, second, zone = basic.groups()
        written = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second}{zone or ''}" if hour else "")
    if not is_day_or_time(written):
        return None
    return written if len(written) == 10 else dt.datetime.fromisoformat(written).isoformat(timespec="seconds")


def _rfc(written: str) -> str | None:
    """A date such as "Mon, 02 Jun 2025 14:30:00 +0300"."""
    try:
        parts = parsedate_tz(_COLON.sub(r"\1\2", written))
        if parts is None or _YEAR_ONE.search(written):
            return None
        zone = dt.timezone(dt.timedelta(seconds=parts[9] or 0)) if _ZONE.search(written) else None
        return dt.datetime(*parts[:6], tzinfo=zone).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
