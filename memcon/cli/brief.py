"""`memcon brief`: the negotiation on one page."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from memcon.cli.formats import Format, format_option, print_json
from memcon.cli.negotiations import negotiation_option, within
from memcon.cli.options import Day, opened
from memcon.cli.pages import print_markdown_page, print_page

if TYPE_CHECKING:
    from memcon.views.sheet import Brief


@click.command()
@click.option("--on", type=Day(), help="As known on that day: from what was published by then.")
@click.option("--since", type=Day(), help="Tell and mark what has changed by what was published from that day on.")
@negotiation_option
@format_option(Format.TEXT, Format.JSON, Format.MD)
def brief(on: dt.date | None, since: dt.date | None, negotiation: str | None, format_: str) -> None:
    """Show the negotiation on one page: meetings, promises, papers, moves, rival accounts.

    Under each line stand the quoted words and where they are.

    \b
    Example:
      memcon brief --on 2025-05-29 --since 2025-05-20
    """
    from memcon.views.brief import write_brief
    from memcon.views.sheet import say_heading

    if since and on and since > on:
        raise click.UsageError(f"--since {since} lies after --on {on}")
    with opened() as record:
        page = write_brief(within(record.view(on), negotiation), since=since)
    match Format(format_):
        case Format.JSON:
            print_json(page)
        case Format.MD:
            print_markdown_page(say_heading(page), _rests_on(page), page.sections)
        case _:
            print_page(say_heading(page), _rests_on(page), page.sections)


def _rests_on(page: "Brief") -> str:
    from memcon.views.wording import say_date

    articles = f"{page.articles} article{'s' if page.articles != 1 else ''}"
    outlets = f" of {page.outlets} outlet{'s' if page.outlets != 1 else ''}" if page.outlets else ""
    first, last = say_date(page.first), say_date(page.last)
    days = f", published {first}{f' to {last}' if last != first else ''}" if first else ""
    return f"From {articles}{outlets}{days}{_say_undated(page)}."


def _say_undated(page: "Brief") -> str:
    """Of how many articles no source says the day, in the words and numbers of `memcon articles`."""
    from memcon.views.excerpts import INFERRED
    from memcon.views.filed import NOT_KNOWN

    counted = [(page.inferred, INFERRED), (page.undated, NOT_KNOWN)]
    told = ", ".join(f"of {number:,} {what}" for number, what in counted if number)
    whatever = f" ({'which is' if page.undated == 1 else 'which are'} in it whatever the day)" if page.on else ""
    return f"; day of publication {told}{whatever if page.undated else ''}" if told else ""
