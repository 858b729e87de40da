"""Which pairs of texts are copies of one another, and which texts were compared."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("text", sa.Column("compared", sa.String))
    op.create_table(
        "pair",
        sa.Column("text_id", sa.String, _of_text(), primary_key=True, nullable=False),
        sa.Column("other_id", sa.String, _of_text(), primary_key=True, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("part", sa.Float, nullable=False),
        sa.Column("back", sa.Float, nullable=False),
    )
    op.create_index("ix_pair_other_id", "pair", ["other_id"])


def _of_text() -> sa.ForeignKey:
    return sa.ForeignKey("text.id", ondelete="CASCADE")
