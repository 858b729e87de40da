"""What one input holds, of whatever kind it is: told by its first bytes, and for tables of text by its name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from memcon.articles.limits import FILE, PAPER, Unusable
from memcon.articles.objects import split_lines, split_list
from memcon.articles.sniffing import Kind, tell
from memcon.articles.unpacking import broken_gzip_named, read_whole
from memcon.corpus.opening import opened, unpacked
from memcon.corpus.outcomes import Failed
from memcon.corpus.raw import Form, Piece, Raw
from memcon.corpus.sources import TABLES, Input, ending_of, in_words, look_again, system_of
from memcon.corpus.tables import PARQUET, rows_of_csv, rows_of_parquet
from memcon.corpus.warc import WARC, pages_in


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """The input cannot be read further. `for_good` where it will be no better next time."""

    cause: str
    for_good: bool


Placed = tuple[Piece | BrokenOff, int]
"""A piece, and how many bytes of the input lie before its end."""


def pieces_of(source: Input) -> Iterator[Placed]:
    """The pieces of an input, in order, and at the end why there are no more, where that is not its end. An input that
    was changed meanwhile is one that breaks off. Never raises for what the input is."""
    try:
        yield from _pieces(source)
        if look_again(source) != source:
            yield BrokenOff("it changed while it was read; read it again", for_good=False), source.size
    except Unusable as cause:
        yield BrokenOff(str(cause), for_good=True), source.size
    except Exception as error:  # what stores and their libraries fail with has no common name
        yield BrokenOff(in_words(error), for_good=False), source.size


def _pieces(source: Input) -> Iterator[Placed]:
    if ending_of(source.place) == ".warc":
        yield from _pieces_of_archive(source)
        return
    with opened(source.place) as stream:
        head, whole = unpacked(stream)
        if head.startswith(PARQUET):
            yield from _pieces_of_parquet(source)
        elif head.startswith(WARC):
            yield from _pieces_of_archive(source)
        else:
            for piece in _kind_of(source, head)(whole, head, source.place):
                yield piece, stream.bytes_read


def _kind_of(source: Input, head: bytes) -> Callable[[IO[bytes], bytes, str], Iterator[Piece]]:
    if ending_of(source.place) in TABLES:
        return rows_of_csv
    kind = tell(head, source.place.rsplit("/", 1)[-1])
    if kind is Kind.LINES:
        return _lines
    return _items if kind is Kind.JSON else _whole


def _pieces_of_archive(source: Input) -> Iterator[Placed]:
    """An archive is unpacked record by record, and not as one stream."""
    with opened(source.place) as stream:
        for piece in pages_in(stream, source.place):
            yield piece, stream.bytes_read


def _pieces_of_parquet(source: Input) -> Iterator[Placed]:
    """A Parquet file is read from its end, where its table of contents is, and the bytes do not come in order."""
    system, path = system_of(source.place)
    with system.open(path, "rb") as stream:
        for piece, share in rows_of_parquet(stream, source.place):
            yield piece, int(share * source.size)


def _lines(stream: IO[bytes], _: bytes, place: str) -> Iterator[Piece]:
    with broken_gzip_named():
        for number, line in split_lines(stream):
            yield Raw(f"{place}, line {number}", Form.OBJECT, line)


def _items(stream: IO[bytes], _: bytes, place: str) -> Iterator[Piece]:
    from memcon.articles.decoding import as_utf8

    for number, item in enumerate(split_list(as_utf8(read_whole(stream, FILE))), 1):
        yield Raw(f"{place}, item {number}", Form.OBJECT, item)


def _whole(stream: IO[bytes], _: bytes, place: str) -> Iterator[Piece]:
    data = read_whole(stream, PAPER)
    if not data.strip():
        yield Failed(place, "it is empty")
    else:
        yield Raw(place, Form.FILE, data)
