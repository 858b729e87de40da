"""The version of each sketch, and which texts are copies of one another."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("text", sa.Column("sketching", sa.String))
    of_text = sa.ForeignKey("text.id", ondelete="CASCADE")
    op.create_table(
        "story",
        sa.Column("text_id", sa.String, of_text, primary_key=True, nullable=False),
        sa.Column("story", sa.String, nullable=False),
    )
