"""All that says who may use a record, in one place."""

from dataclasses import dataclass

from memcon.record.access.sessions import Sessions
from memcon.record.access.tokens import ApiTokens
from memcon.record.access.trail import Trail
from memcon.record.access.users import Users
from memcon.record.store import Store


@dataclass(frozen=True)
class Access:
    """Users, sessions, tokens and the trail of a record."""

    users: Users
    sessions: Sessions
    tokens: ApiTokens
    trail: Trail

    @classmethod
    def to(cls, store: Store) -> "Access":
        """Those of a store."""
        return cls(Users(store), Sessions(store), ApiTokens(store), Trail(store))
