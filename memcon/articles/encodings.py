"""Encodings: the codec that is meant by a name, whether a text can have been in one, and which one it was."""

import codecs
import re
from collections.abc import Mapping

SEVERAL_BYTES = frozenset({"gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"})
"""Codecs of several bytes a character: not every row of bytes can be in one of them, so that to fit says much."""

_NAMES: Mapping[str, str] = {  # that servers and pages use, and Python does not know
    "windows-874": "cp874",
    "windows-31j": "cp932",
    "x-sjis": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "cn-big5": "big5hkscs",
    "iso-8859-8-i": "iso8859-8",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
}
_AS_BROWSERS_DO: Mapping[str, str] = {  # what says it is the first is taken as the second, which holds it and more
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_NOT_OF_TEXTS = frozenset({"unicode-escape", "raw-unicode-escape", "utf-7", "punycode", "idna", "undefined"})
_SHOWN: Mapping[str, str] = {"iso": "ISO ", "cp125": "Windows-125", "koi": "KOI", "gb": "GB", "big": "Big"}

_CONTROL = re.compile(r"[\x80-\x9f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_OTHER = r"\u0370-\u1dff"  # letters of Greek and of the alphabets after it
_MIXED = re.compile(rf"[A-Za-z][{_OTHER}]|[{_OTHER}][A-Za-z]")
_MOST_MIXED = 0.2  # of the characters beyond ASCII, so many may stand beside an ASCII letter in another alphabet
_FEW = 12  # characters beyond ASCII from which next to nothing can be told
_MANY = 40
_TWO_SIGNS = 4
_BYTES_BEYOND_ASCII = bytes(range(0x80, 0x100))
_LETTERS_OF_WEST = 0.25  # share of letters beyond ASCII that no western European language has


def codec_named(name: str | None) -> str | None:
    """Python's codec for the encoding that something says it is in; None where it names none of texts."""
    bare = (name or "").strip(" \t\r\n\"'").lower()
    try:
        found = codecs.lookup(_NAMES.get(bare, bare))
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding or found.name in _NOT_OF_TEXTS:  # zlib and rot13 are codecs too
        return None
    return _AS_BROWSERS_DO.get(found.name, found.name)


def decoded(data: bytes, codec: str) -> str | None:
    """`data` by a codec; None where a byte of it does not fit."""
    try:
        return data.decode(codec)
    except ValueError:
        return None


def is_likely(text: str, codec: str) -> bool:
    """Whether `text`, which fits the codec, looks as though it had been written in it: without control characters,
    with words of one alphabet, and where it is western European with no more accents than such languages have."""
    beyond = len(_BEYOND_ASCII.findall(text))
    if _CONTROL.search(text) or len(_MIXED.findall(text)) > _MOST_MIXED * beyond:
        return False
    return codec != "cp1252" or beyond <= max(_FEW, _LETTERS_OF_WEST * sum(map(str.isalpha, text)))


def likeliest(data: bytes) -> tuple[str, str] | None:
    """The text in `data` and its codec, as far as its letters tell; None where they do not. Not for UTF-8."""
    from chardet import EncodingEra, detect

    for era in (EncodingEra.MODERN_WEB | EncodingEra.LEGACY_ISO, EncodingEra.MODERN_WEB):
        codec = codec_named(detect(data, encoding_era=era)["encoding"])
        text = decoded(data, codec) if codec else None
        if codec and text is not None and is_likely(text, codec):
            return text, codec
    return None


def is_told_by_little(data: bytes) -> bool:
    """Whether so few bytes of `data` are beyond ASCII that they can tell its encoding only by chance."""
    return _bytes_beyond_ascii(data) < _FEW


def is_utf8_by_chance(data: bytes) -> bool:
    """Whether `data` has so few bytes beyond ASCII that a word in an encoding of several bytes can look like UTF-8."""
    return _bytes_beyond_ascii(data) <= _TWO_SIGNS


def is_told_by_much(data: bytes) -> bool:
    """Whether so many bytes of `data` are beyond ASCII that they are to be believed more than what is declared."""
    return _bytes_beyond_ascii(data) >= _MANY


def _bytes_beyond_ascii(data: bytes) -> int:
    return len(data) - len(data.translate(None, _BYTES_BEYOND_ASCII))


def shown(codec: str) -> str:
    """The name of a codec as people write it."""
    for beginning, better in _SHOWN.items():
        if codec.startswith(beginning):
            return better + codec.removeprefix(beginning).upper()
    return {"cp932": "Shift-JIS", "cp949": "EUC-KR", "euc_jp": "EUC-JP"}.get(codec, codec)
