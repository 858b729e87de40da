"""What a PDF shows. Run as a program, it reads one PDF from standard input and answers with a Print in JSON."""

import contextlib
import sys
from collections.abc import Iterator
from typing import Any

import msgspec

from memcon.articles.blocks import Block
from memcon.articles.limits import Unusable
from memcon.articles.papers.columns import Column, columns_of
from memcon.articles.papers.furniture import without_furniture
from memcon.articles.papers.lines import lines_of
from memcon.articles.papers.paragraphs import blocks_of_columns
from memcon.articles.papers.sheets import Sheet, sheets_of

_UNKNOWN_LETTERS = 0.2  # the share of letters from which a text cannot be read
_PRIVATE = range(0xE000, 0xF900)


class Print(msgspec.Struct, frozen=True):
    """What a PDF shows: its blocks, what it says of itself (Title, Author, CreationDate), and the pages that hold
    pictures and no words; or the cause why it cannot be read."""

    blocks: tuple[Block, ...] = ()
    about: dict[str, str] = {}
    pictures: tuple[int, ...] = ()
    cause: str | None = None


def print_of(data: bytes, pages: int) -> Print:
    """What the PDF shows. Raises Unusable where it is encrypted or broken, or has more than so many pages."""
    with _opened(data) as document:
        if len(document) > pages:
            raise Unusable(f"it has {len(document):,} pages, and the most that a paper may have is {pages:,}")
        sheets = list(sheets_of(document))
        about = document.get_metadata_dict(skip_empty=True)
    _check_letters(sheets)
    return Print(tuple(blocks_of_columns(_columns(sheets))), about, tuple(s.number for s in sheets if s.pictures))


def _columns(sheets: list[Sheet]) -> Iterator[Column]:
    for number, lines in without_furniture([(sheet, lines_of(sheet)) for sheet in sheets]):
        yield from columns_of(number, lines)


@contextlib.contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD
        raise Unusable("it is locked with a password" if locked else "it is a broken PDF") from error
    try:
        yield document
    except pypdfium2.PdfiumError as error:
        raise Unusable("it is a broken PDF: a page of it cannot be opened") from error
    finally:
        document.close()


def _check_letters(sheets: list[Sheet]) -> None:
    letters = [c for sheet in sheets for piece in sheet.pieces for c in piece.words if not c.isspace()]
    unknown = sum(c == "\ufffd" or ord(c) in _PRIVATE for c in letters)
    if unknown > _UNKNOWN_LETTERS * len(letters):
        raise Unusable("its fonts do not say which letters they draw, so that its text cannot be told")


def _limit(seconds: int, memory: int) -> None:
    """Sets what this process may use, where the system keeps count of it."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    # a process that may use no second more than the first limit is killed without a word of why
    for kind, most, at_last in ((resource.RLIMIT_CPU, seconds, seconds + 5), (resource.RLIMIT_AS, memory, memory)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, at_last))


def _answer(pages: int) -> Print:
    try:
        return print_of(sys.stdin.buffer.read(), pages)
    except Unusable as cause:
        return Print(cause=str(cause))
    except (MemoryError, RecursionError):
        return Print(cause="it needs more memory to be read than a paper may take")


def main() -> None:
    """Answers for one PDF. Arguments: the most pages, seconds of processor time, and bytes of address space."""
    pages, seconds, memory = map(int, sys.argv[1:])
    _limit(seconds, memory)
    sys.stdout.buffer.write(msgspec.json.encode(_answer(pages)))


if __name__ == "__main__":
    main()
