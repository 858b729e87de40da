"""An actor in full: offices over time, what it said, what it did at the table, which meetings it was at."""

from collections import Counter
from functools import cache, partial
from typing import Any

import msgspec

from memcon.model.entries import Entry, Gist
from memcon.model.findings import Actor, Meeting, Move, Names, Statement
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.record.kept.asked import Asked, Sorting
from memcon.views.filters import Filter
from memcon.views.issues import IssueList, file_under
from memcon.views.paging import Page, gists_page
from memcon.views.stands import words_of
from memcon.views.wording import say_date

MOST = 25  # entries of a kind that are shown with an actor
MANY = 200  # statements of an actor that are looked through for what they speak to


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office that an actor is told to hold: by what was published from `first` to `last`, by how many texts."""

    office: str
    first: str
    last: str
    texts: int


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """What the record has of an actor, the newest of each kind. `members` are the actors that stand for it, where it
    is a party; `issues` what it spoke to in the newest MANY of its statements, in how many of them."""

    actor: Entry[Actor]
    also: Names
    offices: tuple[Office, ...]
    members: tuple[Entry[Actor], ...]
    statements: Page[Entry[Statement]]
    moves: Page[Entry[Move]]
    meetings: Page[Entry[Meeting]]
    issues: tuple[tuple[str, int], ...] = ()


def compile_dossier(view: RecordView, id_: str, issues: IssueList | None = None) -> Dossier | None:
    """The dossier of the actor that `id_` leads to, with what it spoke to of some issues; None where it leads to
    something else. Raises UnknownId."""
    entry, _ = view.outline(id_, 1)
    if entry.kind is not FindingKind.ACTOR:
        return None
    name = entry.fields.name
    names = frozenset((name, *entry.fields.names))
    of_side = view.select(FindingKind.ACTOR, Asked(side=frozenset({name})))
    members = [a for a in of_side if a.fields.side == name and a.id != entry.id]
    return Dossier(
        actor=entry,
        also=tuple(other for other in entry.fields.names if other != name),
        offices=_offices(view.entry(entry.id)) if entry.history else (),
        members=tuple(sorted(members, key=lambda a: (a.fields.name, a.id))),
        statements=_of(view, FindingKind.STATEMENT, names),
        moves=_of(view, FindingKind.MOVE, names),
        meetings=_of(view, FindingKind.MEETING, names),
        issues=_spoken_to(view, names, issues) if issues else (),
    )


def list_actors(
    view: RecordView, asked: Filter | None = None, *, limit: int, after: str | None = None
) -> Page[Gist[Actor]]:
    """The actors that pass, in short, in the order of the alphabet, `limit` of them from the one behind `after`. Raises
    UnknownId."""
    return gists_page(view, FindingKind.ACTOR, asked, limit=limit, after=after, sorting=Sorting.NAME)


def _of(view: RecordView, kind: FindingKind, names: frozenset[str]) -> Page[Entry[Any]]:
    """The newest entries in which somebody acts, or is a side, who bears one of the names as the record shows it."""
    asked = _asked(view, kind, names)
    found = view.select(kind, asked, sorting=Sorting.FRESH, limit=MOST)
    return Page(things=tuple(found), total=view.count(kind, asked))


def _asked(view: RecordView, kind: FindingKind, names: frozenset[str]) -> Asked:
    shown = {view.known_as(name) for name in names} | names
    return Asked(by=frozenset(name for name in view.names(kind) if name in shown or view.known_as(name) in shown))


def _spoken_to(view: RecordView, names: frozenset[str], issues: IssueList) -> tuple[tuple[str, int], ...]:
    """The issues in the order of how often they were spoken to."""
    asked = _asked(view, FindingKind.STATEMENT, names)
    said = view.select(FindingKind.STATEMENT, asked, sorting=Sorting.FRESH, limit=MANY)
    file = cache(partial(file_under, issues=issues.issues))  # copies quote the same words
    told = (frozenset(i for claim in gist.claims for i in file(words_of(claim))) for gist in said)
    return tuple(Counter(issue for some in told for issue in some).most_common())


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
