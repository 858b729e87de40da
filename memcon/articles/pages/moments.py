"""Days and times as pages write them for machines."""

import datetime as dt
import re

from memcon.articles.moments import iso_moment
from memcon.articles.published import is_day_or_time

_EARLIEST = 1800
_UNSET = ("1970-01-01", "1969-12-31")  # a clock that was never set
_SLASHES = re.compile(r"\A(\d{4})[/.](\d\d)[/.](\d\d)(?=\D|\Z)")
_BEFORE_OFFSET = re.compile(r"(?<=\d)\s+(?=[+-]\d\d:?\d\d\Z)")
_UTC = re.compile(r"\s*(?:UTC|GMT|Z)\Z", re.I)
_ALIKE = dt.timedelta(hours=1)


def as_iso(value: str) -> str | None:
    """A day or time in ISO 8601: as given where it is, rewritten without loss where it is written otherwise for
    machines (RFC 5322, "2025/05/28 14:30"); None for anything less than a full day, and for unset clocks."""
    bare = value.strip()
    form = bare if is_day_or_time(bare) else iso_moment(_tidied(bare))
    return form if form and int(form[:4]) >= _EARLIEST and not form.startswith(_UNSET) else None


def has_time(moment: str) -> bool:
    return len(moment) > len("2025-05-28")


def has_offset(moment: str) -> bool:
    return has_time(moment) and dt.datetime.fromisoformat(moment).tzinfo is not None


def agree(one: str, other: str) -> bool:
    """Whether two moments are of one day, or one moment written in two time zones."""
    if one[:10] == other[:10]:
        return True
    if not (has_offset(one) and has_offset(other)):
        return False
    return abs(dt.datetime.fromisoformat(one) - dt.datetime.fromisoformat(other)) < _ALIKE


def _tidied(value: str) -> str:
    return _BEFORE_OFFSET.sub("", _UTC.sub("Z", _SLASHES.sub(r"\1-\2-\3", value)))
