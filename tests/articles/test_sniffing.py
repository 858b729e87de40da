"""What kind of thing the bytes are."""

import contextlib
import io
import json
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.articles.knowledge import table
from memcon.articles.limits import Unusable
from memcon.articles.sniffing import Kind, cause_named, ending_of, kind_named, tell, tell_whole
from tests.working import no_more_work_than

KNOWLEDGE = table("sniffing")
PROSE = "The ferry talks went on in Norhaven on Monday, officials of both islands said.\n"
LETTER = (
    "Received: from mail.norhaven.example\r\nFrom: Ada Holm <ada@norhaven.example>\r\nSubject: Talks\r\n\r\nWe met."
)
SAVED = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://gazette.example/a\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>We met.</p>\r\n--b--'
)


def zip_of(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


def ole_of(entry: str, sectors: int) -> bytes:
    """An OLE file's mark, so many empty sectors, and a table of contents with one entry."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512 * sectors, b"\x00") + entry.encode("utf-16-le").ljust(
        128, b"\x00"
    )


def cause(head: bytes, name: str = "") -> str:
    with pytest.raises(Unusable) as refusal:
        tell(head, name)
    return str(refusal.value)


@pytest.mark.parametrize("row", KNOWLEDGE["beginning"], ids=lambda row: row["cause"])
def test_each_beginning_takes_its_example(row: dict[str, str]) -> None:
    assert cause(row["example"].encode("latin-1")) == row["cause"]


@pytest.mark.parametrize("row", KNOWLEDGE["ending"], ids=lambda row: row["example"])
def test_each_ending_takes_its_example(row: dict[str, str]) -> None:
    assert cause(PROSE.encode(), row["example"]) == row["cause"]


@pytest.mark.parametrize("row", KNOWLEDGE["zip"], ids=lambda row: row["example"])
def test_each_kind_of_zip_takes_its_example(row: dict[str, str]) -> None:
    with pytest.raises(Unusable, match=re.escape(row["cause"])):
        tell_whole(zip_of("mimetype", row["example"]), Kind.ZIP)


@pytest.mark.parametrize("row", KNOWLEDGE["ole"], ids=lambda row: row["example"])
def test_each_kind_of_ole_file_takes_its_example_wherever_its_contents_stand(row: dict[str, str]) -> None:
    for sectors in (1, 400):
        data = ole_of(row["example"], sectors=sectors)
        assert tell(data[:65_536], "a.docx") is Kind.OLE
        with pytest.raises(Unusable, match=re.escape(row["cause"])):
            tell_whole(data, Kind.OLE)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PROSE, Kind.TEXT),
        ("", Kind.TEXT),
        ("[Norhaven] The talks went on.", Kind.TEXT),
        ("{The talks went on.}", Kind.TEXT),
        ("To: the crews\nFrom: the union\n\nThe talks went on.", Kind.TEXT),
        ("Note: the talks went on.\nMonday: no round.", Kind.TEXT),
        ("A <b>bold</b> offer was made.", Kind.TEXT),
        ("<!DOCTYPE html>\n<p>We met.", Kind.PAGE),
        ("\ufeff <!-- saved --> <!-- twice --> <HTML lang=en>", Kind.PAGE),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html xmlns="x">', Kind.PAGE),
        ("<div><p>We <b>met</b>.</p><p>We <i>left</i>.</p></div>", Kind.PAGE),
        ('<?xml version="1.0"?>\n<!-- made -->\n<rss version="2.0">', Kind.FEED),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', Kind.FEED),
        ('<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/">', Kind.FEED),
        ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss>', Kind.FEED),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', Kind.FEED),
        (json.dumps({"text": PROSE}), Kind.JSON),
        (json.dumps([{"text": PROSE}], indent=1), Kind.JSON),
        (json.dumps({"text": PROSE}, indent=1), Kind.JSON),
        ('{"text": "one"}\n{"text": "two"}\n', Kind.LINES),
        (LETTER, Kind.LETTER),
        (SAVED, Kind.ARCHIVE),
        ("%PDF-1.7\n", Kind.PDF),
        ("\r\n\r\n%PDF-1.4\n", Kind.PDF),
    ],
)
def test_the_kind_is_told_by_the_bytes_alone(content: str, kind: Kind) -> None:
    assert tell(content.encode()) is kind


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
def test_a_page_is_told_in_wide_letters_too(encoding: str) -> None:
    assert tell(f"<!DOCTYPE html><html><body>{PROSE}".encode(encoding)) is Kind.PAGE


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl", "a.html", "a.docx", "a.csv", "a.eml", ""])
@pytest.mark.parametrize("content", ["%PDF-1.7\n", "<!DOCTYPE html><p>We met.", '<?xml version="1.0"?><rss>', LETTER])
def test_a_name_does_not_overrule_the_bytes(content: str, name: str) -> None:
    assert tell(content.encode(), name) is tell(content.encode())


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        ("We <b>met</b>.", "a.html", Kind.PAGE),
        ("We met.", "a.html", Kind.TEXT),
        ("We met.", "a.json", Kind.JSON),
        ("{\n", "a.jsonl", Kind.LINES),
        ("[\n", "a.jsonl", Kind.JSON),
        ('{"text": "one"}', "a.jsonl.gz", Kind.LINES),
        ("From: Ada Holm\n\nWe met.", "a.eml", Kind.LETTER),
        ("We met.", "a.eml", Kind.TEXT),
    ],
)
def test_where_the_bytes_leave_it_open_the_name_tells(content: str, name: str, kind: Kind) -> None:
    assert tell(content.encode(), name) is kind


def test_where_the_bytes_leave_it_open_the_media_type_tells() -> None:
    assert tell(b"We <b>met</b>.", media_type="text/html") is Kind.PAGE


def test_a_word_file_is_a_zip_with_a_folder_of_that_name() -> None:
    assert tell(zip_of("word/document.xml")) is Kind.ZIP
    assert tell_whole(zip_of("[Content_Types].xml", "word/document.xml"), Kind.ZIP) is Kind.WORD


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (zip_of("a.txt"), "it is a zip archive; unpack it, and read the folder"),
        (zip_of("word/document.xml")[:60], "it is a broken zip or office file"),
        (b"PK\x03\x04", "it is a broken zip or office file"),
    ],
)
def test_any_other_zip_is_refused_with_what_to_do(data: bytes, expected: str) -> None:
    with pytest.raises(Unusable) as refusal:
        tell_whole(data, Kind.ZIP)
    assert str(refusal.value) == expected


def test_xml_of_another_kind_is_refused() -> None:
    assert cause(b'<?xml version="1.0"?><svg></svg>') == "it is XML of a kind that Memcon does not read"


def test_an_ending_is_that_before_gz() -> None:
    assert [ending_of(name) for name in ("A.JSONL.GZ", "a.b.Txt", "a", ".gz")] == [".jsonl", ".txt", "", ""]


def test_no_ending_is_read_and_refused_at_once() -> None:
    refused = [ending for row in KNOWLEDGE["ending"] for ending in row["endings"]]
    silent = KNOWLEDGE["beside"]["endings"]
    assert [ending for ending in (*refused, *silent) if kind_named(f"a{ending}")] == []
    assert [ending for ending in silent if cause_named(f"a{ending}")] == []


@given(st.binary(max_size=400), st.sampled_from(["", "a.html", "a.json", "a.jsonl", "a.eml", "a.xml", "a.csv"]))
def test_every_beginning_is_of_some_kind_or_refused(head: bytes, name: str) -> None:
    with contextlib.suppress(Unusable):
        assert tell(head, name) in Kind


@pytest.mark.parametrize("unit", ["<!-- a -->", "<?a?>", "<!a>", "<a ", "a: b\n", "[[", '{"a":', " ", "<", "\n\n"])
def test_no_beginning_takes_long_to_tell(unit: str) -> None:
    with no_more_work_than(1), contextlib.suppress(Unusable):
        tell((unit * 65_536)[:65_536].encode())
