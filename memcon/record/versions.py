"""Versions: which text a later one of the same outlet or address took the place of, and from which day on.

What orders them is when they were published. Where that is the same or unknown it is when they were changed, as their
source says; a text of which no change is told is the original. Where that tells nothing, the one that has gone from
its page is the earlier; else neither takes the place of the other. When it was fetched is no answer.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache

from memcon.articles.sketch import Shingled, are_near, is_cut
from memcon.model.articles import Publication
from memcon.record.editions import Edition, Order, plain
from memcon.record.material import Source

_DAY = len("2025-06-02")


class Versions:
    """Which text took the place of which, as far as known on any day."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._editions = {s.text.id: [Edition(s, p) for p in s.publications] for s in sources}
        every = [edition for editions in self._editions.values() for edition in editions]
        self._order = Order(every)
        lines: dict[Hashable, list[Edition]] = defaultdict(list)
        for edition in every:
            for line in edition.lines():
                lines[line].append(edition)
        self._changed: dict[tuple[str, Publication], str] = {}
        for editions in lines.values():
            self._find_changed(editions)
        self._next: dict[tuple[str, Publication], list[Edition]] = defaultdict(list)
        for editions in lines.values():
            self._follow(editions)

    def appeared(self, source: Source, on: dt.date | None = None) -> tuple[Publication, ...]:
        """The publications of a text that are of that day or before, or of no known day. One that changed an earlier
        version is of the day of its change: until then its words were others."""
        return tuple(e.publication for e in self._editions.get(source.text.id, ()) if self._had_appeared(e, on))

    def next(self, text_id: str, on: dt.date | None = None) -> str | None:
        """The text that took the place of this one by the end of a day; None while any outlet's newest is this one."""
        known = [e for e in self._editions.get(text_id, ()) if self._had_appeared(e, on)]
        found = [self._successor(edition, on) for edition in sorted(known, key=self._order.key)]
        return found[-1] if found and all(found) else None

    def newest(self, text_id: str, on: dt.date | None = None) -> str | None:
        """The last of those that took its place one after the other."""
        seen = [text_id]
        while (later := self.next(seen[-1], on)) and later not in seen:
            seen.append(later)
        return seen[-1] if len(seen) > 1 else None

    def _had_appeared(self, edition: Edition, on: dt.date | None) -> bool:
        day = self._changed.get((edition.text_id, edition.publication)) or edition.day
        return on is None or not day or day <= on.isoformat()

    def _successor(self, edition: Edition, on: dt.date | None) -> str | None:
        later = self._next.get((edition.text_id, edition.publication), ())
        return next((e.text_id for e in later if self._had_appeared(e, on)), None)

    def _find_changed(self, line: Sequence[Edition]) -> None:
        """Finds the editions of a line that are later versions by a change on a later day than that of publication. A
        text of which no earlier version is known may have stood there all along."""
        for edition in line:
            day = (edition.publication.modified or "")[:_DAY]
            if not edition.changed or day <= (edition.day or ""):
                continue
            others = (e for e in line if e.text_id != edition.text_id and self._order.is_later(edition, e))
            if any(_is_version(earlier, edition) for earlier in others):
                self._changed[edition.text_id, edition.publication] = day

    def _follow(self, line: Sequence[Edition]) -> None:
        """Finds for each edition of a line the first later one that is a version of it, and the next where the words of
        that one came on another day than it was published."""
        for edition in line:
            others = (e for e in line if e.text_id != edition.text_id and self._order.is_later(e, edition))
            for later in sorted(others, key=lambda e: (*self._order.key(e), e.text_id)):
                if _is_version(edition, later):
                    self._next[edition.text_id, edition.publication].append(later)
                    if (later.text_id, later.publication) not in self._changed:
                        break


def _is_version(earlier: Edition, later: Edition) -> bool:
    """Whether the words of one are those of the other, changed; a summary under another address is none."""
    if earlier.item:
        return True
    old, new = earlier.publication.url, later.publication.url
    one_address = bool(old and new) and plain(old) == plain(new)
    return _are_versions(earlier.source.text.body, later.source.text.body, one_address)


@lru_cache(maxsize=1 << 12)
def _are_versions(earlier: str, later: str, one_address: bool) -> bool:
    old, new = Shingled.of(earlier), Shingled.of(later)
    return are_near(old, new) or is_cut(old, new) or (one_address and is_cut(new, old))
