"""The names that sources give to a text are found by an index."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_source_name_text_id", "source_name", ["text_id"])
