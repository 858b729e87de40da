"""Event rows of a dataset, in the codes of PLOVER, each with the words that it rests on."""

import codecs
import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

import msgspec

from memcon.corpus.loading import rows_of
from memcon.corpus.rows import reading_of
from memcon.interchange.inert import would_run
from memcon.interchange.placing import placed
from memcon.model.findings import Event, Reading
from memcon.model.passages import Spans

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
_NEEDED = ["article", "published", "outlet", "url", "text", "reading"]


class Writable(Protocol):
    """Something that text is written to."""

    def write(self, text: str, /) -> object:
        """Writes a piece of text."""


class _About(msgspec.Struct, frozen=True):
    """What is told of a thing that an event may amount to."""

    id: str = ""
    evidence: Spans = ()
    date: str | None = None
    place: str | None = None
    by: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()


def event_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The events of a dataset, article by article. Raises CorpusError."""
    for row in rows_of(folder, _NEEDED):
        yield from _rows_of_article(row)


def write_events(rows: Iterable[dict[str, Any]], file: Writable) -> int:
    """Writes event rows as CSV; how many."""
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    number = 0
    for row in rows:
        writer.writerow({name: _plain(row.get(name)) for name in COLUMNS})
        number += 1
    return number


def _rows_of_article(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    reading = reading_of(row)
    about = _abouts(reading)
    for event in reading.events:
        told = _told_of(event, about)
        start, end = _extent(event)
        yield {
            "date": told.date,
            "source": ";".join(event.source),
            "target": ";".join(event.target),
            "source_names": ";".join(told.by),
            "target_names": ";".join(told.toward),
            "event": str(event.event),
            "mode": event.mode,
            "place": told.place,
            "confidence": event.confidence,
            **{name: row[name] for name in ("article", "published", "outlet", "url")},
            "start": start,
            "end": end,
            "passage": row["text"][start:end],
        }


def _told_of(event: Event, about: list[_About]) -> _About:
    """What is told of the thing that an event amounts to: the one that the reading names, else that on its words."""
    named = (one for one in about if one.id == event.of)
    same = (one for one in about if event.of is None and one.evidence == event.evidence)
    return next(named, None) or next(same, _About())


def _abouts(reading: Reading) -> list[_About]:
    """What is told of each meeting, deed, move and commitment."""
    return [
        *(_About(m.id, m.evidence, m.date, m.place, m.parties) for m in reading.meetings),
        *(_About(d.id, d.evidence, d.date, d.place, d.by, d.toward) for d in reading.deeds),
        *(_About(m.id, m.evidence, by=m.by, toward=m.toward) for m in reading.moves),
        *(_About(c.id, c.evidence, by=c.by, toward=c.to) for c in reading.commitments),
    ]


def _extent(event: Event) -> tuple[int, int]:
    """From the first character of its evidence to the last, so that one passage shows it all."""
    return min(span.start for span in event.evidence), max(span.end for span in event.evidence)


def _plain(value: Any) -> Any:
    """What a spreadsheet shows and does not reckon with: all of it on one line."""
    if not isinstance(value, str):
        return value
    line = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return f"'{line}" if would_run(line) else line


def write_events_to(rows: Iterable[dict[str, Any]], path: Path) -> int:
    """Writes event rows into a file, whole or not at all: JSON Lines where its name says so, else CSV. How many."""
    with placed(path) as file:
        if path.suffix in {".jsonl", ".ndjson"}:
            return sum(file.write(_as_json(row)) > 0 for row in rows)
        return write_events(rows, codecs.getwriter("utf-8")(file))


def _as_json(row: dict[str, Any]) -> bytes:
    """An event row with the passage as it stands in the text."""
    return msgspec.json.encode({name: row[name] for name in COLUMNS if row[name] not in (None, "")}) + b"\n"
