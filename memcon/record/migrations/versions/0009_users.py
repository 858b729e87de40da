"""Who may use the reading room, what lets them in, and the trail of what was done."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "room_user",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("folded", sa.String, nullable=False, unique=True),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("made", sa.String, nullable=False),
    )
    op.create_table(
        "room_session",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("user", sa.String, _of_user(), nullable=False, index=True),
        sa.Column("made", sa.String, nullable=False),
        sa.Column("seen", sa.String, nullable=False),
    )
    op.create_table(
        "room_token",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("user", sa.String, _of_user(), nullable=False, index=True),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("made", sa.String, nullable=False),
        sa.Column("until", sa.String),
        sa.Column("hash", sa.String, nullable=False, unique=True),
    )
    op.create_table(
        "room_event",
        sa.Column("nth", sa.Integer, primary_key=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("who", sa.Text, index=True),
        sa.Column("whence", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("about", sa.Text),
    )


def _of_user() -> sa.ForeignKey:
    return sa.ForeignKey("room_user.name", ondelete="CASCADE")
