"""Many rows at once, in the way in which each database takes them fastest: PostgreSQL by COPY and by arrays, SQLite
statement by statement, which costs it nothing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, any_, bindparam, func, insert, literal, text, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import DBAPIError

from memcon.record.portions import within

_PORTION = 2000  # rows of one statement


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Puts rows into a table, which have the same columns."""
    if not rows:
        return
    if connection.dialect.name != "postgresql":
        for portion in within(rows, _PORTION):
            connection.execute(insert(table), portion)
        return
    try:
        _copy(connection, table, rows)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(f"COPY {table.name}", None, error) from error


def change(connection: Connection, table: Table, key: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Gives rows other values in some columns, the same ones in all; by the column `key` they are found."""
    if not rows:
        return
    names = [name for name in rows[0] if name != key]
    if connection.dialect.name != "postgresql":
        values: dict[Any, Any] = {name: bindparam(f"to_{name}") for name in names}
        query = update(table).where(table.c[key] == bindparam("which")).values(values)
        told = [{"which": row[key], **{f"to_{name}": row[name] for name in names}} for row in rows]
        connection.execute(query, told)
        return
    for portion in within(rows, _PORTION):
        arrays = (literal([row[name] for row in portion], ARRAY(table.c[name].type)) for name in (key, *names))
        new = func.unnest(*arrays).table_valued(key, *names, name="new").render_derived()
        query = update(table).where(table.c[key] == new.c[key]).values({name: new.c[name] for name in names})
        connection.execute(query)


def is_one_of(connection: Connection, column: ColumnElement[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """That a column has one of these values, of which a statement for SQLite takes some thousands."""
    if connection.dialect.name != "postgresql":
        return column.in_(values)
    return column == any_(literal(list(values), ARRAY(column.type)))


def weigh(connection: Connection, tables: Iterable[Table]) -> None:
    """Has PostgreSQL count anew what tables hold, that it would else learn after the transaction: of one that it takes
    for empty it reads all rows where it could look a few up."""
    if connection.dialect.name == "postgresql":
        named = ", ".join(f'"{table.name}"' for table in tables)
        connection.execute(text(f"ANALYZE {named}"))


def rows_weighed(connection: Connection, table: Table) -> int:
    """How many rows of a table PostgreSQL counted when it last did; 0 where nobody counts them."""
    if connection.dialect.name != "postgresql":
        return 0
    told = text("SELECT reltuples FROM pg_class WHERE oid = to_regclass(:named)")
    return max(0, int(connection.scalar(told, {"named": f'"{table.name}"'}) or 0))


def _copy(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    names = list(rows[0])
    packers = [(name, table.c[name].type.bind_processor(connection.dialect)) for name in names]
    named = ", ".join(f'"{name}"' for name in names)
    cursor: Any = connection.connection.cursor()
    with cursor.copy(f'COPY "{table.name}" ({named}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row([pack(row[name]) if pack else row[name] for name, pack in packers])
