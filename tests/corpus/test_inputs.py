"""What a corpus is made of: archives, lines, tables, pages, packed or not."""

import bz2
import csv
import gzip
import lzma
import os
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from memcon.corpus.loading import rows_of

from .conftest import SAID, answer, ids, lines, page, read, report


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.jsonl", bytes),
        ("a.jsonl.gz", gzip.compress),
        ("a.jsonl.bz2", bz2.compress),
        ("a.jsonl.xz", lzma.compress),
        ("a.jsonl.zst", lambda data: pyarrow.compress(data, codec="zstd", asbytes=True)),
    ],
)
def test_lines_are_read_however_they_are_packed(name: str, pack, tmp_path: Path, out: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / name).write_bytes(pack(lines(map(report, range(3)))))
    read(tmp_path / name, out=out)
    assert ids(out) == ["r0", "r1", "r2"]


def test_a_table_of_parquet_is_read_by_the_names_of_its_columns(tmp_path: Path, out: Path) -> None:
    table = pyarrow.Table.from_pylist([report(n, gold="not for reading") for n in range(3)])
    parquet.write_table(table, tmp_path / "a.parquet")
    read(tmp_path / "a.parquet", out=out)
    assert ids(out) == ["r0", "r1", "r2"]


def test_a_table_of_csv_is_read_with_letters_of_an_old_encoding_and_line_ends_in_a_text(
    tmp_path: Path, out: Path
) -> None:
    with (tmp_path / "a.csv").open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text", "published"])
        writer.writerow(["é1", f"{SAID.format(1)}\nHe added: “Até amanhã.”", "2031-03-04"])
    read(tmp_path / "a.csv", out=out)
    (row,) = rows_of(out)
    assert row["id"] == "é1"
    assert row["text"].endswith("“Até amanhã.”")


def test_a_table_without_texts_is_told_of(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.csv").write_text("name,sum\nx,1\n")
    assert [one.cause for one in read(tmp_path / "a.csv", out=out).failed] == ['the table has no column "text"']


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_an_archive_are_read_with_their_address_and_the_time_of_fetching(
    packed: bool, tmp_path: Path, out: Path
) -> None:
    (tmp_path / "a.warc").write_bytes(answer("https://gazette.example/ferry", page(SAID.format(7)), packed=packed))
    read(tmp_path / "a.warc", out=out)
    (row,) = rows_of(out)
    assert row["text"].endswith(SAID.format(7))
    assert row["url"] == "https://gazette.example/ferry"
    assert row["fetched"] == "2031-03-05T10:00:00+00:00"


def test_what_is_no_page_in_an_archive_is_counted_and_passed_over(tmp_path: Path, out: Path) -> None:
    archive = [
        answer("https://gazette.example/1", page(SAID.format(1))),
        answer("https://gazette.example/2", b"\x89PNG\r\n", "image/png"),
        answer("https://gazette.example/3", page("Not here."), status="404 Not Found"),
    ]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(archive))
    done = read(tmp_path / "a.warc.gz", out=out)
    assert (done.tally.articles, sorted(done.tally.passed.values())) == (1, [1, 1])


def test_a_folder_is_read_with_its_folders_and_without_what_is_no_article(tmp_path: Path, out: Path) -> None:
    (tmp_path / "in" / "1999").mkdir(parents=True)
    (tmp_path / "in" / "a.jsonl").write_bytes(lines([report(1)]))
    (tmp_path / "in" / "1999" / "b.jsonl.gz").write_bytes(gzip.compress(lines([report(2)])))
    (tmp_path / "in" / "1999" / "logo.svgz").write_bytes(b"x")
    done = read(tmp_path / "in", out=out)
    assert (ids(out), done.passed) == (["r1", "r2"], 1)


def test_a_pattern_names_many_files(tmp_path: Path, out: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.jsonl").write_bytes(lines([report(n)]))
    read(tmp_path / "[01].jsonl", out=out)
    assert ids(out) == ["r0", "r1"]


def test_a_pattern_names_folders_with_all_that_is_in_them(tmp_path: Path, out: Path) -> None:
    for nth, month in enumerate(("2031-03", "2031-04", "2032-01")):
        (tmp_path / month / "news").mkdir(parents=True)
        (tmp_path / month / "news" / "a.jsonl").write_bytes(lines([report(nth)]))
    read(tmp_path / "2031-*", out=out)
    assert ids(out) == ["r0", "r1"]


def test_a_link_in_a_folder_is_the_file_that_it_leads_to(tmp_path: Path, out: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "kept elsewhere").write_bytes(lines([report(0)]))
    (folder / "a.jsonl").symlink_to("../kept elsewhere")
    assert read(folder, out=out).failed == ()
    assert ids(out) == ["r0"]


def test_what_is_no_file_in_a_folder_is_told_of(tmp_path: Path, out: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").symlink_to(tmp_path / "nowhere")
    os.mkfifo(folder / "b.jsonl")
    (folder / "more").symlink_to(tmp_path)
    (folder / "nothing").symlink_to(tmp_path / "nowhere")
    (folder / "z.jsonl").write_bytes(lines([report(0)]))
    done = read(folder, out=out)
    causes = ["no file that can be read", "no file that can be read", "a link to a folder, which is not followed"]
    told = [(Path(one.place).name, one.cause.partition(":")[0]) for one in done.failed]
    assert told == list(zip(["a.jsonl", "b.jsonl", "more"], causes, strict=True))
    assert (ids(out), done.passed) == (["r0"], 1)


def test_a_plain_report_is_read_as_memcon_read_does(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID.format(1))
    read(tmp_path / "a.txt", out=out)
    assert [row["text"] for row in rows_of(out)] == [SAID.format(1)]
