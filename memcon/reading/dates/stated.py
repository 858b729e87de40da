"""The day of publication that a text states of itself: in its dateline, or in a line of its own at its head or foot."""

import re
from collections.abc import Iterable, Sequence

from memcon.model.edtf import When
from memcon.model.passages import Span
from memcon.reading.dates.expressions import Calendar
from memcon.reading.dates.forms import Item
from memcon.reading.dates.table import knowledge
from memcon.reading.dates.words import compiled

_AFTER_DATELINE = re.compile(r"\s*[.,]?\s*[/(—–-]|[*_]*[^\S\n]*(?:\n|$)")
_AFTER_PLACE = re.compile(r"\s?(?:\([^()\n]{2,40}\))?[*_]*\s*(?:[—–-]\s|\n|$)")
_PLACE = re.compile(r"[\s*_#>]*(?:[^\W\d_]+[ -]){0,3}[^\W\d_]+(?:,\s[^\W\d_a-z][^\W\d_]+)?,\s(?:\w+day,?\s)?")
_REST_OF_LINE = re.compile(r"[^\n]*")
_NAME = r"(?:[^\W\d_a-zà-ÿ][^\s|,;:()]*)(?: (?:(?:of|the|and|for|de|la|in) ){0,2}[^\W\d_a-zà-ÿ][^\s|,;:()]*){0,5}"
_NAMED_AFTER = re.compile(rf"\s*[|·•—–/,(-]\s*(?:[Bb]y |BY )?{_NAME}[)\]*_]*(?:\s*[|·•/,—–-]\s*{_NAME})?\s*")
_NAMED_BEFORE = re.compile(
    rf"[\s*_#>(\[]*(?:[Bb]y |BY |[Ss]ource: ?|[Ff]rom )?{_NAME}(?:\s*[|·•/,—–-]\s*{_NAME}){{0,2}}"
    r"\s*[|·•/,—–(-]\s*(?:\w+day,?\s)?"
)
_CLOSES = re.compile(r"\s*[)\]*_]+\s*")
_WORDS_OF_PLACE = 8  # "WASHINGTON, D.C. (News Agency),"
_HEAD = 400  # characters in which a dateline can stand
_FOOT = 300


def dateline_of(text: str, items: Iterable[Item]) -> Calendar | None:
    """The day that stands beside the place before the first sentence: "GENEVA, June 2 (Agency) —", "Geneva, 2 June
    2025 –"; with its year also in a line of its own."""
    for item in items:
        if item.span.start > _HEAD:
            return None
        says = item.says
        if isinstance(says, Calendar) and says.day and says.month and _stands_as_dateline(text, item.span, says):
            return says
    return None


def _stands_as_dateline(text: str, span: Span, says: Calendar) -> bool:
    before, after = _line_before(text, span), text[span.end : span.end + 60]
    if _is_in_capitals(before):
        return bool(_AFTER_DATELINE.match(after))
    placed = _PLACE.fullmatch(before) is not None and before.lstrip(" *_#>")[:1].isupper()
    return says.year is not None and placed and bool(_AFTER_PLACE.match(after))


def _is_in_capitals(before: str) -> bool:
    words = re.findall(r"[^\W\d_]+", before)
    return 0 < len(words) <= _WORDS_OF_PLACE and len(words[0]) > 2 and words[0].isupper()


def stated_day(text: str, items: Sequence[Item]) -> When | None:
    """The day with its year that a line at the head or foot says it was published on; failing such words the day that
    is all of such a line. None where several differ."""
    lines = [(item, day) for item in items if (day := _in_full(item)) and _is_at_an_edge(text, item.span)]
    for stands in (_is_said_to_be_published, _is_a_line, _is_of_the_outlet):
        days = {day for item, day in lines if stands(text, item.span)}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _in_full(item: Item) -> When | None:
    says = item.says
    if not isinstance(says, Calendar) or None in (says.year, says.month, says.day):
        return None
    return When.maybe(f"{says.year:04d}-{says.month:02d}-{says.day:02d}")


def _is_at_an_edge(text: str, span: Span) -> bool:
    return span.end <= _HEAD or span.start >= len(text) - _FOOT


def _is_said_to_be_published(text: str, span: Span) -> bool:
    says = compiled(rf"(?:^|[\s.,;|·•—–(*_])(?:{knowledge()['published']})(?: on)?[:,]? ?$")
    return bool(says.search(_line_before(text, span))) and _ends_its_line(text, span)


def _is_a_line(text: str, span: Span) -> bool:
    return not _line_before(text, span).strip(" \t*_#>") and _ends_its_line(text, span)


def _is_of_the_outlet(text: str, span: Span) -> bool:
    """Whether its line, at the head, tells besides it who printed or wrote the text: "3 May 2026 - Lake Wire", "By Ana
    Diaz | 3 May 2026", "(Lake Wire, 3 May 2026)"."""
    if span.end > _HEAD:
        return False
    before, after = _line_before(text, span), _line_after(text, span)
    if not before.strip(" \t*_#>(["):
        return _NAMED_AFTER.fullmatch(after) is not None
    named = _NAMED_BEFORE.fullmatch(before) is not None
    return named and (_CLOSES.fullmatch(after) is not None or _ends_its_line(text, span))


def _line_after(text: str, span: Span) -> str:
    rest = _REST_OF_LINE.match(text, span.end)
    return rest.group() if rest else ""


def _ends_its_line(text: str, span: Span) -> bool:
    """Whether nothing follows on its line but a time of day, or what is divided from it."""
    return compiled(knowledge()["after_published"]).fullmatch(_line_after(text, span).strip()) is not None


def _line_before(text: str, span: Span) -> str:
    return text[text.rfind("\n", 0, span.start) + 1 : span.start]
