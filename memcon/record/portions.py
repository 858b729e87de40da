"""Many things, some at a time."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def within(ids: Iterable[T], size: int = 500) -> Iterable[list[T]]:
    """`ids` in portions that fit one statement of SQL."""
    ordered = list(ids)
    return (ordered[at : at + size] for at in range(0, len(ordered), size))
