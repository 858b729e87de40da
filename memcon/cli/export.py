"""`memcon export`: the record in the formats of others."""

import datetime as dt
import sys
from contextlib import redirect_stdout
from inspect import cleandoc
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from memcon.cli.brief import brief
from memcon.cli.errors import Refusal
from memcon.cli.listings import asked, filter_options
from memcon.cli.negotiations import within
from memcon.cli.news import plural
from memcon.cli.options import opened
from memcon.interchange.exports import EXPORTS, CannotWrite, Export, write_file, write_folder

if TYPE_CHECKING:
    from memcon.interchange.chosen import Chosen

_OUTPUT = Path("-")
_SHEETS = {
    "md": "the brief as Markdown, for a paper",
    "html": "the brief as one page to print, keep or send",
}
"""What `memcon brief` writes, of a negotiation and not of entries that are asked for."""


@click.command()
@click.argument("out", metavar="[FOLDER|FILE]", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format", "format_", type=click.Choice([*EXPORTS, *_SHEETS]), help="Which format; they are told of above."
)
@click.option(
    "--calendar",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    metavar="FILE",
    help="Where to write the meetings as iCalendar; - for standard output.",
)
@click.option(
    "--corrections",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    metavar="FILE",
    help="Where to write what people decided as labelled examples; - for standard output.",
)
@filter_options
def export(
    out: Path | None,
    format_: str | None,
    calendar: Path | None,
    corrections: Path | None,
    on: dt.date | None,
    negotiation: str | None,
    **narrowed: Any,
) -> None:
    """Write the record in a format of others, the meetings as a calendar, or what people decided as labels.

    The formats are:

    FORMATS

    FOLDER|FILE is where to. A folder holds what Memcon writes there and nothing else; written again, it is as if
    written for the first time. A file is put in its place whole; without one it goes to standard output. The same
    record gives the same bytes. What a format leaves out is told when it is written.

    The calendar (iCalendar, RFC 5545) is one that others can subscribe to. What is proposed is tentative, what fell
    through is cancelled, and a window is one event over all of its days. The same record gives the same file, and a
    meeting that is written again is the same event.

    The labels are JSON Lines, an article a line: its text, and what was confirmed, corrected or added in it, in the
    form in which readers are scored; under "rejected" what is not there. With --on, of articles published by then.

    \b
    Example:
      memcon export --format csv talks
      memcon export --format jsonl talks.jsonl --since 2025-05-20
      memcon export --calendar talks.ics
      memcon export --corrections labels.jsonl
    """
    if sum(one is not None for one in (format_, calendar, corrections)) != 1:
        raise click.UsageError("say what to write: --format FORMAT, --calendar FILE or --corrections FILE")
    if out and not format_:
        raise click.UsageError(f"{out}: say in which format, with --format")
    if format_ in _SHEETS:
        _export_brief(format_, out or _OUTPUT, on, negotiation, narrowed)
    elif format_:
        _export(EXPORTS[format_], out, on, negotiation, narrowed)
    if calendar:
        _export_calendar(calendar, on, negotiation, narrowed)
    if corrections:
        _export_corrections(corrections, on)


_TOLD = {name: one.what for name, one in EXPORTS.items()} | _SHEETS
_FORMATS = "\n".join(f"  {name:<9}{what}" for name, what in _TOLD.items())
export.help = cleandoc(export.help or "").replace("FORMATS", f"\b\n{_FORMATS}")


def _export(
    export: Export, out: Path | None, on: dt.date | None, negotiation: str | None, narrowed: dict[str, Any]
) -> None:
    from memcon.interchange.chosen import choose
    from memcon.interchange.placing import ForeignFolder

    if export.is_folder and out in {None, _OUTPUT}:
        raise click.UsageError("this format is a folder of files; say which: memcon export --format FORMAT FOLDER")
    with opened() as record:
        chosen = choose(within(record.view(on), negotiation), asked(**narrowed))
        if chosen.is_empty:
            is_blank = not chosen.view.sum_up().articles
            raise Refusal("nothing has been read yet; begin with: memcon read FILE" if is_blank else "nothing passes")
        try:
            _put(export, chosen, out or _OUTPUT)
        except (CannotWrite, ForeignFolder) as error:
            raise Refusal(str(error)) from error
    where = f"{out}: " if out not in {None, _OUTPUT} else ""
    click.echo(f"{where}from {_say(chosen)}. Left out: {export.left_out}.", err=not where)


def _export_brief(
    format_: str, out: Path, on: dt.date | None, negotiation: str | None, narrowed: dict[str, Any]
) -> None:
    if any(narrowed.values()):
        raise click.UsageError("the brief is of all of a negotiation: it goes with --on and --negotiation alone")
    written = TextIOWrapper(BytesIO(), "utf-8", newline="\n")
    with redirect_stdout(written):
        click.get_current_context().invoke(brief, on=on, since=None, negotiation=negotiation, format_=format_)
    written.flush()
    if _write(written.buffer.getvalue(), out):
        click.echo(f"The brief in {out}. Left out: what only an entry's own page has (memcon show ID).")


def _put(export: Export, chosen: "Chosen", out: Path) -> None:
    from memcon.interchange.placing import placed

    if export.is_folder:
        write_folder(export, chosen, out)
    elif out == _OUTPUT:
        write_file(export, chosen, sys.stdout.buffer)
    else:
        _expect_folder_of(out)
        with placed(out) as file:
            write_file(export, chosen, file, out.name)


def _say(chosen: "Chosen") -> str:
    entries = sum(map(len, chosen.entries.values()))
    number = "1 entry" if entries == 1 else f"{entries:,} entries"
    return f"{number} of {plural(len(chosen.articles), 'article')}"


def _expect_folder_of(file: Path) -> None:
    if not file.absolute().parent.is_dir():
        raise Refusal(f"there is no folder {file.parent}", str(file))


def _export_corrections(file: Path, on: dt.date | None) -> None:
    import msgspec

    from memcon.interchange.labelled import label_articles

    with opened() as record:
        labelled = list(label_articles(record.view(on)))
    if not labelled:
        raise Refusal("nobody has confirmed, corrected, added or rejected anything; see: memcon decisions")
    content = msgspec.json.Encoder().encode_lines(labelled)
    if _write(content, file):
        click.echo(f"{plural(len(labelled), 'article')} with labels in {file}.")


def _write(content: bytes, file: Path) -> bool:
    """Puts content into a file, or on standard output; whether into a file."""
    from memcon.watch.atom import place

    if str(file) == "-":
        sys.stdout.buffer.write(content)
        return False
    _expect_folder_of(file)
    place(content, file)
    return True


def _export_calendar(calendar: Path, on: dt.date | None, negotiation: str | None, narrowed: dict[str, Any]) -> None:
    from memcon.interchange.calendar_file import ids_given, write_calendar

    with opened() as record:
        view = within(record.view(on), negotiation)
        written = write_calendar(view, asked(**narrowed), ids_given(_written_before(calendar)))
        has_articles = bool(view.articles())
    if not written.events:
        to_do = "read reports of some first: memcon read FILE" if not has_articles else "see: memcon meetings"
        raise Refusal(f"there is no meeting with a day that a calendar could show; {to_do}")
    if _write(written.content, calendar):
        left_out = f"; {plural(written.left_out, 'meeting')} without a day left out" if written.left_out else ""
        click.echo(f"{plural(written.events, 'event')} in {calendar}{left_out}.")


def _written_before(calendar: Path) -> bytes:
    """What stands in the file now; nothing where it cannot be read."""
    try:
        return calendar.read_bytes() if str(calendar) != "-" and calendar.is_file() else b""
    except OSError:
        return b""
