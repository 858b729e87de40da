"""Writes what a fold came to into the tables that pages are read from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Table, delete, select

from memcon.model.entries import Entry, Filed
from memcon.model.kinds import FindingKind
from memcon.record import schema
from memcon.record.bulk import change, put
from memcon.record.catalogue import place_of
from memcon.record.kept.days import begun, ended
from memcon.record.kept.gists import bearings_of, days_touched, gist_of, names_in, seek_of, words_in
from memcon.record.kept.knowing import forget_known
from memcon.record.kept.packed import gist_decoder
from memcon.record.kept.searching import forget_searched
from memcon.record.kept.tallies import Tallies, counted_in, counted_of, forget_tallies
from memcon.record.kept.terms import write_terms
from memcon.record.material import when
from memcon.record.portions import within
from memcon.record.view import RecordView

_E = schema.entry.c
_CLOSE = 1000  # places that an entry may stand from its own, where others stand
_PORTION = 2000  # rows that are written at once
_TABLES = (schema.name, schema.entry, schema.claim, schema.filed, schema.bearer)


def take_out_all(connection: Connection) -> None:
    """Takes out all entries and articles, until they are made anew."""
    for table in _TABLES:
        connection.execute(delete(table))
    forget_tallies(connection)
    forget_known(connection)


class Kept(NamedTuple):
    """An entry that is to be kept, the words by which its claims tell of it, and whether they are those as before."""

    entry: Entry[Any]
    quotes: Iterable[str]
    same: bool = False


def keep_entries(
    connection: Connection, kind: FindingKind, ids: Sequence[str], entries: Sequence[Kept], tallies: Tallies
) -> None:
    """Keeps entries in short in the place of those of a kind with these ids; their claims are kept elsewhere."""
    former = connection.execute(select(_E.id, _E.seek, _E.body).where(_E.id.in_(ids))).all()
    known = {row.id: (row.seek, gist_decoder(kind)(row.body)) for row in former}
    tallies.take_off(one for _, gist in known.values() for one in counted_in(gist))
    tallies.add(one for kept in entries for one in counted_in(kept.entry))
    staying = [kept for kept in entries if kept.same and _is_found_as(kept.entry, *known.get(kept.entry.id, (0, None)))]
    stays = {kept.entry.id for kept in staying}
    connection.execute(delete(schema.name).where(schema.name.c.entry_id.in_(ids)))
    connection.execute(delete(schema.entry).where(_E.id.in_([id_ for id_ in ids if id_ not in stays])))
    rows = [_entry_row(kept.entry) for kept in staying]
    for row in rows:
        del row["seek"]
    change(connection, schema.entry, "id", rows)
    seeks = {id_: known[id_][0] for id_ in stays} | _put(connection, [k for k in entries if k.entry.id not in stays])
    names = ((kept.entry.id, row) for kept in entries for row in _name_rows(kept.entry))
    _write(connection, schema.name, (row | {"seek": seeks[id_]} for id_, row in names))


def _is_found_as(entry: Entry[Any], seek: int, former: Entry[Any] | None) -> bool:
    """Whether an entry, of which the same is quoted, is searched by the same words and stands at the same place."""
    return (
        former is not None and 0 <= seek - seek_of(entry) < _CLOSE and list(words_in(entry)) == list(words_in(former))
    )


def _put(connection: Connection, entries: Sequence[Kept]) -> dict[str, int]:
    """Writes entries; the `seek` of each."""
    rows = [_entry_row(kept.entry) | {"sought": _terms(kept)} for kept in entries]
    taken: set[int] = set()
    for portion in within([row["seek"] for row in rows]):
        taken |= set(connection.scalars(select(_E.seek).where(_E.seek.in_(portion))))
    for row in rows:
        while row["seek"] in taken:
            row["seek"] += 1
        taken.add(row["seek"])
    _write(connection, schema.entry, rows)
    return {row["id"]: row["seek"] for row in rows}


def _terms(kept: Kept) -> str:
    return write_terms(dict.fromkeys((*words_in(kept.entry), *kept.quotes)))


def keep_articles(connection: Connection, texts: Iterable[str], articles: Sequence[Filed], tallies: Tallies) -> None:
    """Keeps articles in the place of what was kept of these texts."""
    f = schema.filed.c
    tallies.add(one for filed in articles for one in counted_of(filed))
    for portion in within(sorted(texts)):
        former = connection.scalars(select(f.body).where(f.text_id.in_(portion)))
        tallies.take_off(one for body in former for one in counted_of(msgspec.json.decode(body, type=Filed)))
        connection.execute(delete(schema.filed).where(schema.filed.c.text_id.in_(portion)))
    _write(connection, schema.filed, map(_filed_row, articles))


def keep_bearers(connection: Connection, before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Keeps the names that only one actor bears, where they are others than before."""
    for portion in within(sorted(name for name, shown in before.items() if now.get(name) != shown)):
        connection.execute(delete(schema.bearer).where(schema.bearer.c.folded.in_(portion)))
    rows = ({"folded": name, "shown": shown} for name, shown in now.items() if before.get(name) != shown)
    _write(connection, schema.bearer, rows)


def keep_filing(connection: Connection, view: RecordView | None) -> None:
    """Keeps what is filed under which of the negotiations of `view`; of one alone, there is nothing to keep."""
    connection.execute(delete(schema.filing))
    if view is not None:
        things = [entry.id for kind in FindingKind for entry in view.entries(kind)]
        filed = view.filed_under([*things, *(filed.id for filed in view.articles())])
        rows = ({"thing": id_, "negotiation": one} for id_, found in filed.items() for one in sorted(found))
        _write(connection, schema.filing, rows)


def take_out(connection: Connection, texts: list[str]) -> None:
    """Takes out the entries that rest on texts which are to leave no trace, until the next fold makes them anew."""
    resting = select(schema.claim.c.entry_id).where(schema.claim.c.text_id.in_(texts))
    filed = schema.filing.c.thing
    connection.execute(delete(schema.filing).where(filed.in_(resting) | filed.in_(texts)))
    connection.execute(delete(schema.name).where(schema.name.c.entry_id.in_(resting)))
    connection.execute(delete(schema.entry).where(schema.entry.c.id.in_(resting)))
    connection.execute(delete(schema.claim).where(schema.claim.c.text_id.in_(texts)))
    for table in (schema.filed, schema.bearer, schema.form, schema.tie, schema.portrait):
        connection.execute(delete(table))
    forget_searched(connection)
    forget_tallies(connection)
    forget_known(connection)


def _entry_row(entry: Entry[Any]) -> dict[str, Any]:
    row = msgspec.structs.asdict(bearings_of(entry))
    return row | {"id": entry.id, "kind": entry.kind.value, "body": _pack(gist_of(entry))}


def _name_rows(entry: Entry[Any]) -> Iterator[dict[str, Any]]:
    for named in names_in(entry):
        yield msgspec.structs.asdict(named) | {"entry_id": entry.id, "kind": entry.kind.value}


def _filed_row(filed: Filed) -> dict[str, Any]:
    first, last = days_touched(when(filed.published or filed.published_window))
    days = {"first": first, "last": last, "begun": begun(filed), "ended": ended(filed)}
    by = filed.superseded_by
    return {"text_id": filed.id, "place": place_of(filed), **days, "superseded_by": by, "body": _pack(filed)}


def _write(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    for portion in _portions(rows):
        put(connection, table, portion)


def _portions(things: Iterable[Any]) -> Iterator[list[Any]]:
    each = iter(things)
    while portion := list(islice(each, _PORTION)):
        yield portion


def _pack(value: msgspec.Struct) -> str:
    return msgspec.json.encode(value).decode()
