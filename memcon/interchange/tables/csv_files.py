"""Tables as CSV: UTF-8 with a mark at its beginning, by which spreadsheets know it, a file a table.

No cell is a formula: one that would be run begins with an apostrophe, and so does one that begins with an apostrophe
itself. What is unknown is empty; a text that is known to be empty is an apostrophe. Several texts are parted by `;`,
and a `;` or `\\` within one has a `\\` before it.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from memcon.interchange.chosen import Chosen
from memcon.interchange.inert import guarded, unguarded
from memcon.interchange.placing import OwnFolder
from memcon.interchange.tables.back import HandedOn, read_back
from memcon.interchange.tables.columns import Column, Kind, Table, tables
from memcon.interchange.tables.rows import Row, rows_of

_EMPTY = "'"
_ENCODING = "utf-8-sig"
_LONGEST = 2**31 - 1  # characters of a cell; a text may be one
_PIECE = re.compile(r"((?:[^;\\]|\\.)*)(;|$)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def write_csv(chosen: Chosen, folder: OwnFolder) -> None:
    """Writes each table as TABLE.csv."""
    for name, table in tables().items():
        with folder.file(f"{name}.csv") as file:
            writer = csv.writer(codecs.getwriter(_ENCODING)(file), lineterminator="\n")
            writer.writerow(column.name for column in table.columns)
            for row in rows_of(chosen, name):
                writer.writerow(to_cell(column, row[column.name]) for column in table.columns)


def read_csv(folder: Path) -> HandedOn:
    """What the tables of a folder hold. Raises OSError, ValueError where they are not such tables."""
    return read_back({name: _rows(folder / f"{name}.csv", table) for name, table in tables().items()})


def _rows(path: Path, table: Table) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST)
    with path.open(encoding=_ENCODING, newline="") as file:
        for row in csv.DictReader(file):
            yield {column.name: from_cell(column, row[column.name]) for column in table.columns}


def to_cell(column: Column, value: Any) -> str:
    """A value as it stands in its cell."""
    match column.kind:
        case Kind.FLAG:
            return "true" if value else "false"
        case Kind.NAMES:
            return guarded(";".join(re.sub(r"[\\;]", r"\\\g<0>", name) for name in value))
    if value == "" and column.optional:
        return _EMPTY
    return "" if value is None else guarded(str(value))


def from_cell(column: Column, cell: str) -> Any:
    """The value of a cell."""
    if cell == _EMPTY and column.optional:
        return ""
    told = unguarded(cell)
    match column.kind:
        case Kind.FLAG:
            return told == "true"
        case Kind.NAMES:
            return _names(told)
    if told == "" and (column.optional or column.kind is not Kind.TEXT):
        return None
    return {Kind.INTEGER: int, Kind.NUMBER: float}.get(column.kind, str)(told)


def _names(told: str) -> list[str]:
    """The texts of a list; none of them is empty."""
    return [_ESCAPED.sub(r"\1", piece) for piece, _ in _PIECE.findall(told) if piece]
