"""The entries, articles and decisions that tables hold, in the shapes that the record has them in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from memcon.interchange.tables.columns import Column, Kind, Table, table_name, tables
from memcon.interchange.tables.rows import Row
from memcon.model.articles import Publication
from memcon.model.decisions import Decision
from memcon.model.entries import Account, Claim, Entry, Filed, Outcome, Rivalry, StatusChange
from memcon.model.findings import CLASS_OF
from memcon.model.kinds import FindingKind
from memcon.model.passages import Passage

_Grouped = dict[str, list[Row]]


class HandedOn(msgspec.Struct, frozen=True, kw_only=True):
    """What an export holds, read back: entries by kind, articles, the texts by article, decisions and which stand."""

    entries: dict[FindingKind, tuple[Entry[Any], ...]]
    articles: tuple[Filed, ...]
    texts: dict[str, str]
    decisions: tuple[Decision, ...]
    standing: frozenset[str]


def read_back(rows: Mapping[str, Iterable[Row]]) -> HandedOn:
    """What the rows of all tables, by table, amount to. Raises msgspec.ValidationError where they are no such rows."""
    told = {name: [_told(table, row) for row in rows[name]] for name, table in tables().items()}
    decisions = {row["id"]: _decision(row) for row in told["decisions"]}
    publications = {
        id_: _in_order(some, Publication) for id_, some in _grouped(told["publications"], "article").items()
    }
    gathered = _Gathered(told, decisions, publications)
    gaps = _grouped(told["gaps"], "article")
    return HandedOn(
        entries={kind: tuple(gathered.entry(kind, row) for row in told[table_name(kind)]) for kind in FindingKind},
        articles=tuple(
            _filed(row, publications.get(row["id"], ()), gaps.get(row["id"], [])) for row in told["articles"]
        ),
        texts={row["id"]: row["text"] for row in told["articles"]},
        decisions=tuple(decisions.values()),
        standing=frozenset(row["id"] for row in told["decisions"] if row["in_force"]),
    )


class _Gathered:
    """The rows that belong to each entry."""

    def __init__(
        self,
        told: Mapping[str, list[Row]],
        decisions: Mapping[str, Decision],
        publications: Mapping[str, tuple[Publication, ...]],
    ) -> None:
        self._decisions, self._publications = decisions, publications
        self._claims, self._history = _grouped(told["claims"], "entry"), _grouped(told["history"], "entry")
        self._accounts, self._passages = _grouped(told["accounts"], "entry"), _grouped(told["passages"], "finding")

    def entry(self, kind: FindingKind, row: Row) -> Entry[Any]:
        id_ = row["id"]
        return Entry(
            id=id_,
            kind=kind,
            fields=msgspec.convert(row, CLASS_OF[kind]),
            claims=tuple(self._claim(kind, one) for one in _sorted(self._claims.get(id_, []))),
            history=_in_order(self._history.get(id_, []), StatusChange),
            rivalries=tuple(map(_rivalry, _grouped(self._accounts.get(id_, []), "rivalry").values())),
            answers=tuple(row["answered_by"]),
            decisions=tuple(self._decisions[decision] for decision in row["decisions"]),
        )

    def _claim(self, kind: FindingKind, row: Row) -> Claim[Any]:
        return Claim(
            finding=msgspec.convert(row["fields"], CLASS_OF[kind]),
            text_id=row["article"],
            passages=tuple(map(_passage, _sorted(self._passages.get(row["finding"], [])))),
            publications=self._publications.get(row["article"], ()),
            published=row.get("published"),
            published_from=row.get("published_from"),
            story=row["story"],
            added_by=row.get("added_by"),
        )


def _passage(row: Row) -> Passage:
    return Passage(row["article"], row["start"], row["end"], row["quote"])


def _rivalry(rows: list[Row]) -> Rivalry:
    first = rows[0]
    outcome = msgspec.convert(first.get("outcome"), Outcome | None)
    return Rivalry(field=first["field"], dispute=first["dispute"], outcome=outcome, accounts=_in_order(rows, Account))


def _decision(row: Row) -> Decision:
    return msgspec.convert(row, Decision)


def _filed(row: Row, publications: tuple[Publication, ...], gaps: list[Row]) -> Filed:
    told = {name: value for name, value in row.items() if name != "text"}
    filed = msgspec.convert(told | {"publications": []}, Filed)
    return msgspec.structs.replace(filed, publications=publications, gaps=tuple(map(_passage, _sorted(gaps))))


def _told(table: Table, row: Row) -> Row:
    """A row with what is known alone, and JSON as what it says."""
    cells = {column.name: _value(column, row[column.name]) for column in table.columns}
    return {name: value for name, value in cells.items() if value is not None}


def _value(column: Column, cell: Any) -> Any:
    return msgspec.json.decode(cell) if column.kind is Kind.JSON and cell is not None else cell


def _grouped(rows: Iterable[Row], by: str) -> _Grouped:
    groups: _Grouped = defaultdict(list)
    for row in rows:
        groups[row[by]].append(row)
    return dict(groups)


def _sorted(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row["nth"])


def _in_order(rows: Iterable[Row], shape: type[Any]) -> tuple[Any, ...]:
    return tuple(msgspec.convert(row, shape) for row in _sorted(rows))
