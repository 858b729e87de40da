"""Watches to test: a real record, a town to follow, a clock that is turned by hand, a reader that needs no model."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest

from memcon.articles.fetching import Fetcher, Limits, Outside, post
from memcon.cli.reading import read_unread
from memcon.model.kinds import FindingKind
from memcon.record import Record
from memcon.watch.rounds import Watch
from memcon.watch.settings import FollowedAddress, Settings, Telling
from memcon.watch.telling import ToldNews, unpack_news
from memcon.watch.tools import Tools, Voice
from memcon.watch.webhook import Webhook
from tests.cli.plain_reader import PlainReader
from tests.record.blank import new_record

from .town import Town, opened_town

NOON = dt.datetime(2031, 3, 4, 12, tzinfo=dt.UTC)
QUICK = Limits(connect=2, read=0.5, total=2, between=0)


@dataclass
class HandClock:
    """A clock that only goes on when someone waits; whoever waits beyond `until` is interrupted."""

    moment: dt.datetime = NOON
    until: dt.datetime | None = None

    def now(self) -> dt.datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.moment += dt.timedelta(seconds=seconds)
        if self.until and self.moment > self.until:
            raise KeyboardInterrupt

    def turn(self, **delta: float) -> None:
        self.moment += dt.timedelta(**delta)


@dataclass
class Stage:
    """What a test of following has at hand."""

    record: Record
    town: Town
    folder: Path
    clock: HandClock = field(default_factory=HandClock)
    said: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)

    def watch(self, *feeds: str | FollowedAddress, webhook: str | None = None, secret: str | None = None) -> Watch:
        """A watch of these feeds, that writes changes.xml and may have a webhook."""
        followed = (one if isinstance(one, FollowedAddress) else self.follow(one) for one in feeds)
        voice = Voice(self.said.append, lambda cause, about: self.warned.append(f"{about}: {cause}"))
        tools = Tools(self.record, lambda: read_unread(self.record), self._fetcher(), self.clock, voice)
        hook = Webhook(webhook, lambda *message: post(*message, allow_private=True), secret) if webhook else None
        return Watch(tools, Settings(tuple(followed), Telling()), self.folder / "changes.xml", hook)

    def follow(self, address: str, **more: Any) -> FollowedAddress:
        return msgspec.convert({"address": address, "outlet": "Town News"} | more, FollowedAddress)

    def texts(self) -> list[str]:
        view = self.record.view()
        return [view.text(filed.id) for filed in view.articles()]

    def quotes(self) -> list[str]:
        """The words of all statements of the record."""
        return sorted(e.claims[0].passages[0].quote for e in self.record.view().entries(FindingKind.STATEMENT))

    def news(self) -> list[ToldNews]:
        """All news, the oldest first."""
        return [unpack_news(news) for news in self.record.news.latest(1000)][::-1]

    def told(self) -> list[str]:
        """The words of all changes that were told, in order."""
        return [change.excerpts[0].quote for news in self.news() for change in news.changes]

    def _fetcher(self) -> Fetcher:
        outside = Outside(clock=lambda: self.clock.moment.timestamp(), sleep=self.clock.sleep)
        return Fetcher(allow_private=True, limits=QUICK, outside=outside)


@pytest.fixture
def town() -> Iterator[Town]:
    with opened_town() as town:
        yield town


@pytest.fixture
def stage(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setattr("memcon.reading.Reader", PlainReader)
    with new_record(tmp_path / "memcon.db") as record:
        yield Stage(record, town, tmp_path)
