"""What is known of inputs, as data: each table is a TOML file beside the code that asks it.

A pattern carries an example, and a test runs it. Tables are loaded on first use and kept.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """The contents of `NAME.toml` in this package; a name such as "pages/walls" has the folder before it."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def pattern(name: str, rows: str, kind: str | None = None) -> re.Pattern[str]:
    """One pattern of those in the rows `rows` of a table (of one kind, where a kind is given), in either case."""
    chosen = (row["pattern"] for row in table(name)[rows] if kind is None or row["kind"] == kind)
    return re.compile("|".join(f"(?:{one})" for one in chosen), re.IGNORECASE)
