"""What is handed on as the rows of tables: each cell a text, a number, a list of texts, or None for what is unknown."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from memcon.interchange.chosen import Chosen
from memcon.interchange.tables.columns import Column, Kind, table_name, tables
from memcon.model.entries import Claim, Entry
from memcon.model.kinds import FindingKind
from memcon.views.filters import first_published
from memcon.views.wording import quote_of

Row = dict[str, Any]
"""The cells of a row by the name of their column, all columns and in their order."""


def rows_of(chosen: Chosen, table: str) -> Iterator[Row]:
    """The rows of a table, in an order that is always the same."""
    columns = tables()[table].columns
    for told in _TOLD[table](chosen):
        yield {column.name: _cell(column, told.get(column.name)) for column in columns}


def _cell(column: Column, value: Any) -> Any:
    match column.kind:
        case Kind.NAMES:
            return list(value or ())
        case Kind.FLAG:
            return bool(value)
        case Kind.JSON if value is not None:
            return msgspec.json.encode(value).decode()
    return value


def _entries(kind: FindingKind) -> Callable[[Chosen], Iterator[Row]]:
    return lambda chosen: map(_entry, chosen.entries[kind])


def _entry(entry: Entry[Any]) -> Row:
    fields: Row = msgspec.to_builtins(entry.fields)
    return fields | {
        "first_published": str(first_published(entry) or "") or None,
        "sources": entry.sources,
        "quote": quote_of(entry) or None,
        "answered_by": entry.answers,
        "decisions": [decision.id for decision in entry.decisions],
        "decided": [decision.kind.value for decision in entry.decisions],
    }


def _claims(chosen: Chosen) -> Iterator[Row]:
    for entry in chosen.all_entries():
        for nth, claim in enumerate(entry.claims):
            yield {
                "entry": entry.id,
                "kind": entry.kind.value,
                "nth": nth,
                "finding": claim.finding.id,
                "article": claim.text_id,
                **{name: getattr(claim, name) for name in ("published", "published_from", "story", "added_by")},
                "confidence": getattr(claim.finding, "confidence", None),
                "fields": claim.finding,
            }


def _passages(chosen: Chosen) -> Iterator[Row]:
    for entry in chosen.all_entries():
        for claim in entry.claims:
            yield from _passages_of(entry, claim)


def _passages_of(entry: Entry[Any], claim: Claim[Any]) -> Iterator[Row]:
    for nth, passage in enumerate(claim.passages):
        told = {"entry": entry.id, "finding": claim.finding.id, "nth": nth, "article": passage.text_id}
        yield told | {name: getattr(passage, name) for name in ("start", "end", "quote")}


def _history(chosen: Chosen) -> Iterator[Row]:
    for entry in chosen.all_entries():
        for nth, change in enumerate(entry.history):
            yield {"entry": entry.id, "nth": nth} | msgspec.to_builtins(change)


def _accounts(chosen: Chosen) -> Iterator[Row]:
    for entry in chosen.all_entries():
        for number, rivalry in enumerate(entry.rivalries):
            for nth, account in enumerate(rivalry.accounts):
                about = {"entry": entry.id, "rivalry": number, "field": rivalry.field, "dispute": rivalry.dispute}
                about |= {"outcome": msgspec.to_builtins(rivalry.outcome)}
                yield about | {"nth": nth} | msgspec.to_builtins(account)


def _articles(chosen: Chosen) -> Iterator[Row]:
    for filed in chosen.articles:
        yield msgspec.to_builtins(filed) | {"text": chosen.view.text(filed.id)}


def _publications(chosen: Chosen) -> Iterator[Row]:
    for filed in chosen.articles:
        for nth, publication in enumerate(filed.publications):
            yield {"article": filed.id, "nth": nth} | msgspec.to_builtins(publication)


def _gaps(chosen: Chosen) -> Iterator[Row]:
    for filed in chosen.articles:
        for nth, gap in enumerate(filed.gaps):
            yield {"article": filed.id, "nth": nth} | msgspec.to_builtins(gap)


def _decisions(chosen: Chosen) -> Iterator[Row]:
    for decision in chosen.decisions:
        yield msgspec.to_builtins(decision) | {"in_force": decision.id in chosen.standing}


_TOLD: dict[str, Callable[[Chosen], Iterator[Row]]] = {
    **{table_name(kind): _entries(kind) for kind in FindingKind},
    "claims": _claims,
    "passages": _passages,
    "history": _history,
    "accounts": _accounts,
    "articles": _articles,
    "publications": _publications,
    "gaps": _gaps,
    "decisions": _decisions,
}
