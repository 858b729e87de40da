"""Numbers as dates write them: digits, words, ordinals, and years in words."""

import re
from functools import cache

from memcon.reading.dates.table import knowledge

ENDING = r"(?:st|nd|rd|th)"
_A_FEW = {"a couple of": 2, "a dozen": 12, "half a dozen": 6, "a": 1, "an": 1, "last": -1, "final": -1, "none": 0}


def count_pattern() -> str:
    """What counts days or weeks: "10", "twenty-one", "a", "a couple of"."""
    return rf"(?:\d{{1,3}}|{_below_a_hundred()}|a couple of|half a dozen|a dozen|an?)"


def ordinal_pattern() -> str:
    """ "22nd", "twenty-second", "third"."""
    ordinals: list[str] = knowledge()["ordinals"]
    return rf"(?:\d{{1,2}}{ENDING}|(?:twenty|thirty)(?: |-)?(?:{'|'.join(ordinals[:9])})|{'|'.join(ordinals)})"


def day_pattern() -> str:
    """A day of the month, as an ordinal, a number in digits or one above twenty in words."""
    spoken = rf"(?:twenty|thirty)(?: |-)(?:{'|'.join(knowledge()['cardinals'][:9])})"
    return rf"(?:{ordinal_pattern()}|{spoken}|\d{{1,2}})(?![\d:%]|[.,]\d)"


def year_pattern() -> str:
    """Four digits, or "nineteen ninety-nine", "two thousand and eight"."""
    small = "|".join(knowledge()["cardinals"][:9])
    spoken = rf"(?:eighteen|nineteen|twenty)(?: |-)(?:oh(?: |-)(?:{small})|(?!(?:{small})\b){_below_a_hundred()})"
    return rf"(?:(?<!\d)\d{{4}}(?!\d)|two thousand(?: and)? {_below_a_hundred()}\b|{spoken}\b)"


@cache
def _below_a_hundred() -> str:
    known = knowledge()
    small = "|".join(known["cardinals"][:9])
    return rf"(?:(?:{'|'.join(known['tens'])})(?:(?: |-)(?:{small}))?|{'|'.join(reversed(known['cardinals']))})"


@cache
def _numbers() -> dict[str, int]:
    known = knowledge()
    numbers = {word: n for n, word in enumerate(known["cardinals"], 1)}
    numbers |= {word: n for n, word in enumerate(known["ordinals"][:19], 1)}
    numbers |= {word: 10 * n for n, word in enumerate(known["tens"], 2)}
    return numbers | {"twentieth": 20, "thirtieth": 30} | _A_FEW


def number(words: str) -> int:
    """The number that digits, an ordinal or number words write; -1 for "last"."""
    if digits := re.match(r"\d+", words):
        return int(digits.group())
    words = " ".join(words.lower().split())
    if (known := _numbers().get(words)) is not None:
        return known
    tens = next(tens for tens in knowledge()["tens"] if words.startswith(tens))
    return _numbers()[tens] + _numbers()[words.removeprefix(tens).strip(" -")]


def year_number(words: str) -> int:
    if words.isdigit():
        return int(words)
    spoken = re.split(r"[\s-]+", words.lower(), maxsplit=1)
    if spoken[0] == "two":
        return 2000 + number(re.sub(r"^thousand\s+(?:and\s+)?", "", spoken[1]))
    return 100 * number(spoken[0]) + number(re.sub(r"^oh[\s-]+", "", spoken[1]))
