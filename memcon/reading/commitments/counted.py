"""Times that count from when something was undertaken: "in January it promised to answer within four weeks"."""

import datetime as dt
import re
from calendar import monthrange

from memcon.model.edtf import When
from memcon.model.findings import DateMention
from memcon.model.kinds import DocumentStatus
from memcon.model.passages import Span
from memcon.reading.dates import dates_within
from memcon.reading.grammar.clauses import Clause
from memcon.reading.knowledge import table
from memcon.reading.page import Found

_UNKNOWN = "unknown"
_UNDER = re.compile(r"\bunder (?:the|that|this|its|their) (?:[\w-]+ ){0,2}?(\w[\w-]*)", re.IGNORECASE)


def is_counted(date: DateMention) -> bool:
    """Whether it says how long after the undertaking: "within four weeks"."""
    return date.text.lower().startswith("within") and any(c.isalpha() for c in date.text[6:])


def counted_from_then(clause: Clause, inside: Span, date: DateMention, found: Found) -> str | None:
    """The value of a time that is counted: from when it was undertaken where the text says when that was, from the day
    of the report where it is told as undertaken now; None where it was undertaken before, and nothing says when."""
    undertaken = _when_undertaken(clause, inside, found)
    if undertaken == _UNKNOWN:
        return None
    counted, then = When.maybe(date.value), When.maybe(undertaken)
    if counted is None or then is None or not (then.first and then.last and counted.first and counted.last):
        return date.value
    return When.between(then.first, _as_long_after(then.last, counted.first, counted.last)).text


def _when_undertaken(clause: Clause, inside: Span, found: Found) -> str | None:
    """The time that the text gives for the promise, or for the accord that it is under, or for the statement that makes
    it; "unknown" where it is told to be of before; None for now."""
    span = clause.page.span_of(clause.verb.sent)
    if clause.is_past:
        told = [d for d in dates_within(found, Span(span.start, inside.start)) if d.value]
        had = any(t.lower_ == "had" for t in clause.auxiliaries)
        return told[-1].value if told else _UNKNOWN if had else None
    if (noun := _accord_over(span.of(clause.page.text))) is not None:
        named = (d for d in found.documents if d.what.lower().endswith(noun))
        signed = {d.date for d in named if d.status is DocumentStatus.SIGNED}
        return signed.pop() or _UNKNOWN if len(signed) == 1 else _UNKNOWN
    statements = (s for s in found.statements if any(Span(*c).covers(inside) for c in s.content))
    return next((s.said_on for s in statements if s.said_on), None)


def _accord_over(sentence: str) -> str | None:
    """The accord under which it is to be done."""
    compacts = table("commitments")["nouns"]["compacts"]
    return next((m[1].lower() for m in _UNDER.finditer(sentence) if m[1].lower() in compacts), None)


def _as_long_after(then: dt.date, first: dt.date, last: dt.date) -> dt.date:
    """As long after `then` as `last` is after `first`: by months where it is whole months."""
    months = 12 * (last.year - first.year) + last.month - first.month
    if not months or last.day != min(first.day, monthrange(last.year, last.month)[1]):
        return then + (last - first)
    year, month = divmod(12 * then.year + then.month - 1 + months, 12)
    return dt.date(year, month + 1, min(then.day, monthrange(year, month + 1)[1]))
