"""A text made anew from the bytes that it came in, as this build cleans it."""

from collections.abc import Collection, Iterator
from io import BytesIO

import msgspec

from memcon.articles.arrivals import Desk, Draft
from memcon.articles.contents import drafts_in
from memcon.articles.feeds import Feed, FeedEntry, items_of
from memcon.articles.limits import Unusable
from memcon.articles.sources import Source
from memcon.model.articles import Article, Publication, Text

_DESK = Desk(as_given=False, defaults=Publication(), fetched=None)


def make_anew(original: bytes, *, names: Collection[str], publications: Collection[Publication]) -> Text | None:
    """The text of an article by its bytes. Where these hold several it is the one that bears one of its `names`, or
    else has one of its addresses; None where none or several do. The encoding that a server told is not known."""
    address = next((p.page or p.url for p in publications if p.page or p.url), None)
    made = list(_settled(original, address))
    if len(made) > 1:
        urls = {p.url for p in publications if p.url}
        named = [article for article in made if article.id in names]
        made = named or [article for article in made if article.publication.url in urls]
    return made[0].text if len(made) == 1 else None


def _settled(original: bytes, address: str | None) -> Iterator[Article]:
    try:
        for _, draft in _drafts(original, address):
            if isinstance(draft, Draft):
                yield _DESK.settle(draft)
    except Unusable:
        return


def _drafts(original: bytes, address: str | None) -> Iterator[tuple[str, Draft | Unusable]]:
    entry = _entry(original)
    if entry is None:
        yield from drafts_in(BytesIO(original), Source("", address=address))
        return
    for item in items_of(Feed(None, address, (entry,))):
        yield "", Draft(item.blocks, original, item.publication, item.id)


def _entry(original: bytes) -> FeedEntry | None:
    """The entry of a feed, as a watch keeps it."""
    try:
        entry = msgspec.json.decode(original, type=FeedEntry)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return entry if entry.blocks else None
