"""Tokens with which programs ask the API in somebody's name. Each is shown once; the record keeps a hash of it."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, insert, select

from memcon.record.access.clock import moment, now, stamp
from memcon.record.access.passwords import digest
from memcon.record.access.roles import Role, lesser
from memcon.record.access.tables import room_token, room_user
from memcon.record.access.trail import By, Deed, note
from memcon.record.access.users import expect_user, fold_name
from memcon.record.errors import AmbiguousId, RecordError, UnknownId
from memcon.record.store import Store

BEGINNING = "memcon_"  # by which programs that look for lost secrets know one
LONGEST_LABEL = 80
_T, _U = room_token.c, room_user.c


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A token without its secret: whose, what for, and what it may do at most; `until` is when it runs out."""

    id: str
    user: str
    label: str
    role: Role
    made: str
    until: str | None


@dataclass(frozen=True, slots=True)
class Bearer:
    """A program that asks in somebody's name: it may what both the token and that user may."""

    token: str
    user: str
    role: Role


class ApiTokens:
    """The tokens of a record. Each call is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, user: str, label: str, by: By, *, role: Role | None = None,
            days: int | None = None) -> tuple[ApiToken, str]:  # fmt: skip
        """Makes a token, and the secret that is shown once. Raises RecordError where nobody has that name, or the role
        is above theirs."""
        label = " ".join(label.split())
        if not label or len(label) > LONGEST_LABEL or not label.isprintable():
            raise RecordError(f"say what the token is for, in 1 to {LONGEST_LABEL} characters that can be read")
        secret = BEGINNING + secrets.token_urlsafe(32)
        until = stamp(moment() + dt.timedelta(days=days)) if days else None
        with self._store.writing() as connection:
            holder = expect_user(connection, user)
            if role and not holder.role.may(role):
                raise RecordError(f"{holder.name} is a {holder.role}: a token cannot do more than its user")
            made = ApiToken(f"p-{secrets.token_hex(6)}", holder.name, label, role or holder.role, now(), until)
            row = {"id": made.id, "user": made.user, "label": made.label, "role": made.role, "made": made.made}
            connection.execute(insert(room_token).values(**row, until=until, hash=digest(secret)))
            note(connection, by, Deed.TOKEN_ADDED, f"{made.id}, {made.user}, {made.role}")
        return made, secret

    def all(self, user: str | None = None) -> tuple[ApiToken, ...]:
        """The tokens, or those of one user, in the order made."""
        held = room_token.join(room_user, _T.user == _U.name)
        asked = select(room_token).select_from(held).order_by(_T.made, _T.id)
        if user is not None:
            asked = asked.where(_U.folded == fold_name(user))
        with self._store.reading() as connection:
            return tuple(map(_token, connection.execute(asked)))

    def find(self, secret: str) -> Bearer | None:
        """Whose token it is; None where it is nobody's, was revoked or ran out."""
        held = room_token.join(room_user, _T.user == _U.name)
        runs = _T.until.is_(None) | (_T.until >= now())
        asked = select(_T.id, _T.user, _T.role, _U.role.label("users")).select_from(held)
        with self._store.reading() as connection:
            row = connection.execute(asked.where((_T.hash == digest(secret)) & runs)).one_or_none()
        return Bearer(row.id, row.user, lesser(Role(row.role), Role(row.users))) if row else None

    def revoke(self, id_: str, by: By) -> ApiToken:
        """Takes a token back, by its id or a beginning of it. Raises UnknownId, AmbiguousId."""
        found = [token for token in self.all() if id_ and token.id.startswith(id_)]
        if len(found) != 1:
            raise AmbiguousId(f"{id_}: more than one token begins so") if found else UnknownId(f"{id_}: no such token")
        with self._store.writing() as connection:
            connection.execute(delete(room_token).where(_T.id == found[0].id))
            note(connection, by, Deed.TOKEN_REVOKED, f"{found[0].id}, {found[0].user}")
        return found[0]


def _token(row: Row[Any]) -> ApiToken:
    return ApiToken(row.id, row.user, row.label, Role(row.role), row.made, row.until)
