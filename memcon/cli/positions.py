"""`memcon positions`: where each side stands on each issue."""

import datetime as dt

import click

from memcon.cli.formats import Format, format_option, print_table
from memcon.cli.issues import issues_for
from memcon.cli.negotiations import negotiation_option, within
from memcon.cli.options import Day, opened


@click.command()
@click.option("--on", type=Day(), help="As known on that day: from what was published by then.")
@click.option("--since", type=Day(), help="Say how each position moved since that day.")
@negotiation_option
@format_option()
def positions(on: dt.date | None, since: dt.date | None, negotiation: str | None, format_: str) -> None:
    """Show where each side stands on each issue: its newest position, in its words, with day and source.

    One row an issue and one column a side; "open" where a side has said nothing. json and csv have one row for each
    issue and side. What is filed under an issue is told by its words alone (`memcon issues`).

    \b
    Example:
      memcon positions --on 2025-06-03 --since 2025-05-16
    """
    from memcon.views.positions import find_positions, list_positions, tabulate

    if since and on and since > on:
        raise click.UsageError(f"--since {since} lies after --on {on}")
    with opened() as record:
        view = within(record.view(on), negotiation)
        found = find_positions(view, issues_for(view), since)
    is_for_programs = Format(format_) in {Format.JSON, Format.CSV}
    if not found.cells and not is_for_programs:
        click.echo("No side has said anything that is filed under an issue; memcon issues lists and changes them.")
        return
    print_table(list_positions(found) if is_for_programs else tabulate(found), format_)
