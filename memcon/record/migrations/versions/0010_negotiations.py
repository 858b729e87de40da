"""Which entries and articles are filed under which of several negotiations."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "filing",
        sa.Column("thing", sa.String, primary_key=True),
        sa.Column("negotiation", sa.String, primary_key=True),
    )
    op.create_index("filing_under", "filing", ["negotiation", "thing"])
