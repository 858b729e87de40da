"""Whether the entries are up to date: said by what was folded last, and unsaid by whatever the fold depends on."""

import uuid
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from memcon.articles.sketch import sketching
from memcon.record import schema
from memcon.record.fold import VERSION
from memcon.record.kept import VERSION as KEPT
from memcon.record.pairs import VERSION as PAIRS
from memcon.record.stories import VERSION as STORIES

_FOLDED = "folded"
_M = schema.memcon.c


def is_folded(connection: Connection) -> bool:
    """Whether nothing that bears on the entries was written since they were made, by this build's rules."""
    folded = connection.scalar(select(_M.value).where(_M.key == _FOLDED))
    return folded is not None and folded.startswith(f"{_rules()} ")


def mark_folded(connection: Connection) -> None:
    """The word for it is another each time, so that who looks at the record sees that it has changed."""
    mark_stale(connection)
    connection.execute(insert(schema.memcon).values(key=_FOLDED, value=f"{_rules()} {uuid.uuid4().hex}"))


def mark_stale(connection: Connection) -> None:
    """To be called by whatever changes texts, publications, readings or decisions, in the same transaction."""
    connection.execute(delete(schema.memcon).where(_M.key == _FOLDED))


def bearing(connection: Connection, text_id: str) -> list[tuple[Any, ...]]:
    """What of one text bears on the entries."""
    t, p, r = schema.text.c, schema.publication.c, schema.reading.c
    queries = (
        select(t.id, t.superseded_by).where((t.id == text_id) | (t.superseded_by == text_id)).order_by(t.id),
        select(p.id, p.published, p.fetched, p.gone, p.modified).where(p.text_id == text_id).order_by(p.id),
        select(r.context, r.reader, r.kept).where(r.text_id == text_id).order_by(r.kept),
    )
    return [tuple(row) for query in queries for row in connection.execute(query)]


def _rules() -> str:
    return f"{VERSION} {STORIES} {PAIRS} {KEPT} {sketching()}"
