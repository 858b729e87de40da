"""Long answers, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
ON_A_PAGE = 40


@dataclass(frozen=True)
class Portion(Generic[T]):
    """One page of an answer: `items` of `total`, the page that it is, and how many there are."""

    items: Sequence[T]
    total: int
    page: int
    pages: int
    first: int

    @property
    def last(self) -> int:
        """The number of the last item of the page, from 1; 0 where there is none."""
        return self.first + len(self.items) - 1 if self.items else 0


def portion_of(found: Sequence[T], page: int, on_a_page: int = ON_A_PAGE) -> Portion[T]:
    """The page asked for, from 1; beyond the last page there is nothing."""
    start = (page - 1) * on_a_page
    pages = max(1, -(-len(found) // on_a_page))
    return Portion(found[start : start + on_a_page], len(found), page, pages, start + 1)
