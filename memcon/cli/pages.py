"""Pages of sections and lines, for a terminal or as Markdown."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from memcon.cli.formats import console, markdown, plain, print_indented

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from memcon.views.excerpts import Excerpt
    from memcon.views.sheet import Line, Section

_LOUD = {"overdue", "disputed"}
_MARK_STYLES = {"overdue": "bold red", "disputed": "bold magenta", "new": "bold green", "changed": "bold green"}


def print_page(heading: str, rests_on: str, sections: "Iterable[Section]") -> None:
    """For a person: the heading, what the page rests on, and each section with its lines."""
    from rich.text import Text

    out = console()
    out.print(Text(plain(heading), style="bold"))
    out.print(Text(plain(rests_on), style="dim"))
    for section in sections:
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
        text.append(mark.upper() if mark in _LOUD else mark, style=_MARK_STYLES.get(mark, "italic"))
    if line.id:
        text.append(f"  {short(line.id)}", style="dim")
    return text


def _excerpt_text(excerpt: "Excerpt") -> "Text":
    from rich.text import Text

    from memcon.views.excerpts import telling_words
    from memcon.views.wording import in_quotes

    text = Text(in_quotes(plain(telling_words(excerpt))), style="italic")
    text.append(f"  — {plain(excerpt.where)}", style="dim not italic")
    if excerpt.copies > 1:
        text.append(f" and {excerpt.copies - 1} more", style="dim not italic")
    return text


def print_markdown_page(heading: str, rests_on: str, sections: "Iterable[Section]") -> None:
    """The same as Markdown."""
    click.echo(f"# {markdown(heading)}\n\n{rests_on}")
    for section in sections:
        click.echo(f"\n## {markdown(section.title)}\n")
        if not section.lines:
            click.echo(f"*{section.empty}*")
        for line in section.lines:
            _print_markdown_line(line, 0)


def _print_markdown_line(line: "Line", depth: int) -> None:
    from memcon.model.ids import short
    from memcon.views.excerpts import telling_words
    from memcon.views.wording import in_quotes

    indent = "  " * depth
    marks = "".join(f" **{mark}**" for mark in line.marks)
    id_ = f" `{short(line.id)}`" if line.id else ""
    click.echo(f"{indent}- {markdown(line.text)}{marks}{id_}")
    for excerpt in line.excerpts:
        click.echo(f"{indent}  - {in_quotes(markdown(telling_words(excerpt)))} ({markdown(excerpt.where)})")
    for below in line.under:
        _print_markdown_line(below, depth + 1)
