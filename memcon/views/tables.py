"""Listings: one kind of entry as a table, narrowed by a filter."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from memcon.model.edtf import When
from memcon.model.entries import Entry
from memcon.model.findings import Actor, Commitment, Document, Meeting, Move, Statement
from memcon.model.ids import short
from memcon.model.kinds import FindingKind
from memcon.record import RecordView
from memcon.views.filters import Filter, first_published, own_time, time_of
from memcon.views.lives import say_life, say_step, steps_apart
from memcon.views.spoken import moves_said_by
from memcon.views.wording import (
    PLURALS,
    is_overdue,
    one_line,
    quote_of,
    say,
    say_cue,
    say_history,
    say_matter,
    say_names,
    say_new_day,
    say_offered,
    say_quantity,
    say_status,
)


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


Cells = tuple[str, ...]
_Row = Callable[[Any, RecordView], Cells]


def list_entries(view: RecordView, kind: FindingKind, asked: Filter | None = None) -> Table:
    """The entries of `kind` that pass, in order of time."""
    return tabulate_entries(view, kind, pick(view, kind, asked))


def pick(view: RecordView, kind: FindingKind, asked: Filter | None = None) -> tuple[Entry[Any], ...]:
    """The entries of `kind` that pass, in order of time; no others are loaded."""
    if asked is None or asked == Filter():
        return view.entries(kind)
    found = view.whole(view.select(kind, asked.asked_of(view, kind)))
    if kind is not FindingKind.MOVE or asked.by is None:
        return found
    whoever = msgspec.structs.replace(asked, by=None)
    ids = {entry.id for entry in (*found, *whoever.select(moves_said_by(view, asked.by)))}
    return tuple(entry for entry in view.entries(kind) if entry.id in ids)


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


_IN_TIME = (
    FindingKind.MEETING,
    FindingKind.COMMITMENT,
    FindingKind.DOCUMENT,
    FindingKind.DEED,
    FindingKind.MOVE,
    FindingKind.STATEMENT,
)  # of one day, the weightiest first


def list_timeline(view: RecordView, asked: Filter | None = None) -> Table:
    """Everything that has a time, in its order: meetings and what they came to before, due commitments, documents,
    deeds, moves, statements."""
    wanted = asked or Filter()
    days = When.between(wanted.since, wanted.until) if wanted.since or wanted.until else None
    whenever = msgspec.structs.replace(wanted, since=None, until=None)
    chosen = [entry for kind in _IN_TIME for entry in whenever.select(view.entries(kind))]
    moments = [moment for entry in chosen for moment in _moments(entry) if days is None or moment[0].overlaps(days)]
    moments.sort(key=lambda moment: (moment[0].sort_key, _IN_TIME.index(moment[1].kind), moment[1].id))
    rows = tuple(
        (str(when), "text" if is_told else "publication", entry.kind.value, short(entry.id), words)
        for when, entry, is_told, words in moments
    )
    return Table(what="entries", columns=("when", "from", "kind", "id", "what"), rows=rows, wide=("what",))


_Moment = tuple[When, Entry[Any], bool, str]


def _moments(entry: Entry[Any]) -> Iterator[_Moment]:
    """The times at which an entry stands in a timeline, whether the texts say so or only the day of publication is
    known, and its words there: a meeting also at each step on the way to its day."""
    for day, change in steps_apart(entry):
        yield day, entry, change.on is not None, f"{say_step(change, entry)}: {say_matter(entry.fields)}"
    when = time_of(entry)
    told_by_steps = isinstance(entry.fields, Meeting) and own_time(entry) is None and entry.history
    if when is not None and not told_by_steps:
        yield when, entry, own_time(entry) is not None, _say_in_time(entry, when)


def _say_in_time(entry: Entry[Any], when: When) -> str:
    """In a timeline a commitment stands at its due time, and says so."""
    due = isinstance(entry.fields, Commitment) and entry.fields.due_now == when.text
    return f"due: {say(entry)}" if due else say(entry)
