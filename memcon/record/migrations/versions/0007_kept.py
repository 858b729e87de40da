"""What a fold comes to, kept so that a page of the record is read without the rest of it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ORDERED = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    _entries()
    _names()
    _claims()
    _articles()
    op.create_table(
        "bearer",
        sa.Column("folded", sa.String, primary_key=True),
        sa.Column("shown", sa.String, nullable=False),
    )


def _entries() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("place", _ORDERED, nullable=False),
        sa.Column("fresh", _ORDERED, nullable=False),
        sa.Column("first", _ORDERED),
        sa.Column("last", _ORDERED),
        sa.Column("nature", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("aside", sa.Boolean, nullable=False),
        sa.Column("rival", sa.Boolean, nullable=False),
        sa.Column("refers", sa.String),
        sa.Column("stories", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_entry_refers", "entry", ["refers"])
    op.create_index("entry_place", "entry", ["kind", "place", "first", "last"])
    op.create_index("entry_fresh", "entry", ["kind", "fresh", "nature"])
    op.create_index("entry_status", "entry", ["kind", "status", "place"])


def _names() -> None:
    of_entry = sa.ForeignKey("entry.id", ondelete="CASCADE")
    op.create_table(
        "name",
        sa.Column("entry_id", sa.String, of_entry, primary_key=True),
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("by", sa.Boolean, nullable=False),
        sa.Column("side", sa.Boolean, nullable=False),
        sa.Column("owner", sa.Boolean, nullable=False),
    )
    op.create_index("name_of_kind", "name", ["kind", "name", "entry_id"])


def _claims() -> None:
    op.create_table(
        "claim",
        sa.Column("finding_id", sa.String, primary_key=True),
        sa.Column("entry_id", sa.String, nullable=False),
        sa.Column("place", _ORDERED, nullable=False),
        sa.Column("text_id", sa.String, _of_text(), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_claim_text_id", "claim", ["text_id"])
    op.create_index("claim_of_entry", "claim", ["entry_id", "place"])


def _articles() -> None:
    op.create_table(
        "filed",
        sa.Column("text_id", sa.String, _of_text(), primary_key=True, nullable=False),
        sa.Column("place", _ORDERED, nullable=False),
        sa.Column("first", _ORDERED),
        sa.Column("last", _ORDERED),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_filed_place", "filed", ["place"])


def _of_text() -> sa.ForeignKey:
    return sa.ForeignKey("text.id", ondelete="CASCADE")
