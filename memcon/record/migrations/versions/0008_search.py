"""The entries searched by their words. They are made anew by the next fold, with what they are searched by."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_KEPT_IN_STEP = (
    "CREATE VIRTUAL TABLE entry_search USING fts5 (sought, content='entry', content_rowid='seek', tokenize='ascii')",
    "CREATE TRIGGER entry_searched AFTER INSERT ON entry BEGIN"
    " INSERT INTO entry_search (rowid, sought) VALUES (new.seek, new.sought); END",
    "CREATE TRIGGER entry_searched_anew AFTER UPDATE OF seek, sought ON entry BEGIN"
    " INSERT INTO entry_search (entry_search, rowid, sought) VALUES ('delete', old.seek, old.sought);"
    " INSERT INTO entry_search (rowid, sought) VALUES (new.seek, new.sought); END",
    "CREATE TRIGGER entry_unsearched AFTER DELETE ON entry BEGIN"
    " INSERT INTO entry_search (entry_search, rowid, sought) VALUES ('delete', old.seek, old.sought); END",
)
"""The terms hold no ASCII but letters and digits, and the tokenizer takes all other characters as letters."""


def upgrade() -> None:
    """Adds the table of full text on SQLite, the vector and its index on PostgreSQL."""
    op.execute("DELETE FROM name")
    op.execute("DELETE FROM entry")
    op.execute("DELETE FROM memcon WHERE key = 'folded'")
    op.add_column("entry", sa.Column("seek", sa.BigInteger, nullable=False))
    op.add_column("entry", sa.Column("sought", sa.Text().with_variant(TSVECTOR(), "postgresql"), nullable=False))
    op.create_index("entry_seek", "entry", ["seek"], unique=True)
    if op.get_bind().dialect.name == "sqlite":
        for statement in _KEPT_IN_STEP:
            op.execute(statement)
    else:
        op.create_index("entry_sought", "entry", ["sought"], postgresql_using="gin")
