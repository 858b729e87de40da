"""From bytes to text.

What is certain goes first: marks, zeros, strict UTF-8. Then what is declared, where it can be so, for servers and pages
often declare what they are not. Only then is the encoding told by its letters, and the user with it.
"""

import codecs
import re

from memcon.articles.encodings import (
    SEVERAL_BYTES,
    codec_named,
    decoded,
    is_likely,
    is_told_by_little,
    is_told_by_much,
    is_utf8_by_chance,
    likeliest,
    shown,
)
from memcon.articles.limits import Unusable
from memcon.articles.scripts import told_by_words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a zip or office file"), (b"\x1f\x8b", "gzip"), (b"{\\rtf", "RTF"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SHIFT = b"\x1b$"  # turns to Japanese in ISO-2022-JP, whose bytes are all ASCII
_SAMPLE = 4096  # bytes that are looked at to tell UTF-16 without its mark
_CONTROL_OF_TEXT = 0.01  # a stray control character happens in text; one in a hundred does not
_STRAY = 0.5  # share of the characters beyond ASCII that may be no UTF-8 in a text that is UTF-8
_ESCAPED = re.compile(r"[\udc80-\udcff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text in `data`, and a note where its encoding had to be guessed. Raises Unusable where it is no text.

    `declared` is the encoding that a server, a page or a letter says. It is believed where the text has no mark of its
    encoding, is not UTF-8, and can be in it; as browsers do, ISO 8859-1 is taken as Windows-1252.
    """
    for beginning, what in _FORMATS:
        if data.startswith(beginning):
            raise Unusable(f"it is {what}, not text")
    text, notes = _decode(data, declared)
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


def _decode(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
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
    return _decode_narrow(data, declared)


def _decode_narrow(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    codec = codec_named(declared)
    if _SHIFT in data and (text := decoded(data, "iso2022_jp_ext")) is not None:
        return text, () if (codec or "").startswith("iso2022_jp") else ("it is read as ISO-2022-JP",)
    several = codec if codec in SEVERAL_BYTES else "utf-8"
    for sure in (several, "utf-8") if is_utf8_by_chance(data) else ("utf-8", several):
        if (text := decoded(data, sure)) is not None:
            return text, ()
    if nearly := _nearly_utf8(data):
        return nearly
    if codec and (text := decoded(data, codec)) is not None and is_likely(text, codec):
        return _unless_told_otherwise(data, text, declared or codec, codec)
    return _guess(data, declared)


def _unless_told_otherwise(data: bytes, text: str, declared: str, codec: str) -> tuple[str, tuple[str, ...]]:
    """What is declared, unless many letters say another encoding, for a wrong one leaves no word as it was; or unless
    whole words do where Windows-1252 is declared, which is what programs declare that know no better."""
    found = told_by_words(data) if codec == "cp1252" else None
    if found is None and is_told_by_much(data):
        found = likeliest(data)
    if found is None or found[0] == text:
        return text, ()
    return found[0], (_told(declared, found[1]),)


def _told(declared: str, codec: str) -> str:
    return f"it says that it is {declared[:40]!r} and is read as {shown(codec)}, by its letters"


def _nearly_utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 into which a few bytes of Windows-1252 were pasted, or that was cut within a character."""
    text = data.decode("utf-8", "surrogateescape")
    strays = len(_ESCAPED.findall(text))
    if strays > _STRAY * len(_BEYOND_ASCII.findall(text)):
        return None
    number = "one byte of it is not UTF-8 and is" if strays == 1 else f"{strays:,} bytes of it are not UTF-8 and are"
    return _ESCAPED.sub(_as_windows, text), (f"{number} read as Windows-1252",)


def _as_windows(stray: re.Match[str]) -> str:
    byte = bytes([ord(stray[0]) - 0xDC00])
    return decoded(byte, "cp1252") or byte.decode("latin-1")


def _guess(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    """By its letters; Windows-1252 where they do not tell, Latin-1 where it cannot be that."""
    western = decoded(data, "cp1252")
    by_words = told_by_words(data)
    text, codec = by_words or likeliest(data) or (western, "cp1252")
    if text is None:
        text, codec = data.decode("latin-1"), "latin-1"
    if text == western:
        codec = "cp1252"  # the better known of two that say the same
    if declared and codec_named(declared) != codec:
        return text, (_told(declared, codec),)
    if by_words:
        return text, (f"it is not UTF-8 and is read as {shown(codec)}, by the few words in it of another script",)
    doubt = ", which may be wrong" if text != western and is_told_by_little(data) else ""
    return text, (f"it is not UTF-8 and is read as {shown(codec)}{doubt}",)
