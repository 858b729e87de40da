"""How far what is kept reaches: from when to when an entry was told of, and when its turn in the review comes. All of
it is made anew by the next fold."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_ORDERED = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """What can be made again is emptied, and made by the next fold."""
    for table in ("name", "entry", "filed"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608 - names from above
    op.execute("DELETE FROM memcon WHERE key IN ('folded', 'grown')")
    for name in ("begun", "ended"):
        op.add_column("entry", sa.Column(name, _ORDERED, nullable=False))
        op.add_column("filed", sa.Column(name, _ORDERED, nullable=False))
    op.add_column("entry", sa.Column("told", _ORDERED, nullable=False))
    op.add_column("entry", sa.Column("turn", _ORDERED, nullable=False))
    op.add_column("entry", sa.Column("looked", sa.Boolean, nullable=False))
    op.add_column("filed", sa.Column("superseded_by", sa.String))
    op.add_column("name", sa.Column("seek", sa.BigInteger, nullable=False))
    op.drop_index("name_of_kind", "name")
    op.create_index("name_of_kind", "name", ["kind", "name", "seek", "side"])
    op.create_index("entry_turn", "entry", ["kind", "looked", "turn"])
    op.create_index("entry_rival", "entry", ["kind", "rival", "place"])
    op.create_index("entry_told", "entry", ["kind", "told"])
    op.create_index("entry_ended", "entry", ["kind", "ended"])
    op.create_index("ix_filed_ended", "filed", ["ended"])
    op.create_index("ix_filed_superseded_by", "filed", ["superseded_by"])
