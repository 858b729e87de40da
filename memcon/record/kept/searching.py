"""What is searched for, as SQL: on SQLite by its full-text table FTS5, on PostgreSQL by the tsvector of each entry.

Both are asked the same search, and find the same entries. What fits best is told by each database in its own way.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Join, Select, cast, func, literal, select, text
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.compiler import compiles

from memcon.model.kinds import FindingKind
from memcon.record import schema
from memcon.record.kept.gists import seeks_of
from memcon.record.kept.search import Search, in_postgresql, in_sqlite

WEIGHED = 2000  # of what is found, how many of the newest are put in the order of how well they fit
_E, _S = schema.entry.c, schema.entry_search.c


class InOrder(Join):
    """Two tables of which SQLite looks through the first, and looks up the second for each row."""

    inherit_cache = True


@compiles(InOrder)
def _write_in_order(join: InOrder, compiler: Any, **how: Any) -> str:
    written: str = compiler.visit_join(join, **how)
    return written.replace(" JOIN ", " CROSS JOIN ", 1)


def searched(connection: Connection) -> FromClause:
    """The tables in which a search is made. SQLite would rather begin with an index of the entries, and ask the table
    of full text about every one of them."""
    if _is_postgresql(connection):
        return schema.entry
    return InOrder(schema.entry_search, schema.entry, _S.rowid == _E.seek)


def place_of(connection: Connection) -> ColumnElement[int]:
    """What orders the entries that a search finds: by time, those of no known time last."""
    return _E.seek if _is_postgresql(connection) else _S.rowid


def matching(
    connection: Connection, kind: FindingKind, search: Search, among: Sequence[Select[tuple[int]]]
) -> list[ColumnElement[bool]]:
    """What says of an entry of a kind that it is looked for, and among all of these by its `seek`."""
    if _is_postgresql(connection):
        return [_E.sought.bool_op("@@")(_tsquery(search)), *(_E.seek.in_(seeks) for seeks in among)]
    first, end = seeks_of(kind)
    found = [_S.entry_search.bool_op("MATCH")(in_sqlite(search)), _S.rowid >= first, _S.rowid < end]
    once = _S.rowid + 0  # so that SQLite searches once, and not for each of those that it may be among
    return [*found, *(once.in_(seeks) for seeks in among)]


def count_matching(
    connection: Connection, kind: FindingKind, search: Search, among: Sequence[Select[tuple[int]]]
) -> int:
    """How many entries of a kind a search finds that are among all of these."""
    table = schema.entry if _is_postgresql(connection) else schema.entry_search
    of_kind = [_E.kind == kind.value] if _is_postgresql(connection) else []
    query = select(func.count()).select_from(table).where(*matching(connection, kind, search, among), *of_kind)
    return connection.scalar(query) or 0


def misfit(connection: Connection, search: Search) -> ColumnElement[float]:
    """How badly an entry that is found fits: BM25 on SQLite, on PostgreSQL how near to one another the words stand, by
    the length of the text."""
    if _is_postgresql(connection):
        return -func.ts_rank_cd(_E.sought, _tsquery(search), 1)
    return func.bm25(_S.entry_search)


def forget_searched(connection: Connection) -> None:
    """Leaves no trace of what is searched no more: SQLite keeps words that were taken out until it joins its parts."""
    if not _is_postgresql(connection):
        connection.execute(text("INSERT INTO entry_search (entry_search) VALUES ('rebuild')"))


def _tsquery(search: Search) -> ColumnElement[Any]:
    return cast(literal(in_postgresql(search)), TSQUERY)


def _is_postgresql(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
