"""The folder of a dataset: a Parquet dataset partitioned by month, and beside it what a run needs to go on.

    FOLDER/month=2025-05/....parquet   the dataset
    FOLDER/_quarantine.jsonl           what could not be read, and why
    FOLDER/_memcon/parts/              what was read and is not in the dataset yet
    FOLDER/_memcon/done/               what was gone through

Names that begin with an underscore are passed over by whatever reads Parquet datasets. A part is put in its place
whole, and holds its ledger itself, so that what is read and what is known to be read cannot differ.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from memcon.corpus.errors import CorpusError
from memcon.corpus.ledger import Entry, Ledger
from memcon.corpus.outcomes import Failed
from memcon.corpus.rows import MONTH, schema
from memcon.corpus.worker import ReadPortion
from memcon.interchange.placing import placed

if TYPE_CHECKING:
    import pyarrow

_ENTRIES = b"memcon"
_FORMAT = 1


class Dataset:
    """A dataset in a folder of a file system."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.parts, self._done = root / "_memcon" / "parts", root / "_memcon" / "done"
        self.quarantine = root / "_quarantine.jsonl"

    def prepare(self) -> None:
        """Makes the folder, or finds it made. Raises CorpusError where something else is there, OSError."""
        if self.root.exists() and not (self.root / "_memcon").is_dir() and any(self.root.iterdir()):
            raise CorpusError(f"{self.root}: this folder holds other things; name a new one, or an empty one")
        about = self.root / "_memcon" / "format.json"
        if about.exists() and msgspec.json.decode(about.read_bytes()) != _FORMAT:
            raise CorpusError(
                f"{self.root}: written by another version of Memcon, in a form that this one does not know"
            )
        self.parts.mkdir(parents=True, exist_ok=True)
        self._done.mkdir(exist_ok=True)
        about.write_bytes(msgspec.json.encode(_FORMAT))
        for left in self.parts.glob(".*"):
            left.unlink()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps other runs out. Raises CorpusError where one is at work."""
        import fcntl

        with (self.root / "_memcon" / "lock").open("wb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise CorpusError(f"{self.root}: another run is writing into it") from error
            yield

    def ledger(self) -> Ledger:
        entries = [entry for path in sorted(self._done.glob("*.jsonl")) for entry in _entries_in(path)]
        for part in self.part_files():
            entries += entries_of(part)
        return Ledger(entries)

    def part_files(self) -> list[Path]:
        return sorted(self.parts.glob("*.parquet"))

    def keep_part(self, read: Sequence[ReadPortion], entries: Sequence[Entry]) -> None:
        """Keeps what portions came to, whole or not at all. Raises OSError where the disk is full."""
        import pyarrow

        rows = sorted((row for one in read for row in one.rows), key=lambda row: (row[MONTH], row["article"]))
        table = pyarrow.Table.from_pylist(rows, schema=schema())
        told = table.replace_schema_metadata({_ENTRIES: msgspec.json.encode(entries)})
        name = f"{entries[0].run:06d}-{entries[0].source[2:]}-{entries[0].number:06d}.parquet"
        with placed(self.parts / name) as file:
            _write_by_month(told, file)

    def close_parts(self, parts: Iterable[Path]) -> None:
        """Takes away parts whose rows are in the dataset; what was gone through is written down first."""
        parts = list(parts)
        if not parts:
            return
        with placed(self._done / f"{parts[0].stem}.jsonl") as file:
            for part in parts:
                for entry in entries_of(part):
                    file.write(msgspec.json.encode(entry) + b"\n")
        for part in parts:
            part.unlink()

    def write_quarantine(self, failed: Iterable[Failed]) -> None:
        with placed(self.quarantine) as file:
            for one in dict.fromkeys(failed):
                file.write(msgspec.json.encode(one) + b"\n")

    def month_files(self, months: Iterable[str] | None = None) -> list[Path]:
        """The files of the dataset, of all months or of some, in the order of their names."""
        if months is None:
            return sorted(self.root.glob(f"{MONTH}=*/*.parquet"))
        return [path for month in sorted(months) for path in sorted((self.root / f"{MONTH}={month}").glob("*.parquet"))]


def entries_of(part: Path) -> list[Entry]:
    """What a part says was gone through for it."""
    from pyarrow import parquet

    metadata = parquet.read_schema(part).metadata or {}
    return msgspec.json.decode(metadata[_ENTRIES], type=list[Entry])


def _entries_in(path: Path) -> Iterator[Entry]:
    for line in path.read_bytes().splitlines():
        yield msgspec.json.decode(line, type=Entry)


def _write_by_month(table: "pyarrow.Table", file: IO[bytes]) -> None:
    """A group of rows a month, so that a month can be taken out without reading the rest."""
    import pyarrow.compute as pc
    from pyarrow import parquet

    with parquet.ParquetWriter(file, table.schema, compression="zstd") as writer:
        for month in pc.unique(table[MONTH]):
            writer.write_table(table.filter(pc.equal(table[MONTH], month)))
