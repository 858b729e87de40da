"""What somebody may do: look, decide too, or see the trail as well."""

from enum import StrEnum


class Role(StrEnum):
    """Each may what those before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def may(self, needed: "Role") -> bool:
        """Whether this role is `needed` or more."""
        return _RISING.index(self) >= _RISING.index(needed)


_RISING = tuple(Role)


def lesser(one: Role, other: Role) -> Role:
    """That of two roles which may less."""
    return other if one.may(other) else one
