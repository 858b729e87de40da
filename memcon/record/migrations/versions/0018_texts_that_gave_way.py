"""Only texts that gave way to others are found by what took their place; nobody is led to all others by it."""

from alembic import op
from sqlalchemy import text

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_GAVE_WAY = text("superseded_by IS NOT NULL")


def upgrade() -> None:
    op.drop_index("ix_text_superseded_by", "text")
    op.create_index("text_superseded_by", "text", ["superseded_by"], sqlite_where=_GAVE_WAY, postgresql_where=_GAVE_WAY)
