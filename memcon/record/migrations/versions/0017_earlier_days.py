"""What was known on an earlier day is told by the indexes, and actors stand by the alphabet."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_ORDERED = sa.String().with_variant(sa.String(collation="C"), "postgresql")
_ACTORS = sa.text("SELECT id, body FROM entry WHERE kind = 'actor'")
_NAME = sa.text("UPDATE entry SET named = :named WHERE id = :id")
_BEFORE = {
    "entry": ["entry_place", "entry_fresh", "entry_told", "entry_ended"],
    "filed": ["ix_filed_ended"],
}
_NOW = {
    "entry": {
        "entry_place": ["kind", "place", "first", "last", "ended"],
        "entry_fresh": ["kind", "fresh", "nature", "ended"],
        "entry_told": ["kind", "told", "ended"],
        "entry_ended": ["kind", "ended", "begun"],
        "entry_named": ["kind", "named"],
        "entry_known": ["kind", "seek", "ended"],
    },
    "filed": {"filed_ended": ["ended", "begun"]},
}


def upgrade() -> None:
    op.add_column("entry", sa.Column("named", _ORDERED))
    _name_actors()
    for table, names in _BEFORE.items():
        for name in names:
            op.drop_index(name, table)
    for table, indexes in _NOW.items():
        for name, columns in indexes.items():
            op.create_index(name, table, columns)


def _name_actors() -> None:
    connection = op.get_bind()
    names = {row.id: json.loads(row.body)["fields"]["name"] for row in connection.execute(_ACTORS)}
    rows = [{"id": id_, "named": f"{name.casefold()} {id_}"} for id_, name in names.items()]
    if rows:
        connection.execute(_NAME, rows)
