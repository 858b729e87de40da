"""What is told of a round: once, of what changed, in a form that others can read."""

import base64
import hashlib
import hmac
import json
import uuid
from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest

from memcon.model.articles import Article, Publication, Text
from memcon.model.ids import text_id
from memcon.record import open_record
from memcon.watch.webhook import Webhook, sign

from .conftest import Stage
from .test_feeds import full, item
from .town import Answer, Asked, reports

ONE, TWO, THREE = reports(3)
ATOM = "{http://www.w3.org/2005/Atom}"


def receiver(stage: Stage, *statuses: int) -> str:
    """A webhook that answers with these, and then takes everything."""
    left = list(statuses)
    return stage.town.put("/hook", lambda _: Answer(status=left.pop(0) if left else 204))


def sent(stage: Stage) -> list[Asked]:
    return [one for one in stage.town.asked if one.path == "/hook"]


def written(stage: Stage) -> ElementTree.Element:
    return ElementTree.parse(stage.folder / "changes.xml").getroot()  # noqa: S314 - our own


def test_a_round_that_changes_something_is_one_piece_of_news(stage: Stage) -> None:
    stage.watch(stage.town.put_feed("/feed", full(1, ONE), full(2, TWO))).once()
    (news,) = stage.news()
    assert len(news.articles) == 2
    assert any("Nobody in Adahaven" in change.text for change in news.changes)


def test_a_round_without_anything_new_is_none(stage: Stage) -> None:
    watch = stage.watch(stage.town.put_feed("/feed", full(1, ONE)))
    watch.once()
    watch.once()
    assert len(stage.news()) == 1


def test_a_report_of_last_year_that_is_read_today_is_news(stage: Stage) -> None:
    recent, old = full(1, ONE), replace(full(2, TWO), published="Mon, 04 Mar 2030 10:00:00 +0000")
    watch = stage.watch(stage.town.put_feed("/feed", recent))
    watch.once()
    stage.town.put_feed("/feed", recent, old)
    watch.once()
    assert any("Nobody in Bramhaven" in change.text for change in stage.news()[1].changes)


def test_what_the_record_held_before_is_no_news(stage: Stage) -> None:
    body = full(1, ONE).words
    text = Text(text_id(body), body, "plain")
    stage.record.add(Article(text.id, text, Publication(published="2031-03-01")))
    stage.watch(stage.town.put_feed("/feed", full(1, ONE))).once()
    assert stage.news() == []


def test_two_watches_tell_of_it_once(stage: Stage) -> None:
    hook = receiver(stage)
    address = stage.town.put_feed("/feed", full(1, ONE))
    with open_record(stage.folder / "memcon.db") as record:
        other = replace(stage, record=record)
        stage.watch(address, webhook=hook).once()
        other.watch(address, webhook=hook).once()
    assert len(sent(stage)) == 1
    assert len(stage.news()) == 1


def test_what_is_forgotten_is_in_no_news_any_more(stage: Stage) -> None:
    stage.watch(stage.town.put_feed("/feed", full(1, ONE), full(2, TWO))).once()
    told = next(filed for filed in stage.news()[0].articles if filed.title == "Item 1")
    stage.record.forget(told.id)
    rest = json.dumps([news.body for news in stage.record.news.latest(10)])
    assert "Nobody in Adahaven" not in rest
    assert "Nobody in Bramhaven" in rest


# The Atom feed


def test_the_atom_feed_is_one(stage: Stage) -> None:
    stage.watch(stage.town.put_feed("/feed", full(1, ONE))).once()
    root = written(stage)
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert len(root.findall(f"{ATOM}{name}")) == 1
    for entry in root.findall(f"{ATOM}entry"):
        for name in ("id", "title", "updated", "content"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1
    read = feedparser.parse(stage.folder / "changes.xml")
    assert not read.bozo
    assert read.entries[0].updated == "2031-03-04T12:00:00Z"


def test_its_ids_are_urns_that_stay(stage: Stage) -> None:
    watch = stage.watch(stage.town.put_feed("/feed", full(1, ONE)))
    watch.once()
    before = [element.text for element in written(stage).iter(f"{ATOM}id")]
    stage.town.put_feed("/feed", full(1, ONE), full(2, TWO))
    stage.clock.turn(hours=1)
    watch.once()
    after = [element.text for element in written(stage).iter(f"{ATOM}id")]
    assert set(before) < set(after)
    assert len(after) == len(set(after))
    assert all(uuid.UUID((id_ or "").removeprefix("urn:uuid:")) for id_ in after)


def test_the_newest_stands_first(stage: Stage) -> None:
    watch = stage.watch(stage.town.put_feed("/feed", full(1, ONE)))
    watch.once()
    stage.town.put_feed("/feed", full(1, ONE), full(2, TWO))
    stage.clock.turn(hours=1)
    watch.once()
    updated = [entry.findtext(f"{ATOM}updated") for entry in written(stage).iter(f"{ATOM}entry")]
    assert updated == sorted(updated, reverse=True)
    assert written(stage).findtext(f"{ATOM}updated") == updated[0]


def test_it_does_not_grow_without_end(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("memcon.watch.atom.MOST", 2)
    stage.watch(stage.town.put_feed("/feed", full(1, ONE), full(2, TWO), full(3, THREE))).once()
    assert len(written(stage).findall(f"{ATOM}entry")) == 2


def test_text_from_outside_is_text_in_it(stage: Stage) -> None:
    hostile = ONE.replace("“Nobody", "“<script>alert(1)</script> & ]]> \u0008\ufffe Nobody")
    stage.town.put_page("/1", hostile)
    stage.watch(stage.town.put_feed("/feed", item(1, link="/1"))).once()
    source = (stage.folder / "changes.xml").read_text("utf-8")
    assert "<script" not in source
    assert "Nobody in Adahaven" in source
    assert written(stage).find(f".//{ATOM}script") is None


def test_a_feed_with_nothing_in_it_is_there_from_the_start(stage: Stage) -> None:
    stage.watch(stage.town.put_feed("/feed")).once()
    assert written(stage).findtext(f"{ATOM}updated") == "2031-03-04T12:00:00Z"


def test_a_file_that_cannot_be_written_is_told_and_ends_nothing(stage: Stage) -> None:
    (stage.folder / "changes.xml").mkdir()
    stage.watch(stage.town.put_feed("/feed", full(1, ONE))).once()
    assert stage.warned[0].startswith(f"{stage.folder / 'changes.xml'}: ")
    assert len(stage.texts()) == 1
    assert [path.name for path in stage.folder.iterdir() if path.name.startswith(".changes")] == []


# The webhook


def test_a_webhook_gets_one_message_a_round(stage: Stage) -> None:
    stage.watch(stage.town.put_feed("/feed", full(1, ONE), full(2, TWO)), webhook=receiver(stage)).once()
    (message,) = sent(stage)
    told = json.loads(message.body)
    assert message.headers["Content-Type"] == "application/json"
    assert message.headers["webhook-id"] == told["id"]
    assert {article["outlet"] for article in told["articles"]} == {"Town News"}
    assert any("Nobody in Adahaven" in change["text"] for change in told["changes"])


def test_a_webhook_that_fails_twice_gets_its_news_the_third_time(stage: Stage) -> None:
    watch = stage.watch(stage.town.put_feed("/feed", full(1, ONE)), webhook=receiver(stage, 500, 503))
    stage.clock.until = stage.clock.moment.replace(hour=12, minute=20)
    with pytest.raises(KeyboardInterrupt):
        watch.follow()
    assert len({message.headers["webhook-id"] for message in sent(stage)}) == 1
    assert len(sent(stage)) == 3
    assert len(stage.warned) == 2
    assert stage.said[-1] == "Delivered to the webhook: 1 news"


def test_a_webhook_that_is_down_does_not_keep_feeds_from_being_read(stage: Stage) -> None:
    stage.watch(stage.town.put_feed("/feed", full(1, ONE)), webhook="http://127.0.0.1:9/hook").once()
    assert len(stage.texts()) == 1
    assert stage.warned[0].startswith("webhook http://127.0.0.1:9/hook: it refuses the connection; trying again at ")


def test_news_arrive_in_their_order_when_the_webhook_is_back(stage: Stage) -> None:
    hook = receiver(stage, 500, 500, 500)
    watch = stage.watch(stage.town.put_feed("/feed", full(1, ONE)), webhook=hook)
    watch.once()
    stage.town.put_feed("/feed", full(1, ONE), full(2, TWO))
    stage.clock.turn(minutes=5)
    watch.once()
    stage.clock.turn(hours=6)
    watch.once()
    stage.clock.turn(hours=6)
    watch.once()
    taken = [json.loads(message.body)["id"] for message in sent(stage)][3:]
    assert taken == [news.id for news in stage.news()]


def test_a_message_that_the_receiver_refuses_for_good_does_not_hold_up_the_others(stage: Stage) -> None:
    def refuse_the_first(asked: Asked) -> Answer:
        return Answer(status=422 if b"Nobody in Adahaven" in asked.body else 204)

    hook = stage.town.put("/hook", refuse_the_first)
    watch = stage.watch(stage.town.put_feed("/feed", full(1, ONE)), webhook=hook)
    watch.once()
    stage.town.put_feed("/feed", full(1, ONE), full(2, TWO))
    for _ in range(10):
        stage.clock.turn(hours=2)
        watch.once()
    assert "is set aside" in stage.warned[-1]
    assert b"Nobody in Bramhaven" in sent(stage)[-1].body


def test_a_message_is_signed_so_that_a_receiver_can_tell(stage: Stage) -> None:
    hook = receiver(stage)
    stage.watch(stage.town.put_feed("/feed", full(1, ONE)), webhook=hook, secret="of the harbour").once()  # noqa: S106
    (message,) = sent(stage)
    id_, at = message.headers["webhook-id"], message.headers["webhook-timestamp"]
    signed = f"{id_}.{at}.".encode() + message.body
    expected = base64.b64encode(hmac.new(b"of the harbour", signed, hashlib.sha256).digest()).decode()
    assert message.headers["webhook-signature"] == f"v1,{expected}"


def test_a_secret_may_be_written_as_the_standard_writes_it() -> None:
    # the example of the Standard Webhooks specification
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105
    signature = sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_webhook_within_a_private_network_gets_nothing_unless_that_is_allowed(stage: Stage) -> None:
    from memcon.articles.fetching import post

    watch = stage.watch(stage.town.put_feed("/feed", full(1, ONE)), webhook=receiver(stage))
    assert watch.webhook is not None
    replace(watch, webhook=replace(watch.webhook, post=post)).once()
    assert sent(stage) == []
    assert "nothing is fetched from there" in stage.warned[0]


def test_a_webhook_that_is_told_of_later_does_not_get_what_was_before(stage: Stage) -> None:
    address = stage.town.put_feed("/feed", full(1, ONE))
    stage.watch(address).once()
    stage.watch(address, webhook=receiver(stage)).once()
    assert sent(stage) == []


def test_a_receiver_that_breaks_every_rule_ends_no_watch(stage: Stage) -> None:
    def broken(*_: object) -> int:
        raise RuntimeError("no rule foresaw it")

    watch = stage.watch(stage.town.put_feed("/feed", full(1, ONE)))
    replace(watch, webhook=Webhook("https://hook.example/", broken)).once()
    assert [line for line in stage.warned if "it cannot be reached (RuntimeError); trying again at" in line]
