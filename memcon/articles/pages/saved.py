"""Pages that a browser saved as one file (MHTML, RFC 2557): the page itself, without its pictures and styles."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from memcon.articles.limits import PAGE, Unusable

_MOST_PARTS = 5_000
_HTML = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The source of a page as it was saved, with the address and encoding that the file tells of it."""

    data: bytes
    address: str | None
    charset: str | None


def find_page(data: bytes) -> SavedPage:
    """The page in an MHTML file. Raises Unusable where there is none."""
    saved = message_from_bytes(data)
    for part in _parts(saved):
        if part.get_content_type() in _HTML:
            page = part.get_payload(decode=True)
            assert isinstance(page, bytes)  # noqa: S101 - for the type checker: it is no multipart
            PAGE.check(len(page))
            address = saved.get("Snapshot-Content-Location") or part.get("Content-Location")
            return SavedPage(page, _of_the_web(address), part.get_content_charset())
    raise Unusable("it is a saved page (MHTML) without the page")


def _parts(saved: "Message[str, str]") -> "Iterator[Message[str, str]]":
    for number, part in enumerate(saved.walk()):
        if number >= _MOST_PARTS:
            return
        if not part.is_multipart():
            yield part


def _of_the_web(address: object) -> str | None:
    bare = str(address or "").strip()
    return bare if bare.lower().startswith(("http://", "https://")) else None
