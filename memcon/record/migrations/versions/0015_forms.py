"""The forms of actors are found by what they share, and what is kept of an actor is changed by each claim."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_ORDERED = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """All is joined anew by the next fold."""
    op.drop_table("standing")
    op.drop_table("form")
    op.execute("DELETE FROM tie")
    op.execute("DELETE FROM memcon WHERE key IN ('folded', 'grown')")
    _standing()
    _form()
    op.create_table(
        "form_tie",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("form", sa.String, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "portrait",
        sa.Column("grouped", sa.String, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )


def _standing() -> None:
    of_text = sa.ForeignKey("text.id", ondelete="CASCADE")
    op.create_table(
        "standing",
        sa.Column("finding_id", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("text_id", sa.String, of_text, nullable=False),
        sa.Column("first", _ORDERED, nullable=False),
        sa.Column("since", _ORDERED, nullable=False),
        sa.Column("grouped", sa.String, nullable=False),
        sa.Column("timed", sa.Boolean, nullable=False),
        sa.Column("shown", sa.Boolean, nullable=False),
        sa.Column("form", sa.String, nullable=False),
        sa.Column("beside", sa.String, nullable=False),
        sa.Column("borne", sa.String, nullable=False),
        sa.Column("ties", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.Text),
    )
    op.create_index("ix_standing_text_id", "standing", ["text_id"])
    op.create_index("standing_form", "standing", ["form", "beside", "borne", "shown", "first"])
    op.create_index("standing_grouped", "standing", ["grouped", "first"])


def _form() -> None:
    op.create_table(
        "form",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("beside", sa.String, primary_key=True),
        sa.Column("borne", sa.String, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("side_key", sa.String, nullable=False),
        sa.Column("side", sa.String, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        sa.Column("shown", sa.Integer, nullable=False),
        sa.Column("first", _ORDERED, nullable=False),
        sa.Column("since", _ORDERED, nullable=False),
        sa.Column("grouped", sa.String, nullable=False),
    )
    op.create_index("ix_form_grouped", "form", ["grouped"])
    op.create_index("form_beside", "form", ["beside", "grouped"])
    op.create_index("form_borne", "form", ["borne"])
    op.create_index("form_side", "form", ["side_key", "side"])
