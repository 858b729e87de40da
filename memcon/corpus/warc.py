"""Web archives (WARC, ISO 28500): the pages that servers answered with."""

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
_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})
_PAPERS = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
_CUT = "the archive breaks off within it"


def pages_in(stream: Counted, place: str) -> Iterator[Piece]:
    """What a web archive holds, packed or not, in its order. Raises Unusable where it cannot be read further, for one
    record is found by the length of the one before."""
    from fastwarc.warc import ArchiveIterator

    archive = iter(ArchiveIterator(stream, parse_http=True, auto_decode="none", fsspec_args=False))
    while True:
        try:
            record = next(archive)
        except StopIteration:
            return
        except (OSError, ValueError) as error:
            raise Unusable(f"the archive is broken from here on ({error})") from error
        except BaseException as error:
            raise _as_unusable(error) from error
        yield from _pieces_of(record, place)


def _as_unusable(error: BaseException) -> BaseException:
    """A panic of the library, which is no Exception, as what it means for the archive; any other error as it is."""
    is_panic = type(error).__name__ == "PanicException"
    return Unusable("the archive is broken from here on (its reader gave up)") if is_panic else error


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
