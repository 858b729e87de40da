"""What a text or a statement has a hundred of is found by an index of the key alone. Ties are made anew by the next
fold, for which their keys are others."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("tie")
    _make("tie", "key", "finding_id")
    _make("mark_anew", "mark", "text_id")
    op.execute("INSERT INTO mark_anew (mark, text_id) SELECT mark, text_id FROM mark")
    op.drop_table("mark")
    op.rename_table("mark_anew", "mark")
    op.create_index("ix_tie_key", "tie", ["key"])
    op.create_index("ix_mark_mark", "mark", ["mark"])


def _make(table: str, key: str, leads_to: str) -> None:
    columns = (sa.Column(key, sa.BigInteger, nullable=False), sa.Column(leads_to, sa.String, nullable=False))
    op.create_table(table, *columns)
