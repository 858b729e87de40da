"""What a record knows of the feeds that it follows, and of the news that it owes."""

from memcon.record import Record, open_record
from memcon.record.following import FeedItem, FollowedFeed, ItemState
from memcon.record.news import News

from .builders import Report, put

ADDRESS = "https://gazette.example/feed"
NOON, ONE, TWO = "2031-03-04T12:00:00Z", "2031-03-04T13:00:00Z", "2031-03-04T14:00:00Z"
FERRY = Report("The ferry is late.", "2031-03-04")
GRAIN = Report("The grain is dear.", "2031-03-04")


def item(name: str, **more: object) -> FeedItem:
    values = {"stamp": "1", "url": f"https://gazette.example/{name}", "state": ItemState.WAITING, "due": NOON}
    return FeedItem(ADDRESS, name, **values | {"body": "{}"} | more)  # type: ignore[arg-type]


def followed(record: Record, *items: FeedItem) -> FollowedFeed:
    (feed,) = record.following.feeds([ADDRESS], NOON)
    record.following.keep_feed(feed, items)
    return feed


def news(id_: str, *texts: str) -> News:
    words = ", ".join(f'{{"about": "{text}"}}' for text in texts)
    return News(id_, NOON, f'{{"changes": [{words}]}}')


def test_a_feed_that_was_not_known_is_due_at_once(record: Record) -> None:
    assert record.following.feeds([ADDRESS], NOON) == (FollowedFeed(ADDRESS, NOON),)


def test_the_state_of_a_feed_is_what_was_kept_last(record: Record) -> None:
    feed = FollowedFeed(ADDRESS, ONE, "https://new.example/", '"1"', "Tue", 3, "it is gone")
    record.following.feeds([ADDRESS], NOON)
    record.following.keep_feed(feed)
    assert record.following.feeds([ADDRESS], TWO) == (feed,)


def test_of_two_programs_one_gets_a_visit(address: str) -> None:
    with open_record(address) as one, open_record(address) as other:
        (feed,) = one.following.feeds([ADDRESS], NOON)
        (same,) = other.following.feeds([ADDRESS], NOON)
        assert one.following.claim(feed, ONE)
        assert not other.following.claim(same, ONE)


def test_items_wait_in_the_order_in_which_they_were_met(record: Record) -> None:
    feed = followed(record, item("b"), item("a"))
    record.following.keep_feed(feed, [item("c", due=TWO), item("d", state=ItemState.PASSED)])
    assert [one.item for one in record.following.waiting(ADDRESS, ONE, 10)] == ["b", "a"]
    assert [one.item for one in record.following.waiting(ADDRESS, TWO, 2)] == ["b", "a"]
    assert [one.item for one in record.following.waiting(ADDRESS, TWO, 10)] == ["b", "a", "c"]
    assert record.following.count_waiting(ADDRESS) == 3


def test_what_was_read_waits_no_longer_and_is_known(record: Record) -> None:
    followed(record, item("a"))
    record.following.close(item("a"), ItemState.TAKEN)
    assert record.following.waiting(ADDRESS, TWO, 10) == ()
    assert [(one.item, one.state, one.body) for one in record.following.known(ADDRESS)] == [("a", "taken", None)]
    assert record.following.is_taken("https://gazette.example/a")
    assert not record.following.is_taken("https://gazette.example/b")


def test_an_item_that_was_put_off_comes_again(record: Record) -> None:
    followed(record, item("a"))
    record.following.put_off(item("a"), TWO)
    assert record.following.waiting(ADDRESS, ONE, 10) == ()
    assert [one.tries for one in record.following.waiting(ADDRESS, TWO, 10)] == [1]


def test_items_are_let_go_when_the_feed_has_long_been_without_them(record: Record) -> None:
    feed = followed(record, item("old", state=ItemState.TAKEN), item("kept", state=ItemState.TAKEN), item("waiting"))
    record.following.keep_feed(FollowedFeed(feed.address, TWO), met=["kept"])
    record.following.let_go(ADDRESS, ONE)
    assert {one.item for one in record.following.known(ADDRESS)} == {"kept", "waiting"}


def test_a_text_that_the_record_holds_is_nothing_to_tell(record: Record) -> None:
    put(record, FERRY)
    record.following.expect([FERRY.id, GRAIN.id, GRAIN.id])
    record.following.expect([GRAIN.id])
    assert record.news.untold() == {GRAIN.id}


def test_of_a_text_it_is_told_once(record: Record) -> None:
    record.following.expect([FERRY.id, GRAIN.id])
    assert record.news.publish(news("w-1"), [FERRY.id], owed=True)
    assert not record.news.publish(news("w-2"), [FERRY.id, GRAIN.id], owed=True)
    assert [one.id for one in record.news.latest(10)] == ["w-1"]
    assert record.news.untold() == {GRAIN.id}


def test_what_changed_nothing_is_told_without_news(record: Record) -> None:
    record.following.expect([FERRY.id])
    assert record.news.publish(None, [FERRY.id], owed=True)
    assert record.news.latest(10) == ()
    assert record.news.untold() == frozenset()


def test_news_is_owed_in_order_until_it_is_delivered(record: Record) -> None:
    for name in ("w-2", "w-1"):
        record.news.publish(news(name), [], owed=True)
    record.news.publish(news("w-3"), [], owed=False)
    first, second = record.news.owed()
    assert (first.news.id, second.news.id) == ("w-2", "w-1")
    record.news.put_off(first, TWO)
    assert (record.news.owed()[0].tries, record.news.owed()[0].due) == (1, TWO)
    record.news.settle(first)
    assert [owed.news.id for owed in record.news.owed()] == ["w-1"]
    assert [one.id for one in record.news.latest(2)] == ["w-3", "w-1"]


def test_of_two_programs_one_delivers(address: str) -> None:
    with open_record(address) as one, open_record(address) as other:
        one.news.publish(news("w-1"), [], owed=True)
        (ours,), (theirs,) = one.news.owed(), other.news.owed()
        assert one.news.claim(ours, ONE)
        assert not other.news.claim(theirs, ONE)


def test_what_is_forgotten_goes_from_the_news_and_the_rest_stays(record: Record) -> None:
    put(record, FERRY, GRAIN)
    record.news.publish(news("w-1", FERRY.id, GRAIN.id), [], owed=True)
    record.forget(FERRY.id)
    body = record.news.latest(1)[0].body
    assert FERRY.id not in body
    assert GRAIN.id in body


def test_a_record_keeps_its_name_in_the_world(address: str) -> None:
    with open_record(address) as record:
        name = record.news.record_name()
    with open_record(address) as record:
        assert record.news.record_name() == name
