"""Events in the codes of PLOVER, a row each, with the words that it rests on.

A reading has an event for each time that it is told of; a record has what happened once. So a record gives one row for
each class of event that an entry is, on the words of the article that is surest of it (of those that are as sure, the
first), with how many independent texts tell of the entry.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Protocol

import msgspec

from memcon.interchange.chosen import Chosen
from memcon.interchange.inert import would_run
from memcon.model.articles import Publication
from memcon.model.entries import Claim, Entry
from memcon.model.findings import Commitment, Deed, Event, Meeting, Move
from memcon.model.kinds import FindingKind
from memcon.model.passages import hull

COLUMNS: dict[str, str] = {
    "date": "when it happened or is to happen, in EDTF, as precise as the text and no more",
    "source": "the codes of those who act (ISO 3166-1 alpha-3, or PLOVER's own), parted by ;",
    "target": "the codes of those towards whom, parted by ;",
    "source_names": "the same by their names, also of those that have no code",
    "target_names": "the same by their names, also of those that have no code",
    "event": "the event class of PLOVER",
    "mode": "its mode",
    "place": "where, as the text names it",
    "confidence": "how sure the coding is, from 0 to 1",
    "article": "the id of the article in the dataset",
    "published": "when the article was published",
    "outlet": "who published it",
    "url": "its address",
    "start": "the first character of the passage in the text",
    "end": "the character after its last",
    "passage": "the very words",
}
"""Each column of an event row, and what it holds; what is not known is empty."""
OF_A_RECORD: dict[str, str] = {
    **COLUMNS,
    "article": "the id of the article whose words code it",
    "entry": "the id of the entry that it is the event of",
    "sources": "how many independent texts tell of the entry",
}
"""The columns of an event row of a record."""
_ENTRIES = (FindingKind.MEETING, FindingKind.DEED, FindingKind.MOVE, FindingKind.COMMITMENT)
_AT_HAND = 4096  # texts whose events are kept at hand
Row = dict[str, Any]


class Writable(Protocol):
    """Something that text is written to."""

    def write(self, text: str, /) -> object:
        """Writes a piece of text."""


class About(msgspec.Struct, frozen=True):
    """What is told of the thing that an event amounts to."""

    date: str | None = None
    place: str | None = None
    by: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()


def about(thing: object) -> About:
    """What a meeting, deed, move or commitment tells of itself."""
    match thing:
        case Meeting():
            return About(thing.date, thing.place, thing.parties)
        case Deed():
            return About(thing.date, thing.place, thing.by, thing.toward)
        case Move():
            return About(by=thing.by, toward=thing.toward)
        case Commitment():
            return About(by=thing.by, toward=thing.to)
    return About()


def event_row(event: Event, told: About, text: str, article: Row) -> Row:
    """The row of an event in a text; `article` has its id, publication, outlet and address."""
    start, end = hull(event.evidence)
    return {
        "date": told.date,
        "source": ";".join(event.source),
        "target": ";".join(event.target),
        "source_names": ";".join(told.by),
        "target_names": ";".join(told.toward),
        "event": str(event.event),
        "mode": event.mode,
        "place": told.place,
        "confidence": event.confidence,
        **article,
        "start": start,
        "end": end,
        "passage": text[start:end],
    }


def rows_of_record(chosen: Chosen) -> Iterator[Row]:
    """The events of the entries, in the order of the entries of each kind."""
    events_of = lru_cache(_AT_HAND)(chosen.view.events)
    for kind in _ENTRIES:
        for entry in chosen.entries[kind]:
            yield from _rows_of_entry(chosen, entry, events_of)


def _rows_of_entry(chosen: Chosen, entry: Entry[Any], events_of: Callable[[str], tuple[Event, ...]]) -> Iterator[Row]:
    surest: dict[str, tuple[Event, Claim[Any]]] = {}
    for claim in entry.claims:
        for event in events_of(claim.text_id):
            known = surest.get(event.event)
            if event.of == claim.finding.id and (known is None or _sureness(event) > _sureness(known[0])):
                surest[event.event] = event, claim
    for event, claim in surest.values():
        row = event_row(event, about(entry.fields), chosen.view.text(claim.text_id), _article(claim))
        yield row | {"entry": entry.id, "sources": entry.sources}


def _sureness(event: Event) -> tuple[bool, float]:
    """One whose mode is known says more."""
    return event.mode is not None, event.confidence or 0


def _article(claim: Claim[Any]) -> Row:
    first = claim.publications[0] if claim.publications else Publication()
    return {"article": claim.text_id, "published": first.published, "outlet": first.outlet, "url": first.url}


def write_rows(rows: Iterable[Row], file: Writable, columns: Iterable[str] = COLUMNS) -> int:
    """Writes event rows as CSV; how many."""
    names = list(columns)
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    number = 0
    for row in rows:
        writer.writerow([_plain(row.get(name)) for name in names])
        number += 1
    return number


def row_as_json(row: Row, columns: Iterable[str] = COLUMNS) -> bytes:
    """An event row as a line, with the passage as it stands in the text."""
    return msgspec.json.encode({name: row[name] for name in columns if row[name] not in (None, "")}) + b"\n"


def write_plover(chosen: Chosen) -> Iterator[bytes]:
    """The event rows of a record as CSV."""
    file = io.BytesIO()
    write_rows(rows_of_record(chosen), codecs.getwriter("utf-8")(file), OF_A_RECORD)
    yield file.getvalue()


def write_plover_lines(chosen: Chosen) -> Iterator[bytes]:
    """The same as JSON Lines."""
    return (row_as_json(row, OF_A_RECORD) for row in rows_of_record(chosen))


def _plain(value: Any) -> Any:
    """What a spreadsheet shows and does not reckon with: all of it on one line."""
    if not isinstance(value, str):
        return value
    line = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return f"'{line}" if would_run(line) else line
