"""What comes of each thing that a corpus holds: it is read, passed over for a reason, or fails with a cause."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

import msgspec


class Reason(StrEnum):
    """Why something is passed over without being read."""

    LANGUAGE = "in another language"
    NO_MATCH = "without the words asked for"
    NO_PAGE = "no page of text (a picture, a script, a style)"
    NOT_FOUND = "the answer of a server that had no page"
    NO_RESPONSE = "a record of the archive that is no answer of a server"
    EMPTY = "without a text"


class Failed(msgspec.Struct, frozen=True):
    """Something that could not be read: where it stands, and why not."""

    place: str
    cause: str


class Tally(msgspec.Struct, frozen=True):
    """What was done: articles read, those of them without a day of publication, their words; what was passed over, by
    reason, those in other languages also by language; what failed."""

    articles: int = 0
    undated: int = 0
    words: int = 0
    passed: dict[str, int] = {}
    languages: dict[str, int] = {}
    failed: int = 0

    @property
    def passed_over(self) -> int:
        return sum(self.passed.values())


def add_up(tallies: Iterable[Tally]) -> Tally:
    """All of them as one."""
    sums: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for tally in tallies:
        sums.update(articles=tally.articles, undated=tally.undated, words=tally.words, failed=tally.failed)
        passed.update(tally.passed)
        languages.update(tally.languages)
    return Tally(passed=dict(sorted(passed.items())), languages=dict(sorted(languages.items())), **sums)
