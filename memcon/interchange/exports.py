"""The formats that a record is handed on in, by name: what writes each, into what, and what it leaves out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from memcon.interchange.chosen import Chosen

_LINES = (".jsonl", ".ndjson")
_TABLES_LEAVE_OUT = "the layout of texts, and the dates and event codes of readings (memcon extract has them)"


class CannotWrite(Exception):  # noqa: N818 - what was found
    """Something that a format needs is not installed; the message says what, on one line."""


@dataclass(frozen=True)
class Export:
    """A format. `writer` is "module:function": of a folder it is given the folder, of a file it yields the bytes.
    `lines` is the writer of the same as JSON Lines; `needs` is a package that comes with an extra."""

    writer: str
    what: str
    left_out: str
    is_folder: bool = False
    lines: str | None = None
    needs: str | None = None

    def load(self, name: str = "") -> Callable[..., Any]:
        """The function that writes, for a file of this name. Raises CannotWrite."""
        if self.needs and find_spec(self.needs) is None:
            raise CannotWrite(f"this needs {self.needs}: pip install 'memcon[corpus]'")
        chosen = self.lines if self.lines and name.endswith(_LINES) else self.writer
        module, _, function = chosen.partition(":")
        write: Callable[..., Any] = getattr(import_module(module), function)
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
    "jsonld": Export(
        "memcon.interchange.linked.graph:write_jsonld",
        "JSON-LD: schema.org, with each passage as a W3C Web Annotation",
        "how statuses changed, rival accounts, the fields of decisions, and what is left out of tables",
    ),
    "ftm": Export(
        "memcon.interchange.money:write_entities",
        "entities of FollowTheMoney, a line each, with proof",
        "papers, sources without a name, who is addressed, how statuses changed, rival accounts and decisions",
    ),
    "plover": Export(
        "memcon.interchange.plover:write_plover",
        "event rows in the codes of PLOVER, as CSV, or as JSON Lines into a FILE.jsonl",
        "what PLOVER has no code for, statements, papers, how statuses changed, rival accounts and decisions",
        lines="memcon.interchange.plover:write_plover_lines",
    ),
}
"""Each format by its name on the command line."""


def write_folder(export: Export, chosen: "Chosen", root: Path) -> None:
    """Writes into a folder that is Memcon's own. Raises CannotWrite, ForeignFolder, OSError."""
    from memcon.interchange.placing import OwnFolder

    write = export.load()
    with OwnFolder.opened(root, export.writer.rpartition(":write_")[2]) as folder:
        write(chosen, folder)


def write_file(export: Export, chosen: "Chosen", file: IO[bytes], name: str = "") -> None:
    """Writes into a file of this name. Raises CannotWrite, OSError."""
    written: Iterator[bytes] = export.load(name)(chosen)
    file.writelines(written)
