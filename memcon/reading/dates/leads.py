"""Words before or after a time that change what it says: "the end of", "two weeks after", "since", "or later"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from memcon.model.passages import Span
from memcon.reading.dates.composites import Bound, Range, StretchFrom
from memcon.reading.dates.counted import Offset
from memcon.reading.dates.expressions import Cycle
from memcon.reading.dates.forms import Item
from memcon.reading.dates.numbers import number
from memcon.reading.dates.parts import Beside, Part, UpToNow
from memcon.reading.dates.periods import NthIn, Week, unit_of
from memcon.reading.dates.table import knowledge
from memcon.reading.dates.viewpoint import Expression
from memcon.reading.dates.words import compiled

_REACH = 50  # characters before an expression that are looked at
_DAYS = 31  # in the longest month
_DEEPEST = 3  # leads before one expression: "before the end of the first week of"
_OWNS = re.compile(r"[’']s\b")  # "after Monday's vote" says when the vote was, not when something else was
_BOUNDS = frozenset({"since", "after", "before", "not after"})
_PARTS = {
    **dict.fromkeys(("start", "beginning", "early", "early part", "outset"), "begin"),
    **dict.fromkeys(("end", "close", "late"), "end"),
}


@dataclass(frozen=True, slots=True)
class _Lead:
    """`over`: the units of the calendar that it can stand before; empty for any time."""

    kind: str
    pattern: re.Pattern[str]
    over: frozenset[str]


def with_parts(text: str, items: Sequence[Item]) -> Iterator[Item]:
    """The items with the words before them that name a part of them, or count from them; nearest words first."""
    return _led(text, items, bounds=False)


def with_bounds(text: str, items: Sequence[Item]) -> Iterator[Item]:
    """The items with the words around them that leave one end open."""
    return _led(text, items, bounds=True)


def _led(text: str, items: Iterable[Item], bounds: bool) -> Iterator[Item]:
    floor = 0
    for item in items:
        for _ in range(0 if bounds and _OWNS.match(text, item.span.end) else _DEEPEST):
            wider = _lead(text, item, floor, bounds)
            if wider is None:
                break
            item = wider
        item = _trail(text, item) if bounds else item
        yield item
        floor = floor if item.is_weak else item.span.end


def _trail(text: str, item: Item) -> Item:
    for kind, pattern in _trails():
        if not isinstance(item.says, Bound) and (match := pattern.match(text, item.span.end)):
            span = Span(item.span.start, match.end())
            return replace(item, span=span, says=Bound(kind, item.says), is_weak=False)
    return item


@cache
def _trails() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((trail["kind"], compiled(trail["pattern"])) for trail in knowledge()["trail"])


def _lead(text: str, item: Item, floor: int, bounds: bool) -> Item | None:
    start = item.span.start
    before = text[max(floor, start - _REACH) : start]
    unit = unit_of(item.says)
    leads = (lead for lead in _leads(bounds) if not lead.over or unit in lead.over)
    found = ((match, lead.kind) for lead in leads if (match := lead.pattern.search(before)))
    fits = [(match, kind) for match, kind in found if _makes_sense(kind, match, item.says)]
    if not fits or (bounds and isinstance(item.says, Bound)):
        return None
    match, kind = max(fits, key=lambda fit: len(fit[0].group()))
    said = {name: words.lower() for name, words in match.groupdict().items() if words}
    span = Span(start - len(match.group()), item.span.end)
    return replace(item, span=span, says=_changed(kind, said, item.says), is_weak=False)


def _makes_sense(kind: str, match: re.Match[str], says: Expression) -> bool:
    """Days run on, and stand "in" no month of its own name: "voted 5 to 4 in May"; of a named year nothing is left."""
    if kind == "days":
        in_order = number(match["day"]) < number(match["day2"]) <= _DAYS
        return in_order and (isinstance(says, Cycle) or not match.group().lower().endswith("in "))
    return kind not in {"left", "over"} or isinstance(says, Cycle)


@cache
def _leads(bounds: bool) -> tuple[_Lead, ...]:
    return tuple(
        _Lead(lead["kind"], compiled(rf"(?<![\w-])(?:{lead['pattern']})$"), frozenset(lead.get("over", ())))
        for lead in knowledge()["lead"]
        if (lead["kind"] in _BOUNDS) == bounds
    )


def _changed(kind: str, said: dict[str, str], says: Expression) -> Expression:
    match kind:
        case "part":
            part = said.get("part") or said["part2"]
            return Part(says, _PARTS.get(part, "middle"), is_noun="part" in said)
        case "for" if said["unit"].lower() == "hour":
            return says  # "for five hours on Tuesday": that day
        case "for":
            return StretchFrom(number(said["count"]), said["unit"], says)
        case "week" | "weekend":
            return Week(says, kind)
        case "week from":
            return StretchFrom(7, "day", says)
        case "nth":
            return NthIn(
                number(said.get("nth") or said["nth2"]), said.get("unit", "day"), says, number(said.get("count", "one"))
            )
        case "days":
            return Range(NthIn(number(said["day"]), "day", says), NthIn(number(said["day2"]), "day", says))
        case "beside":
            return Beside(says, said["unit"], said["way"] == "before")
        case "left" | "over":
            return UpToNow(says, is_left=kind == "left")
        case "offset":
            back = said["way"] in {"before", "prior to"}
            count = number(said.get("count", "one"))
            return Offset(-count if back else count, said["unit"], says, said.get("than"))
    return Bound(kind, says)
