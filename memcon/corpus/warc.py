"""Web archives (WARC, ISO 28500): the pages that servers answered with."""

import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.articles.fetching.packing import unpack
from memcon.articles.limits import PAGE, PAPER, Limit, Unusable
from memcon.corpus.opening import Counted
from memcon.corpus.outcomes import Failed, Reason
from memcon.corpus.raw import Form, Passed, Piece, Raw

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

WARC = b"WARC/"
_STEP = 1 << 16  # bytes that are read at a time
_ENOUGH = 512  # bytes by which the beginning of a packed record is known
_BEGINNING = re.compile(rb"(?P<before>\r\n\r\n)(?=WARC/1\.)|\x1f\x8b\x08")
_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})
_PAPERS = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
_CUT = "the archive breaks off within it"


def pages_in(stream: Counted, place: str) -> Iterator[Piece]:
    """What a web archive holds, packed or not, in its order. Behind a record that is broken it goes on with the next
    one that can be found. Raises Unusable where there is none, for one record is found by the length of the one
    before."""
    begin = behind = stream.tell()
    gap: list[Failed] = []
    while True:
        reached = begin
        try:
            for record in _records(stream):
                yield from gap
                gap, reached = [], record.stream_pos
                yield from _pieces_of(record, place)
            yield from gap
            return
        except _Broken as cause:
            behind = behind if gap else reached
            if (found := _next_record(stream, reached + 1)) is None:
                raise Unusable(f"the archive is broken from here on ({cause})") from cause
            begin = stream.seek(found)
            gap = [Failed(f"{place}, behind byte {behind}", f"the archive is broken up to byte {found} ({cause})")]


class _Broken(Exception):  # noqa: N818 - what was found
    """No record begins where one has to."""


def _records(stream: Counted) -> "Iterator[WarcRecord]":
    """The records from where a stream stands. Raises _Broken."""
    from fastwarc.warc import ArchiveIterator

    archive = iter(ArchiveIterator(stream, parse_http=True, auto_decode="none", fsspec_args=False))
    while True:
        try:
            record = next(archive)
        except StopIteration:
            return
        except (OSError, ValueError) as error:
            raise _Broken(str(error)) from error
        except BaseException as error:
            raise _as_broken(error) from error
        yield record


def _next_record(stream: Counted, begin: int) -> int | None:
    """The byte at which the first record from one on begins, packed or not; None where none does, or the stream cannot
    be gone back in."""
    if not stream.seekable():
        return None
    stream.seek(begin)
    window, at = b"", begin
    while data := stream.read(_STEP):
        window += data
        for mark in _BEGINNING.finditer(window):
            if mark.start() + _ENOUGH <= len(window) or len(data) < _STEP:
                start = mark.start() + len(mark["before"] or b"")
                if _begins_record(window[start : start + _ENOUGH]):
                    return at + start
        kept = window[-_ENOUGH:]
        window, at = kept, at + len(window) - len(kept)
    return None


def _begins_record(head: bytes) -> bool:
    if head.startswith(WARC):
        return True
    try:
        return zlib.decompressobj(31).decompress(head, len(WARC)) == WARC
    except zlib.error:
        return False


def _as_broken(error: BaseException) -> BaseException:
    """A panic of the library, which is no Exception, as what it means for the archive; any other error as it is."""
    is_panic = type(error).__name__ == "PanicException"
    return _Broken("its reader gave up") if is_panic else error


def _pieces_of(record: "WarcRecord", place: str) -> Iterator[Piece]:
    where = f"{place}, record at byte {record.stream_pos}"
    try:
        yield _piece_of(record, where)
    except (Unusable, OSError, ValueError) as error:
        yield Failed(where, str(error))


def _piece_of(record: "WarcRecord", where: str) -> Piece:
    from fastwarc.warc import WarcRecordType as Type

    if record.record_type not in (Type.response, Type.resource):
        return Passed(Reason.NO_RESPONSE)
    http = record.http_headers
    if record.record_type == Type.response and http is None:
        raise Unusable(_CUT if record.content_length else "the answer is empty")
    if http is not None and http.status_code != 200:
        return Passed(Reason.NOT_FOUND)
    media_type = (record.http_content_type or "").lower()
    if media_type not in _PAGES | _PAPERS:
        return Passed(Reason.NO_PAGE)
    return Raw(
        where,
        Form.FILE,
        _body(record, PAPER if media_type in _PAPERS else PAGE),
        address=record.headers.get("WARC-Target-URI"),
        media_type=media_type or None,
        charset=record.http_charset,
        fetched=record.headers.get("WARC-Date"),
    )


def _body(record: "WarcRecord", limit: Limit) -> bytes:
    """The body of an answer, unpacked where the server sent it packed, and read no further than is allowed."""
    limit.check(record.content_length)
    http = record.http_headers
    packing = (http.get("Content-Encoding") or "") if http is not None else ""
    body, size = [], 0
    for piece in unpack(_payload(record), packing):
        size += len(piece)
        limit.check(size, exact=False)
        body.append(piece)
    return b"".join(body)


def _payload(record: "WarcRecord") -> Iterator[bytes]:
    left = record.content_length
    while piece := record.reader.read(_STEP):
        left -= len(piece)
        yield piece
    if left > 0:
        raise Unusable(_CUT)
