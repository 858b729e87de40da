"""An actor in full: offices over time, what it said, what it did at the table, which meetings it was at."""

from typing import Any

import msgspec

from memcon.model.entries import Entry
from memcon.model.findings import Actor, Meeting, Move, Names, Statement
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.views.filters import Filter, doers, newest_first
from memcon.views.paging import Page, cut_page
from memcon.views.wording import say_date


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office that an actor is told to hold: by what was published from `first` to `last`, by how many texts."""

    office: str
    first: str
    last: str
    texts: int


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """What the record has of an actor. `members` are the actors that stand for it, where it is a party."""

    actor: Entry[Actor]
    also: Names
    offices: tuple[Office, ...]
    members: tuple[Entry[Actor], ...]
    statements: tuple[Entry[Statement], ...]
    moves: tuple[Entry[Move], ...]
    meetings: tuple[Entry[Meeting], ...]


def compile_dossier(view: RecordView, id_: str) -> Dossier | None:
    """The dossier of the actor that `id_` leads to; None where it leads to something else. Raises UnknownId."""
    entry = view.entry(id_)
    if entry.kind is not FindingKind.ACTOR:
        return None
    name = entry.fields.name
    names = frozenset((name, *entry.fields.names))
    members = (a for a in view.entries(FindingKind.ACTOR) if a.fields.side == name and a.id != entry.id)
    return Dossier(
        actor=entry,
        also=tuple(other for other in entry.fields.names if other != name),
        offices=_offices(entry),
        members=tuple(sorted(members, key=lambda a: (a.fields.name, a.id))),
        statements=_of(view, FindingKind.STATEMENT, names),
        moves=_of(view, FindingKind.MOVE, names),
        meetings=_of(view, FindingKind.MEETING, names),
    )


def list_actors(
    view: RecordView, asked: Filter | None = None, *, limit: int, after: str | None = None
) -> Page[Entry[Actor]]:
    """The actors that pass in the order of the alphabet, `limit` of them from the one behind `after`. Raises
    UnknownId."""
    chosen = (asked or Filter()).select(view.entries(FindingKind.ACTOR))
    ordered = sorted(chosen, key=lambda entry: (entry.fields.name.casefold(), entry.id))
    return cut_page(ordered, lambda entry: entry.id, limit, after)


def _of(view: RecordView, kind: FindingKind, names: frozenset[str]) -> tuple[Entry[Any], ...]:
    """The entries whose doer bears one of the names as the record shows it, or whose side is so called."""
    shown = {view.known_as(name) for name in names} | names
    own = (e for e in view.entries(kind) if any(view.known_as(name) in shown for name in _bearers(e)))
    return tuple(sorted(own, key=newest_first))


def _bearers(entry: Entry[Any]) -> Names:
    side = getattr(entry.fields, "side", None)
    return (*doers(entry), side) if side else doers(entry)


def _offices(entry: Entry[Actor]) -> tuple[Office, ...]:
    """The offices by the day that they were first told of; those of no day last. Capitals make no other office."""
    told: dict[str, tuple[str, list[str]]] = {}
    for claim in entry.claims:
        if office := claim.finding.office:
            _, days = told.setdefault(office.casefold(), (office, []))
            days.append(claim.published or "")
    offices = [_office(office, days) for office, days in told.values()]
    return tuple(office for _, office in sorted(offices, key=lambda one: (one[0] or "9999", one[1].office)))


def _office(office: str, days: list[str]) -> tuple[str, Office]:
    known = sorted(day for day in days if day)
    first, last = (known[0], known[-1]) if known else ("", "")
    return first, Office(office=office, first=say_date(first), last=say_date(last), texts=len(days))
