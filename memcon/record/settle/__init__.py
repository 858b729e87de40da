"""From the claims of one entry to the entry: its fields, its history, and where its accounts differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from memcon.model.decisions import Decision
from memcon.model.entries import Entry, Gist, Rivalry, settled_by
from memcon.model.findings import Commitment, Finding, kind_of
from memcon.model.kinds import CommitmentStatus, DecisionKind
from memcon.record.claims import corrected
from memcon.record.errors import RecordError
from memcon.record.material import AnyClaim
from memcon.record.merge.parties import Parties
from memcon.record.settle.fields import merge_fields
from memcon.record.settle.history import recount
from memcon.record.settle.keeping import weigh_steps
from memcon.record.settle.putting_off import weigh_putting_off
from memcon.record.settle.rivalries import find_rivalries

_GOES_WITH: Mapping[str, tuple[str, ...]] = {
    "status": ("status_by", "status_on"),
    "date": ("date_text", "date_inferred", "time"),
    "due": ("due_text",),
}
_OPEN = frozenset({None, CommitmentStatus.PENDING, CommitmentStatus.CONDITIONAL})


@dataclass(frozen=True)
class Bench:
    """What settling an entry needs to know of the others: who is who, the entry of each finding, the moves that answer
    each entry, the decisions about each finding."""

    parties: Parties = field(default_factory=Parties)
    membership: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decisions: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)


def settle(entry_id: str, claims: Sequence[AnyClaim], bench: Bench) -> Entry[Finding]:
    """The entry that `claims`, which are in the order of their publication, come to."""
    promises, weighed = weigh_steps(weigh_putting_off(claims))
    history = recount(weighed, bench.parties)
    decisions = _decisions_about(claims, bench)
    rivalries = tuple(_settled(rivalry, decisions) for rivalry in find_rivalries(weighed, bench.parties))

    def entry_of(id_: str | None) -> str | None:
        found = bench.membership.get(id_) if id_ else None
        return None if found == entry_id else found

    fields = merge_fields(promises or weighed, history, bench.parties, entry_of)
    return Entry(
        id=entry_id,
        kind=kind_of(fields),
        fields=_correct(_mark_disputed(msgspec.structs.replace(fields, id=entry_id), rivalries), decisions),
        claims=tuple(claims),
        history=history,
        rivalries=rivalries,
        answers=bench.answers.get(entry_id, ()),
        decisions=decisions,
    )


def decide_on(entry: Gist[Any], bench: Bench) -> Gist[Any]:
    """An actor with what people decided about it."""
    decisions = _decisions_about(entry.claims, bench)
    return msgspec.structs.replace(entry, fields=_correct(entry.fields, decisions), decisions=decisions)


def _decisions_about(claims: Sequence[AnyClaim], bench: Bench) -> tuple[Decision, ...]:
    """In the order made, each once: a merge is about two findings."""
    found = {d.id: d for claim in claims for d in bench.decisions.get(claim.finding.id, ())}
    return tuple(sorted(found.values(), key=lambda d: (d.made, d.id)))


def _settled(rivalry: Rivalry, decisions: Sequence[Decision]) -> Rivalry:
    """A dispute is over once a person has said what the field is; the accounts stay."""
    return msgspec.structs.replace(rivalry, dispute=False) if settled_by(rivalry, decisions) else rivalry


def _mark_disputed(fields: Finding, rivalries: Sequence[Rivalry]) -> Finding:
    """A promise that one side calls kept and another broken is disputed, whoever spoke last."""
    if isinstance(fields, Commitment) and any(r.field == "status" and r.dispute for r in rivalries):
        return msgspec.structs.replace(fields, status=CommitmentStatus.DISPUTED, status_by=None, status_on=None)
    return fields


def _correct(fields: Finding, decisions: Sequence[Decision]) -> Finding:
    for decision in decisions:
        if decision.kind is DecisionKind.CORRECT:
            try:
                fields = _put_off_where_told(
                    corrected(_without_what_went_with(fields, decision), dict(decision.fields)), decision
                )
            except RecordError:
                continue  # made for another kind, before a re-read; it stays attached and shows
    return fields


def _put_off_where_told(fields: Finding, decision: Decision) -> Finding:
    """`fields`; of an open promise to which a person gives a new day, and says no more of it, that it was put off."""
    if not isinstance(fields, Commitment) or fields.put_off_to is None or fields.status not in _OPEN:
        return fields
    if "put_off_to" not in decision.fields or "status" in decision.fields:
        return fields
    return msgspec.structs.replace(fields, status=CommitmentStatus.PUT_OFF, status_by=None, status_on=None)


def _without_what_went_with(fields: Finding, decision: Decision) -> Finding:
    """`fields`, where a person gives one of them another value, without what belonged to the old one alone: who had
    said that a status was reached and when, the words and the hour of a day."""
    changed = {name for name in decision.fields if getattr(fields, name, None) != decision.fields[name]}
    gone = {one for name in changed for one in _GOES_WITH.get(name, ())} - decision.fields.keys()
    known = {field.name: field.default for field in msgspec.structs.fields(fields)}
    return msgspec.structs.replace(fields, **{name: known[name] for name in gone if name in known})
