"""The tables of a record: what it has taken in is kept, what a fold made of that can be thrown away.

The tables are made by the migrations, never from here; a test holds the two to one another.
"""

from memcon.record.schema.base import metadata
from memcon.record.schema.joined import form, form_tie, heir, late, membership, portrait, standing, tie
from memcon.record.schema.shown import bearer, claim, entry, entry_search, filed, filing, mention, name, tally
from memcon.record.schema.taken_in import (
    decision,
    feed,
    feed_item,
    finding,
    log,
    mark,
    memcon,
    news,
    original,
    pair,
    publication,
    reading,
    source_name,
    story,
    text,
    untold,
)

__all__ = [
    "APPLICATION_ID",
    "REVISIONS",
    "bearer",
    "claim",
    "decision",
    "entry",
    "entry_search",
    "feed",
    "feed_item",
    "filed",
    "filing",
    "finding",
    "form",
    "form_tie",
    "heir",
    "late",
    "log",
    "mark",
    "membership",
    "memcon",
    "mention",
    "metadata",
    "name",
    "news",
    "original",
    "pair",
    "portrait",
    "publication",
    "reading",
    "source_name",
    "standing",
    "story",
    "tally",
    "text",
    "tie",
    "untold",
]

REVISIONS = tuple(f"{nth:04d}" for nth in range(1, 21))
"""The schema's revisions that this build knows, oldest first."""

APPLICATION_ID = 0x4D454D43  # "MEMC" in the header of an SQLite file
