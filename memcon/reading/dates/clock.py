"""The time of day that a text gives beside a date: "at 10 a.m. local time on 2 June", "on Friday at 14:30 GMT"."""

import re
from functools import cache

from memcon.model.findings import DateMention
from memcon.reading.dates.table import knowledge

_REACH = 40  # characters from a date to its time of day
_CLOCK = (
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<hour24>\d{1,2}):(?P<minute24>\d\d)(?![\d:])|(?P<named>noon|midday)\b)"
)
_NOON = 12
_FARTHEST = 14  # hours that a zone lies from UTC


def time_beside(text: str, date: DateMention) -> str | None:
    """The time of day right before or after a date, in ISO 8601: "10:00", with its offset where the text names a zone
    that has one ("10:00+00:00"). None where none stands there, or no clock shows it."""
    start, end = date.span
    before = _before().search(text[max(0, start - _REACH) : start])
    match = before or _after().match(text[end : end + _REACH])
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    offset = _offset(match)
    if match["named"]:
        return f"{_NOON}:00{offset}"
    hour, minute = int(match["hour"] or match["hour24"]), int(match["minute"] or match["minute24"] or 0)
    if match["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if match["half"].lower() == "p" else 0)
    return f"{hour:02d}:{minute:02d}{offset}" if hour < 24 and minute < 60 else None


def _offset(match: re.Match[str]) -> str:
    """Of the zone that is named, with the hours that stand with it: "UTC+3"; empty where none is."""
    offset: str = knowledge()["zones"].get((match["zone"] or "").upper(), "")
    hours = int(match["hours"] or 0)
    if not hours:
        return offset
    return f"{'-' if hours < 0 else '+'}{abs(hours):02d}:00" if offset == "+00:00" and abs(hours) <= _FARTHEST else ""


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\bat {_CLOCK}{_zone()}(?:,| on| this)? ?$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?:, (?:at )?| at ){_CLOCK}{_zone()}(?![-–]|\s?to\b)", re.IGNORECASE)


def _zone() -> str:
    zones = "|".join(knowledge()["zones"])
    return rf"(?:,? \(?(?:(?P<zone>{zones})(?P<hours>[+-]\d{{1,2}})?\b|local(?: time)?)\)?)?"
