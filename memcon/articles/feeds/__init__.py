"""Feeds: RSS, Atom and JSON Feed, made into entries and items. Nothing that a feed names is fetched."""

from memcon.articles.feeds.entries import Feed, FeedEntry
from memcon.articles.feeds.reading import items_of, read_feed

__all__ = ["Feed", "FeedEntry", "items_of", "read_feed"]
