"""The closed lists: kinds and statuses, in the words of the field."""

from enum import StrEnum


class FindingKind(StrEnum):
    """What a finding, and the entry made of it, is about."""

    STATEMENT = "statement"
    MEETING = "meeting"
    DOCUMENT = "document"
    COMMITMENT = "commitment"
    MOVE = "move"
    DEED = "deed"
    ACTOR = "actor"


class MarkKind(StrEnum):
    """What a part of a text was where it came from, or that it is in another language than the rest."""

    HEADING = "heading"
    QUOTE = "quote"
    PAGE = "page"
    FOREIGN = "foreign"


class StatementKind(StrEnum):
    """direct: the speaker's own words in quotation marks; mixed: some of them; indirect: none."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Attitude(StrEnum):
    """said: uttered, or an act of speech; held: a wish, belief or intention that is reported."""

    SAID = "said"
    HELD = "held"


class MeetingStatus(StrEnum):
    """What a meeting has come to; lapsed: its day passed and nothing more was heard of it."""

    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    REJECTED = "rejected"
    LAPSED = "lapsed"


class MeetingKind(StrEnum):
    """What kind of meeting, where the text calls it so; visit: one side goes to another."""

    ROUND = "round"
    CALL = "call"
    VISIT = "visit"
    SUMMIT = "summit"
    SIGNING = "signing"
    WORKING_GROUP = "working group"


class CommitmentStatus(StrEnum):
    """Overdue is not among them: it is computed for a given day."""

    PENDING = "pending"
    CONDITIONAL = "conditional"
    PART_KEPT = "part-kept"
    KEPT = "kept"
    PUT_OFF = "put-off"
    BROKEN = "broken"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


class DocumentStatus(StrEnum):
    """What is said to have happened to a paper of the negotiation."""

    ANNOUNCED = "announced"
    DRAFTED = "drafted"
    ASKED_FOR = "asked-for"
    PROMISED = "promised"
    HANDED_OVER = "handed-over"
    ANSWERED = "answered"
    PUBLISHED = "published"
    SIGNED = "signed"


class MoveKind(StrEnum):
    """What a party does at the table."""

    PROPOSAL = "proposal"
    DEMAND = "demand"
    PRECONDITION = "precondition"
    OFFER = "offer"
    CONCESSION = "concession"
    ACCEPTANCE = "acceptance"
    REJECTION = "rejection"
    ACCUSATION = "accusation"
    DENIAL = "denial"
    THREAT = "threat"
    WARNING = "warning"
    APPEAL = "appeal"
    AGREEMENT = "agreement"
    WITHDRAWAL = "withdrawal"
    THANKS = "thanks"
    SUPPORT = "support"


class Order(StrEnum):
    """Where a time lies that counts from an event."""

    BEFORE = "before"
    ON = "on"
    AFTER = "after"


class DeedKind(StrEnum):
    """attack: violence outside battle; fighting: armed forces at work; pullback: of forces or from office."""

    ATTACK = "attack"
    FIGHTING = "fighting"
    MOBILISATION = "mobilisation"
    PULLBACK = "pullback"
    RELEASE = "release"
    AID = "aid"
    SANCTION = "sanction"
    EXPULSION = "expulsion"
    ARREST = "arrest"
    COERCION = "coercion"
    PROTEST = "protest"
    STRIKE = "strike"
    INVESTIGATION = "investigation"
    COOPERATION = "cooperation"
    TIES = "ties"


class ActorKind(StrEnum):
    """What kind of actor; unnamed: one who is known by a role alone ("a senior official")."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed group"
    UNION = "union"
    PARTY = "party"
    COURT = "court"
    OUTLET = "outlet"
    UNNAMED = "unnamed"


class EventClass(StrEnum):
    """PLOVER's event classes (Open Event Data Alliance)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    CONCEDE = "CONCEDE"
    RETREAT = "RETREAT"
    DEMAND = "DEMAND"
    DISAPPROVE = "DISAPPROVE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    FIGHT = "FIGHT"
    INVESTIGATE = "INVESTIGATE"


class DecisionKind(StrEnum):
    """What a person can say of an entry, of an article or of the negotiation."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    NOTE = "note"
    SET = "set"
    NAME = "name"
    FILE = "file"
    ISSUES = "issues"
    UNDO = "undo"
