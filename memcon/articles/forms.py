"""Pages, papers, letters and feeds: from their bytes to drafts, one for each text that they hold."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from memcon.articles.arrivals import Draft
from memcon.articles.blocks import Item
from memcon.articles.limits import Unusable
from memcon.articles.sniffing import Kind
from memcon.articles.sources import Named, Source
from memcon.model.articles import Publication


def draft_form(kind: Kind, data: bytes, source: Source) -> Iterator[Named]:
    """The drafts of what `data` holds as a page, paper, letter or feed, in order. Raises Unusable."""
    items = _read(kind, data, source)
    for number, item in enumerate(items, 1):
        place = source.place if len(items) == 1 else f"{source.place}, item {number}"
        publication = _addressed(item.publication, source.address)
        yield place, Draft(item.blocks, data, publication, item.id, item.warnings, passes=kind is Kind.FEED)


def _addressed(own: Publication, address: str | None) -> Publication:
    """A publication that tells no address of its own has that which it was fetched from, unless it is an item of the
    page there."""
    if own.url or own.page or not address:
        return own
    return msgspec.structs.replace(own, url=address)


def _read(kind: Kind, data: bytes, source: Source) -> tuple[Item, ...]:
    try:
        items = _READERS[kind](data, source)
    except (Unusable, ImportError):  # a library that is missing is no fault of the input
        raise
    except Exception as error:  # libraries fail in many ways on what is broken, and the other inputs are to be read
        raise Unusable(f"it cannot be read as {kind} ({type(error).__name__})") from error
    if not items:
        raise Unusable(f"it is {kind}, and there is no article in it")
    return items


def _read_page(data: bytes, source: Source) -> tuple[Item, ...]:
    from memcon.articles.pages import read_page

    return read_page(data, address=source.address, charset=source.charset)


def _read_archive(data: bytes, source: Source) -> tuple[Item, ...]:
    from memcon.articles.pages import read_mhtml

    return read_mhtml(data)


def _read_pdf(data: bytes, source: Source) -> tuple[Item, ...]:
    from memcon.articles.papers import read_pdf

    return read_pdf(data)


def _read_word(data: bytes, source: Source) -> tuple[Item, ...]:
    from memcon.articles.papers import read_docx

    return read_docx(data)


def _read_letter(data: bytes, source: Source) -> tuple[Item, ...]:
    from memcon.articles.papers import read_letter

    return read_letter(data)


def _read_feed(data: bytes, source: Source) -> tuple[Item, ...]:
    from memcon.articles.feeds import items_of, read_feed

    return items_of(read_feed(data, address=source.address))


_READERS: Mapping[Kind, Callable[[bytes, Source], tuple[Item, ...]]] = {
    Kind.PAGE: _read_page,
    Kind.ARCHIVE: _read_archive,
    Kind.PDF: _read_pdf,
    Kind.WORD: _read_word,
    Kind.LETTER: _read_letter,
    Kind.FEED: _read_feed,
}
