"""A dataset is plain Parquet, its columns are what the documentation says, and its rows are what was read."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pyarrow
from pyarrow import dataset as datasets

from memcon.corpus.events import event_rows, write_events_to
from memcon.corpus.loading import load_dataset, rows_of
from memcon.corpus.rows import COLUMNS, article_of, reading_of, schema
from memcon.interchange.plover import COLUMNS as EVENT_COLUMNS
from memcon.model.findings import Reading
from memcon.record import open_record
from tests.cases import ROOT

from .conftest import Plain, lines, read, report

PAGE = ROOT / "docs" / "corpus.md"


def make(tmp_path: Path, out: Path, number: int = 3) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(report(n, outlet="Gazette", title="Ferry") for n in range(number)))
    read(tmp_path / "a.jsonl", out=out)


def test_a_dataset_is_read_as_it_is_by_what_reads_parquet(tmp_path: Path, out: Path) -> None:
    make(tmp_path, out)
    table = datasets.dataset(out, partitioning="hive").to_table()
    assert sorted(table.column_names) == sorted(COLUMNS)
    assert table["month"].to_pylist() == ["2031-03"] * 3


def test_the_columns_have_the_types_that_they_are_said_to_have(tmp_path: Path, out: Path) -> None:
    make(tmp_path, out)
    for name, field in zip(schema().names, schema(), strict=True):
        expected = pyarrow.int32() if COLUMNS[name][0] == "int32" else pyarrow.large_string()
        assert field.type == expected


def test_the_columns_are_documented() -> None:
    told = PAGE.read_text("utf-8").splitlines()
    columns = [f"| `{name}` | {kind} | {meaning} |" for name, (kind, meaning) in COLUMNS.items()]
    events = [f"| `{name}` | {meaning} |" for name, meaning in EVENT_COLUMNS.items()]
    assert [line for line in (*columns, *events) if line not in told] == []


def test_a_row_gives_back_its_article_and_its_reading(tmp_path: Path, out: Path) -> None:
    make(tmp_path, out, 1)
    (row,) = rows_of(out)
    article, reading = article_of(row), reading_of(row)
    assert reading == Plain().read(article)
    assert isinstance(reading, Reading)
    assert article.publication.outlet == "Gazette"
    assert msgspec.json.decode(row["reading"])["text"] == ""


def test_a_dataset_is_loaded_into_a_record_once_however_often(tmp_path: Path, out: Path) -> None:
    make(tmp_path, out)
    with open_record(tmp_path / "memcon.db") as record:
        first, second = load_dataset(out, record), load_dataset(out, record)
        view = record.view()
    assert (first.texts, first.readings, second.texts, second.readings) == (3, 3, 0, 0)
    assert len(view.articles()) == 3


def test_two_loads_at_once_take_turns_and_double_nothing(tmp_path: Path, out: Path) -> None:
    make(tmp_path, out, 40)
    open_record(tmp_path / "memcon.db").close()

    def load(_: int) -> int:
        with open_record(tmp_path / "memcon.db") as record:
            return load_dataset(out, record).texts

    with ThreadPoolExecutor() as both:
        assert sum(both.map(load, range(2))) == 40
    with open_record(tmp_path / "memcon.db") as record:
        assert len(record.view().articles()) == 40


def test_event_rows_hold_their_passage(tmp_path: Path, out: Path) -> None:
    make(tmp_path, out, 1)
    assert list(event_rows(out)) == []  # the plain reader codes none
    assert write_events_to(iter([dict.fromkeys(EVENT_COLUMNS) | {"passage": "=HYPERLINK()"}]), tmp_path / "e.csv") == 1
    assert (tmp_path / "e.csv").read_text().splitlines()[1].endswith("'=HYPERLINK()")
