"""Things of each kind, however they are packed and called, on their way to an article."""

import gzip
import io
import json
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from memcon.articles import Arrival, PageSeen, Refused, load
from memcon.model.kinds import MarkKind

from .papers.making import OPENING, communique

LINES = (
    "The dockers’ union said on Monday that it would return to the table, and that it would bring a paper with it.",
    "“We will talk for as long as it takes,” its head said after the meeting in the harbour office was over.",
)
REPORT = "\n\n".join(LINES)
PAGE = (
    '<!DOCTYPE html><html><head><title>Talks</title><meta property="og:site_name" content="Gazette">'
    '<link rel="canonical" href="https://gazette.example/talks"></head><body><article>'
    f"{''.join(f'<p>{line}</p>' for line in LINES)}</article></body></html>"
)
IN_FEED = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in LINES)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title><link>https://gazette.example/</link><item>'
    f"<link>https://gazette.example/talks</link><description>{IN_FEED}</description></item></channel></rss>"
)


def saved_page() -> bytes:
    """The page as a browser saves it in one file."""
    saved = EmailMessage()
    saved["From"] = "<Saved by a browser>"
    saved["Snapshot-Content-Location"] = "https://gazette.example/talks?from=feed"
    saved.set_content(PAGE, subtype="html", cte="quoted-printable")
    saved.make_related()
    saved.set_param("type", "text/html")
    return saved.as_bytes()


def letter() -> bytes:
    sent = EmailMessage()
    sent["From"], sent["To"] = "Union <press@union.example>", "desk@gazette.example"
    sent["Subject"], sent["Date"], sent["Message-ID"] = "Talks", "Tue, 04 Mar 2031 10:00:00 +0100", "<1@union.example>"
    sent.set_content(REPORT)
    return sent.as_bytes()


KINDS = {
    "text": REPORT.encode(),
    "page": PAGE.encode(),
    "saved page": saved_page(),
    "letter": letter(),
    "feed": FEED.encode(),
    "json feed": json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": REPORT}]}
    ).encode(),
    "object": json.dumps({"text": REPORT}).encode(),
    "objects": json.dumps([{"text": REPORT}], indent=2).encode(),
    "lines": f"{json.dumps({'text': REPORT})}\n".encode(),
}


def only(path: Path, **options: object) -> Arrival:
    (one,) = load([str(path)], **options)  # type: ignore[arg-type]
    assert isinstance(one, Arrival), one
    return one


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["a", "a.txt", "a.html", "a.docx", "a.pdf"])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_each_kind_is_read_whatever_its_name_and_packing(tmp_path: Path, kind: str, name: str, packed: bool) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(KINDS[kind]) if packed else KINDS[kind])
    assert only(path).article.text.body == REPORT


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_read_from_standard_input(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(KINDS[kind])))
    (one,) = load(["-"])
    assert isinstance(one, Arrival)
    assert one.article.text.body == REPORT


def test_what_it_was_taken_for_is_said_where_the_name_does_not_tell(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(KINDS["page"])
    assert "it is read as HTML" in only(path).warnings


def test_a_paper_arrives_with_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(communique())
    arrival = only(path)
    assert OPENING in arrival.article.text.body
    assert MarkKind.PAGE in {mark.kind for mark in arrival.article.text.marks}
    assert arrival.original == communique()


def test_a_page_within_an_object_is_read_and_the_object_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"id": "7", "text": PAGE, "outlet": "Post", "published": "2031-03-04"}), "utf-8")
    article = only(path).article
    assert (article.id, article.text.body) == ("7", REPORT)
    publication = article.publication
    assert (publication.outlet, publication.published, publication.title) == ("Post", "2031-03-04", "Talks")


def test_a_file_shows_nothing_of_what_is_missing_on_its_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(KINDS["page"])
    loaded = load([str(path)], fetched="2031-03-04T10:00:00+00:00")
    assert [one for one in loaded if isinstance(one, PageSeen)] == []


def test_a_saved_page_has_the_address_that_it_was_saved_from(tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    path.write_bytes(saved_page())
    assert only(path).article.publication.url == "https://gazette.example/talks"


def test_a_word_file_that_is_locked_is_refused_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    locked = "EncryptedPackage".encode("utf-16-le").ljust(128, b"\x00")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(100_352, b"\x00") + locked)
    cause = "it is an office file locked with a password; save it without one"
    assert list(load([str(path)])) == [Refused(str(path), cause)]
