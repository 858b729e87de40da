"""The news of a record as an Atom feed (RFC 4287): one entry for each change, the newest first."""

import os
import re
import uuid
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from memcon import __version__
from memcon.views.change import Change, ChangeKind
from memcon.views.excerpts import Excerpt
from memcon.views.wording import say_names
from memcon.watch.telling import ToldNews

MOST = 200  # entries of the feed
_ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"
_WEB = ("http://", "https://")
_SAID = {
    ChangeKind.NEW: "New",
    ChangeKind.SETTLED: "Settled",
    ChangeKind.OVERDUE: "Overdue",
    ChangeKind.RIVAL: "Rival accounts",
    ChangeKind.CHANGED: "Changed",
    ChangeKind.QUIET: "Gone quiet",
    ChangeKind.GONE: "Gone",
}


def write_atom(record: str, news: Iterable[ToldNews], now: str) -> bytes:
    """The feed of the record with this name (a UUID), the newest news first; as of `now` where there is none yet.

    An entry's id is made of the record's name, the news and the change, so that it is the same whenever it is written.
    """
    told = list(news)
    feed = Element("feed", {"xmlns": _ATOM})
    _put(feed, "id", f"urn:uuid:{record}")
    _put(feed, "title", "What changed in the record of the negotiation")
    _put(feed, "updated", told[0].made if told else now)
    _put(SubElement(feed, "author"), "name", "Memcon")
    _put(feed, "generator", "Memcon").set("version", __version__)
    feed.extend(islice((_entry(record, one, change) for one in told for change in one.changes), MOST))
    indent(feed)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def place(data: bytes, path: Path) -> None:
    """Puts a file in place of the one that is there, at once: who reads it sees the old or the new. Leaves one that
    is the same alone. Raises OSError."""
    if path.is_file() and path.read_bytes() == data:
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _entry(record: str, news: ToldNews, change: Change) -> Element:
    entry = Element("entry")
    _put(entry, "id", f"urn:uuid:{uuid.uuid5(uuid.UUID(record), f'{news.id} {change.id}')}")
    _put(entry, "title", f"{_SAID[change.change]} {change.kind.value}: {change.text}")
    _put(entry, "updated", news.made)
    _put(entry, "published", news.made)
    for url in dict.fromkeys(excerpt.url for excerpt in _excerpts(change)):
        if url and url.startswith(_WEB):
            SubElement(entry, "link", {"rel": "related", "href": quote(_legal(url), safe=_IN_ADDRESSES)})
    SubElement(entry, "category", {"term": change.change.value})
    SubElement(entry, "category", {"term": change.kind.value})
    _put(entry, "content", "\n".join(_lines(change))).set("type", "text")
    return entry


def _lines(change: Change) -> Iterator[str]:
    yield change.text
    for field in change.fields:
        said = f" (says {field.said_by})" if field.said_by else ""
        yield f"{field.field}: {field.before or 'not known'} → {field.after or 'not known'}{said}"
    for rivalry in change.rivalries:
        versions = (f"{one.value} ({say_names(one.said_by) or 'reporting'})" for one in rivalry.accounts)
        yield f"{rivalry.field}: {'; '.join(versions)}"
    for excerpt in _excerpts(change):
        yield f"“{excerpt.quote}” — {excerpt.where}"
    yield f"memcon show {change.id}"


def _excerpts(change: Change) -> Iterator[Excerpt]:
    """The words that bear it out, each once."""
    every = (*change.excerpts, *(field.excerpt for field in change.fields if field.excerpt))
    yield from {(one.article, one.quote): one for one in every}.values()


def _put(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = _legal(text)
    return child


def _legal(text: str) -> str:
    """`text` without the characters that no XML may hold, however they are written."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
