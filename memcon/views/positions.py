"""Where each side stands on each issue, in the side's own words, and how that moved."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from memcon.model.edtf import When
from memcon.model.entries import Claim, Entry
from memcon.model.findings import Move, Names, Statement
from memcon.model.ids import short
from memcon.model.kinds import FindingKind, MoveKind, StatementKind
from memcon.record import RecordView
from memcon.views.excerpts import excerpt_of, telling_words
from memcon.views.issues import IssueList, file_under
from memcon.views.sides import is_among, owners, shown_sides
from memcon.views.tables import Table
from memcon.views.wording import one_line, say_date, shorten

_NO_STAND = {MoveKind.ACCUSATION, MoveKind.DENIAL, MoveKind.THANKS}  # of the other side, or of what was
_ONCE = {MoveKind.AGREEMENT, MoveKind.ACCEPTANCE, MoveKind.CONCESSION}  # told again, it is no newer
_OWN_WORDS = {StatementKind.DIRECT: 2, StatementKind.MIXED: 1}
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
    order: tuple[int, int, int, int, str]


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


Stands = Mapping[tuple[str, str], Position]


def find_positions(
    view: RecordView, issues: IssueList, since: dt.date | None = None, filed: "Sequence[Stand] | None" = None
) -> Positions:
    """Issue by side, as the record was known on the day of `view`; with `since`, beside what was known on that day.
    `filed` is what `file_claims` gives of the two, where that is at hand."""
    shown = shown_sides(view)
    now = _stands(view, file_claims(view, issues) if filed is None else filed, shown)
    then = view.as_of(since) if since else None
    before = _stands(then, file_claims(then, issues), shown) if then else {}
    cells = tuple(
        Cell(issue=issue.name, side=side, now=now.get((issue.name, side)), before=before.get((issue.name, side)))
        for issue in issues.issues
        if not issues.general or any((issue.name, side) in now for side in shown)
        for side in shown
    )
    return Positions(sides=tuple(shown), cells=cells, since=since)


def _stands(view: RecordView, filed: "Iterable[Stand]", shown: Sequence[str]) -> Stands:
    """The newest position of each side on each issue. What a side did at the table says where it stands; what it only
    said, where it did nothing."""
    newest: dict[tuple[str, str], Stand] = {}
    for stand in filed:
        for side in (side for side in shown if is_among(side, stand.parties)):
            for issue in stand.issues:
                known = newest.get((issue, side))
                if known is None or stand.order > known.order:
                    newest[issue, side] = stand
    return {key: take_position(view, stand) for key, stand in newest.items()}


@dataclass(frozen=True, slots=True)
class Stand:
    """A claim of a move or statement that is filed under `issues`: whose it is, when, and what makes a later one
    newer; `own` is 2 where the words are the side's own, 1 where some of them are."""

    entry: Entry[Any]
    claim: Claim[Any]
    issues: Names
    parties: Names
    date: str | None
    own: int
    order: tuple[int, int, int, int, str]


def file_claims(view: RecordView, issues: IssueList) -> Iterator[Stand]:
    """Every claim of a move or statement that is filed. Each is filed by its own words alone, so that no other article
    can move it."""
    statements = view.entries(FindingKind.STATEMENT)
    said = {claim.finding.id: claim.finding for entry in statements for claim in entry.claims}
    moves = (entry for entry in view.entries(FindingKind.MOVE) if entry.fields.kind not in _NO_STAND)
    for entry in (*moves, *statements):
        parties = owners(entry)
        for claim in entry.claims:
            if filed := file_under(words_of(claim), issues.issues):
                yield _stand(entry, claim, filed, parties, said)


def words_of(claim: Claim[Any]) -> str:
    """The words that a claim is filed by: its passages, and of a move what the reading says that it is about."""
    what = [claim.finding.what] if isinstance(claim.finding, Move) else []
    return " | ".join([*(passage.quote for passage in claim.passages), *what])


def _stand(entry: Entry[Any], claim: Claim[Any], filed: Names, parties: Names, said: Mapping[str, Statement]) -> Stand:
    finding = claim.finding
    statement = said.get(finding.statement or "") if isinstance(finding, Move) else finding
    told = entry.claims[0] if isinstance(finding, Move) and entry.fields.kind in _ONCE else claim
    date = (statement.said_on if statement else None) or told.published
    own = _OWN_WORDS.get(statement.kind, 0) if statement else 0
    return Stand(entry, claim, filed, parties, date, own, _order(date, isinstance(finding, Move), own, claim))


def take_position(view: RecordView, stand: Stand) -> Position:
    """The position that a claim tells, in its words."""
    entry, claim = stand.entry, stand.claim
    first = excerpt_of(view, claim, claim.passages[0])
    words = " … ".join(one_line(passage.quote) for passage in claim.passages)
    return Position(
        kind=entry.fields.kind.value if isinstance(claim.finding, Move) else FindingKind.STATEMENT.value,
        words=words if len(claim.passages) > 1 else telling_words(first),
        own=stand.own == _OWN_WORDS[StatementKind.DIRECT],
        date=stand.date,
        where=first.where,
        id=entry.id,
        finding=claim.finding.id,
        order=stand.order,
    )


def _order(date: str | None, is_move: bool, own: int, claim: Claim[Any]) -> tuple[int, int, int, int, str]:
    """Moves after statements; then by day, of one day the side's own words last, then the later place in a text."""
    when = When.maybe(date)
    day = when.last or when.first if when else None
    return (int(is_move), day.toordinal() if day else 0, own, claim.passages[0].start, claim.finding.id)


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
