"""RSS in all its versions, RDF and Atom, by feedparser, which also reads what is not well-formed."""

import html
import io
import re
from collections.abc import Iterator
from email.utils import parseaddr
from typing import Any

from memcon.articles.blocks import Block, plain_blocks
from memcon.articles.feeds.entries import MOST, Feed, FeedEntry, say_cut, with_words
from memcon.articles.limits import Unusable
from memcon.articles.links import absolute
from memcon.articles.moments import iso_moment

_MOST_TAGS = 50 * MOST

_END = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.I)
_BEGINNING = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.I)
_CDATA = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|$)", re.S)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_HTML = ("text/html", "application/xhtml+xml")


def read_syndication(data: bytes, address: str | None) -> Feed:
    """The feed, and its own address where `address` is None and it says that. Raises Unusable."""
    import feedparser

    shortened, warnings = _shortened(data)
    if _CDATA.sub(b"", shortened).count(b"<") > _MOST_TAGS:
        raise Unusable(f"it has more tags than a feed of {MOST:,} items needs")
    # a stream, for feedparser takes bytes that look like an address or the name of a file for one
    found = feedparser.parse(io.BytesIO(shortened), sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version"):
        raise Unusable("it is no feed")
    own = found.feed
    base = address or absolute(_own_address(own), None)
    entries = tuple(_entry(entry, own, base, found.version) for entry in found.entries)
    return Feed(_plain(own.get("title_detail")), base, tuple(_once(entries)), warnings)


def _shortened(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The feed without the entries beyond MOST, and without one that it breaks off in."""
    ends = [match.end() for match in _END.finditer(data)]
    rest = data[ends[-1] :] if ends else b""
    if len(ends) > MOST:
        return data[: ends[MOST - 1]] + rest, (say_cut(len(ends)),)
    if broken := _BEGINNING.search(rest):
        return data[: ends[-1]] + rest[: broken.start()], ("the feed breaks off in its last item, which is left out",)
    return data, ()


def _entry(entry: Any, feed: Any, base: str | None, version: str) -> FeedEntry:
    link = absolute(_link(entry), base)
    atom = version.startswith("atom")
    known = FeedEntry(
        id=_field(entry, "id") or link,
        url=link,
        title=_plain(entry.get("title_detail")),
        author=_author(entry, atom)
        or (_author(feed, atom) if atom else None),  # RFC 4287: a feed's author is that of its entries
        published=iso_moment(_field(entry, "published")),
        updated=iso_moment(_field(entry, "updated")),
    )
    details = [*entry.get("content", ()), *filter(None, [entry.get("summary_detail")])]
    return with_words(known, [_blocks(detail) for detail in details if (detail.get("value") or "").strip()])


def _link(entry: Any) -> str | None:
    """The address that an entry gives; feedparser takes an id for one where there is no other."""
    link = _field(entry, "link")
    return None if link == _field(entry, "id") and ":" not in (link or "") else link


def _field(holder: Any, name: str) -> str | None:
    """What the feed itself has: feedparser answers with the one date for the other where that is missing."""
    value = dict.get(holder, name)
    return value.strip() or None if isinstance(value, str) else None


def _blocks(detail: Any) -> tuple[Block, ...]:
    value = detail["value"]
    if detail.get("type") in _HTML or _TAG.search(value):
        from memcon.articles.pages import blocks_of

        return blocks_of(value)
    return plain_blocks(value)


def _plain(detail: Any) -> str | None:
    """A title without its markup."""
    value = (detail or {}).get("value") or ""
    if (detail or {}).get("type") in _HTML or "&" in value:
        value = html.unescape(_TAG.sub("", value))
    return " ".join(value.split()) or None


def _author(holder: Any, atom: bool) -> str | None:
    """The names of those who are named; an address of e-mail is no name."""
    written = _field(holder, "author") or ""
    if "@" in written and not atom:  # "ada@courier.example (Ada Holm)", of which feedparser knows only short domains
        names = [parseaddr(written)[0]]
    else:
        names = [person.get("name") or "" for person in holder.get("authors") or [{"name": written}]]
    known = dict.fromkeys(" ".join(name.split()) for name in names if name.strip() and "@" not in name)
    return ", ".join(known) or None


def _own_address(feed: Any) -> str | None:
    links = (link.get("href") for link in feed.get("links", ()) if link.get("rel") == "self")
    return next(links, None)


def _once(entries: tuple[FeedEntry, ...]) -> Iterator[FeedEntry]:
    """The entries without those that are given again in the same words."""
    return iter(dict.fromkeys(entry for entry in entries if entry != FeedEntry()))
