"""The terms of a commitment: by when, upon what, on which document, agreed where."""

import datetime as dt
import re
from typing import TYPE_CHECKING

from memcon.model.edtf import When
from memcon.model.findings import DateMention, Meeting, Names
from memcon.model.kinds import MeetingStatus
from memcon.model.passages import Span
from memcon.reading.commitments.counted import counted_from_then, is_counted
from memcon.reading.dates import dates_within
from memcon.reading.grammar.clauses import Clause
from memcon.reading.grammar.extent import over
from memcon.reading.knowledge import table
from memcon.reading.page import Found

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO_COME = frozenset({MeetingStatus.PROPOSED, MeetingStatus.SCHEDULED, MeetingStatus.POSTPONED})
_LEAD = 24  # characters before a date in which the words that make it a time due can stand

_WORD = re.compile(r"[\w-]+")


def find_due(clause: Clause, found: Found) -> tuple[str | None, str | None]:
    """The EDTF value of the last day in which it may be done, and its words; None where the clause does not say."""
    text, inside, only_ends = clause.page.text, undertaken_in(clause), is_past_event(clause)
    told = [
        (words, date)
        for date in dates_within(found, inside)
        if not is_supposed_in(clause, Span(*date.span)) and not _is_of_the_saying(clause, Span(*date.span), found)
        if (words := _due_words(text, inside, date, only_ends or _dates_a_thing(clause, Span(*date.span)))) is not None
    ]
    if not told:
        return _due_there(clause, inside, found)
    words, date = next((one for one in told if _says_when_it_ends(one[0])), told[0])
    value = counted_from_then(clause, inside, date, found) if is_counted(date) else last_day(date.value, words)
    return value, " ".join(words.split())


def _due_words(text: str, inside: Span, date: DateMention, strict: bool) -> str | None:
    """The words of a date with those before it that make it a time due; None where nothing does."""
    span = Span(*date.span)
    lead = text[max(span.start - _LEAD, inside.start) : span.start]
    opener = _opener(lead.lower(), "ends" if strict else "due")
    if opener is None:
        return date.text if _opens_itself(date, only_ends=strict) else None
    return f"{lead[opener:]}{text[span.start : span.end]}"


def _says_when_it_ends(words: str) -> bool:
    """Whether they begin with "by" or the like, and not with what may tell of a thing: "its data for 2024"."""
    return words.lower().startswith(tuple(f"{end} " for end in table("commitments")["times"]["ends"]))


def _is_of_the_saying(clause: Clause, date: Span, found: Found) -> bool:
    """Whether the date stands before the words of the statement that the clause is in: "said on Tuesday | it would"."""
    spans = (span for statement in found.statements for span in statement.content)
    return any(date.end <= span.start <= clause.verb.idx < span.end for span in spans)


def _due_there(clause: Clause, inside: Span, found: Found) -> tuple[str | None, str | None]:
    """The day of the one meeting yet to come that the sentence speaks of, for what is to be done "there"."""
    there = any(t.lower_ == "there" and t.dep_ == "advmod" and inside.covers(_span(t)) for t in clause.verb.subtree)
    if not there:
        return None, None
    around = clause.page.span_of(clause.verb.sent)
    days = {m.date for m in found.meetings if m.date and m.status in _TO_COME and _is_told_in(m, around)}
    return (days.pop(), "there") if len(days) == 1 else (None, None)


def _is_told_in(meeting: Meeting, around: Span) -> bool:
    return any(around.covers(Span(*s)) for s in (*meeting.evidence, *meeting.also))


def _span(token: "Token") -> Span:
    return Span(token.idx, token.idx + len(token))


def day_in(clause: Clause, found: Found) -> str | None:
    """The first day that the clause names; not that of a thing in it ("the promise made in May"), nor one since which
    something goes on."""
    return next((date.value for date in _days_in(clause, found)), None)


def _days_in(clause: Clause, found: Found) -> list[DateMention]:
    ended = (d for d in dates_within(found, clause.span) if (when := When.maybe(d.value)) and when.last)
    return [date for date in ended if not _dates_a_thing(clause, Span(*date.span))]


def _dates_a_thing(clause: Clause, date: Span) -> bool:
    """Whether the date belongs to what is told of a thing in passing: "the measures notified on 2 June"."""
    past = {"acl": {"VBN"}, "relcl": {"VBD", "VBN"}}
    return any(t.tag_ in past.get(t.dep_, ()) for t in _over(clause, date))


def is_supposed_in(clause: Clause, words: Span) -> bool:
    """Whether the words stand in the condition that it hangs on: "if the ship leaves before Monday"."""
    openers = {"if", "unless", "provided"}
    return any(
        t.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in openers for c in t.children)
        for t in _over(clause, words)
    )


def _over(clause: Clause, words: Span) -> "tuple[Token, ...]":
    """The first of the words and all that it hangs on, below the verb of the clause."""
    first = next((t for t in clause.verb.subtree if words.start <= t.idx < words.end), None)
    return over(first, clause.verb)


def undertaken_in(clause: Clause) -> Span:
    """The part of the clause that says what is to be done; what stands before it says when it was undertaken."""
    complement = clause.complement
    if complement is None or complement.i < clause.predicate.i:
        return clause.span
    left = complement.left_edge.idx
    return Span(min(left, clause.span.end), clause.span.end)


def is_past_event(clause: Clause) -> bool:
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


def _opens_itself(date: DateMention, *, only_ends: bool = False) -> bool:
    if _says_when_it_ends(date.text):
        return True
    words = date.text.lower()
    own = {"next", "this", "tomorrow", "tonight", "today", "within", "by", "on", "before"}
    return not only_ends and words.split()[0] in own


def last_day(value: str | None, words: str) -> str | None:
    """The EDTF value of the last time in which something may be done, from the value of a date and the words that make
    it a time due: "by the end of June", "before Monday"."""
    when = When.maybe(value)
    if when is None:
        return None
    if "end of" in words.lower() and when.last:
        return when.last.isoformat()
    ended = any(words.lower().startswith(w) for w in table("commitments")["times"]["ended"])
    if ended and when.first:
        return (when.first - dt.timedelta(days=1)).isoformat()
    open_start = when.first is None and when.last is not None
    return when.last.isoformat() if open_start and when.last else when.text


def last_day_in(clause: Clause, found: Found) -> str | None:
    """The last day that the clause names: on that day what it tells was over. Not that of a thing in it."""
    last = max(_days_in(clause, found), key=lambda d: d.span, default=None)
    return last.value if last is not None else None


def new_day_in(clause: Clause, found: Found) -> str | None:
    """The time to which the clause says that a thing was put off: "until Friday", "to 3 May"."""
    text, openers = clause.page.text, tuple(table("commitments")["times"]["put_off"])
    for date in dates_within(found, clause.span):
        words = date.text.lower()
        lead = text[max(clause.span.start, date.span[0] - _LEAD) : date.span[0]].lower().split()
        opens = words.startswith(openers) or (lead and lead[-1] in openers)
        if opens and date.span[0] > clause.verb.idx:
            return last_day(date.value, words)
    return None


def made_in(clause: Clause, found: Found) -> str | None:
    """When it was undertaken, where the clause says so before it tells what was: "promised on Monday to"."""
    before = Span(clause.span.start, undertaken_in(clause).start)
    told = [d for d in dates_within(found, before) if d.value and not _dates_a_thing(clause, Span(*d.span))]
    return told[-1].value if clause.complement is not None and told else None


def find_document(clause: Clause, by: Names, found: Found) -> str | None:
    """The id of the document of those bound that the clause names by its head noun."""
    words = frozenset(_WORD.findall(clause.span.of(clause.page.text).lower()))
    for document in found.documents:
        if document.owner in by and _head_noun(document.what) in words:
            return document.id
    return None


def _head_noun(what: str) -> str:
    return what.lower().split(" of ")[0].split(" on ")[0].split(" for ")[0].strip(" .,“”\"'‘’").split()[-1]


def find_meeting(clause: Clause, found: Found) -> str | None:
    """The id of the meeting at which it was agreed: the last one held that the paragraph speaks of before it."""
    here = clause.verb.idx
    paragraph = clause.page.paragraph_at(here)
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
