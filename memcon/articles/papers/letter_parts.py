"""The parts of a letter: its texts, attachments and the letters in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from memcon.articles.limits import Unusable

_DEEPEST, _MOST_PARTS = 200, 2_000
_ALTERNATIVE, _RELATED, _SIGNED = "multipart/alternative", "multipart/related", "multipart/signed"
_TEXTS = ("text/plain", "text/html")


@dataclass(frozen=True, slots=True)
class TextPart:
    """One rendering of a text, as bytes in the encoding that the letter says."""

    data: bytes
    charset: str | None
    is_html: bool
    flowed: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a letter."""

    data: bytes
    name: str | None
    media_type: str
    charset: str | None = None


@dataclass(slots=True)
class Letter:
    """What a letter holds: texts, each in one or several renderings; attachments; and letters."""

    texts: list[tuple[TextPart, ...]] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    letters: list["Message[str, str]"] = field(default_factory=list)
    count: int = 0


def parts_of(message: "Message[str, str]") -> Letter:
    """The parts of a letter, in order. Raises Unusable where they are nested too deeply, or too many."""
    letter = Letter()
    _gather(message, letter, 0)
    return letter


def _gather(part: "Message[str, str]", letter: Letter, depth: int) -> None:
    letter.count += 1
    if depth > _DEEPEST or letter.count > _MOST_PARTS:
        raise Unusable("it is a letter of parts within parts without end")
    kind = part.get_content_type()
    if kind == "message/rfc822":
        letter.letters += [one for one in _children(part) if one.keys()]
    elif kind == _ALTERNATIVE:
        _choose(part, letter, depth)
    elif part.is_multipart():
        children = list(_children(part))
        for child in children[:1] if kind == _SIGNED else children:
            _gather(child, letter, depth + 1)
    else:
        _take(part, kind, letter)


def _choose(part: "Message[str, str]", letter: Letter, depth: int) -> None:
    """Of the renderings of one text all are kept, for the best is known by what is in them."""
    inner = Letter(count=letter.count)
    for child in _children(part):
        _gather(child, inner, depth + 1)
    letter.count = inner.count
    letter.texts.append(tuple(text for texts in inner.texts for text in texts))
    letter.attachments += inner.attachments
    letter.letters += inner.letters


def _take(part: "Message[str, str]", kind: str, letter: Letter) -> None:
    data = part.get_payload(decode=True)
    name, disposition = _name(part), part.get_content_disposition()
    if not isinstance(data, bytes) or not data.strip():
        return
    if kind in _TEXTS and disposition != "attachment" and not name:
        flowed = str(part.get_param("format") or "").lower() == "flowed"
        letter.texts.append((TextPart(data, part.get_content_charset(), kind == _TEXTS[1], flowed),))
    elif not _is_shown_within(part, kind, disposition):
        letter.attachments.append(Attachment(data, name, kind, part.get_content_charset()))


def _is_shown_within(part: "Message[str, str]", kind: str, disposition: str | None) -> bool:
    """Whether it is a picture of the HTML, a signature or a style, of which nobody need be told."""
    inline = disposition == "inline" or part.get("Content-ID") is not None
    return (kind.startswith("image/") and inline) or kind in (
        "application/pgp-signature",
        "application/pkcs7-signature",
    )


def _name(part: "Message[str, str]") -> str | None:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):  # a name in an encoding that there is not
        return None
    bare = " ".join((name or "").split())
    return bare.replace("\\", "/").rpartition("/")[2] or None


def _children(part: "Message[str, str]") -> Iterator["Message[str, str]"]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (child for child in payload if isinstance(child, Message))
