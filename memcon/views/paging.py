"""Listings a page at a time, for whoever shows a record that is too long for one page.

    page = entries_page(view, FindingKind.STATEMENT, Filter(side="Norland"), limit=50)
    more = entries_page(view, FindingKind.STATEMENT, Filter(side="Norland"), limit=50, after=page.after)

A page has the entries themselves; `rows_of` gives the same cells as the whole listing has. `after` is the id of the
last entry that was shown, so that a page stays where it is while the record grows; None where nothing follows. `total`
is how many pass the filter. The order is that of the whole listing: by the time of the thing itself, those without one
last; or another (`Sorting`).
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any, Generic, TypeVar

import msgspec

from memcon.model.entries import Entry, Filed, Gist
from memcon.model.kinds import FindingKind
from memcon.record import RecordView, UnknownId
from memcon.record.kept.asked import Sorting
from memcon.views.filed import look_through
from memcon.views.filters import Filter
from memcon.views.tables import Table, tabulate_entries

__all__ = ["FARTHEST", "MOST", "Page", "Sorting", "articles_page", "cut_page", "entries_page", "gists_page", "rows_of"]

T = TypeVar("T")
MOST = 500  # things on one page
FARTHEST = 3000  # articles that are looked through for one page


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """Some of the things that pass a filter, how many pass it in all, None where they were not counted, and after which
    the next page begins."""

    things: tuple[T, ...]
    total: int | None
    after: str | None = None


def entries_page(
    view: RecordView,
    kind: FindingKind,
    asked: Filter | None = None,
    *,
    limit: int = 50,
    after: str | None = None,
    sorting: Sorting = Sorting.TIME,
) -> Page[Entry[Any]]:
    """The entries of `kind` that pass, `limit` of them (MOST at most) from the one behind `after`, each with all its
    claims. Raises UnknownId where no entry of that kind has that id."""
    page = gists_page(view, kind, asked, limit=limit, after=after, sorting=sorting)
    return Page(things=view.whole(page.things), total=page.total, after=page.after)


def gists_page(
    view: RecordView,
    kind: FindingKind,
    asked: Filter | None = None,
    *,
    limit: int = 50,
    after: str | None = None,
    sorting: Sorting = Sorting.TIME,
) -> Page[Gist[Any]]:
    """The same in short, each with the claims that tell most of it: for a list in which a state or a round may rest on
    thousands. `sources` counts them all."""
    wanted = (asked or Filter()).asked_of(view, kind)
    most = max(1, min(limit, MOST))
    found = view.select(kind, wanted, sorting=sorting, limit=most + 1, after=after)
    shown = found[:most]
    is_all = after is None and len(found) <= most  # so that nothing need be looked through to count it
    total = len(found) if is_all else view.count(kind, wanted)
    return Page(things=shown, total=total, after=shown[-1].id if len(found) > most else None)


def articles_page(
    view: RecordView,
    asked: Filter | None = None,
    *,
    limit: int = 50,
    after: str | None = None,
    newest: bool = False,
) -> Page[Filed]:
    """The articles that pass, by day of publication, in the same way. Where they are narrowed by more than their days,
    no more than FARTHEST are looked through for one page: `after` is then the last of these."""
    wanted, most = asked or Filter(), max(1, min(limit, MOST))
    if wanted.by or wanted.side or wanted.about:
        return _narrowed_articles(view, wanted, most, after, newest)
    days = (wanted.since, wanted.until)
    found = view.published_between(*days, limit=most + 1, after=after, back=newest)
    total = view.count_published(*days)
    return Page(things=found[:most], total=total, after=found[most - 1].id if len(found) > most else None)


def _narrowed_articles(view: RecordView, asked: Filter, most: int, after: str | None, newest: bool) -> Page[Filed]:
    found: list[Filed] = []
    looked_through = islice(look_through(view, asked, after=after, newest=newest), FARTHEST)
    reached, seen = after, 0
    for filed, passes in looked_through:
        if passes and len(found) == most:
            return Page(things=tuple(found), total=None, after=found[-1].id)
        found += [filed] if passes else []
        reached, seen = filed.id, seen + 1
    is_cut = seen == FARTHEST
    total = len(found) if after is None and not is_cut else None
    return Page(things=tuple(found), total=total, after=reached if is_cut else None)


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
