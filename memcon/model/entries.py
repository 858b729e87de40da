"""Entries: the things of the record, made of findings and decisions."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from memcon.model.articles import Publication
from memcon.model.decisions import Decision
from memcon.model.findings import Edtf, Finding, Names, Quantity
from memcon.model.kinds import CommitmentStatus, DecisionKind, FindingKind
from memcon.model.passages import Passage

F = TypeVar("F", bound=Finding)
_NO_WORD = (None, CommitmentStatus.DISPUTED)  # in a correction: it says of no account that it is right
_SAME_MATTER: Mapping[str, tuple[str, ...]] = {"due": ("due_text", "trigger"), "date": ("date_text",)}


class Claim(msgspec.Struct, Generic[F], frozen=True, kw_only=True):
    """One finding of one text, as evidence of an entry.

    `publications` are the text's appearances, earliest first; `published` is the earliest known day, `published_from`
    the first day that is possible where only a window is known. `story` is the same for copies of one text, which
    count as one source. `added_by` is the decision that put it there, where no reader found it.
    """

    finding: F
    text_id: str
    passages: tuple[Passage, ...]
    publications: tuple[Publication, ...] = ()
    published: Edtf | None = None
    published_from: Edtf | None = None
    story: str
    added_by: str | None = None


class StatusChange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A status that an entry is said to have reached: when (`on`), in the words of whom (`said_by`; None for the
    report itself), by which finding, published when. `planned` are the days that a meeting was then to be held on,
    or to which a promise was put off, `quantity` how much was done where that is a part of what was promised."""

    status: str
    on: Edtf | None = None
    planned: Edtf | None = None
    said_by: str | None = None
    finding: str
    published: Edtf | None = None
    quantity: Quantity | None = None


class Account(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One version of a matter, who stands behind it, and the findings it rests on."""

    value: str
    said_by: Names = ()
    findings: tuple[str, ...]


class Outcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What later reporting shows of a matter over which accounts differ: the value, the finding that gives it on its
    report's own account, and when that was published."""

    value: str
    finding: str
    published: Edtf | None = None


class Rivalry(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts of one field of an entry ("due", "status", "date", "place", "quantity", "round") that differ; `dispute`
    where they cannot both hold, and neither later reporting, which is `outcome`, nor a person has said which does."""

    field: str
    accounts: tuple[Account, ...]
    dispute: bool
    outcome: Outcome | None = None


def settled_by(rivalry: Rivalry, decisions: Sequence[Decision]) -> str | None:
    """Who said last, in a correction among `decisions`, what the field is of which accounts differ."""
    told = {rivalry.field, *_SAME_MATTER.get(rivalry.field, ())}
    corrections = (d for d in reversed(decisions) if d.kind is DecisionKind.CORRECT)
    return next((d.who for d in corrections if any(d.fields.get(name) not in _NO_WORD for name in told)), None)


class Entry(msgspec.Struct, Generic[F], frozen=True, kw_only=True):
    """One thing in the record. `fields` is the merged picture in the shape of a finding; `claims` what it rests on,
    by publication; `history` the statuses it went through; `rivalries` where accounts differ; `answers` the ids of
    the moves that answer it."""

    id: str
    kind: FindingKind
    fields: F
    claims: tuple[Claim[F], ...]
    history: tuple[StatusChange, ...] = ()
    rivalries: tuple[Rivalry, ...] = ()
    answers: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def sources(self) -> int:
        """How many independent texts it rests on; copies of one text count once."""
        return len({claim.story for claim in self.claims})


class Gist(Entry[F], Generic[F], frozen=True, kw_only=True):
    """An entry for a page of many: `claims` are only those that tell most of it, `stories` how many independent texts
    it rests on in all."""

    stories: int

    @property
    def sources(self) -> int:
        return self.stories


class Negotiation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a record is about, or a part of it. `named` where a person has named it; until then its sides are the
    parties that speak and are spoken of most. `about` are the words that tell it from other negotiations of the
    record, `but` phrases with such a word in them that tell something else."""

    id: str
    name: str | None = None
    sides: Names = ()
    mediators: Names = ()
    others: Names = ()
    about: Names = ()
    but: Names = ()
    named: bool = False


class Filed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An article as the record holds it: one text with its publications, earliest first, and what was made of it.

    `published` is the day that its reading counts from, `published_window` the EDTF window that the text fixes where
    no day is known. `language` is the ISO 639-1 code of its text, where that could be told. `copies` are the ids of
    texts that are copies or near-copies of it, `superseded_by` the id of its newest version, where that is another.
    `counts` has the number of findings by kind; `gaps` the sentences of which the reader made nothing.
    """

    id: str
    title: str | None = None
    publications: tuple[Publication, ...]
    published: Edtf | None = None
    published_window: Edtf | None = None
    words: int
    language: str | None = None
    reader: str | None = None
    counts: dict[str, int] = {}
    gaps: tuple[Passage, ...] = ()
    copies: tuple[str, ...] = ()
    superseded_by: str | None = None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a record rests on: `first` and `last` are the first and last day of publication; `inferred` is how many
    articles there are whose day no source says, though their text leaves few possible, `undated` of whose day nothing
    is known."""

    articles: int
    outlets: int
    first: Edtf | None = None
    last: Edtf | None = None
    inferred: int
    undated: int
