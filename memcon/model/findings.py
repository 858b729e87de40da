"""Findings: what one reading claims, in the shape that `memcon extract` writes.

Spans are characters into the text of the reading, end exclusive. Names of parties are as the article's actors bear
them. Dates are EDTF. What is not known is None or empty, never a default.
"""

from typing import Annotated

import msgspec

from memcon.model.edtf import EDTF_PATTERN
from memcon.model.kinds import (
    ActorKind,
    Attitude,
    CommitmentStatus,
    DeedKind,
    DocumentStatus,
    EventClass,
    FindingKind,
    MeetingKind,
    MeetingStatus,
    MoveKind,
    Order,
    StatementKind,
)
from memcon.model.passages import Span, Spans

Edtf = Annotated[
    str, msgspec.Meta(pattern=EDTF_PATTERN, description="an EDTF value, as precise as the text and no more")
]
Confidence = Annotated[float, msgspec.Meta(ge=0, le=1, description="rounded to two places")]
Names = tuple[str, ...]


class Statement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a speaker said, or is reported to hold.

    `source` is where the speaker stands in the text, `speaker` who that is; `content` leaves out the outer quotation
    marks; `cue_text` are the words of the cue, without which a denial would read as a claim; `via` are those through
    whom it is reported, nearest to the text first; `within` is the id of the statement that holds this one; `same_as`
    the id of an earlier statement of this text with the same words, wholly or in part; `side_inferred` that no report
    of it gives the side, and others of the record all give the speaker this one (never in a reading). Of statements
    with `confidence` 0.9, nine in ten have the right content and source (it does not speak of who the source is).
    """

    id: str
    speaker: str | None = None
    office: str | None = None
    side: str | None = None
    side_inferred: bool = False
    kind: StatementKind
    attitude: Attitude
    content: Spans
    source: Spans = ()
    cue: Spans = ()
    cue_text: str | None = None
    addressee: str | None = None
    channel: str | None = None
    occasion: str | None = None
    said_on: Edtf | None = None
    via: Names = ()
    within: str | None = None
    same_as: str | None = None
    confidence: Confidence | None = None

    @property
    def evidence(self) -> Spans:
        return self.content


class Meeting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A round, call, summit or visit. `duration` and `outcome` ("no breakthrough") are in the words of the text; `also`
    are further mentions of it; `date_text` is the date as written; `time` the time of day at which it begins, in ISO
    8601, with an offset only where the text names its zone ("10:00", "10:00+00:00");
    `status_by` is who says that it has this status, None where the report itself does; `aside` marks a gathering at
    which someone merely spoke."""

    id: str
    what: str
    kind: MeetingKind | None = None
    parties: Names = ()
    place: str | None = None
    date: Edtf | None = None
    date_text: str | None = None
    date_inferred: bool = False
    time: str | None = None
    round: int | None = None
    host: str | None = None
    mediator: str | None = None
    proposer: str | None = None
    status: MeetingStatus | None = None
    status_by: str | None = None
    duration: str | None = None
    outcome: str | None = None
    aside: bool = False
    evidence: Spans
    also: Spans = ()


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is said of a paper of the negotiation: that it has reached `status`. `owner` is the party whose
    paper it is."""

    id: str
    what: str
    owner: str | None = None
    status: DocumentStatus | None = None
    status_by: str | None = None
    date: Edtf | None = None
    evidence: Spans


class Quantity(msgspec.Struct, frozen=True, omit_defaults=True):
    """How much is owed or given: 1,000 prisoners from each side."""

    amount: float
    of: str
    each: bool = False


class Commitment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who owes what to whom, by when or upon what trigger, and what became of it.

    `due` is the latest time it may be done in, `due_text` its words; `put_off_to` is the one that took its place;
    `trigger` is an event in the text's words; `made_on` is when it was undertaken, where the text says;
    `document` and `agreed_at` are ids of the document owed and of the meeting where it was agreed.
    """

    id: str
    by: Names
    to: Names = ()
    what: str
    quantity: Quantity | None = None
    due: Edtf | None = None
    due_text: str | None = None
    put_off_to: Edtf | None = None
    trigger: str | None = None
    made_on: Edtf | None = None
    document: str | None = None
    agreed_at: str | None = None
    status: CommitmentStatus | None = None
    status_by: str | None = None
    status_on: Edtf | None = None
    evidence: Spans

    @property
    def due_now(self) -> Edtf | None:
        """When it is due as it now stands: the time that it was put off to, else the first."""
        return self.put_off_to or self.due


class Step(Commitment, frozen=True, kw_only=True, omit_defaults=True):
    """A step of the kind that can be promised, which a text tells as taken, put off, called off or not taken, or as
    never promised, without telling of the promise. By itself it is no commitment; where another text tells of the
    promise, the record sees by it what became of this."""


class Part(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing of those that a choice puts together, in its words."""

    what: str
    span: Span


class Choice(msgspec.Struct, frozen=True, omit_defaults=True):
    """One of the alternatives that a move names: all its parts together, or one alone. `label` is its "Option 1"."""

    label: str | None = None
    parts: tuple[Part, ...] = ()


class Move(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a party does at the table. `statement` is the id of the statement that makes it; `answers` of the move or
    meeting that it answers; `strength` is the modal that weakens it, as written ("may consider"). `choices` are the
    alternatives that it names, where it names several, or the one package of several things."""

    id: str
    kind: MoveKind
    by: Names = ()
    toward: Names = ()
    what: str
    strength: str | None = None
    choices: tuple[Choice, ...] = ()
    statement: str | None = None
    answers: str | None = None
    evidence: Spans


class Deed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a party does away from the table that bears on it. `status_by` is who says so; None: the report does."""

    id: str
    kind: DeedKind | None = None
    what: str
    by: Names = ()
    toward: Names = ()
    date: Edtf | None = None
    place: str | None = None
    status_by: str | None = None
    evidence: Spans


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A PLOVER event that a move, meeting or deed (`of`, its id) amounts to; actors by their codes and, where the text
    names them, their sectors."""

    event: EventClass
    mode: str | None = None
    source: Names = ()
    target: Names = ()
    source_sector: str | None = None
    target_sector: str | None = None
    of: str | None = None
    evidence: Spans
    confidence: Confidence | None = None


class Relation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a time hangs on an event that the text names: "two days after the exchange"; "soon after" has no count."""

    event: Annotated[tuple[int, int], msgspec.Meta(description="[start, end)")]
    order: Order
    count: int | None = None
    unit: str | None = None


class DateMention(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A dated expression of the text. `how` says in words how `value` was found; `inferred` that the year, or the day
    it counts from, was not given but worked out; `relation` the event that it counts from."""

    span: Annotated[tuple[int, int], msgspec.Meta(description="[start, end)")]
    text: str
    value: Edtf | None = None
    how: str | None = None
    inferred: bool = False
    relation: Relation | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person, state, organisation, armed group or union of the article. `code`: ISO 3166-1 alpha-3 for states,
    PLOVER's own for international bodies; `names` are the forms that the text uses, pronouns and offices left out."""

    id: str
    name: str
    kind: ActorKind
    office: str | None = None
    side: str | None = None
    code: str | None = None
    names: Names = ()
    mentions: Spans

    @property
    def evidence(self) -> Spans:
        return self.mentions


Finding = Statement | Meeting | Document | Commitment | Move | Deed | Actor

KIND_OF: dict[type, FindingKind] = {
    Statement: FindingKind.STATEMENT,
    Meeting: FindingKind.MEETING,
    Document: FindingKind.DOCUMENT,
    Commitment: FindingKind.COMMITMENT,
    Step: FindingKind.COMMITMENT,
    Move: FindingKind.MOVE,
    Deed: FindingKind.DEED,
    Actor: FindingKind.ACTOR,
}
CLASS_OF: dict[FindingKind, type[Finding]] = {
    FindingKind.STATEMENT: Statement,
    FindingKind.MEETING: Meeting,
    FindingKind.DOCUMENT: Document,
    FindingKind.COMMITMENT: Commitment,
    FindingKind.MOVE: Move,
    FindingKind.DEED: Deed,
    FindingKind.ACTOR: Actor,
}


def kind_of(finding: Finding) -> FindingKind:
    return KIND_OF[type(finding)]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one version of the reader found in one text in its context.

    `published` is the publication day that was given; `published_inferred` the EDTF window that the text itself
    fixes where none was given. `gaps` are sentences with quotation marks or reporting verbs of which nothing was made.
    """

    id: str
    text: str
    published: str | None = None
    published_inferred: Edtf | None = None
    outlet: str | None = None
    title: str | None = None
    language: str | None = None
    reader: str
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    documents: tuple[Document, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    moves: tuple[Move, ...] = ()
    deeds: tuple[Deed, ...] = ()
    steps: tuple[Step, ...] = ()
    events: tuple[Event, ...] = ()
    dates: tuple[DateMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    gaps: Spans = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that can become entries, by kind and then in the order of the reading."""
        return (
            *self.statements,
            *self.meetings,
            *self.documents,
            *self.commitments,
            *self.moves,
            *self.deeds,
            *self.steps,
            *self.actors,
        )
