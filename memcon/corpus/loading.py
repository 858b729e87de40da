"""From a dataset into a record, a few hundred articles at a time."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from memcon.corpus.dataset import Dataset
from memcon.corpus.errors import CorpusError
from memcon.corpus.rows import MONTH, article_of, reading_of, schema
from memcon.model.articles import Article
from memcon.model.findings import Reading
from memcon.record import Record, UnfitReading

_TOGETHER = 500  # articles of one transaction
_ROWS = 128  # that are read together


class Loaded(msgspec.Struct, frozen=True):
    """How far a load is: articles gone through of how many, and how many texts and readings were new to the record;
    `unfit` are those whose reading does not fit its text."""

    articles: int = 0
    total: int = 0
    texts: int = 0
    readings: int = 0
    unfit: tuple[str, ...] = ()


def load_dataset(folder: Path, record: Record, watch: Callable[[Loaded], None] = lambda _: None) -> Loaded:
    """Brings a dataset into a record, and folds it. What the record has stays as it is. Raises CorpusError,
    RecordError; what was loaded until then is kept."""
    done = Loaded(total=_count(folder))
    waiting: list[tuple[Article, Reading]] = []
    for row in rows_of(folder):
        waiting.append((article_of(row), reading_of(row)))
        if len(waiting) == _TOGETHER:
            done = _load(record, waiting, done)
            watch(done)
            waiting = []
    done = _load(record, waiting, done)
    record.fold()
    return done


def rows_of(folder: Path, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
    """The rows of a dataset, months in their order. Raises CorpusError where a file is none of a dataset."""
    import pyarrow
    from pyarrow import parquet

    names = [name for name in columns or schema().names if name != MONTH]
    for path in _files(folder):
        try:
            for batch in parquet.ParquetFile(path).iter_batches(_ROWS, columns=names, use_threads=False):
                yield from batch.to_pylist()
        except (pyarrow.ArrowException, OSError) as error:
            raise CorpusError(f"{path}: it is broken ({str(error).splitlines()[0][:100]})") from error


def _files(folder: Path) -> list[Path]:
    files = Dataset(folder).month_files()
    if not files:
        raise CorpusError(f"{folder}: there is no dataset of readings here")
    return files


def _count(folder: Path) -> int:
    from pyarrow import parquet

    return sum(parquet.ParquetFile(path).metadata.num_rows for path in _files(folder))


def _load(record: Record, pairs: list[tuple[Article, Reading]], done: Loaded) -> Loaded:
    """One transaction; where a reading does not fit its text, the others are loaded without it."""
    unfit: list[str] = []
    try:
        texts, readings = record.load(pairs)
    except UnfitReading:
        texts = readings = 0
        for pair in pairs:
            try:
                new, read = record.load([pair])
            except UnfitReading as error:
                unfit.append(str(error))
            else:
                texts, readings = texts + new, readings + read
    return Loaded(
        done.articles + len(pairs), done.total, done.texts + texts, done.readings + readings, (*done.unfit, *unfit)
    )
