"""Moments: the dates and times that letters and feeds write, as ISO 8601."""

import datetime as dt
import re
from email.utils import parsedate_tz

from memcon.articles.published import is_day_or_time

_EARLIEST = 1971  # years before that are the zero of a computer's clock, or of a field that nobody has filled in
_ISO_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d:?\d\d)?)?", re.ASCII)


def iso_moment(written: str | None) -> str | None:
    """An RFC 5322 or ISO 8601 date as ISO 8601, with the offset that it was written with, for the day depends on it;
    without one where none was written. None where it is neither, or stands for no date."""
    bare = (written or "").strip()
    found = _iso(bare) or _rfc(bare)
    return found if found and int(found[:4]) >= _EARLIEST else None


def _iso(written: str) -> str | None:
    if basic := _ISO_BASIC.fullmatch(written):
        year, month, day, hour, minute, second, zone = basic.groups()
        written = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second}{zone or ''}" if hour else "")
    if not is_day_or_time(written):
        return None
    return written if len(written) == 10 else dt.datetime.fromisoformat(written).isoformat(timespec="seconds")


def _rfc(written: str) -> str | None:
    """A date such as "Mon, 02 Jun 2025 14:30:00 +0300". A zone that RFC 5322 does not know is no offset."""
    try:
        parts = parsedate_tz(written)
        if parts is None:
            return None
        zone = None if _is_zoneless(written, parts[9]) else dt.timezone(dt.timedelta(seconds=parts[9] or 0))
        return dt.datetime(*parts[:6], tzinfo=zone).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_zoneless(written: str, offset: int | None) -> bool:
    """RFC 5322 writes -0000 where the offset is not known."""
    return offset is None or written.endswith("-0000")
