"""Which items of a feed are new, which of those are wanted, and how they wait to be read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from memcon.articles.feeds import Feed, FeedEntry
from memcon.articles.moments import comparable
from memcon.model.ids import identify
from memcon.record.following import FeedItem, ItemState
from memcon.watch.settings import FollowedAddress

MOST = 1000  # items of a feed that are looked at in a visit
_ITEM = "i"

Named = tuple[str, FeedEntry]


class Waiting(msgspec.Struct, frozen=True):
    """An item as it waits: a feed of nothing but this one; `again` where it was read before and has other words now."""

    feed: Feed
    again: bool = False

    @property
    def entry(self) -> FeedEntry:
        return self.feed.entries[0]


@dataclass(frozen=True, slots=True)
class Sifted:
    """The items of a feed that are new or have changed, the oldest first, and the names of those that were known."""

    items: tuple[FeedItem, ...]
    met: tuple[str, ...]


def waiting_in(item: FeedItem) -> Waiting:
    """What an item of the record holds while it waits. Raises msgspec.DecodeError where that is none."""
    return msgspec.json.decode(item.body or "", type=Waiting)


def sift(followed: FollowedAddress, feed: Feed, known: Sequence[FeedItem], now: str) -> Sifted:
    """What is new in a feed. An item is known by its own name there or, where a feed names it anew, by its address
    and words; one with other words than before is read again.

    When a feed is first seen, no more than `followed.most` of its items are read, the newest; what is older counts as
    known, for following begins there.
    """
    names = {one.item: one for one in known}
    twins: dict[tuple[str | None, str], str] = {(one.url, one.stamp): one.item for one in known if one.url}
    fresh: list[Named] = []
    met = []
    for name, entry in _named(feed.entries[:MOST]):
        twin = name if name in names else twins.get((entry.url, stamp_of(entry)))
        if twin and names[twin].stamp == stamp_of(entry):
            met.append(twin)
        else:
            fresh.append((name, entry))
    wanted = [name for name, entry in fresh if is_wanted(entry, followed.match)]
    chosen = frozenset(wanted if known else wanted[: followed.most])
    items = []
    for name, entry in reversed(fresh):
        before = names.get(name)
        again = before is not None and before.state is ItemState.TAKEN
        alone = Waiting(replace(feed, entries=(entry,), warnings=()), again) if name in chosen else None
        items.append(_item(followed.address, name, entry, alone, now))
    return Sifted(tuple(items), tuple(met))


def is_wanted(entry: FeedEntry, match: Sequence[str]) -> bool:
    """Whether a word of its title or of its own words begins with one of `match`; all are wanted where that is
    empty."""
    words = " ".join((entry.title or "", *(block.words for block in entry.blocks))).casefold()
    return not match or any(re.search(rf"\b{re.escape(one.casefold())}", words) for one in match)


def stamp_of(entry: FeedEntry) -> str:
    """Changes with the item's words, or when the feed says that it was updated. When it was published is left out:
    there are feeds that publish everything anew each time."""
    return identify(_ITEM, entry.title, entry.updated, *(block.words for block in entry.blocks))


def _named(entries: Sequence[FeedEntry]) -> Iterator[Named]:
    """The items by name, each once, the newest first. An id that several items bear names none of them."""
    ids = Counter(entry.id for entry in entries)
    met: set[str] = set()
    for entry in _newest_first(entries):
        is_named = entry.id and ids[entry.id] == 1
        name = identify(_ITEM, entry.id) if is_named else identify(_ITEM, entry.id, entry.url, entry.title)
        if name not in met:
            met.add(name)
            yield name, entry


def _newest_first(entries: Sequence[FeedEntry]) -> list[FeedEntry]:
    """By when they were published; as they stand, where the feed does not say that of all of them."""
    dated = [(comparable(moment), entry) for entry in entries if (moment := entry.published or entry.updated)]
    if len(dated) < len(entries):
        return list(entries)
    return [entry for _, entry in sorted(dated, key=lambda pair: pair[0], reverse=True)]


def _item(feed: str, name: str, entry: FeedEntry, waiting: Waiting | None, now: str) -> FeedItem:
    return FeedItem(
        feed=feed,
        item=name,
        stamp=stamp_of(entry),
        url=entry.url,
        state=ItemState.WAITING if waiting else ItemState.PASSED,
        due=now,
        body=msgspec.json.encode(waiting).decode() if waiting else None,
    )
