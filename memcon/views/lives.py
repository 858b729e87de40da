"""The life of an entry: what it came to, report by report, each step with its day, its voice and its source."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from memcon.model.edtf import When
from memcon.model.entries import Entry, StatusChange
from memcon.model.findings import Meeting
from memcon.model.kinds import CommitmentStatus, FindingKind, MeetingStatus
from memcon.record import RecordView
from memcon.views.excerpts import Excerpt, excerpts_of_claim
from memcon.views.wording import say_date, say_quantity, say_status

_PUT_OFF = frozenset({str(MeetingStatus.POSTPONED), str(CommitmentStatus.PUT_OFF)})


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a life: `on` is the day it happened, or where that is not known (`told_only`) the day it was
    published; `words` say what the entry then was; `excerpt` is the passage that says so."""

    on: str | None
    told_only: bool
    words: str
    excerpt: Excerpt | None


def live_through(view: RecordView, entry: Entry[Any]) -> tuple[Step, ...]:
    """The steps of an entry in their order."""
    return tuple(_steps(view, entry))


def _steps(view: RecordView, entry: Entry[Any]) -> Iterator[Step]:
    claims = {claim.finding.id: claim for claim in entry.claims}
    for change in entry.history:
        claim = claims.get(change.finding)
        excerpts = excerpts_of_claim(view, claim)[:1] if claim else ()
        yield Step(
            on=change.on or change.published,
            told_only=change.on is None,
            words=say_step(change, entry),
            excerpt=excerpts[0] if excerpts else None,
        )


def say_step(change: StatusChange, entry: Entry[Any] | None = None) -> str:
    """What an entry came to: "proposed by Norland for 2 June 2031", "held", "kept, says Norland"."""
    proposer = _proposer(change, entry) if entry else None
    by = f" by {proposer}" if proposer else ""
    says = f", says {change.said_by}" if change.said_by and not proposer else ""
    return f"{say_status(change.status)}{by}{_say_days(change)}{_say_part(change)}{says}"


def say_planned(change: StatusChange) -> str:
    """The status alone, with the days that a meeting was then to be held on, and how much was done: "postponed to 5
    June 2031", "part kept (390 prisoners)"."""
    return f"{say_status(change.status)}{_say_days(change)}{_say_part(change)}"


def _say_part(change: StatusChange) -> str:
    return f" ({say_quantity(change.quantity)})" if change.quantity else ""


def _say_days(change: StatusChange) -> str:
    if not change.planned:
        return ""
    to = "to" if change.status in _PUT_OFF else "for"
    days = say_date(change.planned)
    return f" ({days})" if ".." in change.planned else f" {to} {days}"


def _proposer(change: StatusChange, entry: Entry[Any]) -> str | None:
    """Who proposed a meeting, where the report of it says nothing else."""
    if change.status != MeetingStatus.PROPOSED or not isinstance(entry.fields, Meeting):
        return None
    return entry.fields.proposer if change.said_by in {None, entry.fields.proposer} else None


def say_life(entry: Entry[Any]) -> str:
    """All that an entry came to, each with its day: "proposed by Norland for 2 June 2031 (28 May 2031); held (2 June
    2031)"."""
    return "; ".join(_dated(change, entry) for change in entry.history)


def _dated(change: StatusChange, entry: Entry[Any]) -> str:
    day = say_date(change.on or change.published)
    return f"{say_step(change, entry)}{f' ({day})' if day else ''}"


def steps_apart(entry: Entry[Any]) -> Sequence[tuple[When, StatusChange]]:
    """The steps of a meeting that were told on other days than those it stands at itself, with these days."""
    if entry.kind is not FindingKind.MEETING:
        return ()
    own = When.maybe(entry.fields.date)
    told = [(When.maybe(change.on or change.published), change) for change in entry.history]
    return [(when, change) for when, change in told if when and not (own and when.overlaps(own))]
