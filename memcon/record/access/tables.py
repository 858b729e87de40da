"""The tables of the reading room's people. No export has any of them."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy import Text as Long

from memcon.record.schema import metadata


def _of_user() -> Column[str]:
    return Column("user", String, ForeignKey("room_user.name", ondelete="CASCADE"), nullable=False, index=True)


room_user = Table(
    "room_user",
    metadata,
    Column("name", String, primary_key=True),
    Column("folded", String, nullable=False, unique=True),
    Column("role", String, nullable=False),
    Column("password", Long, nullable=False),
    Column("made", String, nullable=False),
)
"""Who may use the reading room; `password` is its argon2 hash."""

room_session = Table(
    "room_session",
    metadata,
    Column("id", String, primary_key=True),
    _of_user(),
    Column("made", String, nullable=False),
    Column("seen", String, nullable=False),
)
"""Who is logged in; `id` is the hash of the token that the browser has."""

room_token = Table(
    "room_token",
    metadata,
    Column("id", String, primary_key=True),
    _of_user(),
    Column("label", Long, nullable=False),
    Column("role", String, nullable=False),
    Column("made", String, nullable=False),
    Column("until", String),
    Column("hash", String, nullable=False, unique=True),
)

room_event = Table(
    "room_event",
    metadata,
    Column("nth", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("who", Long, index=True),
    Column("whence", Long, nullable=False),
    Column("what", Long, nullable=False),
    Column("about", Long),
)
"""The trail: who did what, and from where; nothing in it is ever changed."""
