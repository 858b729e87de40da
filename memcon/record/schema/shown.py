"""What a fold came to, as pages are read from it: entries and articles in short, and what they come to in sum.
Worked out, and can be thrown away."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, column, table
from sqlalchemy import Text as Long

from memcon.record.columns import ORDERED, Terms
from memcon.record.schema.base import metadata, text_key

entry = Table(
    "entry",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("place", ORDERED, nullable=False),
    Column("fresh", ORDERED, nullable=False),
    Column("first", ORDERED),
    Column("last", ORDERED),
    Column("nature", String, nullable=False),
    Column("status", String, nullable=False),
    Column("aside", Boolean, nullable=False),
    Column("rival", Boolean, nullable=False),
    Column("refers", String, index=True),
    Column("stories", Integer, nullable=False),
    Column("seek", BigInteger, nullable=False),
    Column("begun", ORDERED, nullable=False),
    Column("ended", ORDERED, nullable=False),
    Column("told", ORDERED, nullable=False),
    Column("turn", ORDERED, nullable=False),
    Column("looked", Boolean, nullable=False),
    Column("named", ORDERED),
    Column("words", Long, nullable=False),
    Column("sought", Terms, nullable=False),
    Column("body", Long, nullable=False),
)
"""The entries as they are now, in short, with what they are found by (`kept.gists`). `sought` is searched: on SQLite by
`entry_search`, a full-text table of these terms by `seek`, which the database itself keeps in step; on PostgreSQL
by an index. Both are made by the migration alone."""
Index("entry_place", entry.c.kind, entry.c.place, entry.c.first, entry.c.last, entry.c.ended)
Index("entry_fresh", entry.c.kind, entry.c.fresh, entry.c.nature, entry.c.ended)
Index("entry_status", entry.c.kind, entry.c.status, entry.c.place)
Index("entry_rival", entry.c.kind, entry.c.rival, entry.c.place)
Index("entry_seek", entry.c.seek, entry.c.kind, entry.c.ended)
Index("entry_turn", entry.c.kind, entry.c.looked, entry.c.turn)
Index("entry_told", entry.c.kind, entry.c.told, entry.c.ended)
Index("entry_ended", entry.c.kind, entry.c.ended, entry.c.begun)
Index("entry_named", entry.c.kind, entry.c.named)

entry_search = table("entry_search", column("entry_search"), column("rowid", BigInteger))
"""On SQLite alone, and no part of the metadata; the column of its own name is what FTS5 takes searches by."""

name = Table(
    "name",
    metadata,
    Column("entry_id", String, ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("by", Boolean, nullable=False),
    Column("side", Boolean, nullable=False),
    Column("owner", Boolean, nullable=False),
    Column("seek", BigInteger, nullable=False),
)
"""The names in entries, and what part each has; `seek` is that of the entry."""
Index("name_of_kind", name.c.kind, name.c.name, name.c.seek, name.c.side)

claim = Table(
    "claim",
    metadata,
    Column("finding_id", String, primary_key=True),
    Column("entry_id", String, nullable=False),
    Column("place", ORDERED, nullable=False),
    text_key(index=True),
    Column("body", Long, nullable=False),
)
"""What each entry rests on, in the order of publication, without the publications themselves."""
Index("claim_of_entry", claim.c.entry_id, claim.c.place)

filing = Table(
    "filing",
    metadata,
    Column("thing", String, primary_key=True),
    Column("negotiation", String, primary_key=True),
)
"""Which entries and articles are filed under which negotiation, where the record has several."""
Index("filing_under", filing.c.negotiation, filing.c.thing)

filed = Table(
    "filed",
    metadata,
    text_key(primary_key=True),
    Column("place", ORDERED, nullable=False, index=True),
    Column("first", ORDERED),
    Column("last", ORDERED),
    Column("begun", ORDERED, nullable=False),
    Column("ended", ORDERED, nullable=False),
    Column("superseded_by", String, index=True),
    Column("body", Long, nullable=False),
)
"""The articles as they are listed; `begun` and `ended` as entries have them."""
Index("filed_ended", filed.c.ended, filed.c.begun)

bearer = Table("bearer", metadata, Column("folded", String, primary_key=True), Column("shown", String, nullable=False))
"""The names that only one actor bears, folded, with the name by which that one is shown."""

tally = Table(
    "tally",
    metadata,
    Column("what", String, primary_key=True),
    Column("value", ORDERED, primary_key=True),
    Column("times", Integer, nullable=False),
    Column("first", ORDERED, nullable=False),
)
"""How often who and what is told in the entries and articles, and where first (`kept.tallies`)."""
Index("tally_times", tally.c.what, tally.c.times)

mention = Table(
    "mention",
    metadata,
    Column("what", String, primary_key=True),
    Column("value", ORDERED, primary_key=True),
    Column("place", ORDERED, primary_key=True),
    sqlite_with_rowid=False,
)
"""Where each of them is told, as far as it is asked what comes first."""
