"""Listings a page at a time, for whoever shows a record that is too long for one page.

    page = entries_page(view, FindingKind.STATEMENT, Filter(side="Norland"), limit=50)
    more = entries_page(view, FindingKind.STATEMENT, Filter(side="Norland"), limit=50, after=page.after)

A page has the entries themselves; `rows_of` gives the same cells as the whole listing has. `after` is the id of the
last entry that was shown, so that a page stays where it is while the record grows; None where nothing follows. `total`
is how many pass the filter. The order is that of the whole listing: by the time of the thing itself, those without one
last; with `newest` the other way round, those without one first.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

import msgspec

from memcon.model.entries import Entry, Filed
from memcon.model.kinds import FindingKind
from memcon.record import RecordView, UnknownId
from memcon.views.filed import select_articles
from memcon.views.filters import Filter
from memcon.views.tables import Table, tabulate_entries

T = TypeVar("T")
MOST = 500  # things on one page


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """Some of the things that pass a filter, how many pass it in all, and after which the next page begins."""

    things: tuple[T, ...]
    total: int
    after: str | None = None


def entries_page(
    view: RecordView,
    kind: FindingKind,
    asked: Filter | None = None,
    *,
    limit: int = 50,
    after: str | None = None,
    newest: bool = False,
) -> Page[Entry[Any]]:
    """The entries of `kind` that pass, `limit` of them (MOST at most) from the one behind `after`. Raises UnknownId
    where no entry that passes has that id."""
    chosen = list((asked or Filter()).select(view.entries(kind)))
    return cut_page(chosen[::-1] if newest else chosen, lambda entry: entry.id, limit, after)


def articles_page(
    view: RecordView,
    asked: Filter | None = None,
    *,
    limit: int = 50,
    after: str | None = None,
    newest: bool = False,
) -> Page[Filed]:
    """The articles that pass, by day of publication, in the same way."""
    chosen = list(select_articles(view, asked))
    return cut_page(chosen[::-1] if newest else chosen, lambda filed: filed.id, limit, after)


def rows_of(view: RecordView, kind: FindingKind, entries: Iterable[Entry[Any]]) -> Table:
    """Entries of one kind as the listing of that kind shows them."""
    return tabulate_entries(view, kind, entries)


def cut_page(things: Sequence[T], name: Callable[[T], str], limit: int, after: str | None) -> Page[T]:
    """The `limit` things (MOST at most) behind the one that is called `after`. Raises UnknownId."""
    start = 0
    if after is not None:
        start = next((at for at, thing in enumerate(things, 1) if name(thing) == after), 0)
        if not start:
            raise UnknownId(f"{after}: not in this listing")
    shown = tuple(things[start : start + max(1, min(limit, MOST))])
    is_last = start + len(shown) >= len(things)
    return Page(things=shown, total=len(things), after=None if is_last or not shown else name(shown[-1]))
