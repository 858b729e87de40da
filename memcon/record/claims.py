"""From readings and additions to claims: each finding with its passages and where it was published."""

from collections.abc import Iterator
from typing import Any

import msgspec

from memcon.model.decisions import Decision
from memcon.model.entries import Claim
from memcon.model.findings import CLASS_OF, Finding, kind_of
from memcon.model.ids import finding_id
from memcon.model.kinds import CommitmentStatus, FindingKind, StatementKind
from memcon.model.passages import Passage, Span, Spans
from memcon.record.errors import RecordError
from memcon.record.material import AnyClaim, Source, when
from memcon.record.shapes import check_complete, take_fields

_SPANS_FIELD = {FindingKind.STATEMENT: "content", FindingKind.ACTOR: "mentions"}
_OPENING, _CLOSING = "\"“„«‘'", "\"”“»’'"


def claims_of(source: Source) -> Iterator[AnyClaim]:
    """The claims of the current reading of one text. A finding without evidence makes none."""
    if source.reading is None:
        return
    for finding in source.reading.findings:
        if spans := spans_of(finding):
            yield _claim(source, finding, spans)


def spans_of(finding: Finding) -> Spans:
    """The passages that a finding rests on, further mentions included."""
    spans = finding.evidence + getattr(finding, "also", ())
    return tuple(dict.fromkeys(Span(*span) for span in spans))


def added_claim(decision: Decision, source: Source) -> AnyClaim | None:
    """The claim that an `add` makes; None where its passage no longer stands in the text. In a text that took the place
    of the one that it was made on, its words are looked up again."""
    passage = _place_now(decision.passage, source) if decision.passage else None
    if passage is None:
        return None
    try:
        finding = added_finding(decision, source.text.body, passage)
    except RecordError:
        return None
    return _claim(source, finding, (passage.span,), added_by=decision.id)


def _place_now(passage: Passage, source: Source) -> Passage | None:
    body, at = source.text.body, passage.start
    if passage.text_id != source.text.id:
        at = body.find(passage.quote)
    span = Span(at, at + passage.end - passage.start)
    return Passage.cut(source.text.id, body, span) if at >= 0 and span.of(body) == passage.quote else None


def added_finding(decision: Decision, body: str, place: Passage | None = None) -> Finding:
    """The finding that an `add` makes, on its passage or where that stands now. What its fields leave out is taken from
    the words of the passage where these settle it, and is otherwise unknown. Raises RecordError where a field is
    missing or cannot have its value."""
    passage, kind = place or decision.passage, decision.finding_kind
    if passage is None or kind is None:
        raise RecordError("an addition needs its kind and the words that it rests on")
    said = _told_by_words(kind, passage, body) | take_fields(kind, decision.fields)
    check_complete(kind, said)
    said |= {"id": added_id(decision), _SPANS_FIELD.get(kind, "evidence"): [passage.span]}
    try:
        return msgspec.convert(said, CLASS_OF[kind])
    except msgspec.ValidationError as error:
        raise RecordError(f"this {kind} cannot be added: {error}") from error


def added_id(decision: Decision) -> str:
    """The id of the finding that an `add` makes; each addition has its own."""
    passage, kind = decision.passage, decision.finding_kind
    if passage is None or kind is None:
        raise RecordError("an addition needs its kind and the words that it rests on")
    return finding_id(kind, passage.text_id, [passage.span], decision.id)


def corrected(finding: Finding, fields: dict[str, Any]) -> Finding:
    """`finding` with other values in some fields. Raises RecordError where it has no such field or value."""
    return msgspec.structs.replace(finding, **correction(kind_of(finding), fields))


def correction(kind: FindingKind, fields: dict[str, Any]) -> dict[str, Any]:
    """The values that a correction gives to fields of a finding of `kind`; words that it rests on are none of them.
    Raises RecordError where there is no such field or it cannot have the value."""
    types = {f.name: f.type for f in msgspec.structs.fields(CLASS_OF[kind])}
    taken = take_fields(kind, fields)
    try:
        return {name: msgspec.convert(value, types[name]) for name, value in taken.items()}
    except msgspec.ValidationError as error:
        raise RecordError(f"this correction does not fit: {error}") from error


def _claim(source: Source, finding: Finding, spans: Spans, added_by: str | None = None) -> AnyClaim:
    window = when(source.window)
    first = window.first if window else None
    body, text_id = source.text.body, source.text.id
    return Claim(
        finding=finding,
        text_id=text_id,
        passages=tuple(Passage.cut(text_id, body, span) for span in spans),
        publications=source.publications,
        published=source.published,
        published_from=first.isoformat() if first else None,
        story=source.story,
        added_by=added_by,
    )


def _told_by_words(kind: FindingKind, passage: Passage, body: str) -> dict[str, Any]:
    if kind is FindingKind.STATEMENT:
        return {"kind": StatementKind.DIRECT if _is_quoted(passage, body) else StatementKind.INDIRECT}
    if kind is FindingKind.ACTOR:
        return {"name": passage.quote, "names": [passage.quote]}
    if kind is FindingKind.COMMITMENT:
        return {"what": passage.quote, "status": CommitmentStatus.PENDING}
    return {"what": passage.quote}


def _is_quoted(passage: Passage, body: str) -> bool:
    before, after = body[: passage.start].rstrip()[-1:], body[passage.end :].lstrip()[:1]
    inside = bool(before and after) and before in _OPENING and after in _CLOSING
    return inside or (passage.quote[0] in _OPENING and passage.quote[-1] in _CLOSING)
