"""Sessions: who is logged in. A browser has the token, the record only a hash of it."""

import datetime as dt
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from memcon.record.access.clock import before, now
from memcon.record.access.passwords import digest
from memcon.record.access.roles import Role
from memcon.record.access.tables import room_session, room_user
from memcon.record.access.trail import By, Deed, note
from memcon.record.access.users import User
from memcon.record.store import Store

IDLE = dt.timedelta(hours=8)
"""Without a request for so long, a session is over."""
WHOLE = dt.timedelta(days=7)
"""So long after the log-in it is over in any case."""
TOUCHED = dt.timedelta(minutes=1)
"""How exactly it is kept when the last request came."""
_S, _U = room_session.c, room_user.c


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is logged in, with the role of now; `id` is the hash of the token."""

    id: str
    user: str
    role: Role
    seen: str

    @property
    def is_to_be_touched(self) -> bool:
        """Whether it should be kept that it is in use."""
        return self.seen < before(TOUCHED)


class Sessions:
    """The sessions of a record. Each call is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, user: User, whence: str, *, instead_of: str = "") -> str | None:
        """Logs in somebody who was let in from an address: the token; None where the password was changed meanwhile.
        The session of the token that the browser had is over, and so are all that ran out."""
        token = secrets.token_urlsafe(32)
        row = {"id": digest(token), "user": user.name, "made": now(), "seen": now()}
        over = (_S.made < before(WHOLE)) | (_S.seen < before(IDLE)) | (_S.id == digest(instead_of))
        with self._store.writing() as connection:
            if connection.scalar(select(_U.password).where(_U.name == user.name)) != user.sealed:
                return None
            connection.execute(delete(room_session).where(over))
            connection.execute(insert(room_session).values(row))
            note(connection, By(user.name, whence), Deed.LOGGED_IN)
        return token

    def find(self, token: str) -> Session | None:
        """Whose token it is; None where it is nobody's, or ran out."""
        held = room_session.join(room_user, _S.user == _U.name)
        runs = (_S.made >= before(WHOLE)) & (_S.seen >= before(IDLE))
        asked = select(_S.id, _S.user, _U.role, _S.seen).select_from(held).where((_S.id == digest(token)) & runs)
        with self._store.reading() as connection:
            row = connection.execute(asked).one_or_none()
        return Session(row.id, row.user, Role(row.role), row.seen) if row else None

    def touch(self, session: Session) -> None:
        """Keeps that it is in use."""
        with self._store.writing() as connection:
            connection.execute(update(room_session).where(_S.id == session.id).values(seen=now()))

    def end(self, session: str, by: By) -> None:
        """Logs somebody out, by the id of the session."""
        with self._store.writing() as connection:
            connection.execute(delete(room_session).where(_S.id == session))
            note(connection, by, Deed.LOGGED_OUT)
