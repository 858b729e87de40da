"""`memcon brief`: the negotiation on one page."""

import datetime as dt

import click

from memcon.cli.formats import Format, format_option, print_json
from memcon.cli.negotiations import negotiation_option, within
from memcon.cli.options import Day, opened
from memcon.cli.pages import print_markdown_page, print_page


@click.command()
@click.option("--on", type=Day(), help="As known on that day: from what was published by then.")
@click.option("--since", type=Day(), help="Tell and mark what has changed by what was published from that day on.")
@negotiation_option
@format_option(Format.TEXT, Format.JSON, Format.MD, Format.HTML)
def brief(on: dt.date | None, since: dt.date | None, negotiation: str | None, format_: str) -> None:
    """Show the negotiation on one page: meetings, promises, papers, moves, rival accounts.

    Under each line stand the quoted words and where they are. html is one page to print, keep or send, with nothing
    from elsewhere; md goes into a paper.

    \b
    Example:
      memcon brief --on 2025-05-29 --since 2025-05-20
      memcon brief --format html > brief.html
    """
    from memcon.views.brief import write_brief
    from memcon.views.sheet import say_heading, say_rests_on

    if since and on and since > on:
        raise click.UsageError(f"--since {since} lies after --on {on}")
    with opened() as record:
        page = write_brief(within(record.view(on), negotiation), since=since)
    match Format(format_):
        case Format.JSON:
            print_json(page)
        case Format.MD:
            print_markdown_page(say_heading(page), say_rests_on(page), page.sections)
        case Format.HTML:
            from memcon.interchange.sheet.page import write_sheet

            click.echo(write_sheet(page).encode(), nl=False)
        case _:
            print_page(say_heading(page), say_rests_on(page), page.sections)
