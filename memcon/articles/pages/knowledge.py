"""What is known of pages, as data: each table is a TOML file beside this module, with examples that a test runs."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """The contents of `NAME.toml` in this folder."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def pattern(name: str, rows: str, kind: str | None = None) -> re.Pattern[str]:
    """One pattern of those in the rows `rows` of a table (of one kind, where a kind is given), in either case."""
    chosen = (row["pattern"] for row in table(name)[rows] if kind is None or row["kind"] == kind)
    return re.compile("|".join(f"(?:{one})" for one in chosen), re.IGNORECASE)
