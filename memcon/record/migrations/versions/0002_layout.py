"""What is known of a text's layout and language, and of the page that it is an item of."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("text", sa.Column("marks", sa.Text, nullable=False, server_default="[]"))
    op.add_column("text", sa.Column("language", sa.String))
    op.add_column("publication", sa.Column("page", sa.Text))
    op.add_column("publication", sa.Column("gone", sa.String))
