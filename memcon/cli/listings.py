"""The listings: tables of one kind of entry, narrowed by filters."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from memcon.cli.errors import complain
from memcon.cli.formats import TABLES, Format, format_option, print_tables
from memcon.cli.negotiations import negotiation_option, within
from memcon.cli.news import plural
from memcon.cli.options import Day, opened
from memcon.cli.pages import print_markdown_page, print_page
from memcon.model.kinds import FindingKind

if TYPE_CHECKING:
    from memcon.record import RecordView
    from memcon.views.filters import Filter

F = TypeVar("F", bound=Callable[..., Any])

_KINDS = {
    "statements": (FindingKind.STATEMENT, "List who said what, with the words."),
    "documents": (FindingKind.DOCUMENT, "List the papers of the negotiation and what became of them."),
    "commitments": (FindingKind.COMMITMENT, "List who owes what to whom, by when."),
    "moves": (FindingKind.MOVE, "List what each party did at the table."),
    "deeds": (FindingKind.DEED, "List what was done away from the table."),
    "actors": (FindingKind.ACTOR, "List the people, states and bodies, with their names and offices."),
}


def filter_options(command: F) -> F:
    """--by, --side, --since, --until, --about, --negotiation, and --on."""
    for decorate in (
        click.option("--on", type=Day(), help="As known on that day: from what was published by then."),
        click.option("--about", metavar="TEXT", help="Only what holds this text."),
        click.option("--until", type=Day(), help="Only up to that day, included."),
        click.option("--since", type=Day(), help="Only from that day on."),
        click.option("--side", metavar="NAME", help="Only of this side."),
        click.option("--by", metavar="NAME", help="Only by this person or party; any part of the name will do."),
    ):
        command = decorate(command)
    return negotiation_option(command)


def search_option(command: F) -> F:
    """--search."""
    words = 'Only where all these words stand; "a phrase", -not this word, begin* for all that begin so.'
    return click.option("--search", metavar="WORDS", help=words)(command)


def asked(
    by: str | None,
    side: str | None,
    since: dt.date | None,
    until: dt.date | None,
    about: str | None,
    search: str | None = None,
) -> "Filter":
    from memcon.views.filters import Filter
    from memcon.views.search import parse_search, say_operator

    if since and until and since > until:
        raise click.UsageError(f"--since {since} lies after --until {until}")
    sought = None if search is None else parse_search(search)
    if search and (hint := say_operator(search)):
        complain(hint, "--search")
    return Filter(by=by, side=side, since=since, until=until, about=about, search=sought)


def _listing(name: str, kind: FindingKind, summary: str) -> click.Command:
    @click.command(name, help=f"{summary}\n\n\b\nExample:\n  memcon {name} --since 2025-05-20 --format csv")
    @search_option
    @filter_options
    @format_option()
    def command(on: dt.date | None, negotiation: str | None, format_: str, **narrowed: Any) -> None:
        from memcon.views.tables import list_in_portions

        with opened() as record:
            print_tables(list_in_portions(within(record.view(on), negotiation), kind, asked(**narrowed)), format_)

    return command


statements, documents, commitments, moves, deeds, actors = (
    _listing(name, kind, summary) for name, (kind, summary) in _KINDS.items()
)


@click.command()
@search_option
@filter_options
@format_option()
def meetings(on: dt.date | None, negotiation: str | None, format_: str, **narrowed: Any) -> None:
    """List the meetings with the life of each: proposed, fixed, put off, held or fallen through, by which report.

    \b
    Example:
      memcon meetings --side Ukraine --format csv
    """
    from memcon.views.meetings import list_lives
    from memcon.views.tables import list_in_portions

    narrowing = asked(**narrowed)
    with opened() as record:
        view = within(record.view(on), negotiation)
        if Format(format_) in {Format.JSON, Format.CSV}:
            print_tables(list_in_portions(view, FindingKind.MEETING, narrowing), format_)
            return
        sections = list_lives(view, narrowing)
        heading, rests_on = _head(view, sum(len(section.lines) for section in sections))
    if Format(format_) is Format.MD:
        print_markdown_page(heading, rests_on, sections)
    else:
        print_page(heading, rests_on, sections)


def _head(view: "RecordView", number: int) -> tuple[str, str]:
    """The heading of the page of meetings, and how many there are on it, or what to do where nothing was read."""
    from memcon.views.sheet import say_negotiation
    from memcon.views.wording import say_day

    as_of = f", as of {say_day(view.on)}" if view.on else ""
    heading = f"Meetings: {say_negotiation(view.negotiation())}{as_of}"
    if not view.sum_up().articles:
        return heading, "Nothing has been read yet. Begin with: memcon read FILE"
    return heading, f"{plural(number, 'meeting')} found, by date." if number else "No meetings found."


@click.command()
@search_option
@filter_options
@format_option(*TABLES, Format.HTML)
def timeline(on: dt.date | None, negotiation: str | None, format_: str, **narrowed: Any) -> None:
    """List everything that has a time, in its order, or draw it.

    html is one page, with nothing from elsewhere: meetings, papers, promises and deeds drawn in time, by side, each
    mark linked to the words that it rests on.

    \b
    Example:
      memcon timeline --since 2025-05-11 --until 2025-06-02
      memcon timeline --format html > timeline.html
    """
    from memcon.views.in_time import timeline_in_portions

    narrowing = asked(**narrowed)
    with opened() as record:
        view = within(record.view(on), negotiation)
        if Format(format_) is Format.HTML:
            from memcon.interchange.timeline.page import write_page

            click.echo(write_page(view, narrowing).encode(), nl=False)
        else:
            print_tables(timeline_in_portions(view, narrowing), format_)


@click.command()
@filter_options
@click.option("--gaps", is_flag=True, help="The sentences that sound like a statement and of which nothing was made.")
@click.option("--copies", is_flag=True, help="Which texts are copies or versions of which, and what differs.")
@format_option()
def articles(
    on: dt.date | None, gaps: bool, copies: bool, negotiation: str | None, format_: str, **narrowed: Any
) -> None:
    """List the articles of the record, or what the reader missed in them, or how copies differ.

    \b
    Example:
      memcon articles --gaps
    """
    from memcon.views.copies import list_copies
    from memcon.views.filed import list_articles, list_gaps

    if gaps and copies:
        raise click.UsageError("--gaps and --copies are two listings; ask for one of them")
    listing = list_gaps if gaps else list_copies if copies else list_articles
    with opened() as record:
        print_tables(listing(within(record.view(on), negotiation), asked(**narrowed)), format_)
