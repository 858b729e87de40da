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
    required=True,
    help="Where to write the meetings as iCalendar; - for standard output.",
)
@filter_options
def export(calendar: Path, on: dt.date | None, **narrowed: Any) -> None:
    """Write the meetings as a calendar that others can subscribe to (iCalendar, RFC 5545).

    What is proposed is tentative, what fell through is cancelled, and a window is one event over all of its days. The
    same record gives the same file, and a meeting that is written again is the same event.

    \b
    Example:
      memcon export --calendar talks.ics
    """
    from memcon.interchange.calendar_file import write_calendar
    from memcon.watch.atom import place

    with opened() as record:
        view = record.view(on)
        written = write_calendar(view, asked(**narrowed))
        has_articles = bool(view.articles())
    if not written.events:
        to_do = "read reports of some first: memcon read FILE" if not has_articles else "see: memcon meetings"
        raise Refusal(f"there is no meeting with a day that a calendar could show; {to_do}")
    if str(calendar) == "-":
        sys.stdout.buffer.write(written.content)
        return
    if not calendar.absolute().parent.is_dir():
        raise Refusal(f"there is no folder {calendar.parent}", str(calendar))
    place(written.content, calendar)
    left_out = f"; {plural(written.left_out, 'meeting')} without a day left out" if written.left_out else ""
    click.echo(f"{plural(written.events, 'event')} in {calendar}{left_out}.")
