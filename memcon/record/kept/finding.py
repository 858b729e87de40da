"""What is asked of the kept entries, as SQL."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, exists, func, or_, select

from memcon.model.kinds import FindingKind
from memcon.record import schema
from memcon.record.errors import UnknownId
from memcon.record.kept.asked import UNDATED, Asked, NameSet, Place, Sorting, column_of, is_newest_first
from memcon.record.kept.search import Search
from memcon.record.kept.searching import WEIGHED, count_matching, matching, misfit, place_of, searched
from memcon.record.shelf import within

_FEW = 3000  # entries with a name that are looked up before others
_E, _N = schema.entry.c, schema.name.c


class Placed(NamedTuple):
    """A packed gist, and its place in the order that it was asked for in."""

    place: Place
    body: str


def find_entries(
    connection: Connection, kind: FindingKind, asked: Asked, sorting: Sorting, limit: int | None, after: str | None
) -> list[str]:
    """The packed gists that are asked for. Raises UnknownId where `after` is no entry."""
    if asked.search and sorting is Sorting.BEST:
        ordered = find_best(connection, kind, asked)
        if after is not None and after not in ordered:
            raise UnknownId(f"{after}: not in this listing")
        return bodies_of(connection, ordered[ordered.index(after) + 1 if after else 0 :][:limit])
    behind = None if after is None else place_in(connection, kind, asked, sorting, after)
    if after is not None and behind is None:
        raise UnknownId(f"{after}: not in this listing")
    return [one.body for one in find_placed(connection, kind, asked, sorting, limit, behind)]


def find_placed(
    connection: Connection, kind: FindingKind, asked: Asked, sorting: Sorting, limit: int | None, behind: Place | None
) -> list[Placed]:
    """The entries that are asked for, but in the order of how well they fit, from those behind a place on."""
    key = _key(connection, asked, sorting)
    is_back = is_newest_first(asked, sorting)
    query = _asked_for(connection, kind, asked, key.label("key"), _E.body)
    if behind is not None:
        query = query.where(key < behind if is_back else key > behind)
    query = query.order_by(key.desc() if is_back else key)
    rows = connection.execute(query if limit is None else query.limit(limit))
    return [Placed(row.key, row.body) for row in rows]


def place_in(connection: Connection, kind: FindingKind, asked: Asked, sorting: Sorting, id_: str) -> Place | None:
    """Where an entry of a kind stands in the order; None where there is none, or it was not ended by the day asked."""
    column = _E.seek if _is_by_seek(asked, sorting) else _E[column_of(sorting)]
    return connection.scalar(select(column).where(_E.id == id_, _E.kind == kind.value, *_ended(asked)))


def _key(connection: Connection, asked: Asked, sorting: Sorting) -> ColumnElement[Any]:
    return place_of(connection) if _is_by_seek(asked, sorting) else _E[column_of(sorting)]


def _is_by_seek(asked: Asked, sorting: Sorting) -> bool:
    return asked.search is not None and sorting is not Sorting.NAME


def find_best(connection: Connection, kind: FindingKind, asked: Asked) -> list[str]:
    """The newest of what is searched for, by their ids, what fits best first."""
    fit = misfit(connection, asked.search or Search(())).label("misfit")
    newest = _asked_for(connection, kind, asked, _E.id, fit).order_by(place_of(connection).desc()).limit(WEIGHED)
    rows = connection.execute(newest).all()
    return [row.id for row in sorted(rows, key=lambda row: round(row.misfit, 6))]


def bodies_of(connection: Connection, ids: Sequence[str]) -> list[str]:
    """The packed gists of entries, in the order of the ids."""
    bodies: dict[str, str] = {}
    for portion in within(ids):
        bodies |= {row.id: row.body for row in connection.execute(select(_E.id, _E.body).where(_E.id.in_(portion)))}
    return [bodies[id_] for id_ in ids]


def count_entries(connection: Connection, kind: FindingKind, asked: Asked) -> int:
    if asked == Asked(search=asked.search, by=asked.by, side=asked.side):
        return _count_named(connection, kind, asked)
    if asked.search is None:
        return connection.scalar(_count_each(kind, asked)) or 0
    return connection.scalar(_asked_for(connection, kind, asked, func.count())) or 0


def _count_each(kind: FindingKind, asked: Asked) -> Select[Any]:
    """Names lead to the entries, however many they are: counting has no page that ends soon."""
    bearing = [_E.seek.in_(_seeks(kind, names, *more)) for names, *more in _named(asked)]
    return select(func.count()).select_from(schema.entry).where(*bearing, *_conditions(kind, asked))


def _count_named(connection: Connection, kind: FindingKind, asked: Asked) -> int:
    """How many entries a search finds, or bear names, without looking at them."""
    named = [_seeks(kind, names, *more) for names, *more in _named(asked)]
    if asked.search:
        return count_matching(connection, kind, asked.search, named)
    if len(named) == 1:
        return connection.scalar(select(func.count()).select_from(named[0].distinct().subquery())) or 0
    return connection.scalar(_count_each(kind, asked)) or 0


def _asked_for(connection: Connection, kind: FindingKind, asked: Asked, *columns: Any) -> Select[Any]:
    wanted = _conditions(kind, asked)
    if asked.search is None:
        bearing = [_bears(connection, kind, names, *more) for names, *more in _named(asked)]
        return select(*columns).select_from(schema.entry).where(*bearing, *wanted)
    found = matching(connection, kind, asked.search, [_seeks(kind, names, *more) for names, *more in _named(asked)])
    return select(*columns).select_from(searched(connection)).where(*found, *wanted)


def names_of(connection: Connection, kind: FindingKind) -> NameSet:
    """Looked up one after the other in their order, since few names stand in many entries."""
    first = select(func.min(_N.name).label("name")).where(_N.kind == kind.value)
    told = first.cte("told", recursive=True)
    next_ = select(func.min(_N.name)).where(_N.kind == kind.value, _N.name > told.c.name).scalar_subquery()
    told = told.union_all(select(next_).where(told.c.name.is_not(None)))
    return frozenset(name for name in connection.scalars(select(told.c.name)) if name is not None)


def placed_by(place: ColumnElement[str], last: str) -> ColumnElement[bool]:
    """That a claim or article stands no later than the end of a day, or with those of no known day."""
    return or_(place < f"{last}~", place >= UNDATED)


def published_in(
    since: dt.date | None, until: dt.date | None, negotiation: str | None = None
) -> list[ColumnElement[bool]]:
    """What says of an article that it may have been published on one of these days, and is about a negotiation."""
    wanted: list[ColumnElement[bool]] = []
    if negotiation is not None:
        wanted.append(schema.filed.c.text_id.in_(_filed_under(negotiation)))
    if since is not None:
        wanted.append(schema.filed.c.last >= since.isoformat())
    if until is not None:
        wanted.append(schema.filed.c.first <= until.isoformat())
    return wanted


def _conditions(kind: FindingKind, asked: Asked) -> list[ColumnElement[bool]]:
    """All but names and what is searched for."""
    wanted = [_E.kind == kind.value]
    if asked.owner is not None:
        wanted.append(_is_owned_by(asked.owner))
    if asked.owned_by_none is not None:
        wanted.append(~_is_owned_by(asked.owned_by_none))
    if asked.negotiation is not None:
        wanted.append(_E.id.in_(_filed_under(asked.negotiation)))
    if asked.about is not None:
        wanted.append(_E.words.contains(asked.about.casefold(), autoescape=True))
    return [*wanted, *_in_time(asked), *_of_nature(asked), *_in_turn(asked), *_ended(asked)]


def _in_time(asked: Asked) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if asked.since is not None:
        wanted.append(_E.last >= asked.since)
    if asked.until is not None:
        wanted.append(_E.first <= asked.until)
    if asked.over_by is not None:
        wanted.append(_E.last < asked.over_by)
    if asked.not_over_by is not None:
        wanted.append(or_(_E.last.is_(None), _E.last >= asked.not_over_by))
    if asked.dated is not None:
        wanted.append(_E.place < UNDATED if asked.dated else _E.place >= UNDATED)
    return wanted


def _of_nature(asked: Asked) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if asked.natures is not None:
        wanted.append(_E.nature.in_(sorted(asked.natures)))
    if asked.statuses is not None:
        wanted.append(_E.status.in_(sorted(asked.statuses)))
    if asked.aside is not None:
        wanted.append(_E.aside == asked.aside)
    if asked.rival is not None:
        wanted.append(_E.rival == asked.rival)
    if asked.refers is not None:
        wanted.append(_E.refers == asked.refers)
    return wanted


def _in_turn(asked: Asked) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if asked.looked is not None:
        wanted.append(_E.looked == asked.looked)
    if asked.behind is not None:
        wanted.append(_E.turn > asked.behind)
    if asked.told_since is not None:
        wanted.append(_E.told >= asked.told_since)
    if asked.told_until is not None:
        wanted.append(_E.told < f"{asked.told_until}~")
    return wanted


def _ended(asked: Asked) -> list[ColumnElement[bool]]:
    """Asked of each entry as it comes, since an order that ends soon is worth more than an index of days."""
    wanted: list[ColumnElement[bool]] = []
    if asked.ended_by is not None:
        wanted.append(_E.ended.concat("") <= asked.ended_by)
    if asked.but:
        wanted.append(_E.id.not_in(sorted(asked.but)))
    return wanted


def _named(asked: Asked) -> Iterator[tuple[NameSet, *tuple[ColumnElement[bool], ...]]]:
    """The names that entries must bear, each set with what part they must have."""
    if asked.by is not None:
        yield (asked.by,)
    if asked.side is not None:
        yield (asked.side, _N.side)


def _seeks(kind: FindingKind, names: NameSet, *part: ColumnElement[bool]) -> Select[tuple[int]]:
    """The places, as a search has them, of the entries that bear one of some names."""
    return select(_N.seek).where(_N.kind == kind.value, _N.name.in_(sorted(names)), *part)


def _bears(
    connection: Connection, kind: FindingKind, names: NameSet, *part: ColumnElement[bool]
) -> ColumnElement[bool]:
    """What says of an entry that it has one of these names. Rare ones are looked up first; where they stand in many
    entries each entry is asked for them, since a page of these ends soon."""
    seeks = _seeks(kind, names, *part)
    few = select(func.count()).select_from(seeks.limit(_FEW).subquery())
    if (connection.scalar(few) or 0) < _FEW:
        return _E.seek.in_(seeks)
    return exists().where(_N.entry_id == _E.id, _N.name.in_(sorted(names)), *part)


def _filed_under(negotiation: str) -> Select[Any]:
    return select(schema.filing.c.thing).where(schema.filing.c.negotiation == negotiation)


def _is_owned_by(names: NameSet) -> ColumnElement[bool]:
    """Looked up entry by entry, since a page of the newest ends soon."""
    return exists().where(_N.entry_id == _E.id, _N.name.in_(sorted(names)), _N.owner)
