"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text_key(primary_key: bool = False, index: bool = False) -> sa.Column[str]:
    of_text = sa.ForeignKey("text.id", ondelete="CASCADE")
    return sa.Column("text_id", sa.String, of_text, nullable=False, primary_key=primary_key, index=index or None)


def upgrade() -> None:
    _make_what_came_in()
    _make_what_was_read()
    _make_what_was_decided()
    _make_what_is_worked_out()


def _make_what_came_in() -> None:
    op.create_table(
        "original",
        sa.Column("sha256", sa.String, primary_key=True),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "text",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("cleaning", sa.String, nullable=False),
        sa.Column("boilerplate", sa.Text, nullable=False),
        sa.Column("original", sa.String, sa.ForeignKey("original.sha256")),
        sa.Column("superseded_by", sa.String, sa.ForeignKey("text.id")),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
    )
    op.create_index("text_original", "text", ["original"])
    op.create_table(
        "mark",
        sa.Column("mark", sa.BigInteger, primary_key=True, autoincrement=False),
        _text_key(primary_key=True),
    )
    op.create_table("source_name", sa.Column("name", sa.String, primary_key=True), _text_key(primary_key=True))
    op.create_table(
        "publication",
        sa.Column("id", sa.String, primary_key=True),
        _text_key(index=True),
        sa.Column("outlet", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("published", sa.String),
        sa.Column("fetched", sa.String),
        sa.Column("supplied", sa.Boolean, nullable=False),
    )


def _make_what_was_read() -> None:
    op.create_table(
        "reading",
        _text_key(primary_key=True),
        sa.Column("context", sa.String, primary_key=True),
        sa.Column("reader", sa.String, primary_key=True),
        sa.Column("kept", sa.Integer, nullable=False, unique=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.String, primary_key=True),
        _text_key(index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("reader", sa.String, nullable=False),
        sa.Column("spans", sa.Text, nullable=False),
    )


def _make_what_was_decided() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("nth", sa.Integer, nullable=False, unique=True),
        sa.Column("text_id", sa.String, sa.ForeignKey("text.id", ondelete="CASCADE"), index=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "log",
        sa.Column("nth", sa.Integer, primary_key=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("target", sa.String, index=True),
    )


def _make_what_is_worked_out() -> None:
    op.create_table(
        "memcon", sa.Column("key", sa.String, primary_key=True), sa.Column("value", sa.Text, nullable=False)
    )
    op.create_table(
        "membership",
        sa.Column("finding_id", sa.String, primary_key=True),
        sa.Column("entry_id", sa.String, nullable=False, index=True),
    )
