"""How a fold came to what it came to: which claims stand, by what they are found, and who is who. Worked out, and can
be thrown away."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, String, Table
from sqlalchemy import Text as Long

from memcon.record.columns import ORDERED
from memcon.record.schema.base import metadata, text_key

membership = Table(
    "membership",
    metadata,
    Column("finding_id", String, primary_key=True),
    Column("entry_id", String, nullable=False, index=True),
)

standing = Table(
    "standing",
    metadata,
    Column("finding_id", String, primary_key=True),
    Column("kind", String, nullable=False),
    text_key(index=True),
    Column("first", ORDERED, nullable=False),
    Column("since", ORDERED, nullable=False),
    Column("grouped", String, nullable=False),
    Column("timed", Boolean, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("form", String, nullable=False),
    Column("beside", String, nullable=False),
    Column("borne", String, nullable=False),
    Column("ties", LargeBinary, nullable=False),
    Column("body", Long),
)
"""Every claim that has a place in a group of claims: `grouped` is the id that the group has or would have as an entry,
`timed` whether it is of a meeting that some claim gives a time. `first` orders by its publication, `since` by that of
the first version of its text that told it. `shown` says that no later version has taken the place of its text. `form`
is that of an actor, `beside` the one that bears the name of its side in that text, `borne` the one that bears its own
name there where that is another. `ties` are the keys that it offers
and seeks; `body` is the claim where no entry has it."""
Index("standing_form", standing.c.form, standing.c.beside, standing.c.borne, standing.c.shown, standing.c.first)
Index("standing_grouped", standing.c.grouped, standing.c.first)

tie = Table(
    "tie", metadata, Column("key", BigInteger, nullable=False, index=True), Column("finding_id", String, nullable=False)
)
"""The keys by which claims are found that may have to do with one another. There are a hundred a statement: the index
is of the key alone, half as large as one that has the finding too."""

heir = Table(
    "heir",
    metadata,
    Column("finding_id", String, primary_key=True),
    Column("heir", String, nullable=False, index=True),
)
"""Findings that are no longer current, with those that have their place."""

form = Table(
    "form",
    metadata,
    Column("id", String, primary_key=True),
    Column("beside", String, primary_key=True),
    Column("borne", String, primary_key=True),
    Column("body", Long, nullable=False),
    Column("side_key", String, nullable=False),
    Column("side", String, nullable=False),
    Column("told", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("first", ORDERED, nullable=False),
    Column("since", ORDERED, nullable=False),
    Column("grouped", String, nullable=False, index=True),
)
"""What texts say of actors, each once, with how many claims of it stand and are shown. `side_key` is the same for all
names of the side."""
Index("form_beside", form.c.beside, form.c.grouped)
Index("form_borne", form.c.borne)
Index("form_side", form.c.side_key, form.c.side)

form_tie = Table(
    "form_tie",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("form", String, primary_key=True),
    sqlite_with_rowid=False,
)
"""The keys by which forms are found that may be one actor, that bear a name, and that give a side."""

portrait = Table(
    "portrait", metadata, Column("grouped", String, primary_key=True), Column("body", Long, nullable=False)
)
"""What the claims of an actor come to, so that one more changes it without the others (`growth.portraits`)."""

late = Table("late", metadata, text_key(primary_key=True))
"""The texts of which something changed since the last fold, where nothing else did."""
