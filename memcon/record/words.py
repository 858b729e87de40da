"""Words of findings made comparable: what two tellings of one thing share."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from memcon.articles.counting import count_words as count_words

_STEM = 6  # letters by which words are told apart: "negotiated", "negotiations"
_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+")


@cache
def sameness() -> Mapping[str, Any]:
    """The word lists of `merge/sameness.toml`."""
    return tomllib.loads(files("memcon.record").joinpath("merge/sameness.toml").read_text("utf-8"))


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one of those lists."""
    return frozenset(sameness()[name]["words"].split())


@cache
def stems(name: str) -> frozenset[str]:
    """The stems of one of those lists."""
    return frozenset(stem(word) for word in listed(name))


@lru_cache(maxsize=1 << 15)
def words_of(text: str) -> tuple[str, ...]:
    """The words in order, in small letters, without marks; "cease-fire" is "ceasefire", "1,000" is "1000"."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = re.sub(r"(?<=\w)[-‐‑](?=\w)", "", re.sub(r"['’]s?\b", "", plain))
    return tuple(w.replace(",", "") if w[0].isdigit() else w for w in _WORD.findall(plain))


@lru_cache(maxsize=1 << 14)
def matter_of(text: str, giving: bool = True) -> frozenset[str]:
    """The stems of the words that carry the matter; `giving` False leaves out the verbs of handing over."""
    idle = listed("plain") if giving else listed("plain") | listed("giving")
    return frozenset(stem(w) for w in words_of(text) if w not in idle)


def stem(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:_STEM]


def share(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the smaller set lies in the other, 0 to 1; 0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether `shorter` stands in `longer`, word by word."""
    padded = " ".join(("", *longer, ""))
    return " ".join(("", *shorter, "")) in padded
