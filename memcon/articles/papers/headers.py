"""The headers of a letter: who wrote it, when, under which name."""

import datetime as dt
import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from urllib.parse import quote

from memcon.articles.moments import comparable, iso_moment

_ANSWER = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)(?:\[\d+\])?\s*:\s*)+", re.I)
_ID = re.compile(r"<([^<>\s]{1,400})>")
_LIST = re.compile(r"\s*\"?([^<\"]*?)\"?\s*<[^>]*>\s*")
_SLACK = dt.timedelta(days=1)  # that the clock of a sender may be ahead of the clock of who received it


@dataclass(frozen=True, slots=True)
class Headers:
    """What the headers of `message` say; each is None where it is not there or cannot be told."""

    message: "Message[str, str]"

    @property
    def subject(self) -> str | None:
        """Without the marks of an answer or of forwarding."""
        return _ANSWER.sub("", self._text("Subject") or "") or None

    @property
    def id(self) -> str | None:
        """The Message-ID."""
        found = _ID.search(self._raw("Message-ID") or "")
        return found.group(1) if found else None

    @property
    def address(self) -> str | None:
        """The letter as an address (RFC 2392)."""
        return f"mid:{quote(self.id, safe='@!$*+=._~-')}" if self.id else None

    @property
    def outlet(self) -> str | None:
        """Of a newsletter or mailing list its name; a letter from a person has none."""
        named = _LIST.fullmatch(self._text("List-Id") or "")
        return (named and named.group(1)) or (self._sender if self._is_newsletter else None)

    @property
    def author(self) -> str | None:
        """The sender's name; a newsletter's sender is the newsletter."""
        return None if self._is_newsletter else self._sender

    def sent(self) -> tuple[str | None, tuple[str, ...]]:
        """The Date header as ISO 8601, and a warning where there is none to be believed. A date that lies after the
        letter was received is wrong."""
        written = self._text("Date")
        date = iso_moment(written)
        if date is None:
            told = f"its date {written[:60]!r} is none" if written else "the letter has no date"
            return None, (f"{told}, so when it was sent is not known",)
        received = iso_moment((self._text("Received") or "").rpartition(";")[2])
        if received and comparable(date) > comparable(received) + _SLACK:
            return None, (f"it is dated {date[:10]} and was received on {received[:10]}: its date is left out",)
        return date, ()

    @property
    def _is_newsletter(self) -> bool:
        """Whether it went to a list on which readers do not write."""
        to_list = any(self._raw(name) for name in ("List-Id", "List-Unsubscribe"))
        return to_list and "<mailto:" not in (self._raw("List-Post") or "").lower()

    @property
    def _sender(self) -> str | None:
        raw = self._raw("From") or ""
        name = _decoded(parseaddr(raw)[0]) or ""
        return name if name and "@" not in name else None

    def _text(self, name: str) -> str | None:
        return _decoded(self._raw(name))

    def _raw(self, name: str) -> str | None:
        """The first header of this name, on one line; bytes that are not ASCII as UTF-8 or else Windows-1252."""
        found = next((value for key, value in self.message.raw_items() if key.lower() == name.lower()), None)
        if found is None:
            return None
        line = " ".join(str(found).split())
        data = line.encode("utf-8", "surrogateescape")
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace")


def _decoded(raw: str | None) -> str | None:
    """A header with its encoded words (RFC 2047) in letters; as it is where they are broken."""
    if not raw:
        return None
    try:
        text = str(make_header(decode_header(raw)))
    except (HeaderParseError, ValueError, LookupError):
        text = raw
    return " ".join(text.split()) or None
