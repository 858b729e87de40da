"""Feeds of every kind: their entries, what is taken of them, and what is none."""

import json
from html import escape
from typing import Any

import pytest

from memcon.articles.blocks import Block
from memcon.articles.feeds import Feed, FeedEntry, items_of, read_feed
from memcon.articles.feeds.entries import with_words
from memcon.articles.knowledge import table
from memcon.articles.limits import Unusable
from memcon.model.articles import Publication
from memcon.model.kinds import MarkKind
from tests.working import no_more_work_than

ADDRESS = "https://courier.example/news/feed.xml"
REPORT = "".join(
    f"<p>The delegations met in Port Amsel for the {n}th time and agreed on very little.</p>" for n in range(12)
)
TEASER = "The delegations met in Port Amsel, and agreed on very little."


def rss(*items: str, version: str = "2.0", channel: str = "") -> bytes:
    inner = "".join(f"<item>{item}</item>" for item in items)
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    head = f"<title>The Amsel Courier</title>{channel}"
    return f'<?xml version="1.0"?><rss version="{version}" {names}><channel>{head}{inner}</channel></rss>'.encode()


def atom(*entries: str) -> bytes:
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    head = "<title>The Amsel Courier</title><author><name>News desk</name></author>"
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{head}{inner}</feed>'.encode()


def json_feed(*items: dict[str, Any], **known: Any) -> bytes:
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": "The Amsel Courier", "items": items, **known}).encode()


def entry(data: bytes) -> FeedEntry:
    (only,) = read_feed(data, address=ADDRESS).entries
    return only


def cause(data: bytes) -> str:
    with pytest.raises(Unusable) as refused:
        read_feed(data, address=ADDRESS)
    return str(refused.value)


def test_an_rss_item_has_all_that_is_said_of_it() -> None:
    found = entry(
        rss(
            "<title>A day at the locks</title><link>/locks?a=1</link><guid isPermaLink='false'>c-17</guid>"
            "<dc:creator>Ada Holm</dc:creator><pubDate>Wed, 05 Mar 2031 00:30:00 +0300</pubDate>"
            f"<description>{TEASER}</description><content:encoded>{escape(REPORT)}</content:encoded>"
        )
    )
    assert (found.id, found.url) == ("c-17", "https://courier.example/locks?a=1")
    assert (found.title, found.author) == ("A day at the locks", "Ada Holm")
    assert (found.published, found.updated) == ("2031-03-05T00:30:00+03:00", None)
    assert len(found.blocks) == 12
    assert found.is_full


def test_an_atom_entry_has_all_that_is_said_of_it() -> None:
    found = entry(
        atom(
            "<title type='html'>A &lt;em&gt;long&lt;/em&gt; day</title><link href='locks'/><id>urn:c:17</id>"
            "<published>2031-03-05T00:30:00+03:00</published><updated>2031-03-06T10:00:00Z</updated>"
            f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><h2>Locks</h2>{REPORT}</div></content>"
        )
    )
    assert (found.id, found.url) == ("urn:c:17", "https://courier.example/news/locks")
    assert (found.title, found.author) == ("A long day", "News desk")
    assert (found.published, found.updated) == ("2031-03-05T00:30:00+03:00", "2031-03-06T10:00:00+00:00")
    assert found.blocks[0] == Block("Locks", MarkKind.HEADING)
    assert found.is_full


def test_a_json_entry_has_all_that_is_said_of_it() -> None:
    found = entry(
        json_feed(
            {
                "id": 17,
                "url": "/locks",
                "title": "A day at the locks",
                "authors": [{"name": "Ada Holm"}, {"name": "Bo Lind"}],
                "date_published": "2031-03-05T00:30:00+03:00",
                "content_html": REPORT,
                "summary": TEASER,
            }
        )
    )
    assert (found.id, found.url) == ("17", "https://courier.example/locks")
    assert (found.author, found.published) == ("Ada Holm, Bo Lind", "2031-03-05T00:30:00+03:00")
    assert len(found.blocks) == 12
    assert found.is_full


@pytest.mark.parametrize(
    "data",
    [
        rss("<title>Locks</title>", version="0.91"),
        rss("<title>Locks</title>", version="0.92"),
        b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        b"<channel><title>The Amsel Courier</title></channel><item><title>Locks</title></item></rdf:RDF>",
        rss("<title>Locks</title>")
        .decode()
        .replace('version="1.0"', 'version="1.0" encoding="utf-16"')
        .encode("utf-16"),
        atom("<title>Locks</title>"),
        json_feed({"id": "1", "title": "Locks"}),
    ],
    ids=["0.91", "0.92", "RDF", "UTF-16", "Atom", "JSON"],
)
def test_feeds_of_every_kind_are_read(data: bytes) -> None:
    feed = read_feed(data)
    assert (feed.title, [one.title for one in feed.entries]) == ("The Amsel Courier", ["Locks"])


def test_a_feed_tells_its_own_address_where_it_came_from_a_file() -> None:
    own = f"<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='self' href='{ADDRESS}'/>"
    assert read_feed(rss(channel=own)).address == ADDRESS
    assert read_feed(json_feed(feed_url=ADDRESS)).address == ADDRESS
    assert read_feed(rss()).address is None


def test_the_items_of_a_feed_stand_on_its_page_in_the_name_of_its_title() -> None:
    feed = read_feed(rss(f"<title>Locks</title><link>/1</link><description>{TEASER}</description>"), address=ADDRESS)
    (item,) = items_of(feed)
    url = "https://courier.example/1"
    assert item.publication == Publication(outlet="The Amsel Courier", title="Locks", url=url, page=ADDRESS)
    assert item.blocks == (Block(TEASER),)
    assert item.warnings == ("the feed holds no more than the beginning of it or a summary",)


def test_when_an_item_was_updated_is_when_its_words_were_changed() -> None:
    said = "<pubDate>Wed, 05 Mar 2031 00:30:00 +0300</pubDate><a10:updated>2031-03-06T10:00:00Z</a10:updated>"
    said += f"<title>Locks</title><link>/1</link><description>{TEASER}</description>"
    data = rss(said).replace(b"<rss ", b'<rss xmlns:a10="http://www.w3.org/2005/Atom" ', 1)
    (item,) = items_of(read_feed(data, address=ADDRESS))
    assert item.publication.modified == "2031-03-06T10:00:00+00:00"


def test_an_entry_without_words_is_no_item() -> None:
    assert items_of(read_feed(rss("<title>Locks</title>"))) == ()


@pytest.mark.parametrize("date", ["soon", "Thu, 01 Jan 1970 00:00:00 GMT", "Wed, 05 Mar 2031", ""])
def test_a_date_that_is_none_is_not_guessed_at(date: str) -> None:
    assert entry(rss(f"<title>Locks</title><pubDate>{date}</pubDate>")).published is None


def test_the_one_date_is_not_taken_for_the_other() -> None:
    found = entry(atom("<title>Locks</title><updated>2031-03-06T10:00:00Z</updated>"))
    assert (found.published, found.updated) == (None, "2031-03-06T10:00:00+00:00")


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("<author>ada@courier.example (Ada Holm)</author>", "Ada Holm"),
        ("<author>ada@courier.example</author>", None),
        ("<dc:creator>Ada Holm</dc:creator><dc:creator>Bo Lind</dc:creator>", "Ada Holm, Bo Lind"),
    ],
)
def test_an_author_is_a_name(author: str, name: str | None) -> None:
    assert entry(rss(f"<title>Locks</title>{author}")).author == name


def test_an_id_is_no_address() -> None:
    assert entry(rss("<title>Locks</title><guid>17</guid>")).url is None


def test_a_permanent_link_is_the_address() -> None:
    found = entry(rss("<title>Locks</title><guid>https://courier.example/1</guid>"))
    assert found.url == found.id == "https://courier.example/1"


def test_an_entry_without_id_has_the_name_of_its_link_or_none() -> None:
    linked, bare = read_feed(rss("<link>/1</link>", "<title>Locks</title>"), address=ADDRESS).entries
    assert (linked.id, bare.id) == ("https://courier.example/1", None)


def test_what_a_feed_repeats_word_for_word_is_one_entry() -> None:
    same, other = "<guid>1</guid><title>Locks</title>", "<guid>1</guid><title>Tolls</title>"
    assert [one.title for one in read_feed(rss(same, same, other)).entries] == ["Locks", "Tolls"]


@pytest.mark.parametrize("row", table("feeds/entries")["cut"], ids=lambda row: row["example"])
def test_a_text_that_breaks_off_is_no_full_report(row: dict[str, str]) -> None:
    report = Block("The delegations met. " * 60)
    assert not with_words(FeedEntry(), [(report, Block(row["example"]))]).is_full


@pytest.mark.parametrize("ending", table("feeds/entries")["kept"])
def test_a_text_that_ends_is_a_full_report(ending: str) -> None:
    assert with_words(FeedEntry(), [(Block("The delegations met. " * 60 + ending),)]).is_full


@pytest.mark.parametrize("row", table("feeds/entries")["under"], ids=lambda row: row["example"])
def test_lines_under_an_item_are_cut(row: dict[str, str]) -> None:
    assert with_words(FeedEntry(), [(Block(TEASER), Block(row["example"]))]).blocks == (Block(TEASER),)


def test_a_short_report_beside_a_shorter_summary_is_full() -> None:
    report, summary = (Block("They met again in the town. " * 10),), (Block("They met."),)
    assert with_words(FeedEntry(), [summary, report]) == FeedEntry(blocks=report, is_full=True)


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    data = rss("<title>Locks &nbsp; tolls & more</title>", "<title>Pilots</title>").replace(b"</channel></rss>", b"")
    assert [one.title for one in read_feed(data).entries] == ["Locks tolls & more", "Pilots"]


def test_an_item_in_which_a_feed_breaks_off_is_left_out() -> None:
    data = rss("<title>Locks</title>", f"<title>Tolls</title><description>{TEASER}</description>")
    feed = read_feed(data[: data.rindex(b"and agreed")])
    assert [one.title for one in feed.entries] == ["Locks"]
    assert feed.warnings == ("the feed breaks off in its last item, which is left out",)


def test_of_a_feed_of_90_000_items_the_first_2_000_are_read() -> None:
    feed = read_feed(rss(*(f"<title>{number}</title>" for number in range(90_000))))
    assert [feed.entries[at].title for at in (0, -1)] == ["0", "1999"]
    assert feed.warnings == ("the feed has 90,000 items, of which the first 2,000 are read",)


def test_of_a_json_feed_no_more_is_read() -> None:
    items = [{"id": str(number), "title": str(number)} for number in range(2_001)]
    feed = read_feed(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode())
    assert feed.entries[-1].title == "1999"
    assert feed.warnings == ("the feed has 2,001 items, of which the first 2,000 are read",)


def test_entities_are_not_expanded() -> None:
    rows = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    outside = '<!ENTITY x SYSTEM "file:///etc/hostname">'
    doctype = f'<!DOCTYPE rss [<!ENTITY a0 "lol">{rows}{outside}]><rss '.encode()
    data = rss("<title>&a11;</title><description>&x;They met.</description>").replace(b"<rss ", doctype)
    with no_more_work_than(10):
        feed = read_feed(data)
        assert len(str(feed)) < 2000


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is no feed"),
        (b"<!doctype html><html><body><p>The talks</p></body></html>", "it is no feed"),
        (b"https://courier.example/feed.xml", "it is no feed"),
        (b"/etc/hostname", "it is no feed"),
        (bytes(range(256)) * 50, "it is no feed"),
        (b'{"version": "https://elsewhere.example"}', "it is no JSON Feed: its version is not one of jsonfeed.org"),
        (b'{"version": 1}', "it is no JSON Feed (Expected `str`, got `int` - at `$.version`)"),
        (b"{" * 100_000, "it is no JSON Feed ("),
        (rss("<title>" + "<b>" * 120_000), "it has more tags than a feed of 2,000 items needs"),
        (rss("<title>" + "x" * 10_000_000), "it has 10.0 MB, and the most that one feed may have is 10.0 MB"),
    ],
    ids=["empty", "page", "address", "file name", "noise", "other JSON", "wrong JSON", "deep JSON", "tags", "long"],
)
def test_what_is_no_feed_has_one_clear_cause(data: bytes, why: str) -> None:
    assert cause(data).startswith(why)


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read_feed(rss(), address=ADDRESS) == Feed("The Amsel Courier", ADDRESS, ())
