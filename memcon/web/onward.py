"""Where a page says on the command line how to see more, the room leads there."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from memcon.web.engine import query

_HINT = re.compile(
    r"(?P<words>.+) \((?:memcon (?P<page>commitments|documents|diff)(?: (?P<before>[\d-]{10}) \S+)?|--all)\)"
)
_DAY = dt.timedelta(days=1)


def lead_on(words: str, kept: Mapping[str, Any], question: Mapping[str, Any]) -> tuple[str, str | None]:
    """The words without the hint, and the page of the room that shows more; None where there is none."""
    hint = _HINT.fullmatch(words)
    if hint is None:
        return words, None
    match hint["page"]:
        case None:
            return hint["words"], query("/changes", question, all="yes")
        case "diff":
            return hint["words"], query("/changes", kept, since=_day_after(hint["before"]))
    return hint["words"], query("/commitments", kept)


def _day_after(day: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(day) + _DAY if day else None
    except (ValueError, OverflowError):
        return None
