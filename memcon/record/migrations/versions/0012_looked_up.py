"""What a fold looks up of single texts is found by an index, and each text says by what rules its story was told."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Stories are told anew by the next fold."""
    op.add_column("text", sa.Column("told", sa.String))
    for column in ("superseded_by", "sketching", "compared", "told"):
        op.create_index(f"ix_text_{column}", "text", [column])
    op.create_index("ix_story_story", "story", ["story"])
    op.create_index("publication_url", "publication", ["url"], postgresql_using="hash")
    op.execute("DELETE FROM memcon WHERE key = 'stories'")
