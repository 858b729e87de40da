"""`memcon diff`: what changed between two days."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from memcon.cli import options
from memcon.cli.formats import Format, format_option, print_json, print_table
from memcon.cli.negotiations import negotiation_option, within
from memcon.cli.options import Day, opened
from memcon.cli.pages import print_markdown_page, print_page

if TYPE_CHECKING:
    from memcon.views.changes import Changes


class DayOrToday(Day):
    """An ISO 8601 date, or "today"."""

    def convert(self, value: "str | dt.date", param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        return options.today() if value == "today" else super().convert(value, param, ctx)


@click.command()
@click.argument("before", metavar="DATE", type=DayOrToday())
@click.argument("after", metavar="[DATE]", type=DayOrToday(), required=False, default="today")
@click.option(
    "--quiet-after",
    metavar="DAYS",
    type=click.IntRange(min=1),
    default=14,
    show_default=True,
    help="The days without a word after which an open matter has gone quiet.",
)
@click.option("--all", "whole", is_flag=True, help="All lines, however many there are.")
@negotiation_option
@format_option()
def diff(before: dt.date, after: dt.date, quiet_after: int, whole: bool, negotiation: str | None, format_: str) -> None:
    """Show what changed between two days: what was published after the first, up to the end of the second.

    Settled, now overdue, rival accounts, changed, new, said, and gone quiet: each entry once, with what was and what
    is, and the words that say so. What was published later but tells of an earlier time is new when it was published.
    DATE is a day or today; with one DATE, until today. json and csv have all lines.

    \b
    Example:
      memcon diff 2025-05-28 2025-06-03
    """
    from memcon.views.changes import find_changes
    from memcon.views.changes_page import lay_out, tabulate

    if before > after:
        raise click.UsageError(f"{before} lies after {after}; the earlier day comes first")
    with opened() as record:
        view = within(record.view(after), negotiation)
        changes = find_changes(view.as_of(before), view, quiet_after=quiet_after)
    match Format(format_):
        case Format.JSON:
            print_json(changes)
        case Format.CSV:
            print_table(tabulate(changes), format_)
        case Format.MD:
            print_markdown_page(_heading(changes), _rests_on(changes), lay_out(changes, whole=whole))
        case _:
            print_page(_heading(changes), _rests_on(changes), lay_out(changes, whole=whole))


def _heading(changes: "Changes") -> str:
    from memcon.views.sheet import say_negotiation
    from memcon.views.wording import say_day

    days = [say_day(day) for day in (changes.before, changes.after) if day]
    return f"{say_negotiation(changes.negotiation)}: what changed from {' to '.join(days)}"


def _rests_on(changes: "Changes") -> str:
    from memcon.cli.news import plural

    if not changes.articles:
        return "Nothing was published in between."
    outlets = f" of {plural(changes.outlets, 'outlet')}" if changes.outlets else ""
    return f"From {plural(changes.articles, 'article')}{outlets} in between."
