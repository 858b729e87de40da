"""Tables as Parquet, a file a table: lists of texts are lists, and what is unknown is null. Needs pyarrow."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from memcon.interchange.chosen import Chosen
from memcon.interchange.placing import OwnFolder
from memcon.interchange.tables.back import HandedOn, read_back
from memcon.interchange.tables.columns import Kind, Table, tables
from memcon.interchange.tables.rows import Row, rows_of

if TYPE_CHECKING:
    import pyarrow

_AT_ONCE = 5000  # rows of a group


def write_parquet(chosen: Chosen, folder: OwnFolder) -> None:
    """Writes each table as TABLE.parquet."""
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    for name, table in tables().items():
        columns = schema(table)
        with folder.file(f"{name}.parquet") as file, ParquetWriter(file, columns, compression="zstd") as writer:
            for some in _in_groups(rows_of(chosen, name)):
                writer.write_table(pyarrow.Table.from_pylist(some, schema=columns))


def read_parquet(folder: Path) -> HandedOn:
    """What the tables of a folder hold. Raises OSError, ValueError where they are not such tables."""
    return read_back({name: _rows(folder / f"{name}.parquet") for name in tables()})


def schema(table: Table) -> "pyarrow.Schema":
    """The columns of a table as Arrow's."""
    import pyarrow

    text = pyarrow.large_string()
    kinds = {
        Kind.TEXT: text,
        Kind.JSON: text,
        Kind.INTEGER: pyarrow.int64(),
        Kind.NUMBER: pyarrow.float64(),
        Kind.FLAG: pyarrow.bool_(),
        Kind.NAMES: pyarrow.list_(text),
    }
    return pyarrow.schema([(column.name, kinds[column.kind]) for column in table.columns])


def _rows(path: Path) -> Iterator[Row]:
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path) as file:
        for batch in file.iter_batches(_AT_ONCE):
            yield from batch.to_pylist()


def _in_groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield some
