"""Feeds that answer otherwise than with news: not at all, not now, not here, not any more."""

import datetime as dt
from dataclasses import replace

import pytest

from memcon.watch.delays import delay

from .conftest import NOON, Stage
from .test_feeds import full, item
from .town import FEED_TYPE, Answer, Asked, reports, rss

ONE, TWO = reports(2)
HALF_HOUR = dt.timedelta(minutes=30)


def due(stage: Stage, address: str) -> dt.timedelta:
    """How long it is until the next visit."""
    (feed,) = stage.record.following.feeds([address], "")
    return dt.datetime.fromisoformat(feed.due) - stage.clock.now()


def test_a_feed_is_asked_only_for_what_changed(stage: Stage) -> None:
    def answer(asked: Asked) -> Answer:
        headers = (("ETag", '"1"'), ("Last-Modified", "Tue, 04 Mar 2031 10:00:00 GMT"))
        unchanged = asked.headers["If-None-Match"] == '"1"'
        return Answer(status=304) if unchanged else Answer(rss(full(1, ONE)), media_type=FEED_TYPE, headers=headers)

    watch = stage.watch(stage.town.put("/feed", answer))
    watch.once()
    watch.once()
    watch.once()
    asked = [one for one in stage.town.asked if one.path == "/feed"]
    assert [one.headers["If-None-Match"] for one in asked] == [None, '"1"', '"1"']
    assert asked[1].headers["If-Modified-Since"] == "Tue, 04 Mar 2031 10:00:00 GMT"
    assert stage.said[-1].startswith("Town News: nothing new; next at ")
    assert len(stage.texts()) == 1


@pytest.mark.parametrize("status", [404, 500, 503])
def test_a_feed_that_fails_is_asked_less_and_less(stage: Stage, status: int) -> None:
    address = stage.town.put("/feed", Answer(status=status))
    watch = stage.watch(address)
    waits = []
    for _ in range(8):
        watch.go_round()
        waits.append(due(stage, address))
        stage.clock.turn(seconds=waits[-1].total_seconds())
    assert [wait / HALF_HOUR for wait in waits] == [1, 2, 4, 8, 16, 32, 48, 48]


def test_a_feed_that_is_well_again_is_visited_as_often_as_before(stage: Stage) -> None:
    address = stage.town.put("/feed", Answer(status=503))
    watch = stage.watch(address)
    for _ in range(3):
        watch.go_round()
        stage.clock.turn(days=1)
    stage.town.put_feed("/feed", full(1, ONE))
    watch.go_round()
    assert due(stage, address) == HALF_HOUR
    assert len(stage.texts()) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_says_when_to_come_back_is_left_alone_until_then(stage: Stage, status: int) -> None:
    headers = (("Retry-After", "7200"),)
    address = stage.town.put("/feed", Answer(status=status, headers=headers))
    watch = stage.watch(address)
    watch.once()
    assert due(stage, address) == dt.timedelta(hours=2)
    stage.clock.turn(hours=1)
    watch.once()
    assert stage.town.count("/feed") == 1
    assert stage.said[-1].startswith("Town News: left alone until ")
    stage.town.put_feed("/feed", full(1, ONE))
    stage.clock.turn(hours=1)
    watch.once()
    assert len(stage.texts()) == 1


def test_a_feed_that_is_gone_for_good_is_put_to_rest(stage: Stage) -> None:
    watch = stage.watch(stage.town.put("/feed", Answer(status=410)))
    watch.once()
    stage.clock.turn(days=30)
    watch.once()
    assert stage.town.count("/feed") == 1
    assert "gone for good, and is not visited any more" in stage.warned[0]


def test_a_feed_that_moves_for_good_is_followed_and_its_new_address_told(stage: Stage) -> None:
    stage.town.put_feed("/new", full(1, ONE))
    watch = stage.watch(stage.town.put("/feed", Answer(status=301, headers=(("Location", "/new"),))))
    watch.once()
    watch.once()
    assert stage.town.count("/feed") == 1
    assert stage.town.count("/new") == 2
    assert stage.warned == [f"Town News: it has moved for good, to {stage.town.at('/new')}, and is followed there"]


def test_a_feed_that_stands_elsewhere_for_now_is_asked_for_where_it_was(stage: Stage) -> None:
    stage.town.put_feed("/new", full(1, ONE))
    watch = stage.watch(stage.town.put("/feed", Answer(status=302, headers=(("Location", "/new"),))))
    watch.once()
    watch.once()
    assert stage.town.count("/feed") == 2
    assert stage.warned == []


def test_a_place_that_a_feed_has_moved_to_in_error_is_given_up(stage: Stage) -> None:
    stage.town.put_feed("/new", full(1, ONE))
    address = stage.town.put("/feed", Answer(status=301, headers=(("Location", "/new"),)))
    watch = stage.watch(address)
    watch.once()
    stage.town.put("/new", Answer(status=404))
    stage.town.put_feed("/feed", full(2, TWO))
    watch.once()
    stage.clock.turn(days=1)
    watch.once()
    assert len(stage.texts()) == 2


def test_a_feed_that_hangs_holds_up_no_other(stage: Stage) -> None:
    hanging = stage.town.put("/slow", Answer(rss(full(1, ONE)), media_type=FEED_TYPE, hangs=3))
    well = stage.town.put_feed("/feed", full(2, TWO))
    stage.watch(stage.follow(hanging, outlet="Slow News"), well).once()
    assert len(stage.texts()) == 1
    assert stage.warned[0].startswith("Slow News: it does not answer in time; trying again at ")


def test_a_feed_that_is_cut_short_on_its_way_is_asked_for_again(stage: Stage) -> None:
    body = rss(full(1, ONE))
    watch = stage.watch(stage.town.put("/feed", Answer(body[:400], media_type=FEED_TYPE, claims=len(body))))
    watch.once()
    assert "it breaks off before its end" in stage.warned[0]
    stage.town.put("/feed", Answer(body, media_type=FEED_TYPE))
    stage.clock.turn(hours=1)
    watch.once()
    assert len(stage.texts()) == 1


@pytest.mark.parametrize("body", [b"", b"<html><body>Sign in</body></html>", b"\x00\xff" * 40])
def test_what_is_no_feed_is_told_in_one_line(stage: Stage, body: bytes) -> None:
    stage.watch(stage.town.put("/feed", Answer(body, media_type=FEED_TYPE))).once()
    assert len(stage.warned) == 1
    assert stage.warned[0].startswith("Town News: it is ")


def test_a_feed_within_a_private_network_is_not_fetched_unless_that_is_allowed(stage: Stage) -> None:
    from memcon.articles.fetching import Fetcher

    watch = stage.watch(stage.town.put_feed("/feed", item(1)))
    replace(watch, tools=replace(watch.tools, fetcher=Fetcher())).once()
    assert stage.town.asked == []
    assert "nothing is fetched from there" in stage.warned[0]
    (feed,) = stage.record.following.feeds([stage.town.at("/feed")], stage.watch().tools.now)
    assert feed.failures == 0


def test_following_goes_on_round_after_round(stage: Stage) -> None:
    address = stage.town.put_feed("/feed", full(1, ONE))
    stage.clock.until = NOON + dt.timedelta(hours=3, minutes=10)
    with pytest.raises(KeyboardInterrupt):
        stage.watch(stage.follow(address, every="1h")).follow()
    assert stage.town.count("/feed") == 4


def test_a_record_that_cannot_be_written_to_for_a_while_ends_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from memcon.record import RecordError
    from memcon.record.following import Following

    def refuse_once(self: Following, *arguments: object, **more: object) -> object:
        monkeypatch.setattr(Following, "keep_feed", well)
        raise RecordError("memcon.db: another program is writing to it; try again when it is done")

    well = Following.keep_feed
    monkeypatch.setattr(Following, "keep_feed", refuse_once)
    stage.clock.until = NOON + dt.timedelta(hours=2)
    with pytest.raises(KeyboardInterrupt):
        stage.watch(stage.town.put_feed("/feed", full(1, ONE))).follow()
    assert "trying again in a minute" in stage.warned[0]
    assert len(stage.texts()) == 1


def test_a_server_cannot_put_a_visit_off_for_ever() -> None:
    assert delay(HALF_HOUR, 0, asked=1e12) == dt.timedelta(days=7)
