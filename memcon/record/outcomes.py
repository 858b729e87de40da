"""What came of a change to the record, for the message about it."""

from enum import StrEnum

import msgspec


class Added(StrEnum):
    """What an article was to the record."""

    NEW = "new"
    NEW_PUBLICATION = "new publication"
    KNOWN = "known"


class Forgotten(msgspec.Struct, frozen=True):
    """What goes with an article: its text's id, how many publications, how many entries that rest on it alone, and how
    many decisions on it or on its words."""

    article: str
    publications: int
    entries: int
    decisions: int = 0
