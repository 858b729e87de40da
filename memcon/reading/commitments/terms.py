"""The terms of a commitment: how much, by when, upon what, on which document, agreed where."""

import datetime as dt
import re
from typing import TYPE_CHECKING

from memcon.model.edtf import When
from memcon.model.findings import DateMention, Names, Quantity
from memcon.model.kinds import MeetingStatus
from memcon.model.passages import Span
from memcon.reading.clauses import Clause, phrase_span
from memcon.reading.knowledge import table
from memcon.reading.page import Found, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_EACH = re.compile(r"\beach\b|\bapiece\b|\ball for all\b", re.IGNORECASE)
_LEAD = 24  # characters before a date in which the words that make it a time due can stand


def find_quantity(clause: Clause, found: Found) -> Quantity | None:
    """The first number of things in the clause that is no date."""
    page, dates = clause.page, [Span(*d.span) for d in found.dates]
    for token in clause.verb.subtree:
        here = Span(token.idx, token.idx + len(token))
        if token.dep_ != "nummod" or not clause.span.covers(here) or any(here.overlaps(d) for d in dates):
            continue
        amount = _amount(token)
        if amount is not None and token.ent_type_ not in {"DATE", "TIME", "ORDINAL"} and token.head.pos_ == "NOUN":
            each = bool(_EACH.search(clause.span.of(page.text)))
            return Quantity(amount=amount, of=_counted(token.head), each=each)
    return None


def _amount(token: "Token") -> float | None:
    figure = _FIGURE.fullmatch(token.text)
    scale = _SCALES.get(token.lower_)
    if figure:
        return float(figure.group().replace(",", ""))
    if scale:
        before = [float(t.text.replace(",", "")) for t in token.children if _FIGURE.fullmatch(t.text)]
        return before[0] * scale if before else None
    return None


def _counted(noun: "Token") -> str:
    """What is counted: in "a prisoner exchange of 1,000 people" prisoners."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    if noun.lemma_ in table("commitments")["nouns"]["people"]:
        for word in above.children:
            if word.dep_ == "compound" and word.pos_ == "NOUN":
                return f"{word.lemma_.lower()}s"
    return noun.text.lower()


def find_due(clause: Clause, found: Found) -> tuple[str | None, str | None]:
    """The EDTF value of the last day in which it may be done, and its words; None where the clause does not say."""
    text, inside, only_ends = clause.page.text, _undertaken(clause), _is_past_event(clause)
    for date in found.dates:
        span = Span(*date.span)
        if not inside.covers(span):
            continue
        lead = text[max(span.start - _LEAD, inside.start) : span.start]
        opener = _opener(lead.lower(), "ends" if only_ends else "due")
        if opener is None and (only_ends or not _opens_itself(date)):
            continue
        words = f"{lead[opener:]}{text[span.start : span.end]}" if opener is not None else date.text
        return _last_day(date.value, words), " ".join(words.split())
    return None, None


def _undertaken(clause: Clause) -> Span:
    """The part of the clause that says what is to be done; what stands before it says when it was undertaken."""
    complement = clause.complement
    if complement is None or complement.i < clause.predicate.i:
        return clause.span
    left = complement.left_edge.idx
    return Span(min(left, clause.span.end), clause.span.end)


def _is_past_event(clause: Clause) -> bool:
    """Whether a date in it can say when it was undertaken: then only "by" and the like make it a time due."""
    return clause.is_past and (clause.complement is None or clause.complement.i < clause.predicate.i)


def _opener(lead: str, which: str) -> int | None:
    """Where in `lead` the words begin that make the date after it a time due."""
    stripped = lead.rstrip()
    for words in sorted(table("commitments")["times"][which], key=len, reverse=True):
        for ending in (words, f"{words} the", f"{words} next", f"{words} about"):
            if stripped == ending or stripped.endswith(f" {ending}"):
                return len(stripped) - len(ending)
    return None


def _opens_itself(date: DateMention) -> bool:
    first = date.text.lower().split()[0]
    return first in {"next", "this", "tomorrow", "tonight", "today", "within", "by", "on", "before"}


def _last_day(value: str | None, words: str) -> str | None:
    when = When.maybe(value)
    if when is None:
        return None
    ended = any(words.lower().startswith(w) for w in table("commitments")["times"]["ended"])
    if ended and when.first:
        return (when.first - dt.timedelta(days=1)).isoformat()
    return when.text


def find_trigger(clause: Clause, found: Found) -> str | None:
    """The event upon which it is due, in the words of the text: "immediately after the exchange"."""
    if _is_past_event(clause):
        return None
    page, inside = clause.page, _undertaken(clause)
    dates = [Span(*d.span) for d in found.dates]
    for words in sorted(table("commitments")["times"]["triggers"], key=len, reverse=True):
        for token in clause.verb.subtree:
            span = _phrase_opened(page, token, words.split())
            if span and inside.covers(span) and (event := _before_dates(page, span, dates)):
                return event
    return None


def _before_dates(page: Page, span: Span, dates: list[Span]) -> str | None:
    """The words of the event without its date; None where there is only a date ("before Monday")."""
    first = min((d.start for d in dates if span.covers(d)), default=span.end)
    words = page.text[span.start : first].split()
    while words and words[-1].lower() in {"on", "in", "at", "by", "next", "the", "this", "of", "until"}:
        words.pop()
    return " ".join(words).rstrip(",") if len(words) > 1 else None


def _phrase_opened(page: Page, token: "Token", words: list[str]) -> Span | None:
    """The words of a phrase that `words` open at `token`, where something hangs on the last of them."""
    ahead = token.doc[token.i : token.i + len(words)]
    if [t.lower_ for t in ahead] != words:
        return None
    last = ahead[-1]
    governed = next((t for t in last.children if t.dep_ in {"pobj", "pcomp"}), None)
    if governed is None and last.dep_ == "mark":
        governed = last.head
    if governed is None or governed.i < last.i:
        return None
    if words == ["at"] and governed.lemma_.lower() not in table("commitments")["times"]["occasions"]:
        return None
    return Span(token.idx, phrase_span(page, governed).end)


def is_conditional(clause: Clause) -> bool:
    """Whether an "if" or the like hangs on the clause."""
    openers = table("commitments")["times"]["conditions"]
    return any(
        t.dep_ == "advcl" and any(c.dep_ in {"mark", "advmod"} and c.lower_ in openers for c in t.children)
        for t in clause.verb.children
    )


def find_document(clause: Clause, by: Names, found: Found) -> str | None:
    """The id of the document of those bound that the clause names by its head noun."""
    words = clause.span.of(clause.page.text).lower()
    for document in found.documents:
        if document.owner in by and _head_noun(document.what) in words:
            return document.id
    return None


def _head_noun(what: str) -> str:
    return what.lower().split(" of ")[0].split(" on ")[0].split(" for ")[0].strip(" .,“”\"'‘’").split()[-1]


def find_meeting(clause: Clause, found: Found) -> str | None:
    """The id of the meeting at which it was agreed: the last one held that the paragraph speaks of before it."""
    here = clause.verb.idx
    paragraph = next((p for p in clause.page.paragraphs if p.start <= here < p.end), None)
    if paragraph is None:
        return None
    held = [
        (min(s[0] for s in spans), meeting.id)
        for meeting in found.meetings
        if meeting.status is MeetingStatus.HELD
        for spans in ((*meeting.evidence, *meeting.also),)
        if any(paragraph.start <= s[0] <= clause.span.end for s in spans)
    ]
    return max(held)[1] if held else None
