"""Each thing of the record as a node: what is not known is not there."""

from collections.abc import Callable, Iterable
from typing import Any

from memcon.interchange.cast import Cast
from memcon.interchange.inert import web_address
from memcon.interchange.linked.context import THINGS
from memcon.model.articles import Publication
from memcon.model.entries import Entry, Filed
from memcon.model.findings import Actor, Commitment, Deed, Document, Meeting, Move, Statement
from memcon.model.kinds import ActorKind, MeetingStatus, StatementKind
from memcon.views.wording import quote_of, say_quantity

Node = dict[str, Any]
_ACTORS = {
    ActorKind.PERSON: "schema:Person",
    ActorKind.STATE: "schema:Country",
    ActorKind.UNNAMED: "schema:Thing",  # one or several, nobody knows
}
_EVENT_STATUS = {
    MeetingStatus.SCHEDULED: "schema:EventScheduled",
    MeetingStatus.HELD: "schema:EventScheduled",
    MeetingStatus.POSTPONED: "schema:EventPostponed",
    MeetingStatus.CANCELLED: "schema:EventCancelled",
}


def urn(id_: str) -> str:
    """The name of a thing of the record by its id."""
    return f"{THINGS}{id_}"


def node_of(entry: Entry[Any], cast: Cast) -> Node:
    """An entry, in the terms of schema.org where it has them."""
    told = _TOLD[type(entry.fields)](entry, cast)
    known = told | {
        "sources": entry.sources,
        "decided": [decision.kind.value for decision in entry.decisions],
    }
    return {"id": urn(entry.id), **_only_known(known)}


def article_node(filed: Filed, text: str) -> Node:
    """An article with its text, in which the annotations count, and where it appeared."""
    first = filed.publications[0] if filed.publications else Publication()
    known = {
        "headline": filed.title,
        "author": _called(first.author),
        "url": web_address(first.url),
        "datePublished": first.published,
        "inLanguage": filed.language,
        "wordCount": filed.words,
        "publication": [_publication(one) for one in filed.publications],
        "articleBody": text,
    }
    return {"id": urn(filed.id), "type": "schema:Article", **_only_known(known)}


def _publication(publication: Publication) -> Node:
    known = {
        "publishedBy": _called(publication.outlet),
        "headline": publication.title,
        "datePublished": publication.published,
        "url": web_address(publication.url),
    }
    return {"type": "schema:PublicationEvent", **_only_known(known)}


def _called(name: str | None) -> Node | None:
    """Somebody of whom the name is known and nothing else."""
    return {"name": name} if name else None


def _who(names: Iterable[str], cast: Cast) -> list[Any]:
    return [urn(cast[name]) if name in cast else {"name": name} for name in names]


def _one(name: str | None, cast: Cast) -> Any:
    return _who([name], cast)[0] if name else None


def _entry(id_: str | None) -> str | None:
    return urn(id_) if id_ else None


def _only_known(told: Node) -> Node:
    return {name: value for name, value in told.items() if value not in (None, "", [], ())}


def _statement(entry: Entry[Statement], cast: Cast) -> Node:
    """The speaker's own words are a quotation; what a report says for a speaker is a claim."""
    said = entry.fields
    return {
        "type": "schema:Quotation" if said.kind is StatementKind.DIRECT else "schema:Claim",
        "text": quote_of(entry),
        "creator": _one(said.speaker, cast),
        "dateCreated": said.said_on,
        "kind": said.kind.value,
        "attitude": said.attitude.value,
        "cue": said.cue_text,
        "addressee": said.addressee,
        "channel": said.channel,
        "occasion": said.occasion,
        "via": _who(said.via, cast),
        "within": _entry(said.within),
        "confidence": said.confidence,
    }


def _meeting(entry: Entry[Meeting], cast: Cast) -> Node:
    """schema.org's own status only where the reporting itself has it; what a party says is no fact."""
    meeting = entry.fields
    status = meeting.status if meeting.status_by is None else None
    return {
        "type": "schema:Event",
        "name": meeting.what,
        "startDate": meeting.date,
        "location": _place(meeting.place),
        "attendee": _who(meeting.parties, cast),
        "organizer": _one(meeting.host, cast),
        "eventStatus": _EVENT_STATUS.get(status) if status else None,
        "kind": meeting.kind.value if meeting.kind else None,
        **_status(meeting, cast),
    }


def _deed(entry: Entry[Deed], cast: Cast) -> Node:
    deed = entry.fields
    return {
        "type": "schema:Action",
        "description": deed.what,
        "agent": _who(deed.by, cast),
        "participant": _who(deed.toward, cast),
        "startTime": deed.date,
        "location": _place(deed.place),
        "kind": deed.kind.value if deed.kind else None,
        "statusBy": _one(deed.status_by, cast),
    }


def _move(entry: Entry[Move], cast: Cast) -> Node:
    move = entry.fields
    return {
        "type": "schema:Action",
        "description": move.what,
        "agent": _who(move.by, cast),
        "participant": _who(move.toward, cast),
        "kind": move.kind.value,
        "strength": move.strength,
        "statement": _entry(move.statement),
        "answers": _entry(move.answers),
    }


def _commitment(entry: Entry[Commitment], cast: Cast) -> Node:
    owed = entry.fields
    return {
        "type": "memcon:Commitment",
        "description": owed.what,
        "agent": _who(owed.by, cast),
        "participant": _who(owed.to, cast),
        "endTime": owed.due,
        "trigger": owed.trigger,
        "quantity": say_quantity(owed.quantity),
        "document": _entry(owed.document),
        "agreedAt": _entry(owed.agreed_at),
        **_status(owed, cast),
    }


def _document(entry: Entry[Document], cast: Cast) -> Node:
    paper = entry.fields
    return {
        "type": "schema:CreativeWork",
        "name": paper.what,
        "owner": _one(paper.owner, cast),
        **_status(paper, cast),
    }


def _actor(entry: Entry[Actor], cast: Cast) -> Node:
    actor = entry.fields
    return {
        "type": _ACTORS.get(actor.kind, "schema:Organization"),
        "name": actor.name,
        "alternateName": [name for name in actor.names if name != actor.name],
        "jobTitle": actor.office,
        "affiliation": _one(actor.side, cast) if actor.side != actor.name else None,
        "identifier": actor.code,
        "kind": actor.kind.value,
    }


def _status(thing: Meeting | Commitment | Document, cast: Cast) -> Node:
    return {"status": thing.status.value if thing.status else None, "statusBy": _one(thing.status_by, cast)}


def _place(name: str | None) -> Node | None:
    return {"type": "schema:Place", "name": name} if name else None


_TOLD: dict[type, Callable[[Entry[Any], Cast], Node]] = {
    Statement: _statement,
    Meeting: _meeting,
    Document: _document,
    Commitment: _commitment,
    Move: _move,
    Deed: _deed,
    Actor: _actor,
}
