"""Writes docs/json.md, docs/commands.md and docs/columns.md from the code: python docs/generate.py

A test fails where the files on disk are not what this program writes.
"""

import inspect
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import msgspec

from memcon.cli import COMMANDS, memcon
from memcon.interchange.tables.columns import Column, tables
from memcon.model.findings import Reading
from memcon.views.changes import Changes

DOCS = Path(__file__).resolve().parent
WIDTH = 100
GENERATED = "<!-- Written by docs/generate.py from the code; edit the code, then run it again. -->\n"
JSON_HEAD = """\
# The JSON of a reading

`memcon extract INPUT...` writes one reading a line, each an object of the first table.

- A *span* is `[start, end]`: characters of `text`, counted in Unicode code points from 0, the end outside.
  `text[start:end]` are the very words, always.
- A *date* is EDTF, as precise as the text and no more: `2025-06-02`, `2025-06`, `2025`, `XXXX-06-02` (the year is
  open), `2025-06-20/2025-06-30` (both ends inside), `2025-06-07/..` (from then on), `../2025-06-07` (until then).
- What is not known is left out, or null, or an empty list; nothing is ever filled in.
"""
CHANGES_HEAD = """\
# The JSON of changes

`memcon diff DATE DATE --format json` writes one object of the first table.
"""
COLUMNS_HEAD = """\
# The columns of an export

`memcon export --format csv FOLDER` and `--format parquet FOLDER` write these tables, a file each ([how](exports.md)).
What is not known is an empty cell in CSV and null in Parquet; a list is a list in Parquet, and in CSV its texts are
parted by `;`. Spans, such as `[[12, 40]]`, count in the text of the first claim of the entry.
"""
COMMANDS_HEAD = """\
# The commands

What each command says of itself with `--help`.
"""

Schema = Mapping[str, Any]


def json_page() -> str:
    """docs/json.md. Raises ValueError where a field has no meaning on file, or a meaning no field."""
    reading, changes = (msgspec.json.schema(kind)["$defs"] for kind in (Reading, Changes))
    parts = ((JSON_HEAD, reading), (CHANGES_HEAD, {name: s for name, s in changes.items() if name not in reading}))
    meanings = tomllib.loads((DOCS / "fields.toml").read_text("utf-8"))
    lists = lists_of(reading | changes)
    check(objects_of(reading | changes), meanings)
    written = [line for head, schemas in parts for line in [head, *part(schemas, meanings, lists)]]
    return "\n".join([GENERATED + written[0], *written[1:]])


def part(schemas: Schema, meanings: Schema, lists: Schema) -> Iterator[str]:
    """One table for each kind of object, then the words of each closed list."""
    for name, schema in objects_of(schemas).items():
        yield object_section(name, schema, meanings, lists)
    for name, schema in lists_of(schemas).items():
        yield f"## {name}\n\n{prose(schema)}{', '.join(codes(schema['enum']))}.\n"


def objects_of(schemas: Schema) -> Schema:
    return {name: schema for name, schema in schemas.items() if "properties" in schema}


def lists_of(schemas: Schema) -> Schema:
    return {name: schema for name, schema in schemas.items() if "enum" in schema}


def object_section(name: str, schema: Schema, meanings: Schema, lists: Schema) -> str:
    rows = [
        f"| `{field}` | {in_words(kind, lists)}{', if known' if 'anyOf' in kind else ''} | {meaning} |\n"
        for field, kind in schema["properties"].items()
        for meaning in [meaning_of(name, field, meanings)]
    ]
    return f"## {name}\n\n{prose(schema)}| field | type | meaning |\n| --- | --- | --- |\n{''.join(rows)}"


def meaning_of(name: str, field: str, meanings: Schema) -> str | None:
    meaning: str | None = meanings.get(name, {}).get(field) or meanings["common"].get(field)
    return meaning


def check(objects: Schema, meanings: Schema) -> None:
    fields = {(name, field) for name, schema in objects.items() for field in schema["properties"]}
    told = {(name, field) for name, rows in meanings.items() if name != "common" for field in rows}
    missing = [".".join(at) for at in sorted(fields) if meaning_of(*at, meanings) is None]
    needless = [".".join(at) for at in sorted(told - fields)]
    if missing or needless:
        raise ValueError(f"docs/fields.toml: no meaning for {missing}, no field for {needless}")


def in_words(schema: Schema, lists: Schema) -> str:
    """The type of a field as a reader of the page thinks of it."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return "span" if name == "Span" else f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(in_words(one, lists) for one in schema["anyOf"] if one.get("type") != "null")
    if schema["type"] == "array":
        return "span" if "prefixItems" in schema else f"list of {plural(in_words(schema['items'], lists))}"
    if "pattern" in schema or schema.get("format") == "date":
        return "date"
    return {"string": "text", "number": "number", "integer": "whole number", "boolean": "true or false"}[schema["type"]]


def plural(words: str) -> str:
    return {"span": "spans", "text": "texts"}.get(words, words)


def prose(schema: Schema) -> str:
    """The docstring of a class as paragraphs, unless it is one that the library wrote."""
    doc = inspect.cleandoc(schema.get("description", ""))
    return f"{doc}\n\n" if doc else ""


def codes(values: list[str]) -> Iterator[str]:
    return (f"`{value}`" for value in values)


def commands_page() -> str:
    """docs/commands.md."""
    width = {"terminal_width": WIDTH, "max_content_width": WIDTH}
    whole = click.Context(memcon, info_name="memcon", **{**memcon.context_settings, **width})
    parts = [GENERATED + COMMANDS_HEAD, block("## memcon", memcon.get_help(whole))]
    for section, commands in COMMANDS.items():
        parts.append(f"## {section}\n")
        parts += [help_of(name, whole) for name in commands]
    return "\n".join(parts)


def help_of(name: str, whole: click.Context) -> str:
    command = memcon.get_command(whole, name)
    if command is None:
        raise ValueError(f"there is no command {name}")
    context = click.Context(command, whole, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH)
    page = block(f"### memcon {name}", command.get_help(context))
    under = command.commands if isinstance(command, click.Group) else {}
    return "\n".join([page, *(help_of_part(part, context) for part in under.values())])


def help_of_part(command: click.Command, whole: click.Context) -> str:
    """A command of a command."""
    context = click.Context(command, whole, info_name=command.name, terminal_width=WIDTH, max_content_width=WIDTH)
    return block(f"#### memcon {whole.info_name} {command.name}", command.get_help(context))


def block(title: str, text: str) -> str:
    lines = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return f"{title}\n\n```text\n{lines}\n```\n"


def columns_page() -> str:
    """docs/columns.md: a field of a finding means what it means there."""
    meanings = tomllib.loads((DOCS / "fields.toml").read_text("utf-8"))
    parts = [GENERATED + COLUMNS_HEAD]
    for table in tables().values():
        rows = [column_row(column, table.name[:-1].capitalize(), meanings) for column in table.columns]
        parts.append(
            f"## {table.name}\n\n{table.what}\n\n| column | type | meaning |\n| --- | --- | --- |\n{''.join(rows)}"
        )
    return "\n".join(parts)


def column_row(column: Column, of: str, meanings: Schema) -> str:
    kind = f"{column.kind.value}{', if known' if column.optional else ''}"
    return f"| `{column.name}` | {kind} | {column.meaning or meaning_of(of, column.name, meanings)} |\n"


PAGES = {"json.md": json_page, "commands.md": commands_page, "columns.md": columns_page}


def main() -> int:
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
