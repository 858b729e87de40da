"""Kinds of columns that each database has in its own way."""

from typing import Any

from sqlalchemy import Dialect, String, Text, TypeDecorator
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.types import TypeEngine

ORDERED = String().with_variant(String(collation="C"), "postgresql")
"""Sorts by its characters, as Python does."""


class Terms(TypeDecorator[str]):
    """Terms to be searched, with blanks between: on PostgreSQL a tsvector that numbers them, elsewhere text."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type that a database knows it by."""
        return TSVECTOR() if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Numbers the terms, which are letters and digits alone."""
        if value is None or dialect.name != "postgresql":
            return value
        return " ".join(f"'{term}':{place}" for place, term in enumerate(value.split(" "), 1) if term)
