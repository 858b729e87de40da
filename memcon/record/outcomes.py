"""What came of a change to the record, for the message about it."""

from enum import StrEnum

import msgspec


class Added(StrEnum):
    """What an article was to the record."""

    NEW = "new"
    NEW_PUBLICATION = "new publication"
    KNOWN = "known"


class Forgotten(msgspec.Struct, frozen=True):
    """What went with an article: its text's id, how many publications, how many entries that rested on it alone."""

    article: str
    publications: int
    entries: int
