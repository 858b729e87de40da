"""A change as a value: what became of one entry, and all that changed between two states of a record."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from memcon.model.entries import Negotiation, Rivalry
from memcon.model.findings import Edtf, Names
from memcon.model.kinds import FindingKind
from memcon.views.excerpts import Excerpt


class ChangeKind(StrEnum):
    """What has become of an entry. settled: kept, broken, withdrawn, held, called off, handed over, or no longer
    disputed; overdue: its day came and went; rival: accounts of it differ; quiet: nothing more was published of it;
    gone: nothing speaks for it any more, as where a later version of a report leaves it out."""

    NEW = "new"
    SETTLED = "settled"
    OVERDUE = "overdue"
    RIVAL = "rival"
    CHANGED = "changed"
    QUIET = "quiet"
    GONE = "gone"


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """What a field was before and is after; None where it was not, or is no longer, known. `finding` is the one that
    brought it and `excerpt` its words; both None where no report did. `said_by` is whose word a status is; None for the
    report's own."""

    field: str
    before: str | None = None
    after: str | None = None
    said_by: str | None = None
    finding: str | None = None
    excerpt: Excerpt | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One entry that is not as it was, told once: `change` is the weightiest of what can be said of it.

    `text` is the entry in words, as it is after (of one that is gone: as it was); `parties` are those whose it is;
    `formerly` other ids under which it was known before; `fields` what changed in it; `rivalries` accounts that came to
    differ; `overdue` whether its day has passed and it is still open; `told` the day of the last publication that
    speaks of it; `excerpts` the words that bear it out.
    """

    change: ChangeKind
    id: str
    kind: FindingKind
    text: str
    parties: Names = ()
    formerly: Names = ()
    fields: tuple[FieldChange, ...] = ()
    rivalries: tuple[Rivalry, ...] = ()
    overdue: bool = False
    told: Edtf | None = None
    excerpts: tuple[Excerpt, ...] = ()


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """The new statements of one side, the newest first; `side` is None for those of speakers of none of the sides."""

    side: str | None = None
    number: int
    statements: tuple[Change, ...]


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What changed. `before` and `after` are the two days; `articles` and `outlets` count what was published in
    between, `quiet_after` the days without a word after which an open matter has gone quiet. No entry is in two lists.
    """

    negotiation: Negotiation
    before: dt.date | None
    after: dt.date | None
    quiet_after: int
    articles: int
    outlets: int
    settled: tuple[Change, ...] = ()
    overdue: tuple[Change, ...] = ()
    rival: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    new: tuple[Change, ...] = ()
    said: tuple[Said, ...] = ()
    quiet: tuple[Change, ...] = ()
    gone: tuple[Change, ...] = ()

    def __iter__(self) -> Iterator[Change]:
        """All of them, statements too, the weightiest first."""
        yield from (*self.settled, *self.overdue, *self.rival, *self.changed, *self.new)
        for side in self.said:
            yield from side.statements
        yield from (*self.quiet, *self.gone)

    def __bool__(self) -> bool:
        return any(True for _ in self)
