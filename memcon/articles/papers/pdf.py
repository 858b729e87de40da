"""PDF: read in a process of its own, so that a file made to crash, to hang or to fill the memory costs no more than
its own refusal."""

import os
import signal
import subprocess
import sys

import msgspec

from memcon.articles.blocks import Item
from memcon.articles.limits import PAPER, Unusable
from memcon.articles.papers.opened import Print
from memcon.articles.papers.properties import confirmed, made_on
from memcon.articles.papers.titles import title_of
from memcon.model.articles import Publication

PAGES = 1_000  # the most that a paper may have
SECONDS = 60  # of processor time, the most that reading one may take
MEMORY = 1_500_000_000  # bytes of address space, where the system keeps count of it

_WAITING = 5  # times SECONDS by the clock, for a busy machine, and for systems that keep no count
_OUT_OF_TIME = getattr(signal, "SIGXCPU", 24)  # there is none on Windows
_READER = "memcon.articles.papers.opened"


def read_pdf(data: bytes, *, seconds: int = SECONDS) -> tuple[Item, ...]:
    """The one item that a PDF is, its blocks with their pages. Raises Unusable where it is encrypted, broken, without
    words, longer than PAGES, or takes longer than `seconds` of processor time.

    Of what a PDF says of itself only a title or author that also stands in its text is believed, and no date: it was
    made on some day, and that is not when it was published. Where it gives no title, the heading that it begins with
    is one.
    """
    PAPER.check(len(data))
    found = _decoded(_read_apart(data, seconds))
    if found.cause:
        raise Unusable(found.cause)
    words = "\n".join(block.words for block in found.blocks)
    if not words.strip():
        raise Unusable("it holds pictures of text and no text" if found.pictures else "it holds no text")
    publication = Publication(
        title=title_of(found.blocks, found.about.get("Title")), author=confirmed(found.about.get("Author"), words)
    )
    return (Item(found.blocks, publication, warnings=tuple(_warnings(found))),)


def _warnings(found: Print) -> list[str]:
    warnings = list(made_on(found.about.get("CreationDate")))
    if found.pictures:
        numbers = ", ".join(map(str, found.pictures[:10])) + (", ..." if len(found.pictures) > 10 else "")
        warnings.append(f"pictures without text on page {numbers}: what they show is not read")
    return warnings


def _read_apart(data: bytes, seconds: int) -> bytes:
    command = [sys.executable, "-P", "-m", _READER, str(PAGES), str(seconds), str(MEMORY)]
    places = os.pathsep.join(place for place in sys.path if place)
    try:
        ran = subprocess.run(  # noqa: S603 - our own module, and the paper goes to its standard input
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_WAITING * seconds,
            env={**os.environ, "PYTHONPATH": places},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unusable(f"reading it takes longer than {_WAITING * seconds} seconds") from error
    if ran.returncode == -_OUT_OF_TIME:
        raise Unusable(f"reading it takes more than {_in_words(seconds)} of processor time")
    if ran.returncode:
        raise Unusable("it is a PDF that cannot be read: its reader broke off")
    return ran.stdout


def _in_words(seconds: int) -> str:
    return "1 second" if seconds == 1 else f"{seconds} seconds"


def _decoded(answer: bytes) -> Print:
    try:
        return msgspec.json.decode(answer, type=Print)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unusable("it is a PDF that cannot be read: its reader broke off") from error
