"""`memcon extract`: the readings alone, one a line."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from memcon.cli.errors import REFUSED, Refusal, complain
from memcon.cli.options import now, private_option, publication, publication_options
from memcon.cli.reading import settled, watched

if TYPE_CHECKING:
    from memcon.articles import Loaded


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--out", type=click.Path(dir_okay=False), metavar="FILE.jsonl", help="Where to, if not standard output.")
@click.option("--as-given", is_flag=True, help="Leave texts untouched, so that offsets are into the input's own text.")
@publication_options
@private_option
def extract(
    inputs: tuple[str, ...],
    out: str | None,
    as_given: bool,
    published: str | None,
    outlet: str | None,
    url: str | None,
    allow_private: bool,
) -> None:
    """Write the readings alone; no record is touched.

    INPUT is anything that `memcon read` takes. Writes one reading a line, as JSON. --as-given is for plain texts and
    JSON; pages, papers, letters and feeds have no text of their own, and offsets into them are into the "text" of the
    reading. A file is written beside its place and put there when it is whole; where everything was refused, none is
    written. Exits with 1 if something was refused.

    \b
    Example:
      memcon extract reports/ --out readings.jsonl
    """
    from memcon.articles import load

    defaults = publication(published, outlet, url)
    loaded = load(inputs, as_given=as_given, defaults=defaults, fetched=now(), allow_private=allow_private)
    with _written(out) as stream:
        written, refused = _write_readings(loaded, stream, shown=out is not None)
        if out is not None and refused and not written:
            raise Refusal("nothing could be read, so nothing is written", out)
    if refused:
        click.get_current_context().exit(REFUSED)


def _write_readings(loaded: "Iterator[Loaded]", stream: IO[bytes], *, shown: bool) -> tuple[int, int]:
    """Writes a reading for each article that arrives; how many were written, and how many inputs refused."""
    import msgspec

    from memcon.articles import Arrival, Refused
    from memcon.reading import Reader

    reader, written, refused = Reader(), 0, 0
    with watched(loaded, shown=shown) as each:
        for one, made in reader.read_each(each, lambda one: one.article if isinstance(one, Arrival) else None):
            if isinstance(one, Refused):
                complain(one.cause, one.input)
            elif not isinstance(one, Arrival):
                continue
            elif reading := settled(made, one.input):
                for warning in one.warnings:
                    complain(warning, one.input)
                stream.write(msgspec.json.encode(reading) + b"\n")
                written += 1
                continue
            refused += 1
    return written, refused


@contextmanager
def _written(out: str | None) -> Iterator[IO[bytes]]:
    """Where readings go: standard output, a device or pipe, or a file that is put in its place once it is whole."""
    if out is None or out == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    place = Path(out)
    try:
        with place.open("wb") if _is_special(place) else _beside(place.resolve()) as file:
            yield file
    except OSError as error:
        raise Refusal((error.strerror or str(error)).lower(), out) from error


def _is_special(place: Path) -> bool:
    """Whether there is a device or a pipe, which nothing may take the place of."""
    return place.exists() and not place.is_file()


@contextmanager
def _beside(place: Path) -> Iterator[IO[bytes]]:
    """A new file that takes the place of the old one when all went well, and is gone otherwise."""
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        _take_place(Path(name), place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _take_place(new: Path, place: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    new.chmod(0o666 & ~mask)
    new.replace(place)
