"""Fields of entries on the command line: NAME=VALUE, and the help that lists them."""

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from memcon.record import RecordView

Fields = dict[str, str | int | float | bool | list[str] | None]


class WithFields(click.Command):
    """A command whose help lists the fields of every kind of entry; `starred` where it says which are needed."""

    def __init__(self, *arguments: Any, starred: bool = True, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.starred = starred

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from memcon.record.shapes import DATES

        stars = " (* must be said)" if self.starred else ""
        with formatter.section(f"Fields of each kind{stars}"):
            formatter.write_dl(_list_fields(self.starred))
        formatter.write_paragraph()
        formatter.write_text(f"Dates are written as {DATES}. A quantity is a number and what of: 1,000 prisoners each.")


def _list_fields(starred: bool) -> list[tuple[str, str]]:
    from memcon.model.kinds import FindingKind
    from memcon.record.shapes import fields_of

    rows = []
    for kind in FindingKind:
        fields = sorted(fields_of(kind).values(), key=lambda field: not field.must_be_said)
        rows.append((kind.value, "; ".join(_show(f.name, f.describe(), starred and f.must_be_said) for f in fields)))
    return rows


def _show(name: str, values: str, must: bool) -> str:
    return f"{name}{'*' if must else ''}{f' ({values})' if values else ''}"


def parse_fields(pairs: tuple[str, ...]) -> Fields:
    """NAME=VALUE pairs as fields; a name that is given more than once is a list."""
    fields: dict[str, list[str]] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise click.UsageError(f"--field takes NAME=VALUE, and not {pair!r}")
        fields.setdefault(name.strip(), []).append(value.strip())
    return {name: values[0] if len(values) == 1 else [*values] for name, values in fields.items()}


def write_out_ids(view: "RecordView", fields: Fields) -> Fields:
    """`fields` with the whole id of each entry that one of them names by its beginning. Raises UnknownId."""
    from memcon.record.shapes import ON_ENTRIES

    return {k: view.entry(v).id if k in ON_ENTRIES and isinstance(v, str) else v for k, v in fields.items()}
