"""Versions: which text a later one of the same outlet or address took the place of, and from which day on.

What orders them is when they were published. Where that is the same or unknown, the one that has gone from its page is
the earlier; where that tells nothing either, neither takes the place of the other. When it was fetched is no answer.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from memcon.articles.sketch import Shingled, are_near, is_cut
from memcon.model.articles import Publication
from memcon.record.catalogue import had_appeared
from memcon.record.material import Source

_STILL_THERE = "~"  # sorts after every time


@dataclass(frozen=True, slots=True)
class _Edition:
    """One publication of one text."""

    source: Source
    publication: Publication

    @property
    def day(self) -> str | None:
        return self.publication.published[:10] if self.publication.published else None

    @property
    def gone(self) -> str:
        return self.publication.gone or _STILL_THERE

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
            yield ("address", story, _plain(p.url))
        if p.outlet:
            yield ("outlet", story, p.outlet.casefold())


class Versions:
    """Which text took the place of which, as far as known on any day."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._editions = {s.text.id: [_Edition(s, p) for p in s.publications] for s in sources}
        every = [edition for editions in self._editions.values() for edition in editions]
        self._timed = _timed_days(every)
        lines: dict[Hashable, list[_Edition]] = defaultdict(list)
        for edition in every:
            for line in edition.lines():
                lines[line].append(edition)
        self._next: dict[tuple[str, Publication], list[_Edition]] = defaultdict(list)
        for editions in lines.values():
            self._follow(editions)

    def next(self, text_id: str, on: dt.date | None = None) -> str | None:
        """The text that took the place of this one by the end of a day; None while any outlet's newest is this one."""
        known = [e for e in self._editions.get(text_id, ()) if had_appeared(e.publication, on)]
        found = [self._successor(edition, on) for edition in sorted(known, key=self._order)]
        return found[-1] if found and all(found) else None

    def newest(self, text_id: str, on: dt.date | None = None) -> str | None:
        """The last of those that took its place one after the other."""
        seen = [text_id]
        while (later := self.next(seen[-1], on)) and later not in seen:
            seen.append(later)
        return seen[-1] if len(seen) > 1 else None

    def _successor(self, edition: _Edition, on: dt.date | None) -> str | None:
        later = self._next.get((edition.source.text.id, edition.publication), ())
        return next((e.source.text.id for e in later if had_appeared(e.publication, on)), None)

    def _follow(self, line: Sequence[_Edition]) -> None:
        """Finds for each edition of a line the first later one that is a version of it."""
        for edition in line:
            others = (e for e in line if e.source.text.id != edition.source.text.id and self._is_later(e, edition))
            for later in sorted(others, key=lambda e: (*self._order(e), e.source.text.id)):
                if _is_version(edition, later):
                    self._next[edition.source.text.id, edition.publication].append(later)
                    break

    def _is_later(self, one: _Edition, other: _Edition) -> bool:
        if bool(one.day) is bool(other.day):
            return self._order(one) > self._order(other)
        return one.gone == _STILL_THERE != other.gone

    def _order(self, edition: _Edition) -> tuple[str, str, str]:
        time = _instant(edition.publication.published) if (edition.source.story, edition.day) in self._timed else None
        return (edition.day or "9999", time or "", edition.gone)


def _timed_days(editions: Iterable[_Edition]) -> set[tuple[str, str | None]]:
    """The days of each story on which the time of every publication is known."""
    times: dict[tuple[str, str | None], list[str | None]] = defaultdict(list)
    for edition in editions:
        times[edition.source.story, edition.day].append(_instant(edition.publication.published))
    return {key for key, found in times.items() if all(found)}


def _instant(published: str | None) -> str | None:
    """A time with its zone in UTC; None for a day, or a time whose zone is not known."""
    try:
        time = dt.datetime.fromisoformat(published) if published and len(published) > len("2025-06-02") else None
    except ValueError:
        return None
    return time.astimezone(dt.UTC).isoformat() if time and time.tzinfo else None


def _is_version(earlier: _Edition, later: _Edition) -> bool:
    """Whether the words of one are those of the other, changed; a summary under another address is none."""
    if earlier.item:
        return True
    old, new = earlier.publication.url, later.publication.url
    one_address = bool(old and new) and _plain(old) == _plain(new)
    return _are_versions(earlier.source.text.body, later.source.text.body, one_address)


@lru_cache(maxsize=1 << 12)
def _are_versions(earlier: str, later: str, one_address: bool) -> bool:
    old, new = Shingled.of(earlier), Shingled.of(later)
    return are_near(old, new) or is_cut(old, new) or (one_address and is_cut(new, old))


def _plain(url: str | None) -> tuple[str, str, str]:
    """An address without what does not tell pages apart: scheme, capitals of the host, closing slash, fragment."""
    parts = urlsplit(url or "")
    return (parts.netloc.casefold().removeprefix("www."), parts.path.rstrip("/"), parts.query)
