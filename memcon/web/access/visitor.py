"""Who makes a request."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from memcon.record.access.roles import Role
from memcon.record.access.sessions import Session


@dataclass(frozen=True)
class Visitor:
    """Whoever asks, with what they may do. `name` is that of the user; in a room that is open to this machine alone
    nobody logs in, and it is None. `session` is there where a browser is logged in."""

    role: Role | None
    name: str | None = None
    session: Session | None = None

    @property
    def is_alone(self) -> bool:
        """Whether the room is open to this machine alone."""
        return self.name is None and self.role is not None

    @property
    def reviews(self) -> bool:
        """Whether they may decide and add."""
        return self.may(Role.REVIEWER)

    @property
    def administers(self) -> bool:
        """Whether they may see the trail, and take back what others decided."""
        return self.may(Role.ADMIN)

    def may(self, needed: Role) -> bool:
        """Whether they have this role or more."""
        return self.role is not None and self.role.may(needed)


ALONE = Visitor(Role.ADMIN)
"""Whoever sits at the machine of a room that is open to it alone."""
STRANGER = Visitor(None)
"""Somebody who is not logged in."""


def visitor_of(request: HTTPConnection) -> Visitor:
    """Who makes this request, as was found at the door."""
    visitor: Visitor = getattr(request.state, "visitor", STRANGER)
    return visitor


def address_of(request: HTTPConnection) -> str:
    """The network address that a request comes from."""
    return request.client.host if request.client else "unknown"
