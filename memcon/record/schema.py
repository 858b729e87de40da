"""The tables of a record. `membership`, `pair`, `story`, what a fold comes to (`entry`, `name`, `claim`, `filed`,
`filing`, `bearer`, `tally`, `mention`) and how it came to it (`standing`, `tie`, `heir`, `form`, `form_tie`,
`portrait`, `late`) are worked out, and can be thrown away; `memcon` says whose tables these are and what has been
folded; everything else is kept.

The tables are made by the migrations, never from here; a test holds the two to one another.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    column,
    table,
)
from sqlalchemy import Text as Long

from memcon.record.columns import ORDERED, Terms

REVISIONS = tuple(f"{nth:04d}" for nth in range(1, 19))
"""The schema's revisions that this build knows, oldest first."""

APPLICATION_ID = 0x4D454D43  # "MEMC" in the header of an SQLite file

metadata = MetaData()


def _text_key(primary_key: bool = False, index: bool = False, name: str = "text_id") -> Column[str]:
    of_text = ForeignKey("text.id", ondelete="CASCADE")
    return Column(name, String, of_text, nullable=False, primary_key=primary_key, index=index or None)


memcon = Table("memcon", metadata, Column("key", String, primary_key=True), Column("value", Long, nullable=False))

original = Table(
    "original", metadata, Column("sha256", String, primary_key=True), Column("bytes", LargeBinary, nullable=False)
)

text = Table(
    "text",
    metadata,
    Column("id", String, primary_key=True),
    Column("body", Long, nullable=False),
    Column("cleaning", String, nullable=False),
    Column("boilerplate", Long, nullable=False),
    Column("original", String, ForeignKey("original.sha256")),
    Column("superseded_by", String, ForeignKey("text.id")),
    Column("sketch", LargeBinary, nullable=False),
    Column("sketching", String, index=True),
    Column("marks", Long, nullable=False, server_default="[]"),
    Column("language", String),
    Column("compared", String, index=True),
    Column("told", String, index=True),
)
"""`sketching` is the version of the sketch, `compared` that of the rules by which the text was compared with others,
`told` that of those by which its story was told; where they are not this build's, all are done anew by a fold."""
Index("text_original", text.c.original)
_GAVE_WAY = text.c.superseded_by.is_not(None)
Index("text_superseded_by", text.c.superseded_by, sqlite_where=_GAVE_WAY, postgresql_where=_GAVE_WAY)

mark = Table(
    "mark",
    metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    _text_key(primary_key=True),
)
"""The bands of each sketch, to find candidates for near-copies without reading every sketch."""

source_name = Table(
    "source_name", metadata, Column("name", String, primary_key=True), _text_key(primary_key=True, index=True)
)
"""The names that sources give to their articles."""

publication = Table(
    "publication",
    metadata,
    Column("id", String, primary_key=True),
    _text_key(index=True),
    Column("outlet", Long),
    Column("author", Long),
    Column("title", Long),
    Column("url", Long),
    Column("published", String),
    Column("fetched", String),
    Column("supplied", Boolean, nullable=False),
    Column("page", Long),
    Column("gone", String),
    Column("modified", String),
)
Index("publication_url", publication.c.url, postgresql_using="hash")  # which takes addresses of any length

reading = Table(
    "reading",
    metadata,
    _text_key(primary_key=True),
    Column("context", String, primary_key=True),
    Column("reader", String, primary_key=True),
    Column("kept", Integer, nullable=False, unique=True),
    Column("body", Long, nullable=False),
)
"""`kept` counts up: the current reading of a text in its context is the one with the highest."""

finding = Table(
    "finding",
    metadata,
    Column("id", String, primary_key=True),
    _text_key(index=True),
    Column("kind", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("spans", Long, nullable=False),
)
"""Every finding that any reading ever made, so that an id once shown works for ever."""

decision = Table(
    "decision",
    metadata,
    Column("id", String, primary_key=True),
    Column("nth", Integer, nullable=False, unique=True),
    Column("text_id", String, ForeignKey("text.id", ondelete="CASCADE"), index=True),
    Column("body", Long, nullable=False),
)

log = Table(
    "log",
    metadata,
    Column("nth", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("what", String, nullable=False),
    Column("target", String, index=True),
)

membership = Table(
    "membership",
    metadata,
    Column("finding_id", String, primary_key=True),
    Column("entry_id", String, nullable=False, index=True),
)

pair = Table(
    "pair",
    metadata,
    _text_key(primary_key=True),
    _text_key(primary_key=True, index=True, name="other_id"),
    Column("kind", String, nullable=False),
    Column("part", Float, nullable=False),
    Column("back", Float, nullable=False),
)
"""Every two texts that are near-copies, or of which the first is cut from the other; `part` of the words of the first
stands in the other, and `back` of the other's in the first."""

story = Table("story", metadata, _text_key(primary_key=True), Column("story", String, nullable=False, index=True))
"""Which texts are copies of one another."""

feed = Table(
    "feed",
    metadata,
    Column("address", String, primary_key=True),
    Column("moved", Long),
    Column("etag", Long),
    Column("modified", Long),
    Column("due", String, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("rest", Long),
)
"""Feeds that are followed, by the address that the user gave. Times of following are UTC, so that they sort as text."""

feed_item = Table(
    "feed_item",
    metadata,
    Column("feed", String, primary_key=True),
    Column("item", String, primary_key=True),
    Column("stamp", String, nullable=False),
    Column("url", Long, index=True),
    Column("state", String, nullable=False),
    Column("nth", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", String, nullable=False),
    Column("seen", String, nullable=False),
    Column("body", Long),
)
"""Every item of a feed that was met, and what became of it; `body` is the item itself while it waits."""

untold = Table("untold", metadata, Column("text_id", String, primary_key=True))
"""The texts that came from feeds, of which no news was made yet."""

news = Table(
    "news",
    metadata,
    Column("id", String, primary_key=True),
    Column("nth", Integer, nullable=False, unique=True),
    Column("made", String, nullable=False),
    Column("body", Long, nullable=False),
    Column("owed", Boolean, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", String, nullable=False),
)
"""What was found changed, one a round; `owed` while it is still to be delivered."""

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
Index("entry_seek", entry.c.seek, unique=True)
Index("entry_turn", entry.c.kind, entry.c.looked, entry.c.turn)
Index("entry_told", entry.c.kind, entry.c.told, entry.c.ended)
Index("entry_ended", entry.c.kind, entry.c.ended, entry.c.begun)
Index("entry_named", entry.c.kind, entry.c.named)
Index("entry_known", entry.c.kind, entry.c.seek, entry.c.ended)

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
    _text_key(index=True),
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
    _text_key(primary_key=True),
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

standing = Table(
    "standing",
    metadata,
    Column("finding_id", String, primary_key=True),
    Column("kind", String, nullable=False),
    _text_key(index=True),
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
    "tie",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("finding_id", String, primary_key=True),
    sqlite_with_rowid=False,
)
"""The keys by which claims are found that may have to do with one another."""

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

late = Table("late", metadata, _text_key(primary_key=True))
"""The texts of which something changed since the last fold, where nothing else did."""
