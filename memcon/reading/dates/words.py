"""The words that dates are written with, and the regular expressions made of them."""

import re
from collections.abc import Iterable
from functools import cache

from memcon.reading.dates.numbers import count_pattern, day_pattern, ordinal_pattern, year_pattern
from memcon.reading.dates.table import knowledge

_SHORT_YEAR = r"(?: of [’'‘]?| ?[’'‘])(?P<short_year>\d\d)(?!\d)"
_IN_YEAR = rf"(?:(?: ?,? | ?, ?|[-/])(?:(?:of|in) )?(?:the year )?{{year}}(?! (?:{{counted}})\b)|{_SHORT_YEAR})"
_OF_THIS_YEAR = r"(?:,? | of )(?P<year_word>last|this|next) year"


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the table of dates as a regular expression."""
    for name, words in _pieces().items():
        pattern = pattern.replace(f"{{{name}}}", words)
    return re.compile(pattern.replace(" ?", r"[^\S\n]*").replace(" ", r"[^\S\n]+"), re.IGNORECASE)


@cache
def _pieces() -> dict[str, str]:
    known = knowledge()
    full = "|".join(words.split("|")[0] for words in known["weekdays"])
    units = "|".join(_longest_first(known["units"]))
    # The wider pieces come first: each may be written with those after it.
    return {
        "tail": rf"(?:{_IN_YEAR}|{_OF_THIS_YEAR})?",
        "fullweekday": rf"(?P<weekday>{full})",
        "weekday": rf"(?P<weekday>{'|'.join(known['weekdays'])})\.?(?![^\W_])",
        "month": rf"(?P<month>{'|'.join(known['months'])})(?![^\W\d_])\.?",
        "day2": rf"(?P<day2>{day_pattern()})",
        "day": rf"(?P<day>{day_pattern()})",
        "ordinal": rf"(?P<day>{ordinal_pattern()})",
        "ordinal2": rf"(?P<day2>{ordinal_pattern()})",
        "nth": rf"(?P<nth>{ordinal_pattern()}|last|final)",
        "rank": rf"(?:{ordinal_pattern()}|last)",
        "counted": known["counted"],
        "year": rf"(?P<year>{year_pattern()})",
        "number": count_pattern(),
        "count2": rf"(?P<count2>{count_pattern()})",
        "count": rf"(?P<count>{count_pattern()})",
        "unit": rf"(?P<unit>{'|'.join(_longest_first(known['cycles']))})",
        "units": rf"(?P<unit>{units})s?(?![\w-])",
        "units2": rf"(?P<unit2>{units})s?(?![\w-])",
        "decade": rf"(?P<decade>{'|'.join(known['decades'])})",
        "season": rf"(?P<season>{'|'.join(known['seasons'])})",
        "feast": rf"(?P<feast>{'|'.join(_longest_first(known['feasts']))})".replace("'", "[’'‘]"),
        "named": rf"(?P<named>{'|'.join(_longest_first(known['days']))})",
        "anaphor": rf"(?P<anaphor>{'|'.join(_longest_first(known['anaphora']))})",
        "daypart": r"(?:morning|afternoon|evening|night)",
    }


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


@cache
def first_words() -> re.Pattern[str]:
    """Where an expression can begin: cheap to look for, so that the forms are tried in few places."""
    known = knowledge()
    names = [word for words in (*known["weekdays"], *known["months"]) for word in words.split("|")]
    openers = {re.split(r"[ .']", words)[0] for group in ("days", "anaphora", "feasts") for words in known[group]}
    groups = ("openers", "shift", "cardinals", "tens", "ordinals", "decades", "cycles")
    openers |= {word for group in groups for word in known[group]}
    words = "|".join(_longest_first({*names, *openers}))
    return re.compile(rf"(?<![^\W_])(?:(?:{words})(?![^\W\d_])|\d|[’'‘](?=\d0[’']?s))", re.IGNORECASE)


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
