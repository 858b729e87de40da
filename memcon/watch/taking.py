"""An item of a feed taken into the record: its own words where the feed has all of them, else the page it links to."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from memcon.articles.arrivals import Arrival, Desk, Draft, Loaded, PageSeen, Refused
from memcon.articles.feeds import FeedEntry, items_of
from memcon.articles.fetching import Barred, Unreachable, shown
from memcon.articles.inputs import load_fetched
from memcon.articles.limits import Unusable
from memcon.model.articles import Article, Publication
from memcon.model.ids import short
from memcon.record import Added, RecordError
from memcon.record.following import FeedItem, ItemState
from memcon.watch.clock import write_time
from memcon.watch.delays import delay
from memcon.watch.items import Waiting, waiting_in
from memcon.watch.settings import FollowedAddress
from memcon.watch.tools import UNBARRED, Tools

TRIES = 6  # after which a page that cannot be had is left
_FIRST_TRY = dt.timedelta(minutes=15)
_SILENT = Publication()


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of items: how many texts are new to the record, how many are near to one that it held, how many it
    knew, and how many items could not be had."""

    new: int = 0
    near: int = 0
    known: int = 0
    failed: int = 0

    @property
    def came(self) -> int:
        """How many texts came, new or known."""
        return self.new + self.near + self.known

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(self.new + other.new, self.near + other.near, self.known + other.known, self.failed + other.failed)


def take(tools: Tools, followed: FollowedAddress, item: FeedItem) -> Taken:
    """Takes an item that waits into the record. What is wrong with it is told in a line; where trying later may help,
    it goes on waiting."""
    try:
        waiting = waiting_in(item)
        taken = _take(tools, followed, waiting)
    except Unreachable as cause:
        return _put_off(tools, followed, item, cause)
    except Barred as cause:
        return _leave(tools, followed, item, f"{cause} {UNBARRED}")
    except Unusable as cause:
        return _leave(tools, followed, item, str(cause))
    except RecordError:
        raise
    except Exception as error:  # one item must not keep the others from being read
        return _leave(tools, followed, item, f"Memcon failed on it ({type(error).__name__}: {error})")
    tools.record.following.close(item, ItemState.TAKEN if taken.came else ItemState.LEFT)
    return taken


def _take(tools: Tools, followed: FollowedAddress, waiting: Waiting) -> Taken:
    entry = waiting.entry
    if not waiting.again and entry.url and not entry.is_full and tools.record.following.is_taken(entry.url):
        return Taken(known=1)  # it stands in another feed too
    loaded = list(_load(tools, waiting))
    arrivals = [one for one in loaded if isinstance(one, Arrival)]
    articles = [_said_by_feed(one.article, followed, entry, only=len(arrivals) == 1) for one in arrivals]
    tools.record.following.expect([article.text.id for article in articles])
    taken = Taken()
    for arrival, article in zip(arrivals, articles, strict=True):
        taken += _add(tools, article, arrival.original)
        _warn_of(tools, followed, arrival, article)
    for one in loaded:
        if isinstance(one, Refused):
            tools.voice.warn(one.cause, f"{followed.name}: {shown(one.input)}")
            taken += Taken(failed=1)
        elif isinstance(one, PageSeen):
            tools.record.saw_page(one.page, one.texts, one.fetched)
    if waiting.again:
        _say_what_stands(tools, articles)
    return taken


def _say_what_stands(tools: Tools, articles: list[Article]) -> None:
    """Of an item that was read before in other words these are no longer there. For want of other times it tells
    which words are the later; of a page that the item links to, that page tells it."""
    for article in articles:
        own = article.publication
        if own.page and own.url and own.page != own.url and own.fetched:
            tools.record.saw_item(own.page, (article.id, own.url), [article.text.id], own.fetched)


def _load(tools: Tools, waiting: Waiting) -> Iterator[Loaded]:
    """What comes of an item; the feed's words and the page are never taken both. Raises Unusable."""
    entry, desk = waiting.entry, Desk(as_given=False, defaults=_SILENT, fetched=tools.clock.now().isoformat())
    if entry.url and not entry.is_full:
        yield from load_fetched(tools.fetcher.fetch(entry.url), entry.url, desk)
        return
    original = msgspec.json.encode(entry)  # and not the feed, which is another on every visit
    for item in items_of(waiting.feed):
        draft = Draft(item.blocks, original, item.publication, item.id, item.warnings)
        yield Arrival(_name(entry), desk.settle(draft), original, item.warnings)


def _said_by_feed(article: Article, followed: FollowedAddress, entry: FeedEntry, *, only: bool) -> Article:
    """The article with what the feed and its user say of it: the outlet is what the user says; the rest holds where
    the page is silent, and of a page with several texts it is said of none."""
    own = article.publication
    told = {"outlet": followed.outlet or own.outlet}
    if only:
        told |= {name: getattr(own, name) or getattr(entry, name) for name in ("author", "title", "url", "published")}
        told["modified"] = own.modified or entry.updated
    return msgspec.structs.replace(article, publication=msgspec.structs.replace(own, **told))


def _add(tools: Tools, article: Article, original: bytes) -> Taken:
    added = tools.record.add(article, original)
    if added is not Added.NEW:
        return Taken(known=1)
    return Taken(near=1) if tools.record.near_copies(article) else Taken(new=1)


def _warn_of(tools: Tools, followed: FollowedAddress, arrival: Arrival, article: Article) -> None:
    undated = () if article.publication.published else (f"its date is unknown (memcon set {short(article.text.id)})",)
    for warning in (*arrival.warnings, *undated):
        tools.voice.warn(warning, f"{followed.name}: {shown(arrival.input)}")


def _put_off(tools: Tools, followed: FollowedAddress, item: FeedItem, cause: Unreachable) -> Taken:
    if item.tries + 1 >= TRIES:
        return _leave(tools, followed, item, f"{cause}; it was tried {TRIES} times, and is left")
    due = tools.clock.now() + delay(_FIRST_TRY, item.tries, cause.retry_after)
    tools.record.following.put_off(item, write_time(due))
    tools.voice.warn(f"{cause}; it is tried again", f"{followed.name}: {shown(item.url or item.item)}")
    return Taken(failed=1)


def _leave(tools: Tools, followed: FollowedAddress, item: FeedItem, cause: str) -> Taken:
    tools.record.following.close(item, ItemState.LEFT)
    tools.voice.warn(cause, f"{followed.name}: {shown(item.url or item.item)}")
    return Taken(failed=1)


def _name(entry: FeedEntry) -> str:
    return entry.url or entry.title or entry.id or "an item without a name"
