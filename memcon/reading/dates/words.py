"""The words that dates are written with, and the regular expressions made of them."""

import re
from functools import cache
from typing import Any

from memcon.reading.knowledge import table

_ENDING = r"(?:st|nd|rd|th)"
_IN_YEAR = r"(?:(?: ?,? | ?, ?)(?:(?:of|in) )?{year}(?! (?:{counted})\b)| of [’']?(?P<short_year>\d\d)(?!\d))"
_TAIL = rf"(?:{_IN_YEAR}|(?:,? | of )(?P<year_word>last|this|next) year)?"


@cache
def knowledge() -> Any:
    return table("dates")


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the table of dates as a regular expression."""
    for name, words in _pieces().items():
        pattern = pattern.replace(f"{{{name}}}", words)
    return re.compile(pattern.replace(" ?", r"[^\S\n]*").replace(" ", r"[^\S\n]+"), re.IGNORECASE)


@cache
def _pieces() -> dict[str, str]:
    known = knowledge()
    ordinals = known["ordinals"]
    ordinal = rf"\d{{1,2}}{_ENDING}|(?:twenty|thirty)(?: |-)?(?:{'|'.join(ordinals[:9])})|{'|'.join(ordinals)}"
    spoken = rf"(?:twenty|thirty)(?: |-)(?:{'|'.join(known['cardinals'][:9])})"
    day = rf"(?:{ordinal}|{spoken}|\d{{1,2}})(?![\d:%]|[.,]\d)"
    count = rf"(?:\d{{1,3}}|an?|{'|'.join(reversed(known['cardinals']))}|twenty|thirty|a couple of)"
    full = "|".join(words.split("|")[0] for words in known["weekdays"])
    # The wider pieces come first: each may be written with those after it.
    return {
        "tail": _TAIL,
        "yeartail": rf"(?:{_IN_YEAR}|(?:,? | of )(?P<year_word>last|this|next) year)",
        "fullweekday": rf"(?P<weekday>{full})",
        "weekday": rf"(?P<weekday>{'|'.join(known['weekdays'])})\.?",
        "month": rf"(?P<month>{'|'.join(known['months'])})(?![^\W\d_])\.?",
        "day2": rf"(?P<day2>{day})",
        "day": rf"(?P<day>{day})",
        "ordinal": rf"(?P<day>{ordinal})",
        "counted": known["counted"],
        "year": r"(?<!\d)(?P<year>\d{4})(?!\d)",
        "count2": rf"(?P<count2>{count})",
        "count": rf"(?P<count>{count})",
        "unit": rf"(?P<unit>{'|'.join(sorted(known['units'], key=len, reverse=True))})",
        "decade": rf"(?P<decade>{'|'.join(known['decades'])})",
        "named": rf"(?P<named>{_alternatives(known['days'])})",
        "anaphor": rf"(?P<anaphor>{_alternatives(known['anaphora'])})",
    }


def _alternatives(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def first_words() -> re.Pattern[str]:
    """Where an expression can begin: cheap to look for, so that the forms are tried in few places."""
    known = knowledge()
    names = [word for words in (*known["weekdays"], *known["months"]) for word in words.split("|")]
    openers = {words.split()[0] for group in ("days", "anaphora") for words in known[group]}
    openers |= {word for group in ("openers", "shift", "cardinals", "ordinals", "decades") for word in known[group]}
    words = "|".join(sorted({*names, *openers}, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![^\W_])(?:(?:{words})(?![^\W\d_])|\d)", re.IGNORECASE)


@cache
def _numbers() -> dict[str, int]:
    known = knowledge()
    numbers = {word: n for n, word in enumerate(known["cardinals"], 1)}
    numbers |= {word: n for n, word in enumerate(known["ordinals"][:19], 1)}
    return numbers | {"twenty": 20, "thirty": 30, "twentieth": 20, "thirtieth": 30, "a": 1, "an": 1, "last": -1}


def number(words: str) -> int:
    """The number that digits, an ordinal or number words write."""
    if digits := re.match(r"\d+", words):
        return int(digits.group())
    if words.lower().startswith("a couple"):
        return 2
    for tens in ("twenty", "thirty"):
        if (rest := words.lower().removeprefix(tens)) != words.lower() and rest.strip(" -"):
            return _numbers()[tens] + _numbers()[rest.strip(" -")]
    return _numbers()[words.lower()]


def is_weekday(words: str) -> bool:
    """Whether `words` name a day of the week and nothing more: "Thursday", "on Thursday"."""
    named = {name for day in knowledge()["weekdays"] for name in day.split("|")}
    return words.casefold().removeprefix("on ").strip(" .") in named


def weekday_number(word: str) -> int:
    """0 for Monday."""
    return _place(word, knowledge()["weekdays"])


def month_number(word: str) -> int:
    """1 for January."""
    return _place(word, knowledge()["months"]) + 1


def _place(word: str, words: list[str]) -> int:
    return next(n for n, forms in enumerate(words) if word.lower().rstrip(".") in forms.split("|"))
