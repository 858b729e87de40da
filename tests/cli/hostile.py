"""Files that would do harm, and files that are only odd, made when they are asked for."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

from .conftest import REPORT

PARAGRAPHS = "".join(f"<p>{line}</p>" for line in REPORT.splitlines())
LEVELS = 11  # of ten times as much each
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, LEVELS + 1))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/passwd"><!ENTITY web SYSTEM "http://127.0.0.1:9/">]>'
XML = '<?xml version="1.0"?>'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
KINDS = (
    f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType="{OFFICE}"/></Types>'
)
LINKS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{MAIN}" Target="word/document.xml"/>'
    "</Relationships>"
)

Files = dict[str, Callable[[], bytes]]


@cache
def gzip_bomb() -> bytes:
    """Some hundred kilobytes that unpack to 100 MB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(b"a " * 500_000) for _ in range(100)) + packer.flush()


def office_file(document: str | bytes, part: str = "document") -> bytes:
    """A Word file with this as its text."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", KINDS)
        archive.writestr("_rels/.rels", LINKS)
        archive.writestr(f"word/{part}.xml", document)
    return packed.getvalue()


def page(inside: str, head: str = "", before: str = "<!DOCTYPE html>") -> bytes:
    return f"{before}<html><head><title>Talks</title>{head}</head><body>{inside}</body></html>".encode()


def feed(inside: str, before: str = XML) -> bytes:
    return (
        f'{before}<rss version="2.0"><channel><item><description>{inside}</description></item></channel></rss>'.encode()
    )


def letter(body: bytes, kind: str = "multipart/mixed; boundary=x") -> bytes:
    return f"Received: here\nFrom: Ada <ada@norhaven.example>\nContent-Type: {kind}\n\n".encode() + body


NOISE = bytes(range(256))
HARMFUL: Files = {
    "bomb.txt.gz": gzip_bomb,
    "bomb.html.gz": gzip_bomb,
    "bomb.jsonl.gz": gzip_bomb,
    "bomb.pdf.gz": gzip_bomb,
    "bomb-in-bomb.txt.gz": lambda: gzip.compress(gzip_bomb()),
    "bomb.docx": lambda: office_file(b"<a>" + b" " * 120_000_000 + b"</a>"),
    "laughs.docx": lambda: office_file(f"{LAUGHS}<w:document {WORD}><w:body>&l{LEVELS};</w:body></w:document>"),
    "laughs.xhtml": lambda: page(f"<p>&l{LEVELS};</p>", before=XML + LAUGHS),
    "outside.docx": lambda: office_file(f"{OUTSIDE}<w:document {WORD}><w:body>&out;&web;</w:body></w:document>"),
    "outside.xhtml": lambda: page("<p>&out;&web;</p>", before=XML + OUTSIDE),
    "empty.txt": lambda: b"",
    "empty.html": lambda: b"",
    "empty.pdf": lambda: b"",
    "empty.docx": lambda: b"",
    "empty.eml": lambda: b" \n",
    "empty-page.html": lambda: page(""),
    "empty-feed.xml": lambda: f"{XML}<rss><channel></channel></rss>".encode(),
    "empty.docm": lambda: office_file(f"<w:document {WORD}><w:body></w:body></w:document>"),
    "cut.pdf": lambda: (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids ["
    ),
    "noise.pdf": lambda: b"%PDF-1.4\n" + NOISE * 400,
    "noise.docx": lambda: b"PK\x03\x04" + NOISE * 40,
    "noise.html": lambda: NOISE * 400,
    "cut.docx": lambda: office_file("<a/>")[:-60],
    "other.docx": lambda: office_file("<a/>", part="other"),
    "broken.docx": lambda: office_file("<w:document><w:body>"),
    "cut.eml": lambda: letter(b"--x\r\n--x"),
    "parts.eml": lambda: letter(b"--x\n" * 20_000),
    "letters.eml": lambda: letter(b"".join(b"--x\nContent-Type: message/rfc822\n\n" for _ in range(5_000)) + b"--x--"),
    "scripts.html": lambda: page("<script>document.write('We met.')</script><noscript></noscript>" * 50),
    "picture.html": lambda: b"\x89PNG\r\n\x1a\n" + bytes(200),
    "sheet.docx": lambda: office_file("<a/>").replace(b"word/", b"xl/xx"),
    "deep.json": lambda: b"[" * 100_000,
    "deep.jsonl": lambda: b'{"text": ' + b"[" * 100_000,
    "deep.xml": lambda: (XML + "<rss>" + "<a>" * 100_000).encode(),
}
"""Of each no article can be made."""

DEEP: Files = {
    "nested.html": lambda: page("<div>" * 10_000 + PARAGRAPHS + "</div>" * 10_000),
    "nested-lists.html": lambda: page("<ul><li>" * 10_000 + PARAGRAPHS),
    "nested-tables.html": lambda: page("<table><tr><td>" * 10_000 + PARAGRAPHS),
    "nested-quotations.html": lambda: page("<blockquote>" * 10_000 + PARAGRAPHS),
    "unclosed.html": lambda: page("<b><i><font>" * 5_000 + PARAGRAPHS),
    "nested.xml": lambda: feed("&lt;div&gt;" * 10_000 + PARAGRAPHS.replace("<", "&lt;")),
    "nested.eml": lambda: letter(page("<div>" * 10_000 + PARAGRAPHS), "text/html"),
    "attributes.html": lambda: page(f"<p {' '.join(f'a{n}=x' for n in range(50_000))}>We met.</p>{PARAGRAPHS}"),
    "laughs.xml": lambda: feed(f"&l{LEVELS};{REPORT}", XML + LAUGHS),
    "outside.xml": lambda: feed(f"&out;&web;{REPORT}", XML + OUTSIDE),
    "laughs-in.xhtml": lambda: page(f"<p>&l{LEVELS};</p>{PARAGRAPHS}", before=XML + LAUGHS),
    "outside-in.xhtml": lambda: page(f"<p>&out;&web;</p>{PARAGRAPHS}", before=XML + OUTSIDE),
}
"""Of each the report may be read or not."""

ODD: Files = {
    "long-word.html": lambda: page(f"{PARAGRAPHS}<p>{'a' * 100_000}</p>"),
    "long-word.txt": lambda: f"{REPORT}\n{'a' * 100_000}".encode(),
    "long-word.eml": lambda: letter(f"{REPORT}\n{'a' * 100_000}".encode(), "text/plain; charset=utf-8"),
    "long-attribute.html": lambda: page(PARAGRAPHS, f'<meta name="author" content="{"a" * 1_000_000}">'),
    "entities.html": lambda: page(f"{PARAGRAPHS}<p>{'&amp;' * 100_000}</p>"),
    "scripts.html": lambda: page("<script>alert(1)</script>" * 20_000 + PARAGRAPHS),
    "comments.html": lambda: page("<!-- a -->" * 50_000 + PARAGRAPHS),
    "headers.eml": lambda: b"".join(b"X-%d: a\n" % n for n in range(20_000)) + letter(REPORT.encode(), "text/plain"),
    "linked-data.html": lambda: page(PARAGRAPHS, f'<script type="application/ld+json">{"[" * 100_000}</script>'),
    "wrong.html": lambda: REPORT.encode(),
    "wrong.pdf": lambda: REPORT.encode(),
    "wrong.txt": lambda: page(PARAGRAPHS),
    "wrong.docx": lambda: page(PARAGRAPHS),
    "wrong.jsonl": lambda: page(PARAGRAPHS),
}
"""Of each the report can be read."""
