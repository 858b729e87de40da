"""What came late was due before it came, whatever day its words alone would mean."""

import datetime as dt

from memcon.model.findings import Commitment
from memcon.reading.grammar.clauses import Clause
from memcon.reading.knowledge import table

_WEEK = dt.timedelta(days=7)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def is_late(clause: Clause) -> bool:
    """Whether the sentence says that it was done after its time: "two days late", "after the deadline"."""
    words = f" {clause.verb.sent.text.lower().rstrip('.')} "
    return any(f" {late}" in words for late in table("commitments")["completions"]["late"])


def due_before(promise: Commitment, done_on: str | None) -> str | None:
    """The time due; of a weekday ("by Friday") the last such day before it was done."""
    named = any(day in (promise.due_text or "").lower() for day in _WEEKDAYS)
    if not named or promise.due is None or done_on is None:
        return promise.due
    try:
        due, done = dt.date.fromisoformat(promise.due), dt.date.fromisoformat(done_on)
    except ValueError:  # a time less precise than a day
        return promise.due
    while due >= done:
        due -= _WEEK
    return due.isoformat()
