"""Takes down a decision: finds what it is about, checks that it can be carried out, keeps the words it rests on."""

import msgspec
from sqlalchemy import Connection, func, insert, select

from memcon.model.decisions import Decision
from memcon.model.ids import short
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.model.passages import Passage, Span
from memcon.record import schema
from memcon.record.claims import added_finding, added_id, correction, spans_of
from memcon.record.errors import AmbiguousId, RecordError, UnknownId
from memcon.record.fold import find_rejection
from memcon.record.packing import pack_decision, pack_spans, unpack_spans
from memcon.record.rulings import OTHER, WHOLE
from memcon.record.shelf import ids_beginning, load_decisions, load_material, texts_named

_ON_TEXT = frozenset({DecisionKind.SET, DecisionKind.NOTE, DecisionKind.FILE})
_ON_NEGOTIATION = frozenset({DecisionKind.NAME, DecisionKind.ISSUES})
_OPINIONS = frozenset({DecisionKind.CONFIRM, DecisionKind.CORRECT, DecisionKind.REJECT})
_ON_FINDING = frozenset(DecisionKind) - _ON_NEGOTIATION - {DecisionKind.SET, DecisionKind.ADD, DecisionKind.UNDO}


def take_down(connection: Connection, decision: Decision) -> Decision:
    """Keeps a decision with its targets written out, and returns it so. Taking it down twice changes nothing.

    Raises UnknownId, AmbiguousId, RecordError.
    """
    if any(known.id == decision.id for known in load_decisions(connection)):
        return decision
    full = _write_out(connection, decision)
    nth = (connection.scalar(select(func.max(schema.decision.c.nth))) or 0) + 1
    connection.execute(
        insert(schema.decision).values(id=full.id, nth=nth, text_id=_text_of(full), body=pack_decision(full))
    )
    return full


def find_id(connection: Connection, beginning: str) -> str:
    """The id of a finding, text or decision that begins so, or the text that a source calls so."""
    named = texts_named(connection, beginning)
    found = named or (ids_beginning(connection, beginning) if beginning else [])
    if not found:
        raise UnknownId(f"{beginning}: nothing in the record has this id")
    if len(found) > 1:
        raise AmbiguousId(f"{beginning}: may be {', '.join(found[:4])}{' and others' if len(found) > 4 else ''}")
    return found[0]


def find_text(connection: Connection, beginning: str) -> str:
    """As `find_id`, for texts only."""
    found = find_id(connection, beginning)
    if not found.startswith("t-"):
        raise UnknownId(f"{beginning}: not the id of an article")
    return found


def _write_out(connection: Connection, decision: Decision) -> Decision:
    kind = decision.kind
    if kind in _ON_NEGOTIATION:
        return decision
    if kind is DecisionKind.ADD:
        return _check_addition(connection, decision)
    target = find_id(connection, decision.target or "")
    if kind is DecisionKind.UNDO:
        return msgspec.structs.replace(decision, target=_expect(target, "k-", "a decision", decision))
    if target.startswith("t-") and kind in _ON_TEXT:
        return msgspec.structs.replace(decision, target=target)
    if kind in _ON_FINDING:
        return _on_finding(connection, msgspec.structs.replace(decision, target=target))
    raise UnknownId(f"{decision.target}: not the id of an article")


def _expect(target: str, letter: str, what: str, decision: Decision) -> str:
    if not target.startswith(letter):
        raise UnknownId(f"{decision.target}: not the id of {what}")
    return target


def _check_addition(connection: Connection, decision: Decision) -> Decision:
    """An addition rests on words that stand in a text. Its finding is kept, so that its id works for ever."""
    if decision.passage is None:
        raise RecordError("an addition needs the words that it rests on")
    text_id = find_text(connection, decision.passage.text_id)
    full = msgspec.structs.replace(decision, passage=msgspec.structs.replace(decision.passage, text_id=text_id))
    passage, body = full.passage, _body(connection, text_id)
    if passage is None or not passage.quote or passage.span.of(body) != passage.quote:
        raise RecordError(f"{text_id}: these words do not stand there: {decision.passage.quote!r}")
    finding = added_finding(full, body)
    connection.execute(
        insert(schema.finding).values(
            id=added_id(full),
            text_id=text_id,
            kind=str(full.finding_kind),
            reader=full.id,
            spans=pack_spans(spans_of(finding)),
        )
    )
    return full


def _on_finding(connection: Connection, decision: Decision) -> Decision:
    """Keeps the kind and the first words of the finding with the decision, so that it finds its entry again after a
    re-read; and says whether a rejection of the id of a whole entry is of all of it."""
    target = decision.target or ""
    if target.startswith("k-"):
        target = _addition(connection, target)
    row = connection.execute(select(schema.finding).where(schema.finding.c.id == target)).one_or_none()
    if row is None:
        raise UnknownId(f"{decision.target}: not the id of an entry")
    rejected = None if decision.kind is DecisionKind.NOTE else _find_rejection(connection, decision, target)
    fields = dict(decision.fields)
    if decision.kind is DecisionKind.MERGE:
        fields[OTHER] = _other(connection, decision, target)
    if decision.kind is DecisionKind.CORRECT:
        correction(FindingKind(row.kind), fields)
    if decision.kind is DecisionKind.REJECT:
        whole = rejected.fields.get(WHOLE) if rejected else _entry(connection, target) == target
        fields.setdefault(WHOLE, whole)
    first = unpack_spans(row.spans)[0]
    passage = decision.passage or Passage.cut(row.text_id, _body(connection, row.text_id), Span(*first))
    kind = FindingKind(row.kind)
    return msgspec.structs.replace(decision, target=target, finding_kind=kind, passage=passage, fields=fields)


def _find_rejection(connection: Connection, decision: Decision, target: str) -> Decision | None:
    """The rejection that stands against a target. Raises RecordError, as a decision on what was rejected would change
    nothing; but another person may say what they think of it: where two disagree, the word of each is kept."""
    if _entry(connection, target) is not None:
        return None
    reject = find_rejection(load_material(connection), target)
    if reject and (decision.kind not in _OPINIONS or reject.who == decision.who):
        raise RecordError(f"{short(target)}: already rejected by {reject.who} (memcon undo {short(reject.id)})")
    return reject


def _addition(connection: Connection, decision_id: str) -> str:
    """The finding that a decision added."""
    found = (d for d in load_decisions(connection) if d.id == decision_id and d.kind is DecisionKind.ADD)
    return next((added_id(d) for d in found), decision_id)


def _other(connection: Connection, decision: Decision, target: str) -> str:
    """The other side of a merge, which must be of the same kind."""
    said = next((value for value in decision.fields.values() if isinstance(value, str)), "")
    other = find_id(connection, said)
    if other[0] != target[0]:
        raise RecordError(f"{said}: of another kind than {decision.target}; they cannot be one entry")
    return other


def _entry(connection: Connection, finding: str) -> str | None:
    m = schema.membership.c
    found: str | None = connection.scalar(select(m.entry_id).where(m.finding_id == finding))
    return found


def _body(connection: Connection, text_id: str) -> str:
    return str(connection.scalar(select(schema.text.c.body).where(schema.text.c.id == text_id)))


def _text_of(decision: Decision) -> str | None:
    """The text that a decision goes with when it is forgotten."""
    if decision.passage:
        return decision.passage.text_id
    return decision.target if decision.target and decision.target.startswith("t-") else None
