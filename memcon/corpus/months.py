"""From parts, in the order in which they were read, to the months of the dataset, in which each article stands once."""

import shutil
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from memcon.corpus.dataset import Dataset
from memcon.corpus.rows import MONTH, schema
from memcon.interchange.placing import placed

if TYPE_CHECKING:
    import pyarrow

_MONTHS = 24  # that are gone through together
_ROWS = 256  # of one month that are written together, and so held
_BATCH = 64  # rows that are looked at together


def settle(dataset: Dataset) -> None:
    """Brings all parts into the months. May be broken off at any point and done again: a part is only taken away when
    all of its rows are in the dataset, and what is there already is not put there again."""
    parts = dataset.part_files()
    staging = dataset.parts.parent / "staging"
    shutil.rmtree(staging, ignore_errors=True)
    months = sorted({month for part in parts for month in _months_of(part)})
    for at in range(0, len(months), _MONTHS):
        _settle_months(dataset, parts, months[at : at + _MONTHS], staging)
    dataset.close_parts(parts)


@dataclass(slots=True)
class _Known:
    """The articles that the dataset has, each with its file and by which reader it was read; those that are put there
    now, and those that a reading by another reader takes the place of, by file."""

    there: dict[str, tuple[Path, str]]
    new: set[str] = field(default_factory=set)
    stale: dict[Path, set[str]] = field(default_factory=lambda: defaultdict(set))

    def is_fresh(self, article: str, reader: str) -> bool:
        if article in self.new:
            return False
        path, by = self.there.get(article, (None, None))
        if by == reader:
            return False
        if path:
            self.stale[path].add(article)
        self.new.add(article)
        return True


def _settle_months(dataset: Dataset, parts: Sequence[Path], months: Sequence[str], staging: Path) -> None:
    import pyarrow
    from pyarrow import dataset as datasets

    known = _Known(_articles_of(dataset, months))
    fresh = _fresh_rows(parts, months, known)
    form = datasets.ParquetFileFormat()
    datasets.write_dataset(
        pyarrow.RecordBatchReader.from_batches(schema(), fresh),
        staging,
        format=form,
        file_options=form.make_write_options(compression="zstd"),
        partitioning=datasets.partitioning(pyarrow.schema([(MONTH, pyarrow.string())]), flavor="hive"),
        basename_template=f"{uuid.uuid4().hex[:12]}-{{i}}.parquet",
        min_rows_per_group=_ROWS,
        max_rows_per_group=2 * _ROWS,
        use_threads=False,
    )
    for path, articles in known.stale.items():
        _take_out(path, articles)
    for path in sorted(staging.glob(f"{MONTH}=*/*.parquet")):
        place = dataset.root / path.relative_to(staging)
        place.parent.mkdir(exist_ok=True)
        path.replace(place)
    shutil.rmtree(staging, ignore_errors=True)


def _fresh_rows(parts: Sequence[Path], months: Sequence[str], known: _Known) -> "Iterator[pyarrow.RecordBatch]":
    """The rows of some months that are to be put there; of an article that several parts have, the latest."""
    import pyarrow
    from pyarrow import dataset as datasets

    wanted = datasets.field(MONTH).isin(months)
    for part in reversed(parts):
        scanner = datasets.dataset(part, schema=schema()).scanner(
            filter=wanted, batch_size=_BATCH, use_threads=False, batch_readahead=1, fragment_readahead=1
        )
        for batch in scanner.to_batches():
            named = zip(batch["article"].to_pylist(), batch["reader"].to_pylist(), strict=True)
            yield batch.filter(pyarrow.array([known.is_fresh(*one) for one in named], pyarrow.bool_()))


def _months_of(part: Path) -> set[str]:
    from pyarrow import parquet

    return set(parquet.read_table(part, columns=[MONTH])[MONTH].to_pylist())


def _articles_of(dataset: Dataset, months: Sequence[str]) -> dict[str, tuple[Path, str]]:
    from pyarrow import parquet

    found = {}
    for path in dataset.month_files(months):
        columns = parquet.ParquetFile(path).read(["article", "reader"])
        for article, reader in zip(columns["article"].to_pylist(), columns["reader"].to_pylist(), strict=True):
            found[article] = (path, reader)
    return found


def _take_out(path: Path, articles: set[str]) -> None:
    """Writes a file of the dataset anew without some articles."""
    import pyarrow
    from pyarrow import parquet

    file = parquet.ParquetFile(path)
    with placed(path) as beside, parquet.ParquetWriter(beside, file.schema_arrow, compression="zstd") as writer:
        for batch in file.iter_batches(_ROWS):
            kept = [article not in articles for article in batch["article"].to_pylist()]
            writer.write_batch(batch.filter(pyarrow.array(kept, pyarrow.bool_())))
