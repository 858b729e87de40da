"""JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

import msgspec

from memcon.articles.blocks import Block, plain_blocks
from memcon.articles.feeds.entries import MOST, Feed, FeedEntry, say_cut, with_words
from memcon.articles.limits import Unusable
from memcon.articles.links import absolute
from memcon.articles.moments import iso_moment

_VERSIONS = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/")


class _Person(msgspec.Struct):
    name: str | None = None


class _Entry(msgspec.Struct):
    id: str | int | float | None = None
    url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    authors: list[_Person] | None = None
    author: _Person | None = None


class _Feed(msgspec.Struct):
    version: str
    title: str | None = None
    feed_url: str | None = None
    items: list[_Entry] = []
    authors: list[_Person] | None = None
    author: _Person | None = None


def read_json_feed(data: bytes, address: str | None) -> Feed:
    """The feed, with its own address where `address` is None and it says that. Raises Unusable."""
    try:
        found = msgspec.json.decode(data.lstrip(b"\xef\xbb\xbf"), type=_Feed)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unusable(f"it is no JSON Feed ({error})") from error
    if not found.version.startswith(_VERSIONS):
        raise Unusable("it is no JSON Feed: its version is not one of jsonfeed.org")
    base = address or absolute(found.feed_url, None)
    entries = tuple(_entry(entry, found, base) for entry in found.items[:MOST])
    warnings = (say_cut(len(found.items)),) if len(found.items) > MOST else ()
    return Feed(_plain(found.title), base, entries, warnings)


def _entry(entry: _Entry, feed: _Feed, base: str | None) -> FeedEntry:
    link = absolute(entry.url, base)
    known = FeedEntry(
        id=str(entry.id) if entry.id not in (None, "") else link,
        url=link,
        title=_plain(entry.title),
        author=_names(entry.authors, entry.author) or _names(feed.authors, feed.author),
        published=iso_moment(entry.date_published),
        updated=iso_moment(entry.date_modified),
    )
    return with_words(known, [blocks for blocks in (_content(entry), plain_blocks(entry.summary or "")) if blocks])


def _content(entry: _Entry) -> tuple[Block, ...]:
    if entry.content_html:
        from memcon.articles.pages import blocks_of

        return blocks_of(entry.content_html)
    return plain_blocks(entry.content_text or "")


def _names(people: list[_Person] | None, person: _Person | None) -> str | None:
    named = people or ([person] if person else [])
    return ", ".join(name for one in named if (name := _plain(one.name))) or None


def _plain(words: str | None) -> str | None:
    return " ".join((words or "").split()) or None
