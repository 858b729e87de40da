"""From when to when an entry or an article was told of, as the tables have it: days of ISO 8601 as text."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from memcon.model.entries import Claim, Entry, Filed
from memcon.record.catalogue import days_of
from memcon.record.material import first_day, when


class Reach(NamedTuple):
    """From when a claim can have been known, and when it was last changed, and published."""

    begun: str
    ended: str
    told: str


def reach_of(claim: Claim[Any]) -> Reach:
    """How far one claim reaches."""
    return Reach(_first(claim), _ended(claim), max(_days_told(claim), default=""))


def begun(thing: Entry[Any] | Filed) -> str:
    """The day from which anything of it can have been known; "" where it may have been on any."""
    return min(map(_first, thing.claims)) if isinstance(thing, Entry) else _first_of(_window(thing))


def ended(thing: Entry[Any] | Filed) -> str:
    """The last day on which anything that it rests on was published or changed; "" where no day is known."""
    if isinstance(thing, Filed):
        return max(days_of(thing.published, thing.published_window, thing.publications), default="")
    return max(map(_ended, thing.claims))


def last_told(entry: Entry[Any]) -> str:
    """The last day on which anything that speaks of it was published; "" where no day is known."""
    return max((day for claim in entry.claims for day in _days_told(claim)), default="")


def _ended(claim: Claim[Any]) -> str:
    return max(days_of(claim.published, claim.published_from, claim.publications), default="")


def _days_told(claim: Claim[Any]) -> Iterator[str]:
    for published in (claim.published, *(p.published and p.published[:10] for p in claim.publications)):
        value = when(published)
        if value and value.last:
            yield value.last.isoformat()


def _first(claim: Claim[Any]) -> str:
    return _first_of(claim.published or claim.published_from)


def _first_of(published: str | None) -> str:
    day = first_day(published)
    return day.isoformat() if day else ""


def _window(filed: Filed) -> str | None:
    return filed.published or filed.published_window
