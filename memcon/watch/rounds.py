"""The watch: round after round, the feeds that are due are visited, what is new is read, what it changed is told."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from memcon.record import RecordError
from memcon.record.following import FeedItem, FollowedFeed
from memcon.watch.atom import MOST as MOST_TOLD
from memcon.watch.atom import place, write_atom
from memcon.watch.clock import read_time, say_time
from memcon.watch.settings import FollowedAddress, Settings
from memcon.watch.taking import Taken, take
from memcon.watch.telling import ToldNews, make_news, unpack_news
from memcon.watch.tools import Tools
from memcon.watch.visits import visit
from memcon.watch.webhook import Webhook, deliver, next_try

_LONGEST_SLEEP = dt.timedelta(hours=1)
_A_WHILE = dt.timedelta(minutes=1)  # after which a record is tried again that could not be written to


@dataclass(frozen=True, slots=True)
class Watch:
    """Follows the feeds of `settings`. All that it knows is in the record: it can be stopped at any moment, and goes on
    where it was."""

    tools: Tools
    settings: Settings
    out: Path | None = None
    webhook: Webhook | None = None

    def follow(self) -> None:
        """Round after round, until it is interrupted."""
        self._take_up()
        while True:
            try:
                self.go_round()
                pause = self._until_next()
            except RecordError as error:
                self.tools.voice.warn(f"{error}; trying again in a minute", "the record")
                pause = _A_WHILE
            self.tools.clock.sleep(max(pause.total_seconds(), 1))

    def once(self) -> bool:
        """One round, for programs that are started by the clock: feeds are visited whether they are due or not, unless
        they failed the last time, or asked to be left alone. Whether none of those that were visited failed."""
        self._take_up()
        return self.go_round(early=True)

    def go_round(self, *, early: bool = False) -> bool:
        """Visits what is due, reads what is new in it, and tells what that changed. Whether every feed that was visited
        could be had."""
        now = self.tools.now
        feeds = self.tools.record.following.feeds([feed.address for feed in self.settings.feed], now)
        asked: Counter[str] = Counter()
        taken, well = Taken(), True
        for followed, feed in zip(self.settings.feed, feeds, strict=True):
            if feed.rest is not None:
                continue
            if feed.due <= now or (early and not feed.failures):
                came = self._visit(followed, feed, asked)
                taken, well = taken + (came or Taken()), well and came is not None
            elif early:
                due = say_time(read_time(feed.due), self.tools.clock.now())
                self.tools.voice.tell(f"{followed.name}: left alone until {due}")
        if taken != Taken():
            self._read_and_tell()
        self._deliver()
        return well

    def _take_up(self) -> None:
        """What was begun before, and not brought to its end."""
        self._read_and_tell()
        self._deliver()

    def _visit(self, followed: FollowedAddress, feed: FollowedFeed, asked: Counter[str]) -> Taken | None:
        """What came of a visit; None where the feed could not be had."""
        after = visit(self.tools, followed, self.settings.interval(followed), feed)
        if after is None or after.failed:
            return None if after else Taken()
        taken = self._take_waiting(followed, asked)
        self.tools.voice.tell(f"{followed.name}: {self._say(followed, after.feed, taken)}")
        return taken

    def _take_waiting(self, followed: FollowedAddress, asked: Counter[str]) -> Taken:
        """Takes the items that wait, as many as may be in a round, and as many as their host may be asked for."""
        following, taken = self.tools.record.following, Taken()
        for item in following.waiting(followed.address, self.tools.now, followed.most):
            host = _host(item)
            if host is None or asked[host] < self.settings.watch.per_host:
                asked[host or ""] += 1
                taken += take(self.tools, followed, item)
        return taken

    def _say(self, followed: FollowedAddress, feed: FollowedFeed, taken: Taken) -> str:
        waiting = self.tools.record.following.count_waiting(followed.address)
        counts = (
            (taken.new, "new"),
            (taken.near, "near-copy" if taken.near == 1 else "near-copies"),
            (taken.known, "known already"),
            (taken.failed, "not to be had"),
            (waiting, "waiting"),
        )
        said = ", ".join(f"{number:,} {words}" for number, words in counts if number) or "nothing new"
        return f"{said}; next at {say_time(read_time(feed.due), self.tools.clock.now())}"

    def _read_and_tell(self) -> None:
        self.tools.read()
        self.tools.record.fold()
        news = make_news(self.tools.record, self.tools.now, owed=self.webhook is not None)
        if news:
            self.tools.voice.tell(say_news(news))
        if self.out:
            self._write_out(self.out)

    def _write_out(self, out: Path) -> None:
        desk = self.tools.record.news
        told = [unpack_news(news) for news in desk.latest(MOST_TOLD)]
        if not told and out.exists():
            return
        try:
            place(write_atom(desk.record_name(), told, self.tools.now), out)
        except OSError as error:
            self.tools.voice.warn((error.strerror or str(error)).lower(), str(out))

    def _deliver(self) -> None:
        if self.webhook and (delivered := deliver(self.tools, self.webhook)):
            self.tools.voice.tell(f"Delivered to the webhook: {delivered:,} news")

    def _until_next(self) -> dt.timedelta:
        now = self.tools.clock.now()
        feeds = self.tools.record.following.feeds([feed.address for feed in self.settings.feed], self.tools.now)
        moments = [read_time(feed.due) for feed in feeds if feed.rest is None]
        if self.webhook and (moment := next_try(self.tools)):
            moments.append(moment)
        return min([_LONGEST_SLEEP, *(moment - now for moment in moments)])


def say_news(news: ToldNews) -> str:
    """ "7 changes in the record, by 3 articles"."""
    changes, articles = len(news.changes) + news.more, len(news.articles)
    said = f"{changes:,} {'change' if changes == 1 else 'changes'} in the record"
    return f"{said}, by {articles:,} {'article' if articles == 1 else 'articles'}"


def _host(item: FeedItem) -> str | None:
    return urlsplit(item.url or "").hostname
