"""When a meeting is by one mention of it: the day that its words or its clause name, and the days it goes on for."""

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from memcon.model.edtf import Precision, When
from memcon.model.findings import DateMention
from memcon.model.kinds import MeetingStatus
from memcon.reading.dates import time_beside
from memcon.reading.grammar.phrases import clause_of
from memcon.reading.meetings.lexicon import lexicon
from memcon.reading.meetings.reach import belongs_to
from memcon.reading.meetings.starting import lateness_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from memcon.reading.meetings.details import Details

Edge = Literal["opens", "closes"]

_OTHER_TIMES = frozenset({"before", "after", "until", "by", "since", "from", "ahead", "within"})
_WINDOWS = frozenset({"from", "by", "within"})  # that a meeting can lie in, where both ends are told
_ONWARD = frozenset({"to", "until", "till", "for"})
_STRETCH = re.compile(r"(?:from\s+)(?P<old>\S.*?)\s+(?:to|until|till)\s+(?P<new>\S.*)", re.IGNORECASE | re.DOTALL)
_DURATION = re.compile(r"\b(?:hours?|minutes?|days|weeks|months|years)\b", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:on\s+|in\s+)?", re.IGNORECASE)
_LONG = re.compile(r"\b(\w+)(?:-day\b|\s+days?\s+of\b)", re.IGNORECASE)
_SOON = frozenset({"hour", "hours", "minutes", "moments"})


@dataclass(frozen=True)
class Days:
    """Asks one mention for the days of its meeting. What it does not tell is None or empty."""

    details: "Details"

    @cached_property
    def date(self) -> DateMention | None:
        """The day or days that the words name."""
        return self._lasting(self._until(self._joined(self._nearest))) if self._nearest is not None else None

    @cached_property
    def _nearest(self) -> DateMention | None:
        """The nearest date in its phrase, or else in its clause; of what was due on one day and began on another the
        day on which it began."""
        began = self.details.beginning
        if began is None:
            return self._told
        own = self._dates(clause_of(began))
        return own[0] if own else self._late(began)

    def _late(self, began: "Token") -> DateMention | None:
        """The day that comes so long after the one on which it was due: "due on Tuesday and began a day late"."""
        due, late = self._told, lateness_of(began)
        when = When.maybe(due.value) if due is not None else None
        if due is None or late is None or when is None or when.precision is not Precision.DAY or not when.first:
            return None
        word, days = late
        span = (due.span[0], word.idx + len(word))
        day = When.between(*[when.first + dt.timedelta(days=days)] * 2).text
        text = self.details.cast.page.text[span[0] : span[1]]
        return msgspec.structs.replace(due, span=span, text=text, value=day, inferred=True)

    @property
    def _told(self) -> DateMention | None:
        near = (
            self.moved_on
            or [d for d in self._dates(list(self.details.mention.phrase)) if not self._is_of_proposal(d)]
            or self._dates(self.details.described)
            or self._asked_for
            or self._led_to
            or self._dates_by_verb()
            or self._dates(self._circumstances)
        )
        head = self.details.mention.head.idx
        return min(near, key=lambda d: (d.value is None, abs(d.span[0] - head)), default=None)

    @cached_property
    def moved_on(self) -> list[DateMention]:
        """The day to which it is moved: "postponed from Monday to Friday", "put off until Friday"."""
        clauses = [clause_of(verb) for verb in self.details.moving]
        to = [d for words in clauses[:1] for d in self._dates_at(words) if self._leads_to(d)]
        to = to or [new for _, new in self._from_one_to_another]
        return to or [d for words in clauses[1:] for d in self._dates(words)]

    @cached_property
    def _from_one_to_another(self) -> list[tuple[DateMention, DateMention]]:
        """The old day and the new one of what was moved "from Monday to Friday", which are read as one stretch."""
        told = (d for verb in self.details.moving[:1] for d in self._dates_at(clause_of(verb)))
        return [both for d in told if (both := _ends_of_stretch(d))]

    def _leads_to(self, date: DateMention) -> bool:
        first = date.text.split()[0].lower()
        return self._word_before(date) in _ONWARD or first in _ONWARD

    @property
    def time(self) -> str | None:
        """The time of day at which it begins, where it stands beside its date."""
        date = self._nearest
        if date is None or self.edge == "closes" or self._word_before(date) in _OTHER_TIMES:
            return None
        return time_beside(self.details.cast.page.text, date)

    @cached_property
    def edge(self) -> Edge | None:
        """Whether the date is only that of its first or of its last day: "opened on Monday", "runs until Friday"."""
        lemmas = {verb.lemma_.lower() for verb in self._telling}
        ends = self._nearest is not None and self._word_before(self._nearest) in {"until", "through", "till"}
        if ends or lemmas.intersection(lexicon().lists["closing"]):
            return "closes"
        return "opens" if lemmas.intersection(lexicon().lists["opening"]) else None

    @property
    def _telling(self) -> "list[Token]":
        """The verbs that tell what becomes of it, those of clauses on its noun included."""
        over = [verb for verb, _ in self.details.mention.verbs]
        began = [self.details.beginning] if self.details.beginning is not None else []
        return [*over, *began, *(c for c in self.details.described if c.dep_ in {"acl", "relcl"})]

    def _lasting(self, date: DateMention) -> DateMention:
        """All days of "a two-day meeting that ended on Wednesday"."""
        when, days = When.maybe(date.value), self._length
        if when is None or days is None or self.edge is None or when.precision is not Precision.DAY or not when.first:
            return date
        other = dt.timedelta(days=days - 1)
        first, last = (when.first - other, when.first) if self.edge == "closes" else (when.first, when.first + other)
        return msgspec.structs.replace(date, value=When.between(first, last).text)

    def _until(self, date: DateMention) -> DateMention:
        """All days of "the round, which opened on Monday, runs until Friday"."""
        when = When.maybe(date.value)
        ends = [d for d in self._dates_at(self.details.clause) if self._word_before(d) in {"until", "through", "till"}]
        last = When.maybe(ends[0].value) if ends and ends[0].span != date.span else None
        if when is None or last is None or not when.first or not last.last or when.first > last.last:
            return date
        return msgspec.structs.replace(date, value=When.between(when.first, last.last).text)

    @property
    def _length(self) -> int | None:
        """How many days it lasts, where its phrase counts them."""
        text = self.details.cast.page.text
        first, head = self.details.mention.phrase[0].idx, self.details.mention.head.idx
        told = _LONG.search(text[max(0, first - 14) : head])
        numbers = (lexicon().lists["cardinals"], lexicon().lists["ordinals"])
        word = told.group(1).lower() if told else ""
        return next((words.index(word) + 1 for words in numbers if word in words), None)

    @cached_property
    def second(self) -> DateMention | None:
        """The other day of "on 4 May and 11 May", where that does not follow at once."""
        joined = self._nearest is not None and self._and_after(self._nearest)
        return joined if joined and self._nearest is not None and not _follows(self._nearest, joined) else None

    def _and_after(self, date: DateMention) -> DateMention | None:
        """The date that "and" joins to another."""
        dates = self.details.finder.dates
        at = bisect_right(dates, date.span[0], key=lambda d: d.span[0])
        after = dates[at] if at < len(dates) else None
        text = self.details.cast.page.text
        joined = after is not None and after.value and _AND.fullmatch(text[date.span[1] : after.span[0]])
        return after if joined else None

    def _joined(self, date: DateMention) -> DateMention:
        """Both of two days or months in a row: "in November and December"."""
        after = self._and_after(date)
        if after is None or not _follows(date, after):
            return date
        text = self.details.cast.page.text
        span = (date.span[0], after.span[1])
        return msgspec.structs.replace(
            date, span=span, text=text[span[0] : span[1]], value=f"{date.value}/{after.value}"
        )

    @property
    def _asked_for(self) -> list[DateMention]:
        """The day for which a clause on the noun says that it was proposed."""
        words = [t for clause in self.details.asking for t in clause.subtree]
        return [d for d in self._dates_at(words) if self._word_before(d) == "for"]

    @property
    def _led_to(self) -> list[DateMention]:
        """The day on which a clause with "when" hangs: "on Tuesday, when their envoys met"."""
        verbs = [verb for verb, _ in self.details.mention.verbs[:1] if verb.dep_ in {"relcl", "advcl"}]
        led = [v for v in verbs if any(c.lower_ == "when" and c.tag_ == "WRB" for c in v.children)]
        return self._dates_at([verb.head for verb in led])

    @cached_property
    def planned(self) -> DateMention | None:
        """The day it was to be on before it was put on another: "planned for Wednesday", "from Monday to Friday"."""
        if not self.moved_on:
            return None
        new = {date.span for date in self.moved_on}
        own = self._dates([*self.details.mention.phrase, *self.details.described])
        moved_from = [d for verb in self.details.moving[:1] for d in self._dates_at(clause_of(verb)) if self._is_old(d)]
        moved_from += [old for old, _ in self._from_one_to_another]
        new |= {d.span for d in own if _ends_of_stretch(d)}
        old = {d.span: d for d in (*own, *moved_from) if d.span not in new and d.value}
        return next(iter(old.values())) if len(old) == 1 else None

    def _is_old(self, date: DateMention) -> bool:
        return self._word_before(date) == "from"

    def _dates_by_verb(self) -> list[DateMention]:
        """Of the nearest verb that has one: "proposed on Monday" dates the proposal, "for Monday" the meeting."""
        for verb, rule in self.details.mention.verbs:
            if verb == self.details.leaving:
                continue
            found = self._dates([t for t in self.details.words_with(verb) if belongs_to(t, verb)])
            if rule is not None and rule.apart and verb == self.details.mention.head:
                found = [d for d in found if d.span[0] > verb.idx and not self._is_past(d)]  # "invited them for May"
            elif rule is not None and rule.apart:
                found = [d for d in found if self._word_before(d) in {"for", "to", "between", "until"}]
            if found:
                return found
        return []

    def _is_of_proposal(self, date: DateMention) -> bool:
        """Whether it is the day on which somebody proposed or promised it: what lies behind us was not proposed for
        then ("promised us a call in July")."""
        rules = [rule for _, rule in self.details.mention.verbs[:1] if rule is not None]
        made = any(rule.apart and rule.status is MeetingStatus.PROPOSED for rule in rules)
        return made and self._word_before(date) != "for" and self._is_past(date)

    def _is_past(self, date: DateMention) -> bool:
        when, published = When.maybe(date.value), When.maybe(self.details.cast.page.context.published)
        return (
            when is not None
            and published is not None
            and published.first is not None
            and when.is_before(published.first)
        )

    @property
    def _circumstances(self) -> "list[Token]":
        """The clause that a meeting stands beside, where both happened at once or on one day: "said on Monday at a
        meeting", "was announced on Friday, hours after talks broke up"."""
        soon = next((v.head for v, _ in self.details.mention.verbs[:1] if v.dep_ == "advcl" and _is_soon(v)), None)
        at_once = self.details.at_once if self.details.at_once is not None else soon
        return clause_of(at_once) if at_once is not None else []

    def _dates_at(self, words: "list[Token]") -> list[DateMention]:
        return list({d.span: d for t in words if (d := self.details.finder.date_at(t))}.values())

    def _dates(self, words: "list[Token]") -> list[DateMention]:
        found = {d.span: d for d in self._dates_at(words) if self._dates_the_meeting(d)}
        head = self.details.mention.head.idx
        apart = [d for d in found.values() if not d.span[0] <= head < d.span[1]]
        lasting = [d for d in apart if _DURATION.search(d.text)]
        counted_in = self.details.mention.same is not None  # "the second in three weeks"
        return [d for d in apart if d not in lasting or (d.value and not counted_in)]

    def _dates_the_meeting(self, date: DateMention) -> bool:
        """Not "before Monday", nor "a day later than"; it can lie "from 16 to 26 June", or by the end of May."""
        text = self.details.cast.page.text
        first = text[date.span[0] : date.span[1]].split()[0].lower()
        compared = text[date.span[1] : date.span[1] + 6].split()[:1] == ["than"]
        led_by = {self._word_before(date), first} & _OTHER_TIMES
        return not compared and (not led_by or (led_by <= _WINDOWS and _is_window(date)))

    def _word_before(self, date: DateMention) -> str:
        words = self.details.cast.page.text[max(0, date.span[0] - 20) : date.span[0]].split()
        return words[-1].lower() if words else ""


def _is_soon(verb: "Token") -> bool:
    """Whether it came only hours before: "hours after talks broke up"."""
    led = (c for c in verb.children if c.lower_ == "after" and c.i < verb.i)
    return any(t.lower_ in _SOON for c in led for t in c.children if t.dep_ == "npadvmod")


def _ends_of_stretch(date: DateMention) -> tuple[DateMention, DateMention] | None:
    """The first and the last day of "from Monday to Friday", each with its own words."""
    when, told = When.maybe(date.value), _STRETCH.fullmatch(date.text)
    if when is None or told is None or not when.first or not when.last:
        return None
    days = {"old": when.first, "new": when.last}
    spans = {name: (date.span[0] + told.start(name), date.span[0] + told.end(name)) for name in days}
    old, new = (
        msgspec.structs.replace(date, span=spans[name], text=told[name], value=When.between(day, day).text)
        for name, day in days.items()
    )
    return old, new


def _follows(date: DateMention, after: DateMention) -> bool:
    """Whether one day or month comes right after another."""
    mine, theirs = When.maybe(date.value), When.maybe(after.value)
    if mine is None or theirs is None or mine.precision != theirs.precision or mine.precision is Precision.INTERVAL:
        return False
    return bool(mine.last and theirs.first) and (theirs.first - mine.last).days == 1  # type: ignore[operator]


def _is_window(date: DateMention) -> bool:
    when = When.maybe(date.value)
    return when is not None and when.precision in {Precision.MONTH, Precision.INTERVAL} and when.days is not None
