"""From what a text says to days: each expression read from where it stands."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import msgspec

from memcon.model.edtf import Precision, When
from memcon.model.findings import DateMention
from memcon.reading.dates.anchor import Anchor
from memcon.reading.dates.composites import Both, Bound, Range
from memcon.reading.dates.counted import SpokenOf
from memcon.reading.dates.expressions import Calendar, Cycle
from memcon.reading.dates.forms import Item
from memcon.reading.dates.leaning import Leanings
from memcon.reading.dates.parts import Part
from memcon.reading.dates.periods import NthIn, WeekdayBeside
from memcon.reading.dates.viewpoint import Expression, Lean, Unfixed, View, the_whole
from memcon.reading.page import Page

_WITHIN = re.compile(r"(?:within|inside)\b", re.IGNORECASE)
_PACTS = "understanding|accord|agreement|deal|pact|truce|treaty|settlement|protocol|arrangement|memorandum|bargain"
_FRONTED = re.compile(r"(?:^|[.!?][”\"’']?\s|\n)In\s$")
_SENTENCE_ENDS = re.compile(r"[.!?][”\"’']?\s+[A-Z“\"]|\n")
_AND = re.compile(r"\b(?:and|then)\b", re.IGNORECASE)
_OTHER_ORDER = re.compile(r"\b(?:after|before|following|from|since|until|or)\b", re.IGNORECASE)
_UNDER_IT = re.compile(rf"\b(?:under|by|in) (?:that|this|the|its) (?:[\w-]+ ){{0,2}}(?:{_PACTS})\b", re.IGNORECASE)
_SEASON = dt.timedelta(days=92)
_RECENT = dt.timedelta(days=6)  # words said further back than that are not today's in a report


@dataclass(frozen=True, slots=True)
class _Thread:
    """What the report has spoken of so far: the last time at which something happened, the last such day that is
    `recent`, a year that leads a sentence, the last time in the same sentence, ahead or not, and the weekday ahead
    that it has just named."""

    time: When | None = None
    recent: dt.date | None = None
    inferred: bool = False
    year: Item | None = None
    sentence: When | None = None
    listed: DateMention | None = None


@dataclass(frozen=True)
class Resolver:
    """Reads the expressions of one page in their order."""

    page: Page
    anchor: Anchor | None

    def resolve(self, items: Sequence[Item]) -> Iterator[DateMention]:
        """The mentions of `items` in their order, each read with what the report has said before it."""
        thread = _Thread()
        last_end = 0
        for item in items:
            if _SENTENCE_ENDS.search(self.page.text, last_end, item.span.start + 1):
                thread = replace(thread, year=None, sentence=None, listed=None)
            last_end = item.span.end
            lean = self._leanings.lean_at(item.span)
            if (item.assumes_ahead and lean is Lean.PAST) or (item.needs_ahead and not lean.is_ahead):
                continue
            mention = self._listed_on(item, lean, thread) or self._mention(item, lean, thread)
            yield mention
            thread = self._carried_on(thread, item, mention, lean)

    @cached_property
    def _leanings(self) -> Leanings:
        return Leanings(self.page)

    def _listed_on(self, item: Item, lean: Lean, thread: _Thread) -> DateMention | None:
        """The second of two weekdays ahead that one sentence lists, where it comes after the first: "on Tuesday in Oslo
        and on Thursday in Lima"."""
        listed = thread.listed
        if listed is None or not lean.is_ahead or not _is_bare_weekday(item.says):
            return None
        mention = self._mention(item, lean, thread)
        day, first = When.maybe(mention.value), When.maybe(listed.value)
        between = self.page.text[listed.span[1] : item.span.start]
        if day is None or first is None or first.first is None or not day.is_before(first.first):
            return None
        if not _AND.search(between) or _OTHER_ORDER.search(between):
            return None
        value, how = _read(item.says, View(first.first, lean=lean, calls_today="the day named before it"))
        return msgspec.structs.replace(mention, value=value.text, how=how) if value else None

    def _mention(self, item: Item, lean: Lean, thread: _Thread) -> DateMention:
        value, how, inferred = self._value(item, lean, thread)
        text = item.span.of(self.page.text)
        return DateMention(span=item.span, text=text, value=value.text if value else None, how=how, inferred=inferred)

    def _value(self, item: Item, lean: Lean, thread: _Thread) -> tuple[When | None, str, bool]:
        says = item.says
        if _counts_from_spoken(says):
            value, how = _read(says, View(spoken_of=thread.sentence or thread.time))
            return value, how, value is not None and thread.inferred
        if isinstance(says, Calendar) and (year := _year_of_sentence(says, thread)):
            value, how = _read(replace(says, year=year), View())
            return value, "year from the beginning of the sentence" if value else how, False
        if (named := _named_before(says, thread.sentence)) and (told := self._of_named(says, named, lean)):
            return *told, told[0] is not None and thread.inferred
        if (then := _named_before(says, thread.time)) and self._leanings.was_to(item.span):
            value, how = self._as_it_was_to_be(item, then)
            return value, how, value is not None and thread.inferred
        value, how = _read(says, View())
        if value is not None or self.anchor is None or (self.anchor.years_only and not _needs_only_a_year(says)):
            return (value, how, False) if value else (*_left_open(says, how), False)
        return self._counted(item, lean, thread, self.anchor)

    def _of_named(self, says: Expression, named: When, lean: Lean) -> tuple[When | None, str] | None:
        """What is said of the month or year that the sentence has named; None where the verb looks ahead, and that is
        over."""
        if lean.is_ahead and self.anchor and named.is_before(self.anchor.first):
            doubtful = lean is Lean.RATHER_AHEAD  # "agreed in March to sign by the end of the month"
            return (None, f"it may be counted from {named}, named before it, or from today") if doubtful else None
        return _read(says, View(named.first, lean=lean, calls_today=f"{named}, named before it"))

    def _as_it_was_to_be(self, item: Item, then: When) -> tuple[When | None, str]:
        """ "Under that accord it was to leave by the end of the year": of the year in which that was; where no words
        lead back to it, the year of the report can be meant as well."""
        if self.anchor is None or then.has(self.anchor.last):
            return _read(item.says, View(then.first, calls_today=f"{then}, spoken of before"))
        sentence = self.page.sentence_at(item.span.start)
        start = sentence.start_char if sentence is not None else item.span.start
        if _UNDER_IT.search(self.page.text, start, item.span.start):
            return _read(item.says, View(then.first, calls_today=f"{then}, spoken of before"))
        return None, f"it may be counted from {then}, spoken of before, or from today"

    def _counted(self, item: Item, lean: Lean, thread: _Thread, anchor: Anchor) -> tuple[When | None, str, bool]:
        """The value where all days that the text can count from agree on it; the first and the last stand for all."""
        if _WITHIN.match(self.page.text, item.span.start) and self._leanings.answers_it(item.span):
            return self._from_what_is_answered(item, thread, anchor)
        if said_on := self._day_of_saying(item, thread, anchor):
            return (*_read(item.says, View(said_on, lean=lean, calls_today="the day it was said")), anchor.inferred)
        says = item.says if anchor.first == anchor.last else _without_side(item.says)
        early, how = _read(says, View(anchor.first, lean=lean, calls_today=anchor.called))
        late, _ = _read(says, View(anchor.last, lean=lean, calls_today=anchor.called))
        if early is None or (early == late and not (anchor.years_only and _is_far(early, anchor))):
            return early, how, early is not None and anchor.inferred
        return (*_left_open(item.says, f"{anchor.called} leaves more than one possible"), False)

    def _from_what_is_answered(self, item: Item, thread: _Thread, anchor: Anchor) -> tuple[When | None, str, bool]:
        """ "To hand it over by 20 May, and the others to reply to it within a week": of what is still to come."""
        due = thread.sentence
        if due is None or due.precision is not Precision.DAY or due.first is None or not due.is_after(anchor.last):
            return None, "counted from what is answered, whose day the text does not say", False
        value, how = _read(item.says, View(due.first, lean=Lean.AHEAD, calls_today=f"{due}, named before it"))
        return value, how, anchor.inferred

    def _day_of_saying(self, item: Item, thread: _Thread, anchor: Anchor) -> dt.date | None:
        """ "Today" within quoted words is the day they were spoken, where the report has just named it."""
        if not (isinstance(item.says, Cycle) and item.says.unit == "day" and self._is_quoted(item)):
            return None
        return thread.recent if anchor.first == anchor.last else None

    def _is_quoted(self, item: Item) -> bool:
        at = bisect_right(self._quotation_starts, item.span.start) - 1
        return at >= 0 and item.span.start < self.page.quotations[at].outer.end

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.outer.start for quotation in self.page.quotations]

    def _carried_on(self, thread: _Thread, item: Item, mention: DateMention, lean: Lean) -> _Thread:
        before = self.page.text[max(0, item.span.start - 6) : item.span.start]
        says = item.says
        if isinstance(says, Calendar) and says.year and not says.month and _FRONTED.search(before):
            thread = replace(thread, year=item)
        value = When.maybe(mention.value)
        if value is None or value.precision is Precision.INTERVAL or value.year_is_open:
            return thread
        thread = replace(thread, sentence=value, listed=mention if _is_bare_weekday(says) and lean.is_ahead else None)
        if lean.is_ahead:
            return thread
        if self._is_quoted(item) or not self._leanings.says_when(item.span):
            return thread
        if self.anchor and value.is_after(self.anchor.last):
            return thread
        thread = replace(thread, time=value, inferred=mention.inferred)
        if value.precision is not Precision.DAY or value.first is None or not self.anchor:
            return thread
        return replace(thread, recent=value.first) if value.first >= _days_before(self.anchor.last) else thread


def _is_bare_weekday(says: Expression) -> bool:
    return isinstance(says, Calendar) and says.weekday is not None and says.day is None


def _without_side(says: Expression) -> Expression:
    """All of "earlier this month", where the day is not known on which that is said."""
    return replace(says, side=0) if isinstance(says, Cycle) else says


def _named_before(says: Expression, named: When | None) -> When | None:
    """The month or year of what was `named` before "the end of the month"."""
    while isinstance(says, Part | Bound | NthIn):
        says = says.of
    if not isinstance(says, Cycle) or not says.is_bare or says.unit not in {"month", "year"} or named is None:
        return None
    whole = the_whole(says.unit, named.first) if named.first else None
    return whole if whole and named.within(whole) else None


def _counts_from_spoken(says: Expression) -> bool:
    return isinstance(says, SpokenOf) or (isinstance(says, WeekdayBeside) and isinstance(says.of, SpokenOf))


def _year_of_sentence(says: Calendar, thread: _Thread) -> int | None:
    """ "In 2015, they met on 3 March": the year that leads the sentence holds for the days in it."""
    led = thread.year.says if thread.year else None
    if not isinstance(led, Calendar) or not says.month or says.year or says.year_shift is not None:
        return None
    return led.year


def _days_before(day: dt.date) -> dt.date:
    """The first day that is recent on `day`."""
    return max(day, dt.date.min + _RECENT) - _RECENT


def _read(says: Expression, view: View) -> tuple[When | None, str]:
    try:
        value = says.value(view)
        return value, says.how(view, value)
    except Unfixed as reason:
        return None, str(reason)
    except (ValueError, OverflowError):
        return None, "there is no such day in the calendar"


def _left_open(says: Expression, why: str) -> tuple[When | None, str]:
    named = says.named if isinstance(says, Both) else says
    value = named.in_open_year() if isinstance(named, Calendar) else None
    if value is None:
        return None, why
    return value, "nothing fixes the year"


def _is_far(value: When, anchor: Anchor) -> bool:
    """Whether it lies too far from the dates that a text names in full to be of their year for certain."""
    if value.first is None or value.last is None:
        return True
    return value.last - anchor.first > _SEASON or anchor.last - value.first > _SEASON


def _needs_only_a_year(says: Expression) -> bool:
    if isinstance(says, Calendar):
        return says.day is not None and says.month is not None and says.year_shift is None
    if isinstance(says, Range):
        return _needs_only_a_year(says.first) and _needs_only_a_year(says.last)
    return isinstance(says, Bound) and _needs_only_a_year(says.of)
