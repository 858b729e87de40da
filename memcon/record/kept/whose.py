"""Whose an entry is and when it was: what listings are narrowed and ordered by."""

from typing import Any

from memcon.model.edtf import When
from memcon.model.entries import Entry
from memcon.model.findings import Actor, Commitment, Deed, Document, Meeting, Move, Names, Statement
from memcon.record.material import when


def doers(entry: Entry[Any]) -> Names:
    """Who speaks, meets or brings a meeting about, owns, owes, moves or acts in it."""
    match entry.fields:
        case Statement(speaker=speaker):
            return (speaker,) if speaker else ()
        case Meeting(parties=parties, proposer=proposer, host=host, mediator=mediator):
            return (*parties, *(name for name in (proposer, host, mediator) if name))
        case Document(owner=owner):
            return (owner,) if owner else ()
        case Commitment(by=by) | Move(by=by) | Deed(by=by):
            return by
        case Actor(name=name, names=names):
            return (name, *names)
    return ()


def sides(entry: Entry[Any]) -> Names:
    """The parties whose statement, meeting, paper, promise, move or deed it is."""
    match entry.fields:
        case Statement(side=side) | Actor(side=side):
            return (side,) if side else ()
    return doers(entry)


def time_of(entry: Entry[Any]) -> When | None:
    """When it happened, was said or is due; failing that, when it was first published."""
    return own_time(entry) or first_published(entry)


def own_time(entry: Entry[Any]) -> When | None:
    """When it happened, was said or is due, as far as the texts say."""
    match entry.fields:
        case Statement(said_on=value) | Meeting(date=value) | Commitment(due_now=value) | Deed(date=value):
            return when(value)
        case Document(date=value):
            return when(value)
    return None


def first_published(entry: Entry[Any]) -> When | None:
    """The day of the first of its claims of which a day is known."""
    known = (when(claim.published) for claim in entry.claims if claim.published)
    return min((day for day in known if day), key=lambda day: day.sort_key, default=None)
