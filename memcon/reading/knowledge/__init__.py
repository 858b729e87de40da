"""What the reader knows of language and of the world, as data: each table is a TOML file beside this module.

A rule carries an example sentence, and a test runs it. Tables are loaded on first use and kept.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """The contents of `NAME.toml` in this folder."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))
