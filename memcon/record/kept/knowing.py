"""What is kept of a record as a whole: what it is about, and until which day something was published."""

import msgspec
from sqlalchemy import Connection, delete, insert, select

from memcon.model.entries import Negotiation, Summary
from memcon.model.findings import Names
from memcon.record import schema
from memcon.record.negotiations.parts import Part

_KEY = "known"
_M = schema.memcon.c


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """`until` is the last day on which anything of the record was published or changed; a view of that day or later
    sees all of it. `parts` are its negotiations, where it has several."""

    negotiation: Negotiation
    about: Summary
    movers: Names = ()
    channels: Names = ()
    until: str | None = None
    parts: tuple[Part, ...] = ()


def keep_known(connection: Connection, known: Known) -> None:
    forget_known(connection)
    connection.execute(insert(schema.memcon).values(key=_KEY, value=msgspec.json.encode(known).decode()))


def forget_known(connection: Connection) -> None:
    connection.execute(delete(schema.memcon).where(_M.key == _KEY))


def load_known(connection: Connection) -> Known | None:
    """None before the first fold."""
    value = connection.scalar(select(_M.value).where(_M.key == _KEY))
    return msgspec.json.decode(value, type=Known) if value else None
