"""What an input holds before anything of it is parsed: objects, pages and whole files, one after the other."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from memcon.corpus.outcomes import Failed, Reason


class Form(StrEnum):
    """What the bytes of a raw article are."""

    OBJECT = "object"
    FILE = "file"


class Raw(msgspec.Struct, frozen=True, array_like=True):
    """An article as it came. `place` names it, so that it can be found again; `address`, `media_type` and `charset`
    are what a server told of it, and `fetched` when it was fetched."""

    place: str
    form: Form
    data: bytes
    address: str | None = None
    media_type: str | None = None
    charset: str | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """Something that is none of the articles that are looked for."""

    reason: Reason
    language: str | None = None


Piece = Raw | Passed | Failed
"""One thing that an input holds."""
