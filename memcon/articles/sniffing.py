"""What kind of thing the bytes are: told by the bytes themselves, and where they leave it open by a name or a media
type. The signatures and endings are data, in sniffing.toml."""

import re
from enum import StrEnum
from functools import cache
from io import BytesIO
from pathlib import PurePath

from memcon.articles.knowledge import table
from memcon.articles.limits import Unusable
from memcon.articles.markup import has_element, is_page, root_of

HEAD = 65_536
"""How many bytes of a thing are looked at to tell its kind."""


class Kind(StrEnum):
    """The kinds of things that articles are made of, in words."""

    TEXT = "plain text"
    JSON = "JSON"
    LINES = "JSON Lines"
    PAGE = "HTML"
    ARCHIVE = "a saved page (MHTML)"
    PDF = "a PDF"
    ZIP = "a zip or office file"
    OLE = "an old or locked office file"
    WORD = "a Word file"
    LETTER = "an e-mail"
    FEED = "a feed"


_MEDIA_TYPES = {
    "text/html": Kind.PAGE,
    "application/xhtml+xml": Kind.PAGE,
    "application/json": Kind.JSON,
    "application/x-ndjson": Kind.LINES,
    "application/jsonl": Kind.LINES,
    "message/rfc822": Kind.LETTER,
}
_FEED_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
_XML = re.compile(r"\ufeff?\s*<\?xml\b", re.I)
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*(?:\{\s*"|\]\s*$))')
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
_HEADER = re.compile(r"([!-9;-~]{1,78}):")
_OF_LETTERS = frozenset({"received", "return-path", "message-id", "mime-version", "delivered-to", "dkim-signature"})
_MULTIPART_PAGE = re.compile(r"^content-type:\s*multipart/related", re.I | re.M)
_SAVED_PAGE = re.compile(r"^(?:snapshot-)?content-location:|^from:\s*<?saved by", re.I | re.M)
_PDF, _PDF_WITHIN = b"%PDF-", 1024  # readers of PDF put up with other bytes before its mark
_ZIP, _WORD = (b"PK\x03\x04", b"PK\x05\x06"), "word/"
_OLE, _OLE_ENTRY = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 128  # bytes that an entry of its table of contents has


def tell(head: bytes, name: str = "", media_type: str | None = None) -> Kind:
    """The kind of a thing by its first HEAD bytes, unpacked. Raises Unusable for a kind of which no article is made.

    `name` is that of a file, "" where there is none; `media_type` what a server calls it.
    """
    if head.startswith(_ZIP):
        return Kind.ZIP
    if head.startswith(_OLE):
        return Kind.OLE
    if _PDF in head[:_PDF_WITHIN]:
        return Kind.PDF
    for pattern, cause in _beginnings():
        if pattern.match(head):
            raise Unusable(cause)
    text, named = _readable(head), kind_named(name) or _MEDIA_TYPES.get(media_type or "")
    return _kind_of_markup(text) or _kind_of_letter(text, named) or _kind_of_text(text, name, named)


def tell_whole(data: bytes, kind: Kind) -> Kind:
    """The kind of a thing whose beginning is of `kind`. Raises Unusable for a container of which no article is made."""
    if kind is Kind.OLE:
        raise Unusable(_cause_of_ole(data))
    return _tell_zip(data) if kind is Kind.ZIP else kind


def _tell_zip(data: bytes) -> Kind:
    import zipfile

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, OSError) as error:
        raise Unusable("it is a broken zip or office file") from error
    if any(name.startswith(_WORD) for name in names):
        return Kind.WORD
    for row in table("sniffing")["zip"]:
        if any(name.startswith(row["holds"]) for name in names):
            raise Unusable(row["cause"])
    raise Unusable("it is a zip archive; unpack it, and read the folder")


def _cause_of_ole(data: bytes) -> str:
    """Why no article is made of an OLE file, by the entries of its table of contents (MS-CFB 2.6.1)."""
    return next(str(row["cause"]) for row in table("sniffing")["ole"] if _has_entry(data, row["holds"]))


def _has_entry(data: bytes, name: str) -> bool:
    found = re.finditer(re.escape(name.encode("utf-16-le") + b"\x00\x00"), data)
    return not name or any(match.start() % _OLE_ENTRY == 0 for match in found)


def kind_named(name: str) -> Kind | None:
    """The kind that the ending of a file's name promises, ".gz" aside; None for any other ending."""
    return _endings().get(ending_of(name))


def cause_named(name: str) -> str | None:
    """Why a file of this name is none that is read, where its ending tells."""
    ending = ending_of(name)
    return next((row["cause"] for row in table("sniffing")["ending"] if ending in row["endings"]), None)


def ending_of(name: str) -> str:
    """The ending of a file's name in lower case, that before ".gz" where it is packed; "" where it has none."""
    path = PurePath(name)
    return (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()


def _kind_of_markup(text: str) -> Kind | None:
    root = root_of(text)
    if root in _FEED_ROOTS:
        return Kind.FEED
    if root in {"html", "head", "body"}:
        return Kind.PAGE
    if _XML.match(text):
        raise Unusable("it is XML of a kind that Memcon does not read")
    return None


def _kind_of_letter(text: str, named: Kind | None) -> Kind | None:
    """A letter or a saved page by its headers; a text that begins "From:" or "To:" alone is not taken for one."""
    header = text.replace("\r\n", "\n").lstrip("\n").split("\n\n", 1)[0]
    lines = [line for line in header.split("\n") if not line.startswith((" ", "\t"))]
    matches = [_HEADER.match(line) for line in lines]
    if not all(matches[:-1]) or not matches or not matches[0]:
        return None
    names = {match[1].lower() for match in matches if match}
    if _MULTIPART_PAGE.search(header) and (named is Kind.ARCHIVE or _SAVED_PAGE.search(header)):
        return Kind.ARCHIVE
    if len(names) > 1 and (names & _OF_LETTERS or named is Kind.LETTER):
        return Kind.LETTER
    return Kind.LETTER if named is Kind.LETTER and "from" in names else None


def _kind_of_text(text: str, name: str, named: Kind | None) -> Kind:
    if _JSON.match(text) or named in {Kind.JSON, Kind.LINES}:
        return _kind_of_json(text, named)
    if is_page(text) or (named in {Kind.PAGE, Kind.ARCHIVE} and has_element(text)):
        return Kind.PAGE
    if cause := cause_named(name):
        raise Unusable(cause)
    return Kind.TEXT


def _kind_of_json(text: str, named: Kind | None) -> Kind:
    if _JSON_FEED.search(text):
        return Kind.FEED
    if text.lstrip().startswith("["):
        return Kind.JSON
    if named is Kind.LINES:
        return Kind.LINES
    first, _, rest = text.strip().partition("\n")
    return Kind.LINES if rest.strip() and _is_whole_object(first) else Kind.JSON


def _is_whole_object(line: str) -> bool:
    import msgspec

    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return False


def _readable(head: bytes) -> str:
    """`head` as characters; those that matter here are ASCII in every encoding but the wide ones."""
    from memcon.articles.decoding import decode, is_wide

    if not is_wide(head):
        return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    try:
        return decode(head[: len(head) // 4 * 4])[0]
    except Unusable:
        return ""


@cache
def _beginnings() -> tuple[tuple[re.Pattern[bytes], str], ...]:
    rows = table("sniffing")["beginning"]
    return tuple((re.compile(row["pattern"].encode(), re.DOTALL), row["cause"]) for row in rows)


@cache
def _endings() -> dict[str, Kind]:
    return {ending: Kind(kind) for kind, endings in table("sniffing")["read"].items() for ending in endings}
