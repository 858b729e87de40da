"""How often who and what is told, so that what a record comes to is not counted anew with every article."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_ORDERED = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """All is counted by the next fold."""
    op.create_table(
        "tally",
        sa.Column("what", sa.String, primary_key=True),
        sa.Column("value", _ORDERED, primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("first", _ORDERED, nullable=False),
    )
    op.create_index("tally_times", "tally", ["what", "times"])
    op.create_table(
        "mention",
        sa.Column("what", sa.String, primary_key=True),
        sa.Column("value", _ORDERED, primary_key=True),
        sa.Column("place", _ORDERED, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.execute("DELETE FROM memcon WHERE key IN ('folded', 'grown')")
