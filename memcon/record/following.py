"""What is followed: feeds with the state of each, and their items that wait to be read.

Each call is one transaction, so that a program which is stopped at any moment goes on where it was, and two programs
on one record come to no harm. Times are UTC in one form, so that they sort as text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, literal, select, update

from memcon.record import schema
from memcon.record.shelf import within
from memcon.record.store import Store

_F, _I, _U = schema.feed.c, schema.feed_item.c, schema.untold.c


class ItemState(StrEnum):
    """What became of an item. passed: it was older than the beginning, or does not match what is asked for; left: it
    could not be had, and is not asked for again."""

    WAITING = "waiting"
    TAKEN = "taken"
    PASSED = "passed"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class FollowedFeed:
    """A feed by the address that the user gave. `moved` is where it stands now, if elsewhere; `due` when it is visited
    next; `failures` how often in a row it could not be had; `rest` why it is not visited any more."""

    address: str
    due: str
    moved: str | None = None
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    rest: str | None = None


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item of a feed. `item` is its name there, `stamp` changes with its words, `body` is the item while it
    waits."""

    feed: str
    item: str
    stamp: str
    url: str | None
    state: ItemState
    due: str
    tries: int = 0
    body: str | None = None


class Following:
    """The feeds that a record follows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def feeds(self, addresses: Sequence[str], now: str) -> tuple[FollowedFeed, ...]:
        """The state of each feed, in order; one that was not known is due at once."""
        with self._store.writing() as connection:
            known = {row.address: FollowedFeed(**row._mapping) for row in connection.execute(_feeds())}
            for address in dict.fromkeys(addresses):
                if address not in known:
                    known[address] = FollowedFeed(address, now)
                    connection.execute(insert(schema.feed).values(address=address, due=now, failures=0))
        return tuple(known[address] for address in addresses)

    def claim(self, feed: FollowedFeed, until: str) -> bool:
        """Puts the next visit off to `until`; False where another program has done so since `feed` was seen."""
        with self._store.writing() as connection:
            ours = (_F.address == feed.address) & (_F.due == feed.due)
            return bool(connection.execute(update(schema.feed).where(ours).values(due=until)).rowcount)

    def keep_feed(self, feed: FollowedFeed, items: Sequence[FeedItem] = (), *, met: Sequence[str] = ()) -> None:
        """Keeps the state of a feed, with the items that are new or other than they were, in this order, and marks
        those that were `met` again."""
        values = {name: getattr(feed, name) for name in FollowedFeed.__slots__}
        with self._store.writing() as connection:
            connection.execute(update(schema.feed).where(_F.address == feed.address).values(**values))
            last = connection.scalar(select(func.max(_I.nth))) or 0
            for nth, item in enumerate(items, last + 1):
                connection.execute(delete(schema.feed_item).where(_is_item(item)))
                connection.execute(insert(schema.feed_item).values(nth=nth, seen=feed.due, **_columns(item)))
            for portion in within(met):
                again = (_I.feed == feed.address) & _I.item.in_(portion)
                connection.execute(update(schema.feed_item).where(again).values(seen=feed.due))

    def known(self, feed: str) -> tuple[FeedItem, ...]:
        """The items of a feed that were met, without their bodies."""
        columns = [_I[name] for name in FeedItem.__slots__ if name != "body"]
        with self._store.reading() as connection:
            rows = connection.execute(select(*columns, literal(None).label("body")).where(_I.feed == feed))
            return tuple(_item(row) for row in rows)

    def waiting(self, feed: str, now: str, most: int) -> tuple[FeedItem, ...]:
        """The items of a feed that are to be read now, in the order that they were met."""
        query = select(schema.feed_item).where(_I.feed == feed, _I.state == ItemState.WAITING.value, _I.due <= now)
        with self._store.reading() as connection:
            return tuple(_item(row) for row in connection.execute(query.order_by(_I.nth).limit(most)))

    def count_waiting(self, feed: str) -> int:
        query = select(func.count()).where(_I.feed == feed, _I.state == ItemState.WAITING.value)
        with self._store.reading() as connection:
            return connection.scalar(query) or 0

    def is_taken(self, url: str) -> bool:
        """Whether the page at this address was read as an item of any feed."""
        with self._store.reading() as connection:
            taken = select(_I.item).where(_I.url == url, _I.state == ItemState.TAKEN.value).limit(1)
            return connection.scalar(taken) is not None

    def close(self, item: FeedItem, state: ItemState) -> None:
        """An item that waits no longer."""
        self._change(item, state=state.value, body=None)

    def put_off(self, item: FeedItem, due: str) -> None:
        """An item that could not be had now, and is tried again."""
        self._change(item, tries=item.tries + 1, due=due)

    def let_go(self, feed: str, before: str) -> None:
        """Forgets the items of a feed that it has not held since `before`."""
        old = (_I.feed == feed) & (_I.seen < before) & (_I.state != ItemState.WAITING.value)
        with self._store.writing() as connection:
            connection.execute(delete(schema.feed_item).where(old))

    def expect(self, texts: Sequence[str]) -> None:
        """Says that these texts are about to be added, so that news is made of them, whatever happens in between. A
        text that the record holds is no news."""
        with self._store.writing() as connection:
            for text_id in dict.fromkeys(texts):
                known = select(schema.text.c.id.label("id")).where(schema.text.c.id == text_id)
                expected = select(_U.text_id).where(_U.text_id == text_id)
                if connection.scalar(known.union(expected)) is None:
                    connection.execute(insert(schema.untold).values(text_id=text_id))

    def _change(self, item: FeedItem, **values: Any) -> None:
        with self._store.writing() as connection:
            connection.execute(update(schema.feed_item).where(_is_item(item)).values(**values))


def _feeds() -> Any:
    return select(*(_F[name] for name in FollowedFeed.__slots__))


def _is_item(item: FeedItem) -> ColumnElement[bool]:
    return (_I.feed == item.feed) & (_I.item == item.item)


def _columns(item: FeedItem) -> dict[str, Any]:
    return {name: getattr(item, name) for name in FeedItem.__slots__} | {"state": item.state.value}


def _item(row: Any) -> FeedItem:
    columns = {name: getattr(row, name) for name in FeedItem.__slots__}
    return FeedItem(**columns | {"state": ItemState(row.state)})
