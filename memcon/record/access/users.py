"""Users: who has a name in the reading room, and what each may do there."""

import unicodedata
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from memcon.record.access.clock import now
from memcon.record.access.passwords import check_fit, is_mark, is_outdated, is_right, seal
from memcon.record.access.roles import Role
from memcon.record.access.tables import room_session, room_user
from memcon.record.access.trail import By, Deed, note
from memcon.record.errors import RecordError
from memcon.record.store import Store

LONGEST_NAME = 80
_U = room_user.c


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with a name in the room, since when; `sealed` is what is kept of the password."""

    name: str
    role: Role
    made: str
    sealed: str = field(repr=False)


class Users:
    """The users of a record. Each call is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[User, ...]:
        """In the order of their names."""
        with self._store.reading() as connection:
            return tuple(map(_user, connection.execute(select(room_user).order_by(_U.folded))))

    def any(self) -> bool:
        """Whether there are any."""
        with self._store.reading() as connection:
            return connection.scalar(select(_U.name).limit(1)) is not None

    def add(self, name: str, role: Role, password: str, by: By) -> User:
        """Makes a user. Raises RecordError where there is one of that name, or name or password will not do."""
        name = check_name(name)
        check_fit(password, name)
        made = User(name, role, now(), seal(password))
        row = {"name": name, "folded": fold_name(name), "role": role, "password": made.sealed, "made": made.made}
        with self._store.writing() as connection:
            if _find(connection, name) is not None:
                raise RecordError(f"{name}: there is a user of that name")
            connection.execute(insert(room_user).values(row))
            note(connection, by, Deed.USER_ADDED, f"{name}, {role}")
        return made

    def set_role(self, name: str, role: Role, by: By) -> User:
        """Changes what somebody may do, at once. Raises RecordError."""
        with self._store.writing() as connection:
            user = expect_user(connection, name)
            connection.execute(update(room_user).where(_U.name == user.name).values(role=role))
            note(connection, by, Deed.ROLE_SET, f"{user.name}, {role}")
        return replace(user, role=role)

    def set_password(self, name: str, password: str, by: By) -> User:
        """Changes a password, and ends all sessions that were begun with the old one. Raises RecordError."""
        check_fit(password, name)
        sealed = seal(password)
        with self._store.writing() as connection:
            user = expect_user(connection, name)
            connection.execute(update(room_user).where(_U.name == user.name).values(password=sealed))
            connection.execute(delete(room_session).where(room_session.c.user == user.name))
            note(connection, by, Deed.PASSWORD_SET, user.name)
        return replace(user, sealed=sealed)

    def remove(self, name: str, by: By) -> User:
        """Takes a user out, with sessions and tokens; what was decided under the name stays. Raises RecordError."""
        with self._store.writing() as connection:
            user = expect_user(connection, name)
            connection.execute(delete(room_user).where(_U.name == user.name))
            note(connection, by, Deed.USER_REMOVED, user.name)
        return user

    def let_in(self, name: str, password: str) -> User | None:
        """The user whose name and password these are; None for a wrong password and for an unknown name alike, and
        after the same time."""
        user = self.find(name)
        if not is_right(user.sealed if user else None, password) or user is None:
            return None
        return self._seal_anew(user, password) if is_outdated(user.sealed) else user

    def find(self, name: str) -> User | None:
        """The user of that name; None where it is nobody's."""
        with self._store.reading() as connection:
            return _find(connection, name)

    def is_marked(self, name: str, brought: str) -> bool:
        """Whether a browser has the sign that `passwords.mark` made for this user."""
        user = self.find(name)
        return user is not None and is_mark(user.sealed, brought)

    def _seal_anew(self, user: User, password: str) -> User:
        """Sealed by the rules of now, unless it was changed meanwhile."""
        sealed = seal(password)
        with self._store.writing() as connection:
            same = (_U.name == user.name) & (_U.password == user.sealed)
            connection.execute(update(room_user).where(same).values(password=sealed))
        return replace(user, sealed=sealed)


def check_name(name: str) -> str:
    """The name as it is kept. Raises RecordError for one that could not be told from another, or not be read."""
    plain = unicodedata.normalize("NFKC", " ".join(name.split()))
    if not plain or len(plain) > LONGEST_NAME or not plain.isprintable():
        raise RecordError(f"a name has 1 to {LONGEST_NAME} characters that can be read")
    return plain


def fold_name(name: str) -> str:
    """By what a name is found: no two users have names that differ in capitals or composition alone."""
    folded = unicodedata.normalize("NFKC", " ".join(name.split())[: 2 * LONGEST_NAME]).casefold()
    return folded.encode("utf-8", "replace").decode().replace("\0", "")


def expect_user(connection: Connection, name: str) -> User:
    """The user of that name. Raises RecordError."""
    user = _find(connection, name)
    if user is None:
        raise RecordError(f"{' '.join(name.split())[:LONGEST_NAME]}: there is no user of that name")
    return user


def _find(connection: Connection, name: str) -> User | None:
    row = connection.execute(select(room_user).where(_U.folded == fold_name(name))).one_or_none()
    return _user(row) if row else None


def _user(row: Row[Any]) -> User:
    return User(row.name, Role(row.role), row.made, row.password)
