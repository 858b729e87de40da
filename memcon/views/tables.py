"""Listings: one kind of entry as a table, narrowed by a filter."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

import msgspec

from memcon.model.entries import Entry, Gist
from memcon.model.findings import Actor, Commitment, Document, Meeting, Move, Statement
from memcon.model.ids import short
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.record.kept.asked import Asked
from memcon.views.filters import Filter, doers, first_published, own_time, sides
from memcon.views.lives import say_life
from memcon.views.spoken import said_by
from memcon.views.wording import (
    PLURALS,
    is_overdue,
    one_line,
    quote_of,
    say_cue,
    say_history,
    say_names,
    say_new_day,
    say_offered,
    say_quantity,
    say_status,
)

PORTION = 500  # rows that are told at once


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of equal length under `columns`; every cell is text, empty where nothing is known. `wide` names the
    columns that hold running words, `apart` those that only a program asks for, `what` the kind of thing in plural."""

    what: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    def on_one_line(self) -> "Table":
        """With every cell on one line, whatever lines its words stood on in their source."""
        return msgspec.structs.replace(self, rows=tuple(tuple(map(one_line, row)) for row in self.rows))

    def for_a_person(self) -> "Table":
        """The same on one line each, without what is apart."""
        shown = [n for n, name in enumerate(self.columns) if name not in self.apart]
        told = msgspec.structs.replace(
            self,
            columns=tuple(self.columns[n] for n in shown),
            rows=tuple(tuple(row[n] for n in shown) for row in self.rows),
        )
        return told.on_one_line()


def in_tables(table: Table, rows: Iterable[tuple[str, ...]]) -> Iterator[Table]:
    """Rows under the columns of `table` in tables of no more than PORTION, as they are found; one without rows where
    there is none."""
    left = iter(rows)
    yield msgspec.structs.replace(table, rows=tuple(islice(left, PORTION)))
    while some := tuple(islice(left, PORTION)):
        yield msgspec.structs.replace(table, rows=some)


Cells = tuple[str, ...]
_Row = Callable[[Any, RecordView], Cells]


def list_entries(view: RecordView, kind: FindingKind, asked: Filter | None = None) -> Table:
    """The entries of `kind` that pass, in order of time."""
    return tabulate_entries(view, kind, (gist for some in pick(view, kind, asked) for gist in some))


def list_in_portions(view: RecordView, kind: FindingKind, asked: Filter | None = None) -> Iterator[Table]:
    """The same in tables of no more than PORTION rows, each as soon as it is found; one without rows where none is."""
    tables = (tabulate_entries(view, kind, some) for some in pick(view, kind, asked))
    return chain([next(tables, tabulate_entries(view, kind, ()))], tables)


def pick(view: RecordView, kind: FindingKind, asked: Filter | None = None) -> Iterator[Sequence[Gist[Any]]]:
    """The entries of `kind` that pass, in short and in order of time, so many at once."""
    wanted = asked or Filter()
    if kind is FindingKind.MOVE and wanted.by is not None:
        return _moves_by(view, wanted, wanted.by)
    return in_portions(view, kind, wanted.asked_of(view, kind))


def in_portions(view: RecordView, kind: FindingKind, asked: Asked) -> Iterator[Sequence[Gist[Any]]]:
    """What is asked for, so much at once."""
    after = None
    while some := view.select(kind, asked, limit=PORTION, after=after):
        yield some
        after = some[-1].id


def _moves_by(view: RecordView, asked: Filter, by: str) -> Iterator[Sequence[Gist[Any]]]:
    """The moves that somebody makes, or that are made by what they say, in order of time."""
    names = asked.asked_of(view, FindingKind.MOVE).by or frozenset()
    said = said_by(view, by)
    whoever = msgspec.structs.replace(asked, by=None).asked_of(view, FindingKind.MOVE)
    for some in in_portions(view, FindingKind.MOVE, whoever):
        told = [m for m in some if m.fields.statement in said or not names.isdisjoint((*doers(m), *sides(m)))]
        if told:
            yield told


def tabulate_entries(view: RecordView, kind: FindingKind, entries: Iterable[Entry[Any]]) -> Table:
    """Entries of `kind`, in the order given."""
    columns, row, wide = _LISTINGS[kind]
    rows = tuple((short(entry.id), *row(entry, view), str(entry.sources)) for entry in entries)
    return Table(what=PLURALS[kind], columns=("id", *columns, "sources"), rows=rows, wide=wide, apart=("confidence",))


def _own_time(entry: Entry[Any]) -> str:
    """When it was said or done, as far as that is known."""
    return str(own_time(entry) or "")


def _published(entry: Entry[Any]) -> str:
    return str(first_published(entry) or "")


def _statement(entry: Entry[Statement], _: RecordView) -> Cells:
    s = entry.fields
    where = s.channel or s.occasion or ""
    said, published = _own_time(entry), _published(entry)
    return (said, published, s.speaker or "", s.side or "", say_cue(s), quote_of(entry), where, _confidence(s))


def _confidence(statement: Statement) -> str:
    """How sure the reader is, from 0 to 1."""
    return "" if statement.confidence is None else f"{statement.confidence:.2f}"


def _meeting(entry: Entry[Meeting], _: RecordView) -> Cells:
    m = entry.fields
    number = str(m.round) if m.round is not None else ""
    place = m.place or ""
    date = m.date or m.date_text or ""
    names = (m.proposer or "", m.mediator or "")
    return (date, m.what, number, say_names(m.parties), place, say_status(m.status), *names, say_life(entry))


def _document(entry: Entry[Document], _: RecordView) -> Cells:
    d = entry.fields
    return (d.date or "", d.owner or "", d.what, say_status(d.status), say_history(entry.history))


def _commitment(entry: Entry[Commitment], view: RecordView) -> Cells:
    c = entry.fields
    due = c.due or c.due_text or c.trigger or ""
    overdue = view.on is not None and is_overdue(entry.fields, view.on)
    status = f"{say_status(c.status)}{say_new_day(c)}{', overdue' if overdue else ''}"
    return (due, say_names(c.by), say_names(c.to), c.what, say_quantity(c.quantity), status, c.status_by or "")


def _move(entry: Entry[Move], _: RecordView) -> Cells:
    m = entry.fields
    return (_published(entry), say_names(m.by), m.kind.value, say_names(m.toward), say_offered(m))


def _deed(entry: Entry[Any], _: RecordView) -> Cells:
    d = entry.fields
    return (_own_time(entry), _published(entry), say_names(d.by), say_names(d.toward), d.what, d.place or "")


def _actor(entry: Entry[Actor], _: RecordView) -> Cells:
    a = entry.fields
    others = say_names([name for name in a.names if name != a.name])
    return (a.name, a.kind.value, a.office or "", a.side or "", others)


_LISTINGS: dict[FindingKind, tuple[Cells, _Row, Cells]] = {
    FindingKind.STATEMENT: (
        ("said", "published", "speaker", "side", "cue", "words", "where", "confidence"),
        _statement,
        ("words",),
    ),
    FindingKind.MEETING: (
        ("date", "what", "round", "parties", "place", "status", "proposed by", "mediator", "life"),
        _meeting,
        ("what", "life"),
    ),
    FindingKind.DOCUMENT: (("date", "owner", "what", "status", "life"), _document, ("life",)),
    FindingKind.COMMITMENT: (("due", "by", "to", "what", "quantity", "status", "says"), _commitment, ("what",)),
    FindingKind.MOVE: (("published", "by", "kind", "toward", "what"), _move, ("what",)),
    FindingKind.DEED: (("when", "published", "by", "toward", "what", "place"), _deed, ("what",)),
    FindingKind.ACTOR: (("name", "kind", "office", "side", "also"), _actor, ("also",)),
}
