"""What a record has taken in: texts and where they appeared, what was read in them, what people decided, and the feeds
that are followed. All of it is kept; only `mark`, `pair` and `story` can be worked out again. `memcon` says whose
tables these are and what has been folded."""

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, String, Table
from sqlalchemy import Text as Long

from memcon.record.schema.base import metadata, text_key

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
    "mark", metadata, Column("mark", BigInteger, nullable=False, index=True), Column("text_id", String, nullable=False)
)
"""The bands of each sketch, to find candidates for near-copies without reading every sketch. There are a hundred a
text: the index is of the band alone, and nothing looks each of them up among the texts."""

source_name = Table(
    "source_name", metadata, Column("name", String, primary_key=True), text_key(primary_key=True, index=True)
)
"""The names that sources give to their articles."""

publication = Table(
    "publication",
    metadata,
    Column("id", String, primary_key=True),
    text_key(index=True),
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
    text_key(primary_key=True),
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
    text_key(index=True),
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

pair = Table(
    "pair",
    metadata,
    text_key(primary_key=True),
    text_key(primary_key=True, index=True, name="other_id"),
    Column("kind", String, nullable=False),
    Column("part", Float, nullable=False),
    Column("back", Float, nullable=False),
)
"""Every two texts that are near-copies, or of which the first is cut from the other; `part` of the words of the first
stands in the other, and `back` of the other's in the first."""

story = Table("story", metadata, text_key(primary_key=True), Column("story", String, nullable=False, index=True))
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
