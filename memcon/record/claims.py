"""From readings and additions to claims: each finding with its passages and where it was published."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin

import msgspec

from memcon.model.decisions import Decision
from memcon.model.entries import Claim
from memcon.model.findings import CLASS_OF, Finding, Quantity, kind_of
from memcon.model.ids import finding_id
from memcon.model.kinds import FindingKind, StatementKind
from memcon.model.passages import Passage, Span, Spans
from memcon.record.errors import RecordError
from memcon.record.material import AnyClaim, Source, when

_QUANTITY = re.compile(r"(?P<amount>\d[\d,.]*)\s*(?P<of>.*?)(?P<each>\s+(?:from\s+)?each(?:\s+side)?)?", re.DOTALL)
_SPANS_FIELD = {FindingKind.STATEMENT: "content", FindingKind.ACTOR: "mentions"}
_NOT_CORRECTED = frozenset({"id", "evidence", "also", "content", "source", "cue", "mentions"})
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
    """The claim that an `add` makes; None where its passage no longer stands in the text."""
    passage = decision.passage
    if passage is None or passage.span.of(source.text.body) != passage.quote:
        return None
    try:
        finding = added_finding(decision, source.text.body)
    except RecordError:
        return None
    return _claim(source, finding, (passage.span,), added_by=decision.id)


def added_finding(decision: Decision, body: str) -> Finding:
    """The finding that an `add` makes. What its fields leave out is taken from the words of the passage where these
    settle it, and is otherwise unknown. Raises RecordError where a field is missing or cannot have its value."""
    passage, kind = decision.passage, decision.finding_kind
    if passage is None or kind is None:
        raise RecordError("an addition needs its kind and the words that it rests on")
    shape = CLASS_OF[kind]
    said: dict[str, Any] = {name: _as_field(shape, name, value) for name, value in decision.fields.items()}
    said |= {"id": added_id(decision), _SPANS_FIELD.get(kind, "evidence"): [passage.span]}
    for name, value in _told_by_words(kind, passage, body).items():
        said.setdefault(name, value)
    unknown = sorted(set(said) - set(shape.__struct_fields__))
    if unknown:
        raise RecordError(f"a {kind} has no field {unknown[0]!r}")
    try:
        return msgspec.convert(said, shape, strict=False)
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
    shape = CLASS_OF[kind]
    types = {f.name: f.type for f in msgspec.structs.fields(shape) if f.name not in _NOT_CORRECTED}
    unknown = sorted(set(fields) - set(types))
    if unknown:
        raise RecordError(f"a {kind} has no field {unknown[0]!r} that can be corrected")
    try:
        return {n: msgspec.convert(_as_field(shape, n, v), types[n], strict=False) for n, v in fields.items()}
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
    return {"what": passage.quote}


def _is_quoted(passage: Passage, body: str) -> bool:
    before, after = body[: passage.start].rstrip()[-1:], body[passage.end :].lstrip()[:1]
    inside = bool(before and after) and before in _OPENING and after in _CLOSING
    return inside or (passage.quote[0] in _OPENING and passage.quote[-1] in _CLOSING)


def _as_field(shape: type[Finding], name: str, value: object) -> object:
    """The value as the field holds it: one name for a list of one, "1,000 prisoners each" for a quantity."""
    if isinstance(value, str) and name in _lists(shape):
        return [value]
    if isinstance(value, str) and name == "quantity":
        match = _QUANTITY.fullmatch(value.strip())
        if match is None:
            raise RecordError(f"{value!r} is no quantity (write a number and what of: 1,000 prisoners each)")
        amount = float(match["amount"].rstrip(".,").replace(",", ""))
        return msgspec.to_builtins(Quantity(amount=amount, of=match["of"].strip(), each=bool(match["each"])))
    return value


@cache
def _lists(shape: type[Finding]) -> frozenset[str]:
    fields = msgspec.structs.fields(shape)
    return frozenset(f.name for f in fields if get_origin(f.type) is tuple and get_args(f.type)[0] is str)
