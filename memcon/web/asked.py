"""What the address of a page asks for."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from memcon.views.filters import Filter
from memcon.views.paging import Sorting
from memcon.views.search import Search, parse_search

LONGEST = 400  # characters of a word asked for
_WORDS = ("q", "by", "side", "about", "issue", "channel", "kind", "status", "negotiation", "after")
ORDERS = {"newest": Sorting.FRESH, "oldest": Sorting.TIME, "best": Sorting.BEST}
"""In what order a listing may stand; what fits best stands first where something is searched for."""


class Misasked(Exception):  # noqa: N818 - what was found
    """An address asks for something that cannot be; the message says what, on one line."""


class Asked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The question of a page: as of which day, of which negotiation by its id, narrowed to what, behind which thing of
    a long answer."""

    on: dt.date | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    q: str | None = None
    by: str | None = None
    side: str | None = None
    about: str | None = None
    issue: str | None = None
    channel: str | None = None
    kind: str | None = None
    status: str | None = None
    order: str | None = None
    negotiation: str | None = None
    after: str | None = None

    @property
    def narrowed(self) -> Filter:
        """The filter that it comes to. Raises WrongSearch."""
        return Filter(
            by=self.by,
            side=self.side,
            since=self.since,
            until=self.until,
            about=self.about,
            search=self.search,
            nature=self.kind,
            status=self.status,
        )

    @property
    def search(self) -> Search | None:
        """What is searched for. Raises WrongSearch."""
        return parse_search(self.q) if self.q else None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything narrows the answer but the day, the negotiation and where it begins."""
        without = msgspec.structs.replace(self, on=None, negotiation=None, order=None, after=None)
        return without != Asked()


def read_question(told: Mapping[str, str]) -> Asked:
    """The question in the query of an address; empty fields of a form ask for nothing. Raises Misasked."""
    days: dict[str, Any] = {name: _day(name, told.get(name)) for name in ("on", "since", "until")}
    words: dict[str, Any] = {name: _words(name, told.get(name)) for name in _WORDS}
    asked = Asked(**days, **words, order=_order(told.get("order")))
    if asked.since and asked.until and asked.since > asked.until:
        raise Misasked(f"from {asked.since} lies after until {asked.until}")
    return asked


def _order(value: str | None) -> str | None:
    if value and value not in ORDERS:
        raise Misasked(f"order: {value[:40]!r} is none of {', '.join(ORDERS)}")
    return value or None


def _day(name: str, value: str | None) -> dt.date | None:
    if not value or not value.strip():
        return None
    try:
        day = dt.date.fromisoformat(value.strip())
    except ValueError as error:
        raise Misasked(f"{name}: {value[:40]!r} is no day; write it as 2025-05-28") from error
    return day


def _words(name: str, value: str | None) -> str | None:
    words = " ".join((value or "").split())
    if len(words) > LONGEST:
        raise Misasked(f"{name}: more than {LONGEST} characters")
    return words or None
