"""What is broken, too long, packed to harm, or changes meanwhile is named, and everything else is read."""

import errno
import gzip
import json
import lzma
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from memcon.cli.errors import explain
from memcon.corpus.engine import on_engine
from memcon.corpus.errors import CorpusError
from memcon.corpus.matching import Match
from memcon.corpus.outcomes import Failed
from memcon.corpus.pieces import BrokenOff, pieces_of
from memcon.corpus.portions import portions_of
from memcon.corpus.run import read_corpus
from memcon.corpus.sources import find_inputs
from tests.cases import ROOT

from .conftest import SAID, answer, ids, lines, page, read, report


def causes(out: Path) -> list[str]:
    return [json.loads(line)["cause"] for line in (out / "_quarantine.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_breaks_off_is_read_until_there(packed: bool, tmp_path: Path, out: Path) -> None:
    pages = [answer(f"https://gazette.example/{n}", page(SAID.format(n)), packed=packed) for n in range(3)]
    (tmp_path / "a.warc").write_bytes(b"".join(pages)[:-60])
    assert read(tmp_path / "a.warc", out=out).tally.articles == 2
    assert "breaks off" in causes(out)[0] or "broken" in causes(out)[0]


@pytest.mark.parametrize("packed", [True, False])
def test_behind_a_record_that_is_broken_an_archive_is_read_on(packed: bool, tmp_path: Path, out: Path) -> None:
    pages = [answer(f"https://gazette.example/{n}", page(SAID.format(n)), packed=packed) for n in range(5)]
    begin = len(pages[2]) // 2 if packed else 0
    pages[2] = pages[2][:begin] + b"\xff" * 40 + pages[2][begin:]
    (tmp_path / "a.warc").write_bytes(b"".join(pages))
    found = read(tmp_path / "a.warc", out=out).tally
    assert (found.articles, found.failed) == (4, 1)
    behind, upto = len(pages[0]), sum(map(len, pages[:3]))
    told = json.loads((out / "_quarantine.jsonl").read_text())
    assert told["place"].endswith(f"a.warc, behind byte {behind}")
    assert told["cause"].startswith(f"the archive is broken up to byte {upto} (")


@pytest.mark.parametrize(("number", "lost"), [(20, 3), (2000, 30)])
@pytest.mark.parametrize(("packing", "cause"), [("gz", "it is broken gzip"), ("xz", "broken")])
def test_packed_lines_that_break_off_are_read_until_there(
    number: int, lost: int, packing: str, cause: str, tmp_path: Path, out: Path
) -> None:
    packed = {"gz": gzip, "xz": lzma}[packing].compress(lines(map(report, range(number))))
    (tmp_path / f"a.jsonl.{packing}").write_bytes(packed[:-20])
    assert read(tmp_path / f"a.jsonl.{packing}", out=out).tally.articles >= number - lost
    assert [cause in one for one in causes(out)] == [True]


def test_a_bomb_is_named_and_not_unpacked(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "' + b"a" * 60_000_000, 9))
    read(tmp_path / "a.jsonl.gz", out=out)
    assert causes(out) == ["it unpacks to more than 100 times its size"]


def test_a_bomb_within_an_archive_harms_no_other_page(tmp_path: Path, out: Path) -> None:
    bomb = gzip.compress(b"<p>" + b"a" * 60_000_000, 9)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + bomb
    head = answer("https://bomb.example/", b"", packed=False).split(b"Content-Length:")[0]
    record = head + b"Content-Length: %d\r\n\r\n" % len(http) + http + b"\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(record + answer("https://b.example/", page(SAID.format(1)), packed=False))
    assert read(tmp_path / "a.warc", out=out).tally.articles == 1
    assert "the most that one page may have" in causes(out)[0]


def test_a_page_of_two_hundred_megabytes_is_refused_unread(tmp_path: Path, out: Path) -> None:
    with (tmp_path / "a.html").open("wb") as file:
        file.write(b"<html><body><p>")
        file.truncate(200_000_000)
    read(tmp_path / "a.html", out=out)
    assert "the most that" in causes(out)[0]


def test_a_line_that_is_no_object_is_named_by_its_number(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([report(1)]) + b"{broken\n" + lines([report(2)]))
    done = read(tmp_path / "a.jsonl", out=out)
    assert ids(out) == ["r1", "r2"]
    assert [one.place for one in done.failed] == [f"{tmp_path}/a.jsonl, line 2"]


def test_an_article_on_which_the_reader_fails_is_named_and_the_others_are_read(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([report(1), report(2, text=f"CRASH. {SAID}"), report(3)]))
    read(tmp_path / "a.jsonl", out=out)
    assert ids(out) == ["r1", "r3"]
    assert causes(out) == ["the reader failed on it (ZeroDivisionError: no words)"]


def test_an_article_without_a_date_is_kept_under_an_unknown_month(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([{"text": SAID}, report(1)]))
    assert read(tmp_path / "a.jsonl", out=out).tally.undated == 1
    assert {path.parent.name for path in out.glob("month=*/*")} == {"month=unknown", "month=2031-03"}


def test_an_input_that_changes_while_it_is_read_is_read_again_next_time(tmp_path: Path, out: Path) -> None:
    place = tmp_path / "a.jsonl"
    place.write_bytes(lines(map(report, range(3))))
    (source,) = find_inputs([str(place)]).inputs
    place.write_bytes(lines(map(report, range(4))))
    *_, (end, _) = pieces_of(source)
    assert end == BrokenOff("it changed while it was read; read it again", for_good=False)


def test_of_an_input_that_grows_no_more_is_done_than_it_had(tmp_path: Path) -> None:
    place = tmp_path / "a.jsonl"
    place.write_bytes(lines(map(report, range(3))))
    (source,) = find_inputs([str(place)]).inputs
    place.write_bytes(lines(map(report, range(3_000))))
    portions = list(portions_of(source, "i-x", Match()))
    assert len(portions) > 1
    assert sum(one.bytes for one in portions) == source.size


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("none.jsonl", "no such file or directory"),
        ("ftp://127.0.0.1:9/a.warc.gz", "connection refused"),
        ("nowhere://bucket/a.warc.gz", "Protocol not known: nowhere"),
    ],
)
def test_an_address_that_does_not_answer_is_named_and_the_others_are_read(
    name: str, cause: str, tmp_path: Path, out: Path
) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([report(1)]))
    done = read(name, tmp_path / "a.jsonl", out=out)
    assert ids(out) == ["r1"]
    assert [(one.place, cause in one.cause) for one in done.failed] == [(name, True)]


class Store(MemoryFileSystem):  # type: ignore[misc]
    """A store that does not answer, or loses what it has while that is read."""

    protocol = "shaky"
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]
    hangs, loses = False, False

    def info(self, path: str, **_: Any) -> Any:
        while self.hangs:
            time.sleep(0.1)
        return super().info(path)

    def _open(self, path: str, *more: Any, **named: Any) -> Any:
        return Lost() if self.loses else super()._open(path, *more, **named)


class Lost(BytesIO):
    """A stream that breaks off."""

    def read(self, _: int | None = -1) -> bytes:
        raise ConnectionResetError(errno.ECONNRESET, "Connection reset by peer")


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Store]]:
    fsspec.register_implementation("shaky", Store, clobber=True)
    Store().pipe("shaky://a.jsonl", lines([report(2)]))
    yield Store
    monkeypatch.undo()
    Store.clear_instance_cache()


def test_a_store_that_never_answers_is_waited_for_no_longer_than_that(
    store: type[Store], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([report(1)]))
    monkeypatch.setattr(store, "hangs", True)
    found = find_inputs(["shaky://a.jsonl", str(tmp_path / "a.jsonl")], patience=0.5)
    assert [one.place for one in found.inputs] == [str(tmp_path / "a.jsonl")]
    assert found.failed == (Failed("shaky://a.jsonl", "it does not answer"),)


def test_a_store_that_breaks_off_is_named_and_tried_again_by_the_next_run(
    store: type[Store], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, out: Path
) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([report(1)]))
    monkeypatch.setattr(store, "loses", True)
    done = read("shaky://a.jsonl", tmp_path / "a.jsonl", out=out)
    assert ids(out) == ["r1"]
    assert done.failed == (Failed("shaky://a.jsonl", "connection reset by peer"),)
    monkeypatch.setattr(store, "loses", False)
    assert read("shaky://a.jsonl", tmp_path / "a.jsonl", out=out).failed == ()
    assert ids(out) == ["r1", "r2"]


def test_what_a_store_does_not_have_is_told_in_words(store: type[Store]) -> None:
    assert store is Store
    assert find_inputs(["shaky://b.jsonl"]).failed == (Failed("shaky://b.jsonl", "there is nothing here"),)


PLAIN = "The ferry talks went on in Norhaven on Monday, and number {} of the crews was there all day, she said."
SIXTEEN = {
    "utf-8": "naïve café",
    "utf-16": "naïve café",
    "cp1252": "naïve café",
    "iso-8859-1": "naïve café",
    "iso-8859-2": "Łódź Gdańsk żółć",
    "cp1250": "Łódź Gdańsk żółć",
    "iso-8859-15": "naïve café",
    "cp1251": "Москва Киев",
    "koi8-r": "Москва Киев",
    "iso-8859-7": "Αθήνα Θεσσαλονίκη",
    "cp1254": "İstanbul görüşme",
    "shift_jis": "東京の会議",
    "euc-jp": "東京の会議",
    "gb18030": "北京会谈",
    "big5": "台北會談",
    "euc-kr": "서울 회담",
}


def test_pages_in_sixteen_encodings_keep_their_letters(tmp_path: Path, out: Path) -> None:
    from memcon.corpus.loading import rows_of

    archive = [
        answer(
            f"https://gazette.example/{codec}",
            page(f"{PLAIN.format(n)} They call it {words}.").decode().encode(codec),
            f"text/html; charset={codec}",
        )
        for n, (codec, words) in enumerate(SIXTEEN.items())
    ]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(archive))
    read(tmp_path / "a.warc.gz", out=out)
    got = {row["url"].rpartition("/")[2]: row["text"] for row in rows_of(out)}
    assert {codec for codec, words in SIXTEEN.items() if words not in got.get(codec, "")} == set()


def test_a_cluster_that_does_not_answer_is_told_of_at_once(tmp_path: Path, out: Path) -> None:
    pytest.importorskip("ray", reason="needs the extra memcon[corpus]")
    (tmp_path / "a.jsonl").write_bytes(lines([report(1)]))
    with pytest.raises(CorpusError, match=r"the cluster 127\.0\.0\.1:9 does not answer \(connection refused\)"):
        read_corpus([str(tmp_path / "a.jsonl")], out, reading=on_engine(cluster="127.0.0.1:9"))


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from tests.corpus.conftest import read
import subprocess
import sys
from pathlib import Path
try:
    read(sys.argv[1], out=Path(sys.argv[2]))
except OSError as error:
    print(error.strerror)
"""


def test_a_disk_that_fills_ends_the_run_and_the_next_one_goes_on(tmp_path: Path, out: Path) -> None:
    """A limit on the size of a file stands for a full disk: writing fails in the same place."""
    (tmp_path / "a.jsonl").write_bytes(lines(map(report, range(900))))
    command = [sys.executable, "-c", FULL, str(tmp_path / "a.jsonl"), str(out)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "File too large\n"
    assert [path.name for path in (out / "_memcon" / "parts").iterdir()] == []
    read(tmp_path / "a.jsonl", out=out)
    assert len(ids(out)) == 900


def test_a_full_disk_is_told_in_plain_words() -> None:
    detail = "Error writing bytes to file. Detail: [errno 28] No space left on device"  # as pyarrow has it
    refusal = explain(OSError(errno.ENOSPC, detail))
    assert refusal is not None
    assert refusal.message == "the disk is full"
