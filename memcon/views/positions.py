"""Where each side stands on each issue, in the side's own words, and how that moved."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from memcon.model.findings import Move
from memcon.model.ids import short
from memcon.model.kinds import FindingKind, StatementKind
from memcon.record import RecordView
from memcon.views.excerpts import excerpt_of, telling_words
from memcon.views.issues import IssueList
from memcon.views.sides import shown_sides
from memcon.views.stands import OWN_WORDS, Key, Newest, Order, Stand, newest_stands
from memcon.views.tables import Table
from memcon.views.wording import one_line, say_date, shorten

_CELL = 120  # characters of a position in the table for a person
OPEN = "open"


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Where a side stood on an issue: the words of one claim. `kind` is that of the move, or "statement"; `own` whether
    the words are the side's own, in quotation marks; `date` when it was said, else published, as far as is known;
    `order` is what makes a later one newer."""

    kind: str
    words: str
    own: bool
    date: str | None
    where: str
    id: str
    finding: str
    order: Order


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One side on one issue: `now` its newest position, `before` the one known at the day since which it is asked how
    it moved; None where the side had said nothing."""

    issue: str
    side: str
    now: Position | None
    before: Position | None = None

    @property
    def course(self) -> str:
        """What it is beside the one before: "new" where there was none, "newer", "same"; empty where the side has said
        nothing."""
        if self.now is None:
            return ""
        if self.before is None:
            return "new"
        return "same" if self.before.id == self.now.id else "newer"


class Positions(msgspec.Struct, frozen=True, kw_only=True):
    """The cells, by issue in the order of the list and by side in that of the alphabet; of the general list only issues
    that a side has spoken to."""

    sides: tuple[str, ...]
    cells: tuple[Cell, ...]
    since: dt.date | None = None


def find_positions(
    view: RecordView, issues: IssueList, since: dt.date | None = None, newest: Mapping[Key, Newest] | None = None
) -> Positions:
    """Issue by side, as the record was known on the day of `view`; with `since`, beside what was known on that day.
    `newest` is what `newest_stands` gives of the sides that are shown, where that is at hand."""
    shown = shown_sides(view)
    now = _positions(view, newest_stands(view, issues.issues, shown, 1) if newest is None else newest)
    before = _positions(view, newest_stands(view, issues.issues, shown, 1, since)) if since else {}
    cells = tuple(
        Cell(issue=issue.name, side=side, now=now.get((issue.name, side)), before=before.get((issue.name, side)))
        for issue in issues.issues
        if not issues.general or any((issue.name, side) in now for side in shown)
        for side in shown
    )
    return Positions(sides=tuple(shown), cells=cells, since=since)


def _positions(view: RecordView, newest: Mapping[Key, Newest]) -> dict[Key, Position]:
    """What a side did at the table says where it stands; what it only said, where it did nothing."""
    return {key: take_position(view, one.stands[0]) for key, one in newest.items()}


def take_position(view: RecordView, stand: Stand) -> Position:
    """The position that a claim tells, in its words."""
    entry, claim = stand.entry, stand.claim
    first = excerpt_of(view, claim, claim.passages[0])
    words = " … ".join(one_line(passage.quote) for passage in claim.passages)
    return Position(
        kind=entry.fields.kind.value if isinstance(claim.finding, Move) else FindingKind.STATEMENT.value,
        words=words if len(claim.passages) > 1 else telling_words(first),
        own=stand.own == OWN_WORDS[StatementKind.DIRECT],
        date=stand.date,
        where=first.where,
        id=entry.id,
        finding=claim.finding.id,
        order=stand.order,
    )


def list_positions(positions: Positions) -> Table:
    """One row a cell, for a program: what is not known is empty, and so is an open cell."""
    columns = ("issue", "side", "kind", "words", "own words", "date", "source", "id", "since", "before", "before date")
    rows = tuple(_row(cell, since=positions.since is not None) for cell in positions.cells)
    return Table(what="positions", columns=columns, rows=rows, wide=("words", "before"))


def _row(cell: Cell, since: bool) -> tuple[str, ...]:
    now, before = cell.now, cell.before
    if now is None:
        return (cell.issue, cell.side, *[""] * 9)
    own = "yes" if now.own else ""
    course = cell.course if since else ""
    was = (before.words, before.date or "") if before else ("", "")
    return (cell.issue, cell.side, now.kind, now.words, own, now.date or "", now.where, short(now.id), course, *was)


def tabulate(positions: Positions) -> Table:
    """Issue by side, for a person."""
    rows: dict[str, list[str]] = {}
    for cell in positions.cells:
        rows.setdefault(cell.issue, []).append(_say_cell(cell, positions.since))
    return Table(
        what="positions",
        columns=("issue", *positions.sides),
        rows=tuple((issue, *cells) for issue, cells in rows.items()),
        wide=positions.sides,
    )


def _say_cell(cell: Cell, since: dt.date | None) -> str:
    if cell.now is None:
        return OPEN
    now = f"{_say_position(cell.now)} {short(cell.now.id)}"
    if since is None:
        return now
    if cell.before is None or cell.before.id == cell.now.id:
        return f"{now} · {'new' if cell.before is None else 'as before'}"
    return f"{now} · before: {_say_position(cell.before)}"


def _say_position(position: Position) -> str:
    """ "demand: “Without a pay rise there is nothing to talk about” (Harbour Gazette, 20 May 2025)"."""
    words = shorten(position.words, _CELL)
    quoted = f"“{words}”" if position.own and not words.startswith("“") else words
    said = say_date(position.date)
    when = "" if not said or said in position.where else f"{said}; "
    return f"{position.kind}: {quoted} ({when}{position.where})"
