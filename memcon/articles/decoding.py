"""From bytes to text."""

import codecs
import re

from memcon.articles.limits import Unusable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a zip or office file"), (b"\x1f\x8b", "gzip"), (b"{\\rtf", "RTF"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_CONTROL_OF_TEXT = 0.01  # a stray control character happens in text; one in a hundred does not


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in `data`, and a note where its encoding had to be guessed. Raises Unusable where it is no text.

    UTF-8, UTF-16 or UTF-32 by their marks, else UTF-8, else Windows-1252, else Latin-1.
    """
    for beginning, what in _FORMATS:
        if data.startswith(beginning):
            raise Unusable(f"it is {what}, not text")
    text, notes = _decode(data)
    if "\x00" in text or len(_CONTROL.findall(text)) > _CONTROL_OF_TEXT * len(text):
        raise Unusable("it is binary, not text")
    return text, notes


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding).removeprefix("\ufeff"), ()
            except UnicodeDecodeError as error:
                raise Unusable(f"it is marked as {encoding.upper()} and is not ({error.reason})") from error
    for encoding, name in (("utf-8", None), ("cp1252", "Windows-1252"), ("latin-1", "Latin-1")):
        try:
            return data.decode(encoding), (f"it is not UTF-8 and is read as {name}",) if name else ()
        except UnicodeDecodeError:
            continue
    raise AssertionError("Latin-1 decodes every byte")
