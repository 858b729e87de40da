"""What is followed: feeds and their items, the texts that came from them and are not told of yet, the news."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feed",
        sa.Column("address", sa.String, primary_key=True),
        sa.Column("moved", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("due", sa.String, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("rest", sa.Text),
    )
    op.create_table(
        "feed_item",
        sa.Column("feed", sa.String, primary_key=True),
        sa.Column("item", sa.String, primary_key=True),
        sa.Column("stamp", sa.String, nullable=False),
        sa.Column("url", sa.Text, index=True),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("nth", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due", sa.String, nullable=False),
        sa.Column("seen", sa.String, nullable=False),
        sa.Column("body", sa.Text),
    )
    op.create_table("untold", sa.Column("text_id", sa.String, primary_key=True))
    op.create_table(
        "news",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("nth", sa.Integer, nullable=False, unique=True),
        sa.Column("made", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("owed", sa.Boolean, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due", sa.String, nullable=False),
    )
