"""What a search finds is asked for its days in the index that leads to it; that its places are unique is left to how
they are made, since SQLite would take a unique index before any that tells more."""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("entry_seek", "entry")
    op.drop_index("entry_known", "entry")
    op.create_index("entry_seek", "entry", ["seek", "kind", "ended"])
