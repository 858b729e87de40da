"""Words that look like a date and may be something else: "May", "March", a number of four digits, 9/11."""

import re
from functools import cache, lru_cache

from memcon.reading.dates.numbers import year_number
from memcon.reading.dates.table import knowledge
from memcon.reading.dates.words import compiled

_COUNTS = re.compile(r" (?!(?:is|was|has|as|its|plus|versus)\b)[a-z]+s\b")
_BEFORE = 30  # characters looked at before a word


def may_be_a_date(kind: str, match: re.Match[str]) -> bool:
    """Whether what a form has found can be a date where it stands."""
    if kind in {"offset", "stretch", "weekdays"} and re.search(r"-$|\b(?:hundred|thousand)(?: and)? $", _before(match)):
        return False  # "a hundred and four years ago"
    if kind == "century":
        return not re.match(r" [A-Z]", _after(match))  # "21st Century Fox"
    if kind == "offset" and re.match(r" of\b", _after(match)):
        return False  # "in a quarter of the seats"
    if kind in {"offset", "anaphor"} and _only_compares(match):
        return False
    said = {name for name, words in match.groupdict().items() if words}
    if re.search(r"[$£€]$", _before(match)):
        return False
    if kind == "feast":
        return _is_a_feast(match, said)
    if kind == "decade" and "year" not in said:
        return not re.search(r"\b(?:his|her|their|my|our|your) $", _before(match), re.IGNORECASE)
    if kind == "stretch":
        return not re.match(r"\sof\s", _after(match)) and not _goes_on(match)
    if kind == "years":
        return _is_a_pair_of_years(match)
    if kind in {"calendar", "cycle", "days"} and "month" in said:
        return _is_a_month(match, alone=not said & {"day", "year", "short_year", "year_word", "which"})
    if said - {"which", "daytime"} == {"weekday"}:
        return _is_a_weekday(match) and (kind != "cycle" or _is_counted_from_today(match))
    if said == {"year"}:
        return kind == "decade" or _is_a_year(match)
    if kind == "numeric":
        return _is_in_digits(match, said)
    if kind == "named day":
        return not _is_nowadays(match) and (match.group().lower() != "now" or _ends_a_stretch(match))
    return kind != "cycle" or _is_counted_from_today(match)


def _goes_on(match: re.Match[str]) -> bool:
    """ "Would last four years": a verb, for without an article only the words before a time go with "last"."""
    if match.group().lower().split()[0] not in {"last", "past", "next"}:
        return False
    led = re.search(r"(?:^|[.:!?\n“\"(] ?|\b(?:in|over|for|during|within) )$", _before(match), re.IGNORECASE)
    return led is None


def _only_compares(match: re.Match[str]) -> bool:
    """Whether it counts from no day: "by Friday, not a day later", "a week later than agreed"."""
    return match.group().lower().endswith(("earlier", "later")) and bool(
        re.search(r"\b(?:not|nor|never) $", _before(match), re.IGNORECASE) or re.match(r"\s+than\b", _after(match))
    )


def _is_a_month(match: re.Match[str], alone: bool) -> bool:
    word = match["month"]
    doubtful = word.lower() in knowledge()["also_other_words"]
    if not alone:
        return not doubtful or word[0].isupper() or bool(re.search(r"\d$|\bof\s", match.group(), re.IGNORECASE))
    ranges = bool(_to_month().match(match.string, match.end()))
    led = ranges or bool(_before_a_month().search(_before(match)))
    if doubtful and not led:
        return False
    if ranges:
        return word[0].isupper()
    if led and re.search(r"\b(?:in|of|since|until|from|to)\s+$", _before(match), re.IGNORECASE):
        return True
    written = word[0].isupper() or word.lower() in _plain_months()
    return written and not _belongs_to_a_name(match) and len(word) > 2 and not _is_surname(match)


@cache
def _plain_months() -> frozenset[str]:
    """Those whose full name is nothing else, even without a capital."""
    doubtful = {*knowledge()["also_first_names"], *knowledge()["also_other_words"]}
    return frozenset(names.split("|")[0] for names in knowledge()["months"]) - doubtful


def _is_surname(match: re.Match[str]) -> bool:
    """Whether it is a name here: a capitalised word follows ("April Ryan"), or some first name goes before."""
    if match["month"].lower() not in knowledge()["also_first_names"]:
        return False
    if re.search(r"\b(?:in|since|until|last|next|this|early|late|mid)[ -]$", _before(match), re.IGNORECASE):
        return False
    if re.match(r" [A-Z][a-z]+", _after(match)):
        return True
    if match["month"].lower() != "may":
        return False
    return _names_somebody_may(match.string)


@lru_cache(maxsize=4)
def _names_somebody_may(text: str) -> bool:
    """Asked of every "May" in a text, and answered once."""
    return bool(re.search(r"[a-z.] (?:[A-Z][a-z]+|Mrs?\.?|Ms\.?) May\b(?! \d)", text))


def _is_a_weekday(match: re.Match[str]) -> bool:
    """Not the end of a name ("Good Friday"); cut short only where it is led to ("on Thu", "next Tue.")."""
    word, before = match["weekday"], _before(match)
    if re.search(r"\b(?:every|each) $", before, re.IGNORECASE):
        return False
    if word[0].isupper() and re.search(rf"\b(?:{knowledge()['before_a_named_day']}) $", before, re.IGNORECASE):
        return False
    if word.lower().endswith("day"):
        return True
    led = match.groupdict().get("which") or re.search(r"\b(?:on|by|until|till|to|or|and|from|since) $", before)
    return bool(led) and (word[0].isupper() or word.lower() not in knowledge()["also_words_cut_short"])


def _is_a_feast(match: re.Match[str], said: set[str]) -> bool:
    """Whether it says when: "at Easter", "Christmas Eve 2024"; not "the Good Friday Agreement", "Christmas Island"."""
    if not match["feast"][0].isupper() or re.match(r" [A-Z]", _after(match)):
        return False
    led = re.search(rf"\b(?:{knowledge()['before_a_feast']}) $", _before(match), re.IGNORECASE)
    return bool(said - {"feast"}) or bool(led and not re.match(r" [a-z]+s?\b(?<! and)(?<! or)", _after(match)))


def _is_a_year(match: re.Match[str]) -> bool:
    year, before, after = year_number(match["year"]), _before(match), _after(match)
    if re.match(rf"\s(?:{knowledge()['counted']})\b|[,.]\d|[/:%\d-]", after) or re.search(r"[$£€#\d]$", before):
        return False
    if re.search(r"\bfor $", before, re.IGNORECASE) and (_COUNTS.match(after) or not 1900 <= year < 2100):
        return False  # "for 2024 dollars"
    if before.endswith("(") and after.startswith(")"):
        return 1900 <= year < 2100
    if not _before_a_year().search(before):
        return False
    if 1900 <= year < 2100:
        return year % 100 != 0 or not re.match(r" [a-z]+s\b", after)
    return 1000 <= year < 1900 and bool(re.search(r"\b(?:in|since) $", before, re.IGNORECASE))


def _is_a_pair_of_years(match: re.Match[str]) -> bool:
    """ "2015-16", not the month "2015-12"."""
    first, last = int(match["year"]), match["year2"]
    if len(last) == 4:
        return first < int(last)
    if len(last) == 1:
        return int(last) == first % 10 + 1
    return first % 100 < int(last) and (int(last) > 12 or int(last) == first % 100 + 1)


def _ends_a_stretch(match: re.Match[str]) -> bool:
    """Whether "now" does: "between now and June 2"; "now" alone is a filler."""
    opens = re.search(r"\bfrom $", _before(match), re.IGNORECASE) and re.match(
        r" (?:to|until|till|on)\b", _after(match)
    )
    return bool(opens or re.search(r"\b(?:between|and|until|to|till) $", _before(match), re.IGNORECASE))


def _is_in_digits(match: re.Match[str], said: set[str]) -> bool:
    """Fractions, scores and times round the clock are none; nor is 9/11, which names an event."""
    joined = _joins_another(match)
    before, after = re.search(r"[\d$£€]$|\d[./-]$", _before(match)), re.match(r"[/.:%]?\d|-\d", _after(match))
    if not joined and (before or after):
        return False
    if said - {"sep"} == {"year", "month"}:
        is_next_year = int(match["month"]) == int(match["year"]) % 10 + 1 and len(match["month"]) == 1  # "2008-9"
        return 0 < int(match["month"]) <= 12 and match.groupdict().get("sep") != "." and not is_next_year
    if said != {"first", "second"}:
        return match.groupdict().get("sep") != "." or len(match.groupdict().get("year") or "") == 4
    if match.group() in {"9/11", "24/7"} or not (0 < int(match["first"]) <= 31 and 0 < int(match["second"]) <= 31):
        return False
    return joined or bool(
        re.search(r"(?:^|\b(?:on|from|by|until|before|after|since|between|and|to|week of) )$", _before(match))
    )


def _joins_another(match: re.Match[str]) -> bool:
    """Whether it is one end of a stretch of two such days."""
    day = r"\d\d?/\d\d?(?:/\d{2,4})?"
    before, after = re.search(rf"(?<![\d/-]){day} ?[-–] ?$", _before(match)), re.match(rf" ?[-–] ?{day}", _after(match))
    return bool(before or after)


def _is_counted_from_today(match: re.Match[str]) -> bool:
    """ "In the last year" is a stretch of time up to now; "last year" is the calendar year."""
    if match.groupdict().get("beyond"):
        return True
    if match.groupdict().get("unit") and re.match(r"\sof\s", _after(match)):
        return False
    article = re.search(r"\b(?:the|a|every|each|his|her|its|their) $", _before(match), re.IGNORECASE)
    which = (match.groupdict().get("which") or "current").lower()
    return not (article and which != "current" and match.groupdict().get("unit") != "weekend")


def _is_nowadays(match: re.Match[str]) -> bool:
    """ "Even today", "a better tomorrow"; or a name: "USA Today"."""
    return _belongs_to_a_name(match) or bool(re.search(r"\b(?:even|better|brighter) $", _before(match), re.IGNORECASE))


def _belongs_to_a_name(match: re.Match[str]) -> bool:
    """Whether a capitalised word right before makes it part of a name: "USA Today", "Black Friday"."""
    if not match.group()[0].isupper():
        return False
    before = re.search(r"(?<![.!?:;,“\"] )(?:^|\s)([A-Z][\w’']+) $", _before(match))
    return bool(before) and not _before_a_month().search(_before(match))


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _BEFORE) : match.start()]


@cache
def _before_a_year() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s(“\"—–-])(?:{knowledge()['before_a_year']})\s$|(?:’s|'s|[-–])\s?$", re.IGNORECASE)


@cache
def _before_a_month() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?:{knowledge()['before_a_month']})[\s-]$", re.IGNORECASE)


@cache
def _to_month() -> re.Pattern[str]:
    """Another month right after it, as the other end of a stretch."""
    return compiled(r" ?(?:-|–|to|until|through) ?{month}")


def _after(match: re.Match[str]) -> str:
    return match.string[match.end() : match.end() + _BEFORE]
