"""Comparing the names of speakers and parties."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_JOINED = re.compile(r",\s*|\s+and\s+|;\s*")


def plain(name: str | None) -> str:
    """A name in small ASCII letters, without article or tail, under the name that its party is compared under."""
    letters = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode()
    words = letters.lower().strip(" .,").removeprefix("the ")
    for tail in _tables()[1]:
        words = words.removesuffix(tail)
    return _tables()[0].get(words, words)


def surname(name: str | None) -> str:
    return (["", *plain(name).replace("-", " ").split()])[-1]


def split(parties: str | Sequence[str] | None) -> frozenset[str]:
    """The parties that a list, or words such as "A and B", name."""
    if isinstance(parties, str):
        whole = plain(parties) in _tables()[0].values()
        parties = [parties] if whole else _JOINED.split(parties)
    return frozenset(name for party in parties or () if (name := plain(party)))


def same_name(one: str, other: str) -> bool:
    """Whether all words of the shorter name are among the other's: Labour, the Labour Party; never North and South."""
    some, others = set(one.split()), set(other.split())
    return bool(some and others) and (some <= others or others <= some)


def same_parties(gold: str | Sequence[str] | None, found: str | Sequence[str] | None) -> bool:
    """Whether at least half of the parties that either names are named by both."""
    some, others = split(gold), split(found)
    shared = sum(any(same_name(name, other) for other in others) for name in some)
    return bool(some and others) and 2 * shared >= len(some) + len(others) - shared


@cache
def _tables() -> tuple[dict[str, str], tuple[str, ...]]:
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {other: name for name, others in told["same"].items() for other in others}, tuple(told["party"]["tails"])
