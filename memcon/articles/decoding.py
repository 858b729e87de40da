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
_SAMPLE = 4096  # bytes that are looked at to tell UTF-16 without its mark
_CONTROL_OF_TEXT = 0.01  # a stray control character happens in text; one in a hundred does not


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in `data`, and a note where its encoding had to be guessed. Raises Unusable where it is no text.

    UTF-8, UTF-16 or UTF-32 by their marks, UTF-16 without a mark by its zeros, else UTF-8, else Windows-1252, else
    Latin-1.
    """
    for beginning, what in _FORMATS:
        if data.startswith(beginning):
            raise Unusable(f"it is {what}, not text")
    text, notes = _decode(data)
    if "\x00" in text or len(_CONTROL.findall(text)) > _CONTROL_OF_TEXT * len(text):
        raise Unusable("it is binary, not text")
    return text, notes


def is_wide(data: bytes) -> bool:
    """Whether `data` is text of two or four bytes a character, by its mark or by its zeros."""
    return any(data.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8") or _unmarked(data) is not None


def as_utf8(data: bytes) -> bytes:
    """`data` in UTF-8 where it is of two or four bytes a character, else as it is. Raises Unusable as `decode`."""
    return decode(data)[0].encode("utf-8", "surrogatepass") if is_wide(data) else data


def _unmarked(data: bytes) -> str | None:
    """UTF-16 without a mark: in most scripts the text's spaces and line ends alone make it one byte in ten zero, all
    of them on the one side of the pairs."""
    start = data[:_SAMPLE]
    left, right = start[::2].count(0), start[1::2].count(0)
    fewest = max(1, len(start) // 20)
    if right >= fewest and not left:
        return "utf-16-le"
    return "utf-16-be" if left >= fewest and not right else None


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding).removeprefix("\ufeff"), ()
            except UnicodeDecodeError as error:
                raise Unusable(f"it is marked as {encoding.upper()} and is not ({error.reason})") from error
    if unmarked := _unmarked(data):
        try:
            return data.decode(unmarked), ("it has no mark of its encoding and is read as UTF-16",)
        except UnicodeDecodeError as error:
            raise Unusable("it is binary, not text") from error
    for encoding, name in (("utf-8", None), ("cp1252", "Windows-1252"), ("latin-1", "Latin-1")):
        try:
            return data.decode(encoding), (f"it is not UTF-8 and is read as {name}",) if name else ()
        except UnicodeDecodeError:
            continue
    raise AssertionError("Latin-1 decodes every byte")
