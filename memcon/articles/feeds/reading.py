"""From the bytes of a feed to its entries and items."""

from memcon.articles.blocks import Item
from memcon.articles.feeds.entries import Feed, FeedEntry
from memcon.articles.limits import FEED
from memcon.model.articles import Publication


def read_feed(data: bytes, *, address: str | None = None) -> Feed:
    """The feed in `data`, which came from `address`. Raises Unusable where it is none, or too long."""
    FEED.check(len(data))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        from memcon.articles.feeds.json_feed import read_json_feed

        return read_json_feed(data, address)
    from memcon.articles.feeds.syndication import read_syndication

    return read_syndication(data, address)


def items_of(feed: Feed) -> tuple[Item, ...]:
    """The entries that have words of their own, as items of the feed."""
    return tuple(_item(feed, entry) for entry in feed.entries if entry.blocks)


def _item(feed: Feed, entry: FeedEntry) -> Item:
    publication = Publication(
        outlet=feed.title,
        author=entry.author,
        title=entry.title,
        url=entry.url,
        published=entry.published,
        page=feed.address,
        modified=entry.updated,
    )
    warnings = () if entry.is_full else ("the feed holds no more than the beginning of it or a summary",)
    return Item(entry.blocks, publication, entry.id, (*feed.warnings, *warnings))
