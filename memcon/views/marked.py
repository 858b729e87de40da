"""A text with its findings marked in place: pieces that each stand under the same findings, by paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from memcon.model.entries import Claim, Entry
from memcon.model.findings import Actor, Move, Statement, kind_of
from memcon.model.kinds import FindingKind
from memcon.model.passages import Span
from memcon.record import RecordView
from memcon.views.wording import say, say_names, say_speaking

_PARAGRAPH = re.compile(r"[^\n]+")


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One finding of a text, and the entry that it belongs to: `number` counts them in their order in the text; `words`
    say the entry beside them; `spans` are its passages in the text."""

    number: int
    finding: str
    entry: str
    kind: FindingKind
    words: str
    spans: tuple[Span, ...]
    added: bool = False

    @property
    def first(self) -> Span:
        return self.spans[0]


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Characters [start, end) of a text, all under the same findings: `under` has their numbers, the widest finding
    first; `begins` those whose first words are here."""

    start: int
    text: str
    under: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a text in its pieces, and the findings that begin in it."""

    pieces: tuple[Piece, ...]
    found: tuple[Found, ...]


class MarkedText(msgspec.Struct, frozen=True, kw_only=True):
    """A text by its paragraphs. `aside` are the findings that are not marked: the actors, whose names are all over
    it."""

    paragraphs: tuple[Paragraph, ...]
    aside: tuple[Found, ...]


def mark_text(view: RecordView, text_id: str) -> MarkedText:
    """The text with what was found in it. Raises UnknownId."""
    body = view.text(text_id)
    found = find_in(view, text_id)
    marked = [one for one in found if one.kind is not FindingKind.ACTOR]
    paragraphs = tuple(_paragraph(body, Span(*line.span()), marked) for line in _PARAGRAPH.finditer(body))
    return MarkedText(paragraphs=paragraphs, aside=tuple(one for one in found if one.kind is FindingKind.ACTOR))


def find_in(view: RecordView, text_id: str) -> tuple[Found, ...]:
    """What the record has from a text, in the order of the text, the actors behind all others; of what begins together
    the widest first."""
    claims = [pair for kind in FindingKind for pair in _claims_in(view, text_id, kind)]
    own = [(entry, claim, _spans(claim)) for entry, claim in claims if claim.passages]
    own.sort(key=lambda one: (one[0].kind is FindingKind.ACTOR, one[2][0].start, -one[2][-1].end, one[1].finding.id))
    return tuple(_found(number, *one) for number, one in enumerate(own, start=1))


def _claims_in(view: RecordView, text_id: str, kind: FindingKind) -> Iterator[tuple[Entry[Any], Claim[Any]]]:
    claims = view.claims_in((text_id,), kind)
    for entry in view.gists(claims):
        yield from ((entry, claim) for claim in claims[entry.id])


def _spans(claim: Claim[Any]) -> tuple[Span, ...]:
    return tuple(sorted(passage.span for passage in claim.passages))


def _found(number: int, entry: Entry[Any], claim: Claim[Any], spans: tuple[Span, ...]) -> Found:
    return Found(
        number=number,
        finding=claim.finding.id,
        entry=entry.id,
        kind=kind_of(claim.finding),
        words=_say_beside(entry),
        spans=spans,
        added=claim.added_by is not None,
    )


def _say_beside(entry: Entry[Any]) -> str:
    """The entry beside its own words, which need not be said again."""
    match entry.fields:
        case Statement() as statement:
            return say_speaking(statement)
        case Move(by=by, toward=toward, kind=kind):
            return f"{say_names(by) or 'party not told'}{f' to {say_names(toward)}' if toward else ''}: {kind.value}"
        case Actor(name=name):
            return name
    return say(entry)


def _paragraph(body: str, line: Span, found: Sequence[Found]) -> Paragraph:
    here = [one for one in found if any(span.overlaps(line) for span in one.spans)]
    begun = tuple(one for one in here if line.start <= one.first.start < line.end)
    return Paragraph(pieces=tuple(_pieces(body, line, here)), found=begun)


def _pieces(body: str, line: Span, here: Sequence[Found]) -> Iterator[Piece]:
    """The line, cut where a passage begins or ends."""
    ends = {line.start, line.end, *(at for one in here for span in one.spans for at in span)}
    cuts = sorted(at for at in ends if line.start <= at <= line.end)
    for start, end in pairwise(cuts):
        piece = Span(start, end)
        under = [one for one in here if any(span.covers(piece) for span in one.spans)]
        under.sort(key=lambda one: (-_width(one, piece), one.number))
        yield Piece(
            start=start,
            text=piece.of(body),
            under=tuple(one.number for one in under),
            begins=tuple(one.number for one in here if one.first.start == start),
        )


def _width(one: Found, piece: Span) -> int:
    return max(span.end - span.start for span in one.spans if span.covers(piece))
