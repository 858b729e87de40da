"""`memcon brief`: the negotiation on one page."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from memcon.cli.formats import Format, console, format_option, markdown, plain, print_indented, print_json
from memcon.cli.options import Day, opened

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from memcon.views.excerpts import Excerpt
    from memcon.views.sheet import Brief, Line

_MARK_STYLES = {"overdue": "bold red", "disputed": "bold magenta", "new": "bold green", "changed": "bold green"}


@click.command()
@click.option("--on", type=Day(), help="As known on that day: from what was published by then.")
@click.option("--since", type=Day(), help="Mark what is new or has changed since that day.")
@format_option(Format.TEXT, Format.JSON, Format.MD)
def brief(on: dt.date | None, since: dt.date | None, format_: str) -> None:
    """Show the negotiation on one page: meetings, promises, papers, moves, rival accounts.

    Under each line stand the quoted words and where they are.

    \b
    Example:
      memcon brief --on 2025-05-29 --since 2025-05-20
    """
    from memcon.views.brief import write_brief

    with opened() as record:
        page = write_brief(record.view(on), since=since)
    match Format(format_):
        case Format.JSON:
            print_json(page)
        case Format.MD:
            _print_markdown(page)
        case _:
            _print_text(page)


def _rests_on(page: "Brief") -> str:
    from memcon.views.wording import say_date

    articles = f"{page.articles} article{'s' if page.articles != 1 else ''}"
    outlets = f" of {page.outlets} outlet{'s' if page.outlets != 1 else ''}" if page.outlets else ""
    first, last = say_date(page.first), say_date(page.last)
    days = f", published {first}{f' to {last}' if last != first else ''}" if first else ""
    of = f"of {page.undated} " if page.undated < page.articles else ""
    undated = f"; {of}the day of publication is not known" if page.undated else ""
    return f"From {articles}{outlets}{days}{undated}."


def _print_text(page: "Brief") -> None:
    from rich.text import Text

    from memcon.views.sheet import say_heading

    out = console()
    out.print(Text(plain(say_heading(page)), style="bold"))
    out.print(Text(_rests_on(page), style="dim"))
    for section in page.sections:
        out.print()
        out.print(Text(plain(section.title).upper(), style="bold underline"))
        if not section.lines:
            out.print(Text(f"  {section.empty}", style="dim"))
        for line in section.lines:
            _print_line(out, line, depth=1)


def _print_line(out: "Console", line: "Line", depth: int) -> None:
    heading = line.id is None and bool(line.under)
    print_indented(out, _line_text(line, heading), 2 * depth)
    for excerpt in line.excerpts:
        print_indented(out, _excerpt_text(excerpt), 2 * depth + 2)
    for below in line.under:
        _print_line(out, below, depth + 1)


def _line_text(line: "Line", heading: bool) -> "Text":
    from rich.text import Text

    from memcon.model.ids import short

    text = Text(plain(line.text), style="bold" if heading else "")
    for mark in line.marks:
        text.append("  ")
        text.append(mark.upper() if mark in {"overdue", "disputed"} else mark, style=_MARK_STYLES.get(mark, "italic"))
    if line.id:
        text.append(f"  {short(line.id)}", style="dim")
    return text


def _excerpt_text(excerpt: "Excerpt") -> "Text":
    from rich.text import Text

    words = " ".join(plain(excerpt.quote).split())
    text = Text(f"“{words}”", style="italic")
    text.append(f"  — {plain(excerpt.where)}", style="dim not italic")
    if excerpt.copies > 1:
        text.append(f" and {excerpt.copies - 1} more", style="dim not italic")
    return text


def _print_markdown(page: "Brief") -> None:
    from memcon.views.sheet import say_heading

    click.echo(f"# {markdown(say_heading(page))}\n\n{_rests_on(page)}")
    for section in page.sections:
        click.echo(f"\n## {markdown(section.title)}\n")
        if not section.lines:
            click.echo(f"*{section.empty}*")
        for line in section.lines:
            _print_markdown_line(line, 0)


def _print_markdown_line(line: "Line", depth: int) -> None:
    from memcon.model.ids import short

    indent = "  " * depth
    marks = "".join(f" **{mark}**" for mark in line.marks)
    id_ = f" `{short(line.id)}`" if line.id else ""
    click.echo(f"{indent}- {markdown(line.text)}{marks}{id_}")
    for excerpt in line.excerpts:
        click.echo(f"{indent}  - “{markdown(' '.join(excerpt.quote.split()))}” ({markdown(excerpt.where)})")
    for below in line.under:
        _print_markdown_line(below, depth + 1)
