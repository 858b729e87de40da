"""Tables and values on standard output: for a person (rich), or as JSON, CSV or Markdown for a program.

Words that come from articles are never taken for mark-up: control characters are dropped, and what a format, a
terminal or a spreadsheet would act upon is escaped.
"""

import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from textwrap import indent
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from memcon.views.tables import Table

F = TypeVar("F", bound=Callable[..., Any])
_NARROW = {"id", "article", "when", "round", "sources", "kind", "status"}  # columns that are kept on one line
_MIDDLE = 18  # characters of a column that holds neither a word nor running words


class Format(StrEnum):
    """How a listing is written: for a person, or for a program."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    HTML = "html"


TABLES = (Format.TEXT, Format.JSON, Format.CSV, Format.MD)


def format_option(*formats: Format) -> Callable[[F], F]:
    """--format, with those that the command knows (those of a table by default)."""
    names = [f.value for f in formats or TABLES]
    return click.option(
        "--format",
        "format_",
        type=click.Choice(names),
        default=Format.TEXT.value,
        show_default=True,
        help="text for a person; json, csv or md for a program or a paper." if not formats else "How to write it.",
    )


def print_table(table: "Table", format_: str) -> None:
    print_tables([table], format_)


def print_tables(tables: "Iterable[Table]", format_: str) -> None:
    """One table, the rows of which come in portions: each is written when it comes, for a person with its heading."""
    if Format(format_) is Format.JSON:
        _print_objects(tables)
        return
    for nth, table in enumerate(tables):
        match Format(format_):
            case Format.CSV:
                _print_csv(table.on_one_line(), headed=nth == 0)
            case Format.MD:
                _print_markdown(table.for_a_person(), headed=nth == 0)
            case _:
                _print_text(table.for_a_person())
        sys.stdout.flush()


def _print_objects(tables: "Iterable[Table]") -> None:
    """The rows as objects of one list."""
    import msgspec

    begun = False
    for table in tables:
        for row in table.rows:
            packed = msgspec.json.encode(dict(zip(map(_key, table.columns), row, strict=True)))
            told = indent(msgspec.json.format(packed, indent=2).decode(), "  ")
            click.echo(f"{',' if begun else '['}\n{told}", nl=False)
            begun = True
        sys.stdout.flush()
    click.echo("\n]" if begun else "[]")


def print_json(value: object) -> None:
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def console() -> "Console":
    """Where text for a person goes; without colour when it is not a terminal, and never wider than 120 columns."""
    from rich.console import Console

    wide = Console(highlight=False, emoji=False, markup=False, soft_wrap=False)
    return Console(
        highlight=False,
        emoji=False,
        markup=False,
        width=min(wide.width, 140) if wide.is_terminal else 120,
    )


def print_indented(out: "Console", text: "Text", indent: int) -> None:
    """`text` wrapped to the width of `out`, every line moved in by `indent` blanks and none ending in blanks."""
    for line in text.wrap(out, out.width - indent):
        line.rstrip()
        line.pad_left(indent)
        out.print(line)


def plain(text: str) -> str:
    """`text` without characters that a terminal would act upon."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def markdown(text: str) -> str:
    """`text` so that Markdown shows it and does not obey it."""
    escaped = "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in plain(text))
    return escaped.replace("\n", " ")


def _key(column: str) -> str:
    return column.replace(" ", "_")


def _print_text(table: "Table") -> None:
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text

    out = console()
    if not table.rows:
        out.print(f"No {table.what} found.")
        return
    shown = [i for i, _ in enumerate(table.columns) if any(row[i] for row in table.rows)]
    grid = Grid(box=box.SIMPLE_HEAD, header_style="bold", padding=0, pad_edge=False, show_edge=False)
    for i in shown:
        name = table.columns[i]
        narrow, wide = name in _NARROW, name in table.wide
        grid.add_column(
            name,
            overflow="fold",
            no_wrap=narrow,
            max_width=None if narrow or wide else _MIDDLE,
            style="dim" if name in {"id", "article"} else "",
        )
    for row in table.rows:
        grid.add_row(*(Text(plain(row[i])) for i in shown))
    out.print(grid)


def _print_csv(table: "Table", *, headed: bool) -> None:
    import csv

    from memcon.interchange.inert import would_run

    writer = csv.writer(sys.stdout, lineterminator="\n")
    if headed:
        writer.writerow(map(_key, table.columns))
    writer.writerows([f"'{cell}" if would_run(cell) else cell for cell in row] for row in table.rows)


def _print_markdown(table: "Table", *, headed: bool) -> None:
    if headed:
        click.echo(f"| {' | '.join(table.columns)} |")
        click.echo(f"|{' --- |' * len(table.columns)}")
    for row in table.rows:
        click.echo(f"| {' | '.join(map(markdown, row))} |")
