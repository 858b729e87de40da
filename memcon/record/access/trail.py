"""The trail: who did what, when and from where. It is only ever added to."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, func, insert, select

from memcon.record.access.clock import now
from memcon.record.access.tables import room_event
from memcon.record.store import Store

COMMAND_LINE = "command line"
_E = room_event.c


class Deed(StrEnum):
    """What the trail tells of, besides decisions."""

    LOGGED_IN = "logged in"
    LOGGED_OUT = "logged out"
    REFUSED = "refused: wrong name or password"
    PUT_OFF = "put off: too many tries"
    USER_ADDED = "added a user"
    ROLE_SET = "set the role of a user"
    PASSWORD_SET = "set the password of a user"  # noqa: S105 - words, and no password
    USER_REMOVED = "removed a user"
    TOKEN_ADDED = "made a token"  # noqa: S105
    TOKEN_REVOKED = "revoked a token"  # noqa: S105
    BROUGHT = "brought reports"


@dataclass(frozen=True, slots=True)
class By:
    """Who does something: by name, None where that is not known; from a network address or the command line."""

    who: str | None
    whence: str = COMMAND_LINE


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the trail. `about` is a user, a token or a decision."""

    nth: int
    at: str
    who: str | None
    whence: str
    what: str
    about: str | None


def note(connection: Connection, by: By, what: str, about: str | None = None) -> None:
    """Adds a line within a transaction, so that it is there if what it tells of was done."""
    row = {"at": now(), "who": by.who, "whence": by.whence, "what": what, "about": about}
    connection.execute(insert(room_event).values(row))


class Trail:
    """The trail of a record."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def note(self, by: By, what: str, about: str | None = None) -> None:
        """Adds a line."""
        with self._store.writing() as connection:
            note(connection, by, what, about)

    def events(self, *, who: str | None = None, since: str | None = None, before: int | None = None,
               most: int | None = None) -> tuple[Event, ...]:  # fmt: skip
        """The lines, the newest first: those of one person, of a day and later, or that come before one."""
        asked = select(room_event).order_by(_E.nth.desc()).limit(most)
        if who is not None:
            asked = asked.where(_E.who == who)
        if since is not None:
            asked = asked.where(_E.at >= since)
        if before is not None:
            asked = asked.where(_E.nth < before)
        with self._store.reading() as connection:
            return tuple(Event(**row._mapping) for row in connection.execute(asked))

    def count(self) -> int:
        """How many lines there are."""
        with self._store.reading() as connection:
            return connection.scalar(select(func.count()).select_from(room_event)) or 0
