"""A visit to a feed: what is new in it is put down, to be read next."""

import datetime as dt
from dataclasses import dataclass, replace

from memcon.articles.feeds import Feed, read_feed
from memcon.articles.fetching import Barred, Fetched, Gone, Unreachable, shown
from memcon.articles.limits import Unusable
from memcon.record.following import FollowedFeed
from memcon.watch.clock import say_time, write_time
from memcon.watch.delays import delay
from memcon.watch.items import sift
from memcon.watch.settings import FollowedAddress
from memcon.watch.tools import UNBARRED, Tools

_REMEMBERED = dt.timedelta(days=180)  # for which an item is known that the feed no longer holds


@dataclass(frozen=True, slots=True)
class Visited:
    """A feed's state after a visit, and whether it gave nothing, be it its own fault or not."""

    feed: FollowedFeed
    failed: bool = False


def visit(tools: Tools, followed: FollowedAddress, every: dt.timedelta, feed: FollowedFeed) -> Visited | None:
    """Looks at a feed, and keeps what is new in it; None where another program has come first. Whatever is wrong with
    the feed is told in a line, and it is tried again later."""
    began = tools.clock.now()
    on_time = replace(feed, due=write_time(began + every))
    if not tools.record.following.claim(feed, on_time.due):
        return None
    try:
        fetched = tools.fetcher.fetch(feed.moved or feed.address, etag=feed.etag, modified=feed.modified)
        found = None if fetched.status == 304 else read_feed(fetched.data, address=fetched.address)
    except Gone as cause:
        return Visited(_rest(tools, followed, on_time, str(cause)), failed=True)
    except Barred as cause:
        return Visited(_bar(tools, followed, on_time, str(cause)), failed=True)
    except Unusable as cause:
        asked = cause.retry_after if isinstance(cause, Unreachable) else None
        return Visited(_fail(tools, followed, every, on_time, str(cause), asked), failed=True)
    except Exception as error:  # one feed must not keep the others from being read
        cause_in_words = f"Memcon failed on it ({type(error).__name__}: {error})"
        return Visited(_fail(tools, followed, every, on_time, cause_in_words, None), failed=True)
    return Visited(_keep(tools, followed, on_time, fetched, found))


def _keep(
    tools: Tools, followed: FollowedAddress, feed: FollowedFeed, fetched: Fetched, found: Feed | None
) -> FollowedFeed:
    """Everything in one transaction: what the server said of the feed's state, and the items that it says it of."""
    following = tools.record.following
    feed = replace(feed, failures=0, rest=None, moved=_moved(tools, followed, feed, fetched))
    if found is None:
        following.keep_feed(feed)
        return feed
    for warning in found.warnings:
        tools.voice.warn(warning, followed.name)
    whole = not found.warnings  # else it is asked for again, whether it has changed or not
    feed = replace(feed, etag=fetched.etag if whole else None, modified=fetched.modified if whole else None)
    sifted = sift(followed, found, following.known(followed.address), tools.now)
    following.keep_feed(feed, sifted.items, met=sifted.met)
    following.let_go(followed.address, write_time(tools.clock.now() - _REMEMBERED))
    return feed


def _moved(tools: Tools, followed: FollowedAddress, feed: FollowedFeed, fetched: Fetched) -> str | None:
    """Where the feed stands for good, if elsewhere than its user says."""
    moved = fetched.moved or feed.moved
    if moved == followed.address:
        return None
    if moved and moved != feed.moved:
        tools.voice.warn(f"it has moved for good, to {shown(moved)}, and is followed there", followed.name)
    return moved


def _fail(
    tools: Tools,
    followed: FollowedAddress,
    every: dt.timedelta,
    feed: FollowedFeed,
    cause: str,
    asked: float | None,
) -> FollowedFeed:
    now = tools.clock.now()
    due = now + delay(every, feed.failures, asked)
    # A place that it has moved to may be a false one, so the next try is at the address that the user gave.
    feed = replace(feed, failures=feed.failures + 1, due=write_time(due), moved=None)
    tools.record.following.keep_feed(feed)
    tools.voice.warn(f"{cause}; trying again at {say_time(due, now)}", followed.name)
    return feed


def _bar(tools: Tools, followed: FollowedAddress, feed: FollowedFeed, cause: str) -> FollowedFeed:
    """An address that our own rules refuse is no failure of the feed, which is visited as soon as they allow it."""
    feed = replace(feed, failures=0, moved=None)
    tools.record.following.keep_feed(feed)
    tools.voice.warn(f"{cause} {UNBARRED}", followed.name)
    return feed


def _rest(tools: Tools, followed: FollowedAddress, feed: FollowedFeed, cause: str) -> FollowedFeed:
    feed = replace(feed, rest=cause)
    tools.record.following.keep_feed(feed)
    tools.voice.warn("it is gone for good, and is not visited any more (take it out of the list)", followed.name)
    return feed
