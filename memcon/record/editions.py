"""Editions: one publication of one text each, and what tells the earlier of two from the later."""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from memcon.model.articles import Publication
from memcon.record.material import Source

_STILL_THERE = "~"  # sorts after every time
_UNKNOWN = "9999"
_DAY = len("2025-06-02")


@dataclass(frozen=True)
class Edition:
    """One publication of one text."""

    source: Source
    publication: Publication

    @property
    def text_id(self) -> str:
        return self.source.text.id

    @property
    def day(self) -> str | None:
        return self.publication.published[:_DAY] if self.publication.published else None

    @cached_property
    def published(self) -> str | None:
        """The time of publication in UTC, if it is known so exactly."""
        return _instant(self.publication.published)

    @cached_property
    def changed(self) -> str | None:
        """When its words were last changed, in UTC where the zone is known; None where it is the original, for all
        that is known: many sources give the time of publication as that of a change."""
        p = self.publication
        return (_instant(p.modified) or p.modified) if p.modified and _is_after(p.modified, p.published) else None

    @property
    def gone(self) -> str:
        return self.publication.gone or _STILL_THERE

    @property
    def is_there(self) -> bool:
        return self.publication.gone is None

    @property
    def item(self) -> str | None:
        """The address of an item of a page that has one of its own."""
        p = self.publication
        return p.url if p.page and p.url and p.url != p.page else None

    def lines(self) -> Iterator[Hashable]:
        """What the versions of one publication have in common."""
        p, story = self.publication, self.source.story
        if self.item:
            yield ("item", self.item)
            return
        if p.url:
            yield ("address", story, plain(p.url))
        if p.outlet:
            yield ("outlet", story, p.outlet.casefold())


class Order:
    """Which of two editions is the later: by when they were published; where that is the same or unknown for both, by
    when they were changed; where that tells nothing, the one that has gone is the earlier.

    A time of day counts where all editions of that story and day have one.
    """

    def __init__(self, editions: Iterable[Edition]) -> None:
        published: dict[Hashable, list[bool]] = defaultdict(list)
        changed: dict[Hashable, list[bool]] = defaultdict(list)
        for e in editions:
            published[e.source.story, e.day].append(e.published is not None)
            if e.changed:
                changed[e.source.story, e.changed[:_DAY]].append(_instant(e.changed) is not None)
        self._published = {key for key, timed in published.items() if all(timed)}
        self._changed = {key for key, timed in changed.items() if all(timed)}

    def is_later(self, one: Edition, other: Edition) -> bool:
        if bool(one.day) is not bool(other.day):
            return one.is_there and not other.is_there
        if one.day is None and other.is_there and not one.is_there:
            return False  # or a text could be later than one that is later than itself, by way of one with a day
        return self.key(one) > self.key(other)

    def key(self, edition: Edition) -> tuple[str, ...]:
        """Sorts editions, the earliest first."""
        story, day, changed = edition.source.story, edition.day, edition.changed or ""
        time = edition.published if (story, day) in self._published else None
        exact = changed if (story, changed[:_DAY]) in self._changed else ""
        return (day or _UNKNOWN, time or "", changed[:_DAY], exact, edition.gone)


def plain(url: str | None) -> tuple[str, str, str]:
    """An address without what does not tell pages apart: scheme, capitals of the host, closing slash, fragment."""
    parts = urlsplit(url or "")
    return (parts.netloc.casefold().removeprefix("www."), parts.path.rstrip("/"), parts.query)


def _is_after(modified: str, published: str | None) -> bool:
    """Whether a change came after the publication, as far as the two are exact; one of the same day may have."""
    one, other = _instant(modified), _instant(published)
    if published is None or (one and other):
        return published is None or str(one) > str(other)
    if len(modified) <= len(published):
        return modified > published[: len(modified)]
    return modified[: len(published)] >= published


def _instant(moment: str | None) -> str | None:
    """A time with its zone in UTC; None for a day, or a time whose zone is not known."""
    try:
        time = dt.datetime.fromisoformat(moment) if moment and len(moment) > _DAY else None
    except ValueError:
        return None
    return time.astimezone(dt.UTC).isoformat() if time and time.tzinfo else None
