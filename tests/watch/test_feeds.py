"""What is read of a feed, and what is not read twice."""

import json
from dataclasses import replace

import pytest

from memcon.record import open_record

from .conftest import Stage
from .town import FEED_TYPE, Answer, Item, page, reports, rss

ONE, TWO, THREE, FOUR = reports(4)


def item(nth: int, **more: object) -> Item:
    at = f"Tue, 04 Mar 2031 {10 + nth:02d}:00:00 +0000"
    return replace(Item(f"id-{nth}", f"Item {nth}", f"/{nth}", published=at), **more)  # type: ignore[arg-type]


def full(nth: int, text: str) -> Item:
    """An item with the whole text."""
    longer = " ".join([text, *(f"Speaker {n} of session {nth} rose and read from list {n * nth}." for n in range(12))])
    return item(nth, words=longer)


def test_the_page_is_read_where_the_feed_has_only_a_teaser(stage: Stage) -> None:
    stage.town.put_page("/1", ONE)
    stage.watch(stage.town.put_feed("/feed", item(1))).once()
    (text,) = stage.texts()
    assert "Nobody in Adahaven" in text
    assert "met again" not in text
    assert stage.said[0].startswith("Town News: 1 new; next at ")


def test_the_feeds_own_text_is_read_where_it_is_full(stage: Stage) -> None:
    stage.town.put_page("/1", TWO)
    stage.watch(stage.town.put_feed("/feed", full(1, ONE))).once()
    (text,) = stage.texts()
    assert "Nobody in Adahaven" in text
    assert stage.town.count("/1") == 0


def test_what_the_feed_says_of_an_item_is_kept(stage: Stage) -> None:
    stage.town.put_page("/1", ONE)
    stage.watch(stage.town.put_feed("/feed", item(1))).once()
    (filed,) = stage.record.view().articles()
    publication = filed.publications[0]
    assert publication.outlet == "Town News"
    assert publication.url == stage.town.at("/1")
    assert publication.published == "2031-03-04T11:00:00+00:00"


def test_a_feed_that_grows_gives_what_is_new(stage: Stage) -> None:
    for nth, text in enumerate((ONE, TWO), 1):
        stage.town.put_page(f"/{nth}", text)
    watch = stage.watch(stage.town.put_feed("/feed", item(1)))
    watch.once()
    stage.town.put_feed("/feed", item(2), item(1))
    watch.once()
    assert len(stage.texts()) == 2
    assert stage.town.count("/1") == 1


def test_of_a_new_feed_the_newest_items_are_read_and_the_older_count_as_known(stage: Stage) -> None:
    for nth, text in enumerate((ONE, TWO, THREE), 1):
        stage.town.put_page(f"/{nth}", text)
    address = stage.town.put_feed("/feed", item(1), item(3), item(2))
    watch = stage.watch(stage.follow(address, most=2))
    watch.once()
    watch.once()
    assert stage.town.count("/1") == 0
    assert len(stage.texts()) == 2


def test_later_nothing_is_passed_over_that_is_more_than_one_round_reads(stage: Stage) -> None:
    for nth, text in enumerate((ONE, TWO, THREE, FOUR), 1):
        stage.town.put_page(f"/{nth}", text)
    address = stage.town.put_feed("/feed", item(1))
    watch = stage.watch(stage.follow(address, most=2))
    watch.once()
    stage.town.put_feed("/feed", item(4), item(3), item(2), item(1))
    watch.once()
    assert "2 new, 1 waiting" in stage.said[-2]
    stage.town.put_feed("/feed")
    watch.once()
    assert len(stage.texts()) == 4


def test_a_feed_that_repeats_itself_is_read_once(stage: Stage) -> None:
    stage.town.put_page("/1", ONE)
    watch = stage.watch(stage.town.put_feed("/feed", item(1), item(1), item(1, guid="id-1")))
    watch.once()
    watch.once()
    assert stage.town.count("/1") == 1
    assert len(stage.texts()) == 1


def test_an_old_item_under_a_new_name_is_not_read_again(stage: Stage) -> None:
    stage.town.put_page("/1", ONE)
    watch = stage.watch(stage.town.put_feed("/feed", item(1)))
    watch.once()
    stage.town.put_feed("/feed", item(1, guid="another"))
    watch.once()
    assert stage.town.count("/1") == 1


def test_items_that_share_one_name_are_told_apart(stage: Stage) -> None:
    for nth, text in enumerate((ONE, TWO), 1):
        stage.town.put_page(f"/{nth}", text)
    watch = stage.watch(stage.town.put_feed("/feed", item(1, guid="all"), item(2, guid="all")))
    watch.once()
    watch.once()
    assert len(stage.texts()) == 2
    assert stage.town.count("/1") == 1


def test_an_item_without_any_name_is_read_once(stage: Stage) -> None:
    watch = stage.watch(stage.town.put_feed("/feed", replace(full(1, ONE), guid=None, link=None)))
    watch.once()
    watch.once()
    assert len(stage.texts()) == 1


def test_an_item_that_was_changed_is_read_again(stage: Stage) -> None:
    stage.town.put_page("/1", ONE)
    watch = stage.watch(stage.town.put_feed("/feed", item(1)))
    watch.once()
    stage.town.put_page(
        "/1", f"{ONE}\n“The crews have been paid,” envoy Mona Vik said on Tuesday at the door of the hall."
    )
    stage.town.put_feed("/feed", item(1, words="The crews were paid […]"))
    watch.once()
    assert "The crews have been paid," in stage.quotes()


def test_the_same_item_in_two_feeds_is_fetched_and_read_once(stage: Stage) -> None:
    stage.town.put_page("/1", ONE)
    one = stage.town.put_feed("/feed", item(1))
    other = stage.town.put_feed("/world", item(1, guid="w-1", title="From the harbour"))
    stage.watch(one, stage.follow(other, outlet="Town World")).once()
    assert stage.town.count("/1") == 1
    assert len(stage.texts()) == 1
    assert any("Town World: 1 known already" in line for line in stage.said)


def test_only_items_with_one_of_the_words_are_read(stage: Stage) -> None:
    for nth, text in enumerate((ONE, TWO), 1):
        stage.town.put_page(f"/{nth}", text)
    address = stage.town.put_feed("/feed", item(1, title="Ferries run again"), item(2, title="Recipes"))
    stage.watch(stage.follow(address, match=["ferr", "strike"])).once()
    assert stage.town.count("/1") == 1
    assert stage.town.count("/2") == 0


def test_a_feed_that_lies_about_its_type_and_encoding_is_read(stage: Stage) -> None:
    words = full(1, ONE.replace("Adahaven", "Ådahaven"))
    body = rss(words, encoding="iso-8859-1".replace("iso-8859-1", "windows-1252"))
    address = stage.town.put("/feed", Answer(body, media_type="text/html; charset=utf-8"))
    stage.watch(address).once()
    assert "Ådahaven" in stage.texts()[0]


def test_a_feed_that_breaks_off_gives_what_came_and_is_asked_again(stage: Stage) -> None:
    whole = rss(full(1, ONE), full(2, TWO))
    at = whole.index(b"<item>", whole.index(b"<item>") + 1) + 200
    headers = (("ETag", '"1"'),)
    address = stage.town.put("/feed", Answer(whole[:at], media_type=FEED_TYPE, headers=headers))
    watch = stage.watch(address)
    watch.once()
    assert len(stage.texts()) == 1
    assert "breaks off" in stage.warned[0]
    stage.town.put("/feed", Answer(whole, media_type=FEED_TYPE, headers=headers))
    watch.once()
    assert stage.town.asked[-1].headers["If-None-Match"] is None
    assert len(stage.texts()) == 2


def test_a_page_that_is_not_there_is_told_and_not_asked_for_again(stage: Stage) -> None:
    stage.town.put_page("/2", TWO)
    watch = stage.watch(stage.town.put_feed("/feed", item(2), item(1)))
    watch.once()
    stage.clock.turn(days=1)
    watch.once()
    assert len(stage.texts()) == 1
    assert stage.town.count("/1") == 1
    assert f"Town News: {stage.town.at('/1')}: " in stage.warned[0]


def test_a_page_that_cannot_be_had_now_is_tried_again(stage: Stage) -> None:
    stage.town.put("/1", Answer(status=503))
    watch = stage.watch(stage.town.put_feed("/feed", item(1)))
    watch.once()
    assert stage.texts() == []
    stage.town.put_page("/1", ONE)
    stage.clock.turn(hours=1)
    watch.once()
    assert len(stage.texts()) == 1


def test_a_page_that_can_never_be_had_is_left_after_a_while(stage: Stage) -> None:
    stage.town.put("/1", Answer(status=503))
    watch = stage.watch(stage.town.put_feed("/feed", item(1)))
    for _ in range(10):
        watch.once()
        stage.clock.turn(days=1)
    assert stage.town.count("/1") == 6
    assert "it was tried 6 times, and is left" in stage.warned[-1]


def test_a_fault_on_one_item_does_not_keep_the_others_from_being_read(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from memcon.watch import taking

    def fail_on_the_first(found: object, place: str, desk: object) -> object:
        if place.endswith("/1"):
            raise ZeroDivisionError("no words")
        return well(found, place, desk)  # type: ignore[arg-type]

    well = taking.load_fetched
    monkeypatch.setattr(taking, "load_fetched", fail_on_the_first)
    for nth, text in enumerate((ONE, TWO), 1):
        stage.town.put_page(f"/{nth}", text)
    stage.watch(stage.town.put_feed("/feed", item(1), item(2))).once()
    assert len(stage.texts()) == 1
    assert "Memcon failed on it (ZeroDivisionError: no words)" in stage.warned[0]


def test_a_page_that_a_paywall_cuts_off_is_told(stage: Stage) -> None:
    teaser = "The delegations of both shores met again on Monday and said little of what they had agreed."
    stage.town.put_page("/1", f"{teaser}\nSubscribe to continue reading. Already a subscriber? Sign in.")
    stage.watch(stage.town.put_feed("/feed", item(1))).once()
    assert all("Subscribe" not in text for text in stage.texts())
    assert "paywall" in stage.warned[0]


def test_a_report_whose_date_nobody_says_is_read_and_that_is_told(stage: Stage) -> None:
    stage.town.put_page("/1", ONE)
    stage.watch(stage.town.put_feed("/feed", item(1, published=None))).once()
    assert len(stage.texts()) == 1
    assert f"Town News: {stage.town.at('/1')}: its date is unknown (memcon set t-" in stage.warned[0]


def test_one_host_is_asked_for_no_more_pages_in_a_round_than_it_may_be(stage: Stage) -> None:
    import msgspec

    addresses = []
    for name in ("a", "b"):
        items = [item(nth, guid=f"{name}{nth}", link=f"/{name}{nth}") for nth in range(3)]
        addresses.append(stage.town.put_feed(f"/{name}", *items))
    watch = stage.watch(*addresses)
    telling = msgspec.structs.replace(watch.settings.watch, per_host=4)
    replace(watch, settings=msgspec.structs.replace(watch.settings, watch=telling)).once()
    pages = [one.path for one in stage.town.asked if one.path not in {"/a", "/b", "/robots.txt"}]
    assert len(pages) == 4


def test_two_watches_on_one_record_read_nothing_twice(stage: Stage) -> None:
    stage.town.put_page("/1", ONE)
    address = stage.town.put_feed("/feed", item(1))
    with open_record(stage.folder / "memcon.db") as other:
        first, second = stage.watch(address), replace(stage, record=other).watch(address)
        first.go_round()
        second.go_round()
    assert stage.town.count("/feed") == 1
    assert stage.town.count("/1") == 1
    assert len(stage.news()) == 1


def test_a_page_is_never_a_stand_in_for_its_teaser(stage: Stage) -> None:
    stage.town.put("/1", Answer(page("Please sign in to go on reading."), 403))
    stage.watch(stage.town.put_feed("/feed", item(1))).once()
    assert stage.texts() == []


def live_page(*entries: tuple[str, str]) -> bytes:
    """A live page of entries, each with its time, the newest first."""
    told = [
        {
            "@type": "BlogPosting",
            "headline": f"At {at}",
            "datePublished": f"2031-03-04T{at}:00+00:00",
            "articleBody": words,
        }
        for at, words in entries
    ]
    head = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": told}
    shown = "".join(
        f'<article><time datetime="2031-03-04T{at}Z">{at}</time><p>{words}</p></article>' for at, words in entries
    )
    return (
        f'<!doctype html><html lang=en><head><title>Live</title><script type="application/ld+json">{json.dumps(head)}'
        f"</script></head><body><main>{shown}</main></body></html>"
    ).encode()


def test_of_a_live_page_that_grows_what_was_added_is_news(stage: Stage) -> None:
    entries = [(f"{9 + nth:02d}:00", text.split("\n")[1]) for nth, text in enumerate((ONE, TWO, THREE))][::-1]
    stage.town.put("/1", Answer(live_page(*entries)))
    watch = stage.watch(stage.town.put_feed("/feed", item(1)))
    watch.once()
    assert len(stage.texts()) == 3
    stage.town.put("/1", Answer(live_page(("12:00", FOUR.split("\n")[1]), *entries)))
    stage.town.put_feed("/feed", item(1, words="The grain came in at noon […]"))
    watch.once()
    assert len(stage.texts()) == 4
    (added,) = stage.news()[1].articles
    assert (added.published or "").startswith("2031-03-04T12:00")
