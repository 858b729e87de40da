"""From the words that a form of the table has caught to what they say."""

from collections.abc import Callable
from dataclasses import replace

from memcon.reading.dates.composites import Range
from memcon.reading.dates.counted import Offset, SpokenOf, Stretch, WeekdaysOn
from memcon.reading.dates.expressions import Calendar, Cycle, Fixed, Season, Weekend
from memcon.reading.dates.feasts import Feast
from memcon.reading.dates.numbers import number, year_number
from memcon.reading.dates.parts import Part, UpToNow
from memcon.reading.dates.periods import NthWeekday, Quarter, WeekdayBeside
from memcon.reading.dates.table import knowledge
from memcon.reading.dates.viewpoint import Expression
from memcon.reading.dates.words import month_number, weekday_number

Said = dict[str, str]  # the named groups of a form that have caught something
_BACK = frozenset({"ago", "back", "last", "past", "previous"})
_SPOKEN_OF = {"earlier": -1, "before": -1, "beforehand": -1, "prior": -1, "later": 1, "after": 1, "afterwards": 1}
_NO_DAYS = frozenset({"hour", "half"})
_HALVES = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2)}
_PARTS_OF_DAY = dict.fromkeys(("morning", "afternoon", "evening", "night"), "day")
_VAGUE = frozenset({"few", "several"})


def build(kind: str, said: Said) -> Expression | None:
    """What the words of a form of that kind say; None where they name no days ("an hour ago")."""
    return _BUILDERS[kind](said)


def days(said: Said) -> Range:
    first = calendar(said)
    day2 = number(said["day2"])
    if first.month is None or (first.day and day2 < first.day and first.year is None and first.year_shift is None):
        return Range(first, Calendar(day=day2))  # "from April 27 to the 3rd"
    return Range(first, Calendar(first.year, first.month, day2, None, first.year_shift))


def calendar(said: Said) -> Calendar:
    return Calendar(
        year=_year(said),
        month=month_number(said["month"]) if "month" in said else None,
        day=number(said.get("day") or said["day2"]) if {"day", "day2"} & said.keys() else None,
        weekday=weekday_number(said["weekday"]) if "weekday" in said else None,
        year_shift=_year_shift(said),
    )


def _year(said: Said) -> int | None:
    if "short_year" in said:
        return of_two_digits(int(said["short_year"]))
    return year_number(said["year"]) if "year" in said else None


def of_two_digits(year: int) -> int:
    """The years 1950 to 2049, as most programs take them (POSIX draws the line at 69)."""
    return year + (2000 if year < 50 else 1900)


def _year_shift(said: Said) -> int | None:
    return _shift(said["year_word"]) if "year_word" in said else None


def _shift(which: str) -> int:
    steps: int = knowledge()["shift"][which.lower().split()[-1]]
    return steps


def _years(said: Said) -> Expression:
    first, ending = int(said["year"]), said["year2"]
    last = int(str(first)[: -len(ending)] + ending)  # "2015-16", "2008-9"
    return Range(Calendar(first), Calendar(last))


def _decade(said: Said) -> Expression:
    """Of the twentieth century, where it is named without one: nobody writes so of this one yet."""
    if "year" in said:
        start = int(said["year"])
    elif "tens" in said:
        start = 1900 + int(said["tens"])
    else:
        tens: list[str] = knowledge()["decades"]
        start = 1920 + 10 * tens.index(said["decade"].lower())
    return Range(Calendar(start), Calendar(start + 9))


def _century(said: Said) -> Expression:
    """The nineteenth is 1800 to 1899 (ISO 8601-2)."""
    start = 100 * (number(said["day"]) - 1)
    return Range(Calendar(start), Calendar(start + 99))


def _in_digits(said: Said) -> Expression:
    return Calendar(int(said["year"]), int(said["month"]), int(said["day"]) if "day" in said else None)


def _cycle(said: Said) -> Cycle:
    which = said.get("which", said.get("behind", "this")).lower()
    shift = _shift(which)
    if "beyond" in said:
        shift = {"before last": -2, "after next": 2}[" ".join(said["beyond"].lower().split())]
    by_name = "weekday" in said or "month" in said
    return Cycle(
        said.get("unit", "" if by_name else "day").lower(),
        shift,
        weekday=weekday_number(said["weekday"]) if "weekday" in said else None,
        month=month_number(said["month"]) if "month" in said else None,
        rolling=which.endswith(("coming", "past")) or "behind" in said,
        side={"earlier": -1, "later": 1}.get(said.get("side", "").lower(), 0),
    )


def _offset(said: Said) -> Expression | None:
    way = said["way"].lower()
    sign = -1 if way in _BACK else 1
    count, unit = _counted(said)
    if way in _SPOKEN_OF:
        return SpokenOf(_SPOKEN_OF[way] * count, unit)
    if unit in _NO_DAYS:
        return None
    if "count2" in said and "unit2" not in said:
        ends = sorted(sign * number(said[name]) for name in ("count", "count2"))
        return Range(Offset(ends[0], unit), Offset(ends[1], unit))
    further = (number(said["count2"]), _unit(said["unit2"])) if "count2" in said else None
    return Offset(
        sign * count, unit, bound=_bound(said), further=further, to_the_day=bool({"exact", "exactly"} & said.keys())
    )


def _counted(said: Said) -> tuple[int, str]:
    """How many of which unit; halves of years in months, whole days of hours in days."""
    unit = _unit(said.get("unit") or said["unit2"])
    count = number(said.get("count") or said.get("count2") or ("none" if "half" in said else "one"))
    if "half" in said or "half2" in said:
        halved = _HALVES.get(unit)
        return (halved[1] * (2 * count + 1) // 2, halved[0]) if halved else (count, "half")
    return (count // 24, "day") if unit == "hour" and count % 24 == 0 else (count, unit)


def _unit(words: str) -> str:
    return {"centurie": "century"}.get(words.lower(), " ".join(words.lower().split()))


def _bound(said: Said) -> str | None:
    if "than" not in said:
        return None
    return "more" if said["than"].lower() in {"more", "over"} else "less"


def _weekdays_on(said: Said) -> Expression:
    count = number(said["count"])
    return WeekdaysOn(-count if said["way"].lower() == "ago" else count, weekday_number(said["weekday"]))


def _stretch(said: Said) -> Expression | None:
    way = (said.get("way") or said["way2"]).lower()
    if said.get("count", "").lower() in _VAGUE:
        return Fixed(None, "the text does not say how many")
    count, unit = _counted(said)
    if unit in _NO_DAYS:
        return None
    return Stretch(-count if way in _BACK else count, unit, today_counts=way in {"within", "inside"})


def _anaphor(said: Said) -> Expression:
    shift, unit = knowledge()["anaphora"][said["anaphor"].lower()]
    return SpokenOf(shift, unit, whole=True)


def _beside_spoken_of(said: Said) -> Expression:
    """ "The week after", "the Tuesday after": of the time that was spoken of."""
    back = said["way"].lower() in {"before", "previous"}
    if "weekday" in said:
        return WeekdayBeside(weekday_number(said["weekday"]), SpokenOf(0), back)
    unit = said["unit"].lower()
    return SpokenOf(-1 if back else 1, _PARTS_OF_DAY.get(unit, unit), whole=True)


def _quarter(said: Said) -> Expression:
    unit = "half" if said.get("half") else "quarter"
    return Quarter(number(said.get("half") or said["quarter"]), unit, _year(said), _year_shift(said))


def _feast(said: Said) -> Expression:
    shift = _shift(said["which"]) if "which" in said else _year_shift(said)
    return Feast(" ".join(said["feast"].lower().split()), _year(said), shift)


_BUILDERS: dict[str, Callable[[Said], Expression | None]] = {
    "calendar": calendar,
    "days": days,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "numeric": _in_digits,
    "named day": lambda said: Cycle("day", knowledge()["days"][said["named"].lower()]),
    "anaphor": _anaphor,
    "beside spoken of": _beside_spoken_of,
    "weekend": lambda said: Weekend(),
    "cycle": _cycle,
    "bare cycle": lambda said: replace(_cycle(said), is_bare=True),
    "unit end": lambda said: Part(_cycle(said), "end"),
    "to date": lambda said: UpToNow(_cycle(said), is_left=False),
    "offset": _offset,
    "weekdays": _weekdays_on,
    "weekday week": lambda said: WeekdaysOn(2, weekday_number(said["weekday"])),
    "named week": lambda said: Offset(7, "day", Cycle("day", knowledge()["days"][said["named"].lower()])),
    "stretch": _stretch,
    "nth weekday": lambda said: NthWeekday(number(said["nth"]), weekday_number(said["weekday"])),
    "quarter": _quarter,
    "season": lambda said: Season(),
    "feast": _feast,
}
