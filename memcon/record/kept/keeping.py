"""Writes what a fold came to into the tables that pages are read from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select

from memcon.model.entries import Entry, Filed
from memcon.model.kinds import FindingKind
from memcon.record import schema
from memcon.record.catalogue import place_of
from memcon.record.kept.days import begun, ended
from memcon.record.kept.gists import bearings_of, days_touched, gist_of, names_in, terms_told
from memcon.record.kept.knowing import forget_known
from memcon.record.kept.packed import gist_decoder
from memcon.record.kept.searching import forget_searched
from memcon.record.kept.tallies import Tallies, counted_in, counted_of, forget_tallies
from memcon.record.material import when
from memcon.record.portions import within
from memcon.record.view import RecordView

_PORTION = 2000  # rows that are written at once
_TABLES = (schema.name, schema.entry, schema.claim, schema.filed, schema.bearer)


def take_out_all(connection: Connection) -> None:
    """Takes out all entries and articles, until they are made anew."""
    for table in _TABLES:
        connection.execute(delete(table))
    forget_tallies(connection)
    forget_known(connection)


def keep_entries(connection: Connection, entries: list[Entry[Any]], tallies: Tallies) -> None:
    """Keeps entries in short beside others; their claims are kept elsewhere."""
    tallies.add(one for entry in entries for one in counted_in(entry))
    rows = [_entry_row(entry, set()) for entry in entries]
    taken: set[int] = set()
    for portion in within([row["seek"] for row in rows]):
        taken |= set(connection.scalars(select(schema.entry.c.seek).where(schema.entry.c.seek.in_(portion))))
    for row in rows:
        _find_free(row, taken)
    _write(connection, schema.entry, rows)
    seeks = {row["id"]: row["seek"] for row in rows}
    _write(connection, schema.name, (row | {"seek": seeks[entry.id]} for entry in entries for row in _name_rows(entry)))


def take_out_entries(connection: Connection, kind: FindingKind, ids: list[str], tallies: Tallies) -> None:
    """Takes out entries of a kind, which may come back; their claims stay."""
    decode = gist_decoder(kind)
    former = connection.scalars(select(schema.entry.c.body).where(schema.entry.c.id.in_(ids)))
    tallies.take_off(one for body in former for one in counted_in(decode(body)))
    connection.execute(delete(schema.name).where(schema.name.c.entry_id.in_(ids)))
    connection.execute(delete(schema.entry).where(schema.entry.c.id.in_(ids)))


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
    forget_known(connection)


def _entry_row(entry: Entry[Any], taken: set[int]) -> dict[str, Any]:
    row = msgspec.structs.asdict(bearings_of(entry))
    _find_free(row, taken)
    packed = {"sought": terms_told(entry), "body": _pack(gist_of(entry))}
    return row | {"id": entry.id, "kind": entry.kind.value} | packed


def _find_free(row: dict[str, Any], taken: set[int]) -> None:
    while row["seek"] in taken:
        row["seek"] += 1
    taken.add(row["seek"])


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
        connection.execute(insert(table), portion)


def _portions(things: Iterable[Any]) -> Iterator[list[Any]]:
    each = iter(things)
    while portion := list(islice(each, _PORTION)):
        yield portion


def _pack(value: msgspec.Struct) -> str:
    return msgspec.json.encode(value).decode()
