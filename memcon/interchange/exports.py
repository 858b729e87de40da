"""The formats that a record is handed on in, by name: what writes each, into what, and what it leaves out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from memcon.interchange.chosen import Chosen

_TABLES_LEAVE_OUT = "the layout of texts, and the dates and event codes of readings (memcon extract has them)"


class CannotWrite(Exception):  # noqa: N818 - what was found
    """Something that a format needs is not installed; the message says what, on one line."""


@dataclass(frozen=True)
class Export:
    """A format. `writer` is "module:function": of a folder it is given the folder, of a file it yields the bytes.
    `needs` is a package that comes with an extra."""

    writer: str
    what: str
    left_out: str
    is_folder: bool = False
    needs: str | None = None

    def load(self) -> Callable[..., Any]:
        """The function that writes. Raises CannotWrite."""
        if self.needs and find_spec(self.needs) is None:
            raise CannotWrite(f"this needs {self.needs}: pip install 'memcon[corpus]'")
        module, _, name = self.writer.partition(":")
        write: Callable[..., Any] = getattr(import_module(module), name)
        return write


EXPORTS: dict[str, Export] = {
    "csv": Export(
        "memcon.interchange.tables.csv_files:write_csv",
        "a folder of tables as CSV, which no spreadsheet runs",
        _TABLES_LEAVE_OUT,
        is_folder=True,
    ),
    "parquet": Export(
        "memcon.interchange.tables.parquet_files:write_parquet",
        "the same as Parquet",
        _TABLES_LEAVE_OUT,
        is_folder=True,
        needs="pyarrow",
    ),
    "jsonl": Export(
        "memcon.interchange.json_lines:write_jsonl",
        "JSON Lines: an entry a line with all that it rests on, then articles and decisions",
        _TABLES_LEAVE_OUT,
    ),
}
"""Each format by its name on the command line."""


def write_folder(export: Export, chosen: "Chosen", root: Path) -> None:
    """Writes into a folder that is Memcon's own. Raises CannotWrite, ForeignFolder, OSError."""
    from memcon.interchange.placing import OwnFolder

    write = export.load()
    with OwnFolder.opened(root, export.writer.rpartition(":write_")[2]) as folder:
        write(chosen, folder)


def write_file(export: Export, chosen: "Chosen", file: IO[bytes]) -> None:
    """Writes into a file. Raises CannotWrite, OSError."""
    written: Iterator[bytes] = export.load()(chosen)
    file.writelines(written)
