"""Letters garbled by a wrong encoding somewhere on their way: UTF-8 that was read as Windows-1252 ("donâ€™t")."""

import re
import unicodedata

_LATER = "\x80-\xbf" + re.escape("".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)))
"""What the second and later bytes of a character in UTF-8 are taken for."""
_SEQUENCE = re.compile(f"[\xc2-\xdf][{_LATER}]|[\xe0-\xef][{_LATER}]{{2}}|[\xf0-\xf4][{_LATER}]{{3}}")

_SIGN = "\xa1-\xaa\xac-\xba\xbc-\xbf"  # no guillemets: a capital may well stand before one that closes
_PLAINLY = re.compile(
    f"\xe2\u20ac[{_LATER}]|\xe2\u201a\xac|\xe2\u201e\xa2|[\xc2-\xdf][{_SIGN}]|[\xe0-\xef][{_SIGN}]{{2}}"
)
"""What nobody writes: the three signs of a quotation mark, a letter with a sign that never follows it."""


def mend(text: str) -> str:
    """`text` with the garbled letters of its lines as they were. Only what turns back byte by byte is changed, so that
    nothing is lost: a letter that has lost a byte stays garbled. A line is left alone where it may be as written."""
    if not _PLAINLY.search(text):
        return text
    return "\n".join(_SEQUENCE.sub(_restored, line) if is_garbled(line) else line for line in text.split("\n"))


def is_garbled(text: str) -> bool:
    """Whether some letters of `text` are plainly garbled."""
    return _PLAINLY.search(text) is not None


def _restored(sequence: re.Match[str]) -> str:
    try:
        letter = b"".join(map(_byte, sequence[0])).decode("utf-8")
    except UnicodeDecodeError:
        return sequence[0]
    return sequence[0] if unicodedata.category(letter) == "Cc" else letter


def _byte(taken: str) -> bytes:
    return bytes([ord(taken)]) if ord(taken) < 0x100 else taken.encode("cp1252")
