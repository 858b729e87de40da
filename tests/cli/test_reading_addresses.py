"""`memcon read` with addresses and pages: what is fetched, said of it, and seen again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from memcon.articles.addresses import Visits
from tests.serving import Site, serving

from .conftest import OTHER, REPORT, Run, view

ARRIVED = "1 read, 0 known already, 0 refused."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def page(text: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    told = '<meta property="article:published_time" content="2031-03-04T08:00:00+00:00">'
    told += '<meta property="og:site_name" content="Harbour Gazette">'
    head = f"<head><title>Talks</title>{told}</head>"
    return f"<!DOCTYPE html><html>{head}<body><article>{paragraphs}</article></body></html>"


def live(*hours: str) -> str:
    """A live page of the updates of these hours."""
    told = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": "Ferry talks",
        "liveBlogUpdate": [
            {"@type": "BlogPosting", "datePublished": f"2031-03-04T{hour}:00:00+00:00", "articleBody": UPDATES[hour]}
            for hour in hours
        ],
    }
    shown = "".join(
        f'<article id="u{hour}"><time datetime="2031-03-04T{hour}:00:00+00:00">{hour}:00</time><p>{UPDATES[hour]}</p>'
        "</article>"
        for hour in hours
    )
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    head = f"<head><title>Ferry talks, live</title>{script}</head>"
    return f"<!DOCTYPE html><html>{head}<body><h1>Ferry talks, live</h1>{shown}</body></html>"


UPDATES = {
    "09": "The delegations of both islands came to the ferry house and went in without a word to the reporters.",
    "11": "Minister Ada Holm said that the crews would be paid by Friday if the union came back to the table.",
    "13": "Union leader Jon Vik left the room before the others had finished and said that nobody had been paid.",
}


def test_a_page_is_read_with_what_it_says_of_itself(run: Run, site: Site) -> None:
    result = run("read", site.put("/a", page(REPORT)), "--allow-private")
    assert (result.stderr, result.stdout.splitlines()[-1]) == ("", ARRIVED)
    (publication,) = view().articles()[0].publications
    assert (publication.outlet, publication.published) == ("Harbour Gazette", "2031-03-04T08:00:00+00:00")
    assert publication.url == f"{site.address}/a"


def test_a_private_address_is_refused_with_its_cause(run: Run, site: Site) -> None:
    result = run("read", site.put("/a", page(REPORT)))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"memcon: {site.address}/a: it belongs to this machine")


def test_a_page_that_was_fetched_again_unchanged_is_known(run: Run, site: Site) -> None:
    address = site.put("/a", page(REPORT))
    run("read", address, "--allow-private")
    assert run("read", address, "--allow-private").output == "0 read, 1 known already, 0 refused.\n"


def test_what_the_user_says_is_for_pages_that_are_silent(run: Run, site: Site) -> None:
    address = site.put("/a", page(REPORT))
    result = run("read", address, "--allow-private", "--outlet", "Norhaven Post", "--published", "2031-03-05")
    assert result.stderr.splitlines() == [
        f"memcon: {address}: it says of itself that its day of publication is 2031-03-04T08:00:00+00:00, and not "
        "2031-03-05",
        f"memcon: {address}: it says of itself that its outlet is Harbour Gazette, and not Norhaven Post",
    ]
    assert view().articles()[0].publications[0].outlet == "Harbour Gazette"


def test_where_user_and_page_agree_nothing_is_said(run: Run, site: Site) -> None:
    address = site.put("/a", page(REPORT))
    said = ("--outlet", "harbour gazette", "--published", "2031-03-04", "--url", address)
    assert run("read", address, "--allow-private", *said).stderr == ""


def test_a_feed_is_read_and_told_to_be_one(run: Run, site: Site) -> None:
    items = "".join(
        f"<item><title>{n}</title><guid>{n}</guid><description>{text}</description></item>"
        for n, text in enumerate((REPORT, OTHER))
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>{items}</channel></rss>'
    result = run("read", site.put("/feed", feed, "application/rss+xml"), "--allow-private")
    assert "it is a feed: what it holds now is read, and memcon watch follows it" in result.stderr
    assert "2 read, 0 known already, 0 refused." in result.stdout


def test_an_item_that_a_feed_has_dropped_is_not_gone(run: Run, site: Site) -> None:
    feed = '<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title><item>{}</item></channel></rss>'
    for text in (REPORT, OTHER):
        body = feed.format(f"<description>{text}</description>")
        result = run("read", site.put("/feed", body, "application/rss+xml"), "--allow-private")
    assert "No longer at" not in result.stdout


def test_each_update_of_a_live_page_is_a_text_with_its_own_time(run: Run, site: Site) -> None:
    run("read", site.put("/live", live(*UPDATES)), "--allow-private")
    published = sorted(article.publications[0].published or "" for article in view().articles())
    assert [time[11:16] for time in published] == ["09:00", "11:00", "13:00"]


def test_what_was_added_to_a_live_page_is_new_and_what_vanished_is_marked(run: Run, site: Site) -> None:
    address = site.put("/live", live("11", "09"))
    run("read", address, "--allow-private")
    site.put("/live", live("13", "11"))
    result = run("read", address, "--allow-private")
    assert "1 read, 1 known already, 0 refused." in result.stdout
    assert f"No longer at {address}: t-" in result.stdout
    assert sum(bool(article.publications[0].gone) for article in view().articles()) == 1


def test_ctrl_c_between_two_addresses_loses_nothing(run: Run, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = site.put("/a", page(REPORT)), site.put("/b", page(OTHER))

    def stop_at_the_second(self: object, address: str) -> object:
        if address == two:
            raise KeyboardInterrupt
        return unhindered(self, address)  # type: ignore[arg-type]

    unhindered = Visits.fetch
    monkeypatch.setattr(Visits, "fetch", stop_at_the_second)
    result = run("read", one, two, "--allow-private")
    assert (result.exit_code, result.stderr) == (130, "memcon: stopped; 1 article came in and will be read next time\n")
    monkeypatch.setattr(Visits, "fetch", unhindered)
    assert "2 texts" not in run("read", one, two, "--allow-private").stderr
    assert len(view().articles()) == 2


def test_pages_are_extracted_without_a_record(run: Run, site: Site) -> None:
    result = run("extract", site.put("/a", page(REPORT)), "--allow-private")
    assert "We will pay the crews by Friday" in result.stdout
    assert list(Path().iterdir()) == []
