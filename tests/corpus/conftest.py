"""A corpus as a test makes one, and a reading of it in this process, with a reader that needs no language model."""

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="needs the extra memcon[corpus]")
pytest.importorskip("fastwarc", reason="needs the extra memcon[corpus]")

from memcon.corpus.apart import take_apart
from memcon.corpus.engine import Task
from memcon.corpus.loading import rows_of
from memcon.corpus.matching import Match
from memcon.corpus.notes import Pad
from memcon.corpus.portions import portions_of
from memcon.corpus.run import Report, read_corpus
from memcon.corpus.sources import Input
from memcon.corpus.worker import ReadPortion, Worker
from memcon.model.articles import Article
from memcon.model.findings import Reading
from tests.cli.plain_reader import PlainReader

SAID = "The ferry talks went on in Norhaven on Monday, and number {} of the crews was there. “We will pay,” she said."


class Plain(PlainReader):
    """The plain reader, many articles at once."""

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        return map(self.read, articles)


def report(number: int, **more: Any) -> dict[str, Any]:
    """A short report, each number with its own text."""
    return {"id": f"r{number}", "text": SAID.format(number), "published": "2031-03-04", **more}


def lines(reports: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in reports)


def page(body: str, title: str = "The ferry") -> bytes:
    """A page with a report on it, between a menu and a foot."""
    article = f"<article><h1>{title}</h1><p>{body}</p></article>"
    return f"<html><head><title>{title}</title></head><body><nav>Home</nav>{article}</body></html>".encode()


def answer(
    address: str, body: bytes, media_type: str = "text/html; charset=utf-8", status: str = "200 OK", packed: bool = True
) -> bytes:
    """A record of a web archive: what a server answered."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2031-03-05T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    record = head.encode() + http + b"\r\n\r\n"
    return gzip.compress(record) if packed else record


def read_here(tasks: Sequence[Task], match: Match, version: str = "plain-1") -> Iterator[ReadPortion]:
    """Reads portion after portion in this process."""
    worker = Worker(match, Plain(version))  # type: ignore[arg-type]
    for task in tasks:
        source = Input(task.place, task.size, task.stamp)
        portions = portions_of(source, task.source, match)
        for portion in take_apart(source, task.source, portions, frozenset(task.finished), Pad()):
            yield worker.read(portion)


def read(*names: str | Path, out: Path, match: Match = Match()) -> Report:  # noqa: B008 - frozen
    """Reads a corpus into a dataset, in this process."""
    return read_corpus(map(str, names), out, match=match, reading=read_here)


def ids(out: Path) -> list[str]:
    """The names of the articles in a dataset, in order."""
    return sorted(row["id"] for row in rows_of(out, ["id"]))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"
