"""How a fold came to what it kept, so that the next one works on what is new and on what that touches."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ORDERED = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    _standing()
    _ties()
    op.create_table(
        "form",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("beside", sa.String, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        sa.Column("shown", sa.Integer, nullable=False),
        sa.Column("first", _ORDERED, nullable=False),
        sa.Column("since", _ORDERED, nullable=False),
        sa.Column("grouped", sa.String, nullable=False),
    )
    op.create_table("late", sa.Column("text_id", sa.String, _of_text(), primary_key=True, nullable=False))


def _standing() -> None:
    op.create_table(
        "standing",
        sa.Column("finding_id", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("text_id", sa.String, _of_text(), nullable=False),
        sa.Column("first", _ORDERED, nullable=False),
        sa.Column("since", _ORDERED, nullable=False),
        sa.Column("grouped", sa.String, nullable=False),
        sa.Column("timed", sa.Boolean, nullable=False),
        sa.Column("shown", sa.Boolean, nullable=False),
        sa.Column("form", sa.String, nullable=False),
        sa.Column("beside", sa.String, nullable=False),
        sa.Column("ties", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.Text),
    )
    op.create_index("ix_standing_text_id", "standing", ["text_id"])
    op.create_index("standing_form", "standing", ["form", "beside", "first"])
    op.create_index("standing_grouped", "standing", ["grouped", "first"])


def _ties() -> None:
    op.create_table(
        "tie",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("finding_id", sa.String, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "heir",
        sa.Column("finding_id", sa.String, primary_key=True),
        sa.Column("heir", sa.String, nullable=False),
    )
    op.create_index("ix_heir_heir", "heir", ["heir"])


def _of_text() -> sa.ForeignKey:
    return sa.ForeignKey("text.id", ondelete="CASCADE")
