"""Words of another script in a text that is otherwise in ASCII: a Russian name in an English report.

They are too few to tell an encoding by the letters of the whole text, and in Windows-1252 they are words of nothing
but accented letters, as no language has them. What they are is told where one encoding makes all of them words of one
script, written as words are, in the letters that its languages have most.
"""

import re
import unicodedata
from collections.abc import Mapping

from memcon.articles.encodings import decoded

_COMMON: Mapping[str, str] = {  # codec, and the dozen letters that the languages written in it have most
    "cp1251": "оаеинтрслвкдмпу",
    "koi8-r": "оаеинтрслвкдмпу",
    "iso8859-5": "оаеинтрслвкдмпу",
    "mac_cyrillic": "оаеинтрслвкдмпу",
    "cp1253": "αοιετσνηυρπκμλςάίόέή",
    "iso8859-7": "αοιετσνηυρπκμλςάίόέή",
    "cp1255": "יוהלאתרבשמנ",
    "cp1256": "اليمونرتب",
}
_ALL_ACCENTS = re.compile(rb"[\xc0-\xff]{4,}")  # a word, or most of one, that is all accents in Windows-1252
_FEWEST, _MOST_SHARE = 6, 0.25  # such letters in all, a word counted once, and their share of the text
_WORD = re.compile(r"[^\W\d_]+")
_COMMON_SHARE = 0.6  # of the letters of words in any language are so common; by chance it is far fewer
_ODD = frozenset(
    {"So", "Sm", "Sk", "Cc", "Co", "Cn"}
)  # boxes, signs and controls, which a wrong encoding makes of quotes


def told_by_words(data: bytes) -> tuple[str, str] | None:
    """The text in `data` and its codec, where whole words of it tell; None where there are none, or they do not."""
    letters = sum(map(len, set(_ALL_ACCENTS.findall(data))))
    if not _FEWEST <= letters <= _MOST_SHARE * len(data):
        return None
    fitting = [
        (share, text, codec)
        for codec, common in _COMMON.items()
        if (text := decoded(data, codec)) is not None and (share := _share_of_common(text, common)) >= _COMMON_SHARE
    ]
    if not fitting:
        return None
    _, text, codec = max(fitting, key=lambda one: one[0])
    return text, codec


def _share_of_common(text: str, common: str) -> float:
    """The share of common letters in the words beyond ASCII; 0 where these are not all words of one script."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    signs = {char for char in text if not char.isascii() and not char.isalpha()}
    if not all(map(_is_written, words)) or len({_script(char) for word in words for char in word}) != 1:
        return 0
    if any(unicodedata.category(sign) in _ODD for sign in signs):
        return 0
    joined = "".join(set(words))
    return sum(char in common for char in joined) / len(joined) if joined else 0


def _is_written(word: str) -> bool:
    """Whether a word is in small letters, in capitals, or in small ones after a capital."""
    return word in (word.lower(), word.upper(), word[:1].upper() + word[1:].lower())


def _script(char: str) -> str:
    return unicodedata.name(char, "?").split()[0]
