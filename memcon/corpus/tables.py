"""Tables of articles: Parquet and CSV, a row an article, their columns named as the fields of an object are."""

import csv
import datetime as dt
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from typing import IO, Any

import msgspec

from memcon.articles.decoding import decode, is_wide
from memcon.articles.limits import LINE, Unusable
from memcon.corpus.outcomes import Failed
from memcon.corpus.raw import Form, Raw

FIELDS = ("id", "text", "published", "outlet", "title", "author", "url")
PARQUET = b"PAR1"
_ROWS = 64  # that are held at a time
_MIDNIGHT = dt.time()
_NO_TEXT = 'the table has no column "text"'


def rows_of_parquet(stream: IO[bytes], place: str) -> Iterator[tuple[Raw, float]]:
    """The rows of a Parquet file, whose stream can be gone about in; each with the share of the file that is done with
    it. Raises Unusable."""
    import pyarrow
    from pyarrow.parquet import ParquetFile

    try:
        file = ParquetFile(stream, pre_buffer=False)
        columns = [name for name in FIELDS if name in file.schema_arrow.names]
        if "text" not in columns:
            raise Unusable(_NO_TEXT)
        number = 0
        for batch in file.iter_batches(_ROWS, columns=columns, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield _raw(row, f"{place}, row {number}"), number / file.metadata.num_rows
    except (pyarrow.ArrowException, OSError) as error:
        raise Unusable(f"it is broken Parquet ({str(error).splitlines()[0][:100]})") from error


def rows_of_csv(stream: IO[bytes], head: bytes, place: str) -> Iterator[Raw | Failed]:
    """The rows of a table in CSV or TSV, its first row the names of the columns. Raises Unusable.

    It is read as Latin-1, in which every byte is a character, and each field then decoded as a text of its own: signs
    that part fields are the same in every encoding but the wide ones.
    """
    if is_wide(head):
        raise Unusable("it is UTF-16 or UTF-32; save the table as UTF-8")
    csv.field_size_limit(LINE.bytes)
    lines = TextIOWrapper(stream, "latin-1", newline="")
    rows = csv.reader((line.replace("\x00", "") for line in lines), delimiter=_delimiter(head))
    names = [_decoded(name).strip().lower() for name in next(rows, [])]
    if "text" not in names:
        raise Unusable(_NO_TEXT)
    for number in _counted():
        where = f"{place}, row {number}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failed(where, f"it is broken CSV ({error})")
            continue
        if row:
            yield _row_of_csv(names, row, where)


def _row_of_csv(names: list[str], row: list[str], place: str) -> Raw | Failed:
    try:
        values = {name: _decoded(value) for name, value in zip(names, row, strict=False) if name in FIELDS}
    except Unusable as cause:
        return Failed(place, str(cause))
    return _raw({name: value or None for name, value in values.items()}, place)


def _counted() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


def _decoded(field: str) -> str:
    return field if field.isascii() else decode(field.encode("latin-1"))[0].removeprefix("\ufeff")


def _delimiter(head: bytes) -> str:
    first = head.split(b"\n", 1)[0]
    return max(",;\t", key=lambda sign: first.count(sign.encode()))


def _raw(row: Mapping[str, Any], place: str) -> Raw:
    told = {name: _plain(value) for name, value in row.items() if value is not None}
    return Raw(place, Form.OBJECT, msgspec.json.encode(told))


def _plain(value: Any) -> Any:
    """Days and moments as they are written; a moment at midnight without a zone is a day."""
    if isinstance(value, dt.datetime):
        is_day = value.time() == _MIDNIGHT and value.tzinfo is None
        return value.date().isoformat() if is_day else value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, dt.date) else value
