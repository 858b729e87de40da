"""The roots of words: the same for the forms of one word, and for words that stand for one another where one saying is
told again (`wordings.toml`)."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from memcon.reading.dates.numbers import number
from memcon.record.merge.renderings import Words
from memcon.record.words import listed, sameness

STATE = "⟨"
"""Begins the word that stands for a state or body, by whatever name it is called."""

_LETTERS = 6  # by which roots are told apart
_OTHER = "≈"  # begins the root that words for one thing share
_LARGE = {"hundred": 100, "thousand": 1000}
_BETWEEN = frozenset({"it", "them", "him", "her", "us"})


class Root(NamedTuple):
    """The root of a word that carries the matter, and its place among the words."""

    place: int
    root: str


@cache
def wordings() -> Mapping[str, Any]:
    """The lists of `wordings.toml`."""
    return tomllib.loads(files("memcon.record").joinpath("merge/wordings.toml").read_text("utf-8"))


@cache
def worded(name: str) -> frozenset[str]:
    """The words of one of those lists."""
    return frozenset(wordings()[name]["words"].split())


def roots_of(words: Words) -> Iterator[Root]:
    """The roots of the words that carry the matter, in order; a verb of two words has one."""
    idle, skipped = _idle(), -1
    for at, word in enumerate(words):
        if at == skipped or word in idle:
            continue
        meant, skipped = _phrase_at(words, at)
        yield Root(at, meant or root_of(word))


@lru_cache(maxsize=1 << 15)
def root_of(word: str) -> str:
    """The same for the forms of one word, as far as their letters or the list of irregular verbs show it, and for words
    that stand for one another."""
    if word.startswith(STATE) or word[0].isdigit():
        return word
    stem = _stem(word)
    return _others().get(word) or _others().get(stem) or stem[:_LETTERS]


def with_figures(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The words in order, each with its place, numbers in figures: "three hundred" is "300"."""
    at = 0
    while at < len(words):
        amount, end = _amount_at(words, at)
        yield at, words[at] if amount is None else str(amount)
        at = end


def _amount_at(words: Sequence[str], at: int) -> tuple[int | None, int]:
    """The number that stands at a place, and where it ends."""
    amount = _number(words[at])
    if amount is None and words[at] not in _LARGE:
        return None, at + 1
    end = at + (amount is not None)
    while end < len(words) and words[end] in _LARGE:
        amount = (amount or 1) * _LARGE[words[end]]
        end += 1
    return amount, end


@lru_cache(maxsize=1 << 15)
def _number(word: str) -> int | None:
    """The number that a word writes in letters, or in figures without a fraction."""
    tens = next((t for t in listed("figures") if t.endswith("ty") and word.startswith(t)), "")
    if word in listed("figures") or (tens and word.removeprefix(tens) in listed("figures") | {"one"}):
        return number(word)
    return int(word) if word.isdecimal() else None


def _phrase_at(words: Words, at: int) -> tuple[str | None, int]:
    """The root of a verb of two words that begins at a place, and where the second of them stands: "hand it over"."""
    verb = _phrases().get(_stem(words[at]))
    for place in (at + 1, at + 2) if verb else ():
        if place < len(words) and verb and (meant := verb.get(words[place])):
            return meant, place
        if place < len(words) and words[place] not in _BETWEEN:
            break
    return None, -1


@lru_cache(maxsize=1 << 15)
def _stem(word: str) -> str:
    """A word without what its form adds: "stopped" and "stops" are "stop", "carried" is "carri" as "carry" is."""
    word = _irregular().get(word, word)
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return _without_last(_without_ending(word))


def _without_last(word: str) -> str:
    """A word without its last "e", and with "i" for its last "y", as before another ending."""
    begins, ends = word[:2], word[2:].rstrip("e")
    return begins + (ends[:-1] + "i" if ends.endswith("y") else ends)


def _without_ending(word: str) -> str:
    """A verb without -ed or -ing: "stopped" is "stop", "agreeing" is "agree"."""
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and not word.endswith("eed") and re.search("[aeiouy]", root):
            doubled = len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiouls"
            return root[:-1] if doubled else root
    return word


@cache
def _idle() -> frozenset[str]:
    return listed("plain") | listed("denying") | listed("lacking") | worded("idle") | worded("refusing")


@cache
def _irregular() -> dict[str, str]:
    """From the forms of verbs that are not regular to the first of them."""
    lines = (line.split() for line in sameness()["irregular"]["forms"])
    return {form: forms[0] for forms in lines for form in forms}


@cache
def _others() -> dict[str, str]:
    """From words that stand for one another to the root that they share: by their stems, and what is written as the
    form of another word ("lasting") by itself."""
    found = {}
    for group in wordings()["others"]["groups"]:
        words = group.split()
        for word in words:
            stem = _stem(word)
            found[stem if stem == _without_last(word) else word] = _OTHER + words[0]
    return found


@cache
def _phrases() -> dict[str, dict[str, str]]:
    """From the stem of a verb and what goes with it to the root of what they mean together."""
    found: dict[str, dict[str, str]] = {}
    for line in wordings()["phrases"]["forms"]:
        phrase, _, meant = line.partition(" = ")
        verb, particle = phrase.split()
        found.setdefault(_stem(verb), {})[particle] = root_of(meant)
    return found
