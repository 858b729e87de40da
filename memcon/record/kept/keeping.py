"""Writes what a fold came to into the tables that pages are read from."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select

from memcon.model.entries import Entry, Filed
from memcon.model.kinds import FindingKind
from memcon.record import schema
from memcon.record.catalogue import place_of
from memcon.record.kept.gists import bearings_of, days_touched, gist_of, names_in, terms_told
from memcon.record.kept.knowing import Known, forget_known, keep_known
from memcon.record.kept.searching import forget_searched
from memcon.record.material import AnyClaim, claim_order, when
from memcon.record.view import RecordView

_PORTION = 2000  # rows that are written at once
_TABLES = (schema.name, schema.entry, schema.claim, schema.filed, schema.bearer)


def keep_all(connection: Connection, view: RecordView) -> None:
    """Keeps all entries and articles of `view`, which is the whole record as it is now, in the place of what was
    kept."""
    for table in _TABLES:
        connection.execute(delete(table))
    for kind in FindingKind:
        taken = set[int]()
        for portion in _portions(view.entries(kind)):
            _keep_entries(connection, portion, taken)
    _write(connection, schema.filed, map(_filed_row, view.articles()))
    _write(connection, schema.bearer, ({"folded": name, "shown": shown} for name, shown in view.bearers().items()))
    keep_known(connection, _know(view))
    keep_filing(connection, view)


def keep_filing(connection: Connection, view: RecordView) -> None:
    """Keeps what is filed under which of several negotiations; of one, there is nothing to keep."""
    connection.execute(delete(schema.filing))
    if len(view.negotiations()) > 1:
        things = [entry.id for kind in FindingKind for entry in view.entries(kind)]
        filed = view.filed_under([*things, *(filed.id for filed in view.articles())])
        rows = ({"thing": id_, "negotiation": one} for id_, found in filed.items() for one in sorted(found))
        _write(connection, schema.filing, rows)


def _know(view: RecordView) -> Known:
    negotiations = view.negotiations()
    return Known(
        negotiation=view.negotiation(),
        about=view.sum_up(),
        movers=view.movers(),
        channels=view.channels(),
        until=view.until(),
        parts=tuple(view.part(one.id) for one in negotiations) if len(negotiations) > 1 else (),
    )


def take_out(connection: Connection, texts: list[str]) -> None:
    """Takes out the entries that rest on texts which are to leave no trace, until the next fold makes them anew."""
    resting = select(schema.claim.c.entry_id).where(schema.claim.c.text_id.in_(texts))
    filed = schema.filing.c.thing
    connection.execute(delete(schema.filing).where(filed.in_(resting) | filed.in_(texts)))
    connection.execute(delete(schema.name).where(schema.name.c.entry_id.in_(resting)))
    connection.execute(delete(schema.entry).where(schema.entry.c.id.in_(resting)))
    connection.execute(delete(schema.claim).where(schema.claim.c.text_id.in_(texts)))
    for table in (schema.filed, schema.bearer):
        connection.execute(delete(table))
    forget_searched(connection)
    forget_known(connection)


def _keep_entries(connection: Connection, entries: list[Entry[Any]], taken: set[int]) -> None:
    """`taken` are the places of the entries that were kept before."""
    _write(connection, schema.entry, (_entry_row(entry, taken) for entry in entries))
    _write(connection, schema.name, (row for entry in entries for row in _name_rows(entry)))
    _write(connection, schema.claim, (_claim_row(entry, claim) for entry in entries for claim in entry.claims))


def _entry_row(entry: Entry[Any], taken: set[int]) -> dict[str, Any]:
    row = msgspec.structs.asdict(bearings_of(entry))
    while row["seek"] in taken:
        row["seek"] += 1
    taken.add(row["seek"])
    packed = {"sought": terms_told(entry), "body": _pack(gist_of(entry))}
    return row | {"id": entry.id, "kind": entry.kind.value} | packed


def _name_rows(entry: Entry[Any]) -> Iterator[dict[str, Any]]:
    for named in names_in(entry):
        yield msgspec.structs.asdict(named) | {"entry_id": entry.id, "kind": entry.kind.value}


def _claim_row(entry: Entry[Any], claim: AnyClaim) -> dict[str, Any]:
    """Its publications are those of its text, and are kept there."""
    return {
        "finding_id": claim.finding.id,
        "entry_id": entry.id,
        "place": " ".join(claim_order(claim)),
        "text_id": claim.text_id,
        "body": _pack(msgspec.structs.replace(claim, publications=())),
    }


def _filed_row(filed: Filed) -> dict[str, Any]:
    first, last = days_touched(when(filed.published or filed.published_window))
    return {"text_id": filed.id, "place": place_of(filed), "first": first, "last": last, "body": _pack(filed)}


def _write(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    for portion in _portions(rows):
        connection.execute(insert(table), portion)


def _portions(things: Iterable[Any]) -> Iterator[list[Any]]:
    each = iter(things)
    while portion := list(islice(each, _PORTION)):
        yield portion


def _pack(value: msgspec.Struct) -> str:
    return msgspec.json.encode(value).decode()
