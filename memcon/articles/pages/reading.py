"""Reading a page: from its bytes to the texts on it."""

from dataclasses import dataclass, replace

import msgspec

from memcon.articles.blocks import Block, Item
from memcon.articles.limits import Unusable
from memcon.articles.pages.about import authors_of, outlet_of, title_of
from memcon.articles.pages.beside import drop_teasers
from memcon.articles.pages.body import find_body
from memcon.articles.pages.clocks import find_clocked
from memcon.articles.pages.dates import last_change, modified_of, published_of
from memcon.articles.pages.flow import blocks_in
from memcon.articles.pages.head import Head, read_head
from memcon.articles.pages.live import Entry, find_entries
from memcon.articles.pages.margins import trim_margins
from memcon.articles.pages.saved import find_page
from memcon.articles.pages.source import source_of
from memcon.articles.pages.trees import TOO_DEEP, HtmlElement, count, drop, parse, prune
from memcon.articles.pages.walls import find_clue, pass_walls
from memcon.model.articles import Publication

_MOST = 150_000  # elements; the longest live pages have a fifth of it
_INTRODUCTION = 15  # words that an introduction to a live page has at least
_NO_TIME = "its own time is not given"


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it is read: its tree without what a reader does not see, and what it says of itself."""

    root: HtmlElement
    head: Head
    publication: Publication
    clue: str
    warnings: tuple[str, ...]


def read_page(data: bytes, *, address: str | None = None, charset: str | None = None) -> tuple[Item, ...]:
    """The texts of an HTML page: one, or on a live page its introduction and each entry, in the page's order.

    `address` is where the page was fetched from, after redirects, and `charset` the encoding that the server gave.
    Each entry of a live page has its own time and address, and the page's address as `publication.page`. Raises
    Unusable where there is no text, or only a wall in place of one.
    """
    page = _open(data, address, charset)
    entries, elements = find_entries(page.root, page.head)
    if not any(entry.published for entry in entries):
        clocked = find_clocked(page.root, page.head, _one_day(page))
        page = replace(page, warnings=(*page.warnings, *clocked.warnings))
        entries, elements = (clocked.entries, clocked.elements) if clocked.entries else (entries, elements)
    if not entries:
        return (_read_report(page),)
    items = _read_live(page, entries, elements)
    return (replace(items[0], warnings=(*page.warnings, *items[0].warnings)), *items[1:])


def read_mhtml(data: bytes) -> tuple[Item, ...]:
    """The texts of a page that a browser saved as one file, as `read_page` gives them. Raises Unusable."""
    page = find_page(data)
    return read_page(page.data, address=page.address, charset=page.charset)


def _open(data: bytes, address: str | None, charset: str | None) -> _Page:
    source, notes = source_of(data, charset)
    root, losses = parse(source)
    if count(root) > _MOST:
        raise Unusable(f"it has more than {_MOST:,} elements")
    head = read_head(root, address)
    drop_teasers(root, head.address)
    publication, doubts = _describe(root, head)
    clue = TOO_DEEP if losses else find_clue(root)
    prune(root)
    return _Page(root, head, publication, clue, (*notes, *losses, *doubts))


def _describe(root: HtmlElement, head: Head) -> tuple[Publication, tuple[str, ...]]:
    outlet = outlet_of(root, head)
    published, doubts = published_of(root, head)
    author, title = authors_of(root, head), title_of(root, head, outlet)
    publication = Publication(
        outlet=outlet,
        author=author,
        title=title,
        url=head.address,
        published=published,
        modified=modified_of(head),
    )
    return publication, doubts


def _read_report(page: _Page) -> Item:
    report, notes = find_body(page.root)
    trimmed = trim_margins(report, page.publication)
    own, cut = pass_walls(trimmed, blocks_in(page.root), page.publication.title, page.head.about, page.clue)
    return Item(own, page.publication, warnings=(*page.warnings, *notes, *cut))


def _read_live(page: _Page, entries: tuple[Entry, ...], elements: tuple[HtmlElement, ...]) -> tuple[Item, ...]:
    """The introduction of a live page, where it has one, and its entries. Takes the entries out of the tree."""
    whole = msgspec.structs.replace(page.publication, page=page.publication.url)
    day = _only_day(page)
    items = tuple(_item_of(entry, whole, day) for entry in entries)
    drop(list(elements))
    told = {words for entry in entries for words in (entry.title, *(block.words for block in entry.blocks)) if words}
    introduction = tuple(block for block in _beside_entries(page) if block.words not in told)
    words = sum(len(block.words.split()) for block in introduction if not block.kind)
    return (Item(introduction, whole), *items) if words >= _INTRODUCTION else items


def _item_of(entry: Entry, page: Publication, day: str | None) -> Item:
    publication = Publication(
        outlet=page.outlet,
        author=entry.author,
        title=entry.title or page.title,
        url=entry.url or page.url,
        published=entry.published or day,
        page=page.url,
        modified=entry.modified,
    )
    return Item(entry.blocks, publication, entry.id, () if entry.published else (_NO_TIME,))


def _beside_entries(page: _Page) -> tuple[Block, ...]:
    try:
        found, _ = find_body(page.root)
        blocks, _ = pass_walls(trim_margins(found, page.publication), (), None, None)
    except Unusable:
        return ()
    return blocks


def _one_day(page: _Page) -> str | None:
    """The day on which the page was published, unless it was changed on another."""
    published = page.publication.published
    return _only_day(page) if last_change(page.head) else published and published[:10]


def _only_day(page: _Page) -> str | None:
    """The day of all the entries: that on which the page was both published and last changed."""
    changed, published = last_change(page.head), page.publication.published
    return published[:10] if changed and published and changed[:10] == published[:10] else None
