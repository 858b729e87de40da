"""Reading a page: from its bytes to the texts on it."""

from typing import TYPE_CHECKING, Any

import msgspec

from memcon.articles.blocks import Block, Item
from memcon.articles.limits import Unusable
from memcon.articles.pages.about import authors_of, outlet_of, title_of
from memcon.articles.pages.body import find_body
from memcon.articles.pages.dates import last_change, published_of
from memcon.articles.pages.flow import blocks_in
from memcon.articles.pages.head import Head, read_head
from memcon.articles.pages.live import Entry, find_entries
from memcon.articles.pages.saved import find_page
from memcon.articles.pages.source import source_of
from memcon.articles.pages.trees import drop, parse, prune
from memcon.articles.pages.walls import pass_walls
from memcon.model.articles import Publication

if TYPE_CHECKING:
    from lxml.html import HtmlElement
else:
    HtmlElement = Any

_INTRODUCTION = 15  # words that an introduction to a live page has at least
_AHEAD = 4  # blocks among which the headline and the line of the author are looked for
_NO_TIME = "its own time is not given"


def read_page(data: bytes, *, address: str | None = None, charset: str | None = None) -> tuple[Item, ...]:
    """The texts of an HTML page: one, or on a live page its introduction and each entry, in the page's order.

    `address` is where the page was fetched from, after redirects, and `charset` the encoding that the server gave.
    Each entry of a live page has its own time and address, and the page's address as `publication.page`. Raises
    Unusable where there is no text, or only a wall in place of one.
    """
    source, notes = source_of(data, charset)
    root, losses = parse(source)
    head = read_head(root, address)
    publication, doubts = _describe(root, head)
    leads_on = _leads_on(root)
    prune(root)
    warnings = (*notes, *losses, *doubts)
    entries, elements = find_entries(root, head)
    if entries:
        return _read_live(root, publication, warnings, entries, elements, head)
    try:
        return (_read_report(root, publication, warnings, head),)
    except Unusable:
        if leads_on:
            raise Unusable("it holds nothing but the way to another address") from None
        raise


def read_mhtml(data: bytes) -> tuple[Item, ...]:
    """The texts of a page that a browser saved as one file, as `read_page` gives them. Raises Unusable."""
    page = find_page(data)
    return read_page(page.data, address=page.address, charset=page.charset)


def _describe(root: HtmlElement, head: Head) -> tuple[Publication, tuple[str, ...]]:
    outlet = outlet_of(head)
    published, doubts = published_of(root, head)
    return Publication(
        outlet=outlet,
        author=authors_of(root, head),
        title=title_of(root, head, outlet),
        url=head.address,
        published=published,
    ), doubts


def _read_report(root: HtmlElement, publication: Publication, warnings: tuple[str, ...], head: Head) -> Item:
    report, notes = find_body(root)
    own, cut = pass_walls(_without_headline(report, publication), blocks_in(root), publication.title, head.about)
    return Item(own, publication, warnings=(*warnings, *notes, *cut))


def _read_live(
    root: HtmlElement,
    publication: Publication,
    warnings: tuple[str, ...],
    entries: tuple[Entry, ...],
    elements: tuple[HtmlElement, ...],
    head: Head,
) -> tuple[Item, ...]:
    page = msgspec.structs.replace(publication, page=publication.url)
    day = _only_day(publication, head)
    items = [_item_of(entry, page, day) for entry in entries]
    drop(list(elements))
    introduction = _introduction(root, publication, {block.words for entry in entries for block in entry.blocks})
    if introduction:
        items.insert(0, Item(introduction, page))
    first = items[0]
    items[0] = Item(first.blocks, first.publication, first.id, (*warnings, *first.warnings))
    return tuple(items)


def _item_of(entry: Entry, page: Publication, day: str | None) -> Item:
    publication = Publication(
        outlet=page.outlet,
        author=entry.author,
        title=entry.title or page.title,
        url=entry.url or page.url,
        published=entry.published or day,
        page=page.url,
    )
    return Item(entry.blocks, publication, entry.id, () if entry.published else (_NO_TIME,))


def _introduction(root: HtmlElement, publication: Publication, told: set[str]) -> tuple[Block, ...]:
    """What a live page says before or beside its entries, where that is a text."""
    try:
        found, _ = find_body(root)
        blocks, _ = pass_walls(_without_headline(found, publication), (), None, None)
    except Unusable:
        return ()
    own = tuple(block for block in blocks if block.words not in told)
    return own if sum(len(block.words.split()) for block in own if not block.kind) >= _INTRODUCTION else ()


def _without_headline(blocks: tuple[Block, ...], publication: Publication) -> tuple[Block, ...]:
    """The blocks without the headline and the author's name above the text: they are the outlet's, not the report's."""
    said = {_plain(one) for one in (publication.title, publication.author) if one}
    ahead = tuple(block for block in blocks[:_AHEAD] if _plain(block.words) not in said)
    return (*ahead, *blocks[_AHEAD:])


def _plain(words: str) -> str:
    return " ".join(words.casefold().removeprefix("by ").split())


def _only_day(publication: Publication, head: Head) -> str | None:
    """The day of all the entries: that on which the page was both published and last changed."""
    changed = last_change(head)
    return changed[:10] if changed and publication.published and changed[:10] == publication.published[:10] else None


def _leads_on(root: HtmlElement) -> bool:
    return any(
        (meta.get("http-equiv") or "").lower() == "refresh" and "url" in (meta.get("content") or "").lower()
        for meta in root.iter("meta")
    )
