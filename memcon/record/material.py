"""What the fold works on: texts with their readings, decisions, and the ids that were shown before."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from memcon.model.articles import Publication, Text
from memcon.model.decisions import Decision
from memcon.model.edtf import When
from memcon.model.entries import Claim
from memcon.model.findings import Reading
from memcon.model.kinds import FindingKind
from memcon.model.passages import Spans

AnyClaim = Claim[Any]


@dataclass(frozen=True, slots=True)
class Source:
    """One text as the fold sees it: publications earliest first, `set` decisions laid over them; `published` the day
    that its reading counts from; `reading` the current one, if it has been read."""

    text: Text
    publications: tuple[Publication, ...]
    published: str | None
    story: str
    reading: Reading | None = None
    names: tuple[str, ...] = ()

    @property
    def window(self) -> str | None:
        """The EDTF window that the text itself fixes where no day is known."""
        return None if self.published or not self.reading else self.reading.published_inferred


@dataclass(frozen=True, slots=True)
class Former:
    """A finding that some reading once made, and where: by its id, if it is not current, its heir is found."""

    id: str
    text_id: str
    kind: FindingKind
    spans: Spans


@dataclass(frozen=True, slots=True)
class Material:
    """All that an entry can come from. Texts by id; decisions in the order made; `replaced` are texts whose bytes were
    cleaned better since, by id, with the id of the text that took their place."""

    sources: tuple[Source, ...]
    decisions: tuple[Decision, ...] = ()
    formers: tuple[Former, ...] = ()
    replaced: Mapping[str, tuple[Text, str]] = field(default_factory=dict)

    def stands_for(self, text_id: str) -> str:
        """The text that a better cleaning has put in the place of one by now."""
        while text_id in self.replaced:
            text_id = self.replaced[text_id][1]
        return text_id

    def without(self, texts: frozenset[str]) -> "Material":
        """The same, as if these texts had never come in."""
        sources = tuple(source for source in self.sources if source.text.id not in texts)
        formers = tuple(former for former in self.formers if former.text_id not in texts)
        return replace(self, sources=sources, formers=formers)


def claim_order(claim: AnyClaim) -> tuple[str, str]:
    """Sorts claims by when they were published, those of an unknown day last."""
    return (claim.published or claim.published_from or "9999", claim.finding.id)


@lru_cache(maxsize=1 << 16)
def when(value: str | None) -> When | None:
    return When.maybe(value)


@lru_cache(maxsize=1 << 16)
def first_day(value: str | None) -> dt.date | None:
    known = when(value)
    return known.first if known else None


def day_of(claim: AnyClaim) -> dt.date | None:
    """The day from which the claim can have been known; None where nothing is known of it."""
    return first_day(claim.published or claim.published_from)


def buckets(day: dt.date, size: int) -> tuple[int, int]:
    """Keys of which two days share one if they are at most `size` days apart, and none if twice that."""
    number = day.toordinal() // size
    return (number, number + 1)


def days_apart(a: AnyClaim, b: AnyClaim) -> int | None:
    """Days between two claims' publications; None where either is unknown."""
    one, other = day_of(a), day_of(b)
    return abs((one - other).days) if one and other else None


def near_in_time(a: AnyClaim, b: AnyClaim, days: int) -> bool:
    """Whether two claims were published within `days`, or may have been."""
    apart = days_apart(a, b)
    return apart is None or apart <= days
