"""Times counted from an event: "the day after the exchange". Kept as a relation, and resolved where the report says on
one day alone that the event was or will be."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from memcon.model.edtf import Precision, When
from memcon.model.findings import DateMention, Relation
from memcon.model.kinds import Order
from memcon.model.passages import Span
from memcon.reading.dates.leaning import Leanings
from memcon.reading.dates.numbers import number
from memcon.reading.dates.table import knowledge
from memcon.reading.dates.viewpoint import DAY, shifted, the_whole
from memcon.reading.dates.words import compiled
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_PART_OF_NOUN = frozenset({"compound", "poss", "nmod", "amod", "nummod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class _Held:
    """That an event was or will be on one day: its noun, what describes it, and the mention that says so."""

    noun: str
    described: frozenset[str]
    day: When
    inferred: bool


@dataclass(frozen=True)
class Relations:
    """The relations of one page; `mentions` are its other dates in order."""

    page: Page
    mentions: Sequence[DateMention]

    def found(self) -> Iterator[DateMention]:
        """In order, none overlapping."""
        for match in _openings().finditer(self.page.text):
            if match["way"].lower() == "of" and not match["within"] and match["whole"] != "day":
                continue
            noun = self._noun_opened_at(match.end())
            if noun is not None and not self.page.is_boilerplate(Span(*match.span())):
                yield self._mention(match, noun)

    def _noun_opened_at(self, position: int) -> "Token | None":
        """The event that an article opens which stands there; None where it is none."""
        token = self.page.doc[bisect_right(self._starts, position) - 1]
        noun = token.head
        is_opened = token.idx == position and token.dep_ in {"det", "poss"} and noun.i > token.i
        return noun if is_opened and _known()["nouns"] & {noun.lemma_.lower(), noun.lower_} else None

    def _mention(self, match: re.Match[str], noun: "Token") -> DateMention:
        span = Span(match.start(), noun.idx + len(noun))
        event = Span(match.end(), span.end)
        relation = _relation(match, event)
        held = self._day_of(noun)
        value = _value(relation, held.day, match) if held else None
        words = event.of(self.page.text)
        why = f"counted from {words}, on {held.day}" if held and value else f"counted from {words}"
        return DateMention(
            span=span,
            text=span.of(self.page.text),
            value=value.text if value else None,
            how=why if held else f"{why}, whose day the text does not say",
            inferred=bool(value and held and held.inferred),
            relation=relation,
        )

    def _day_of(self, noun: "Token") -> _Held | None:
        """When the event was, where all that the text says of such events agrees."""
        described = self._description(noun)
        fits = [held for held in self._held[noun.lemma_.lower()] if described <= held.described]
        return fits[0] if len({held.day for held in fits}) == 1 else None

    @cached_property
    def _held(self) -> dict[str, list[_Held]]:
        held: dict[str, list[_Held]] = defaultdict(list)
        leanings = Leanings(self.page)
        for mention in self.mentions:
            day, token = When.maybe(mention.value), leanings.root_of(Span(*mention.span))
            if day is None or token is None or day.precision is not Precision.DAY or day.year_is_open:
                continue
            for noun in _dated_by(token):
                name = noun.lemma_.lower()
                held[name].append(_Held(name, self._description(noun), day, mention.inferred))
        return held

    def _description(self, noun: "Token") -> frozenset[str]:
        described = (child for child in noun.children if child.dep_ in {"amod", "compound", "nummod"})
        return frozenset(child.lower_ for child in described if not self._is_dated(child))

    def _is_dated(self, token: "Token") -> bool:
        at = bisect_right(self._ends, token.idx)
        return at < len(self.mentions) and self.mentions[at].span[0] <= token.idx

    @cached_property
    def _ends(self) -> list[int]:
        return [mention.span[1] for mention in self.mentions]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.page.doc]


def with_relations(page: Page, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The dates of a page and its relations in order; words that are part of a relation are no date of their own."""
    starts = [mention.span[0] for mention in mentions]

    def is_whole(relation: DateMention) -> bool:
        """Whether it is not the beginning of a date: "two days before the end" of June."""
        at = bisect_right(starts, relation.span[0]) - 1
        return at < 0 or mentions[at].span[1] <= relation.span[1]

    relations = tuple(filter(is_whole, Relations(page, mentions).found()))
    ends = [relation.span[1] for relation in relations]

    def stands_alone(mention: DateMention) -> bool:
        at = bisect_right(ends, mention.span[0])
        return at == len(relations) or relations[at].span[0] >= mention.span[1]

    return tuple(sorted([*filter(stands_alone, mentions), *relations], key=lambda mention: mention.span))


def _dated_by(token: "Token") -> "Iterable[Token]":
    """The nouns whose time a date is: "the May 25 exchange", "the exchange on May 25", "the exchange took place on"."""
    head = token.head
    if token.dep_ in _PART_OF_NOUN:
        return (head,)
    if token.dep_ == "pobj":
        head = head.head
    if head.pos_ == "NOUN":
        return (head,)
    return _held_by(head) if head.pos_ in {"VERB", "AUX"} else ()


def _held_by(verb: "Token") -> "Iterator[Token]":
    """What a verb tells to have been held, or to have happened."""
    if any(child.dep_ == "neg" for child in verb.children):
        return
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
            yield verb.head  # "the vote, which was held on 3 May"
        happens = child.dep_ in _SUBJECTS and verb.lemma_ in _known()["happens"]
        if happens or (child.dep_ in {"nsubjpass", "dobj"} and verb.lemma_ in _known()["held"]):
            yield child


def _relation(match: re.Match[str], event: Span) -> Relation:
    way = match["way"].lower()
    unit = match["unit"] or match["whole"]
    return Relation(
        event=event,
        order=_order(way, bool(match["within"])),
        count=number(match["count"] or "one") if unit else None,
        unit=unit.lower() if unit else None,
    )


def _order(way: str, within: bool) -> Order:
    if way == "of" and not within:
        return Order.ON
    return Order.BEFORE if way in {"before", "prior to"} else Order.AFTER


def _value(relation: Relation, event: When, match: re.Match[str]) -> When | None:
    """What lies so far from the day of the event; None for what counts nothing ("soon after")."""
    if relation.unit is None or relation.count is None or event.first is None:
        return None
    if relation.order is Order.ON:
        return event
    back = relation.order is Order.BEFORE
    step = -DAY if back else DAY
    try:
        day = shifted(event.first, relation.unit, -relation.count if back else relation.count)
        if match["within"]:
            return When.between(min(day, event.first), max(day, event.first))
        if match["whole"]:
            return When.between(min(day, event.first + step), max(day, event.first + step))
        return the_whole(relation.unit if relation.unit in {"month", "year"} else "day", day)
    except (ValueError, OverflowError):
        return None


@cache
def _openings() -> re.Pattern[str]:
    return compiled(
        r"(?<![\w-])(?:(?:(?P<within>within) )?(?:some |about )?{count} {units}|the (?P<whole>day|week|month|year)"
        r"|(?:immediately|shortly|soon|right|just)) (?P<way>after|before|following|prior to|of) (?=the )"
    )


@cache
def _known() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in knowledge()["events"].items()}
