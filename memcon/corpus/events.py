"""Event rows of a dataset, in the codes of PLOVER, each with the words that it rests on."""

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from memcon.corpus.loading import rows_of
from memcon.corpus.rows import reading_of
from memcon.interchange.placing import placed
from memcon.interchange.plover import COLUMNS, About, about, event_row, row_as_json, write_rows
from memcon.model.findings import Event, Finding, Reading

_ABOUT = ("article", "published", "outlet", "url")
_NEEDED = [*_ABOUT, "text", "reading"]


def event_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The events of a dataset, article by article. Raises CorpusError."""
    for row in rows_of(folder, _NEEDED):
        reading = reading_of(row)
        article = {name: row[name] for name in _ABOUT}
        for event in reading.events:
            yield event_row(event, _told_of(event, reading), row["text"], article)


def write_events_to(rows: Iterable[dict[str, Any]], path: Path) -> int:
    """Writes event rows into a file, whole or not at all: JSON Lines where its name says so, else CSV. How many."""
    with placed(path) as file:
        if path.suffix in {".jsonl", ".ndjson"}:
            return sum(file.write(row_as_json(row)) > 0 for row in rows)
        return write_rows(rows, codecs.getwriter("utf-8")(file), COLUMNS)


def _told_of(event: Event, reading: Reading) -> About:
    """What is told of the thing that an event amounts to: the one that the reading names, else that on its words."""
    things: tuple[Finding, ...] = (*reading.meetings, *reading.deeds, *reading.moves, *reading.commitments)
    named = (one for one in things if one.id == event.of)
    same = (one for one in things if event.of is None and one.evidence == event.evidence)
    return about(next(named, None) or next(same, None))
