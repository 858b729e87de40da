"""`memcon export`: the record in the formats of others."""

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import click

from memcon.cli.errors import Refusal
from memcon.cli.listings import asked, filter_options
from memcon.cli.news import plural
from memcon.cli.options import opened


@click.command()
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
def export(calendar: Path | None, corrections: Path | None, on: dt.date | None, **narrowed: Any) -> None:
    """Write the meetings as a calendar, or what people decided as labelled examples.

    The calendar (iCalendar, RFC 5545) is one that others can subscribe to. What is proposed is tentative, what fell
    through is cancelled, and a window is one event over all of its days. The same record gives the same file, and a
    meeting that is written again is the same event.

    The examples are JSON Lines, an article a line: its text, and what was confirmed, corrected or added in it, in the
    form in which readers are scored; under "rejected" what is not there. With --on, of articles published by then.

    \b
    Example:
      memcon export --calendar talks.ics
      memcon export --corrections labels.jsonl
    """
    if (calendar is None) == (corrections is None):
        raise click.UsageError("say what to write: --calendar FILE or --corrections FILE")
    if calendar:
        _export_calendar(calendar, on, narrowed)
    if corrections:
        _export_corrections(corrections, on)


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
    if not file.absolute().parent.is_dir():
        raise Refusal(f"there is no folder {file.parent}", str(file))
    place(content, file)
    return True


def _export_calendar(calendar: Path, on: dt.date | None, narrowed: dict[str, Any]) -> None:
    from memcon.interchange.calendar_file import ids_given, write_calendar

    with opened() as record:
        view = record.view(on)
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
