"""What a move leaves to choose between, and what it puts forward only together: alternatives and packages.

"Either A, or B and C together" is two choices, of which the second has two parts; "Option 1 ... Option 2 ..." are two
with their labels; "a package of A, B and C" is one choice of three parts.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from memcon.model.findings import Choice, Move, Part
from memcon.model.kinds import MoveKind
from memcon.model.passages import Span
from memcon.reading.grammar.subjects import own_subject
from memcon.reading.grammar.wording import one_line
from memcon.reading.knowledge import table
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_PUT_FORWARD = frozenset(
    {
        MoveKind.PROPOSAL,
        MoveKind.OFFER,
        MoveKind.DEMAND,
        MoveKind.PRECONDITION,
        MoveKind.CONCESSION,
        MoveKind.APPEAL,
        MoveKind.ACCEPTANCE,
        MoveKind.AGREEMENT,
    }
)
_MARKS = " \t\r\n,;:.!?-–—\"“”„«»‘'()[]"
_SHORTEST = 3  # characters of a part
_LISTED = 1200  # characters after a move in which the options that it announces are listed
_AND = re.compile(r",? and |, ")


def choices_of(page: Page, move: Move) -> tuple[Choice, ...]:
    """The alternatives that a move names, in the order of the text; one alone is a package."""
    if move.kind not in _PUT_FORWARD:
        return ()
    span = Span(*move.evidence[0])
    words = span.of(page.text).lower()
    if not _openers().search(words):
        return ()
    sentence = page.sentence_at(span.start)
    found = _labelled(page, span, words) or (_in_sentence(page, span, sentence) if sentence is not None else ())
    whole = len(found) > 1 or (len(found) == 1 and len(found[0].parts) > 1)
    return found if whole and all(choice.parts for choice in found) else ()


@cache
def _openers() -> re.Pattern[str]:
    known = table("moves")["choices"]
    return re.compile(rf"\b(?:{'|'.join((*known['openers'], *known['labels'], *known['packages']))})s?\b")


def _in_sentence(page: Page, span: Span, sentence: "Sentence") -> tuple[Choice, ...]:
    """Those of "either ... or", of "a choice between", of "three options: ..." or of a package."""
    for token in sentence:
        if not span.start <= token.idx < span.end or _is_of_another(token, span):
            continue
        if token.lower_ == "either" and token.dep_ in {"preconj", "cc", "det", "advmod"}:
            return _told_apart(page, token.head, token.idx + len(token), "or")
        if token.lower_ == "between" and token.head.lemma_ in table("moves")["choices"]["openers"]:
            held = next((t for t in token.children if t.dep_ == "pobj"), None)
            return _told_apart(page, held, token.idx + len(token), "and") if held is not None else ()
        if token.lemma_ in table("moves")["choices"]["labels"] and token.tag_ == "NNS":
            first = next((t for t in token.children if t.dep_ == "appos" and t.i > token.i), None)
            return _told_apart(page, first, first.left_edge.idx, "any") if first is not None else ()
        if token.lemma_ in table("moves")["choices"]["packages"] and (first := _content_of(token)) is not None:
            return _package(page, token, first)
    return ()


def _is_of_another(token: "Token", span: Span) -> bool:
    """Whether it stands in a clause that is only joined to that of the move, with a subject of its own."""
    above = token
    while above.head != above and above.idx >= span.start:
        joined = above.dep_ in {"advcl", "conj", "parataxis"} and above.pos_ in {"VERB", "AUX"}
        if joined and own_subject(above) is not None and span.start <= above.head.idx < span.end:
            return True
        above = above.head
    return False


def _told_apart(page: Page, first: "Token", start: int, word: str) -> tuple[Choice, ...]:
    """The choices from `start` on, of which `first` is the head of the first and the others are joined to it."""
    others = [t for t in first.conjuncts if t.i > first.i and (word == "any" or _joining(t) == word)]
    starts = [start, *(_beginning(t) for t in others)]
    last = others[-1] if others else first
    ends = [*starts[1:], _end(last)]
    spans = [_trimmed(page, Span(a, b)) for a, b in zip(starts, ends, strict=True)]
    return tuple(Choice(parts=tuple(_parts(page, span))) for span in spans) if len(spans) > 1 else ()


def _joining(token: "Token") -> str:
    """The "or" or "and" before a joined word."""
    edge = token.left_edge.i
    before = token.doc[max(token.sent.start, edge - 2) : edge + 1]
    return next((t.lower_ for t in reversed(before) if t.dep_ == "cc"), "")


def _beginning(token: "Token") -> int:
    """Where a joined phrase begins: after its "or", with its auxiliaries."""
    return int(token.left_edge.idx)


def _end(token: "Token") -> int:
    last = token.right_edge
    return int(last.idx + len(last))


def _trimmed(page: Page, span: Span) -> Span:
    """Without the "or" or "and" at its end and at its beginning."""
    span = span.trimmed(page.text, _MARKS)
    words = span.of(page.text)
    for joining in ("or", "and"):
        if words.lower().endswith(f" {joining}"):
            span = Span(span.start, span.end - len(joining) - 1).trimmed(page.text, _MARKS)
        if words.lower().startswith(f"{joining} "):
            span = Span(span.start + len(joining) + 1, span.end).trimmed(page.text, _MARKS)
    return span


def _parts(page: Page, span: Span) -> Iterator[Part]:
    """The parts of one choice: several only where words say that they go together."""
    words = span.of(page.text)
    joined = _together().search(words)
    if joined is not None:
        pieces = [Span(span.start, span.start + joined.start()), Span(span.start + joined.end(), span.end)]
    elif words.lower().endswith(" together"):
        end = span.end - len(" together")
        pieces = _split(page, Span(span.start, end), _AND)
    else:
        pieces = [span]
    yield from (_part(page, piece) for piece in pieces if piece.end - piece.start >= _SHORTEST)


@cache
def _together() -> re.Pattern[str]:
    words = "|".join(table("moves")["choices"]["together"])
    return re.compile(rf",? (?:{words}) ", re.IGNORECASE)


def _split(page: Page, span: Span, by: re.Pattern[str]) -> list[Span]:
    cuts = [(span.start + m.start(), span.start + m.end()) for m in by.finditer(span.of(page.text))]
    starts = [span.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), span.end]
    return [_trimmed(page, Span(a, b)) for a, b in zip(starts, ends, strict=True)]


def _part(page: Page, span: Span) -> Part:
    span = span.trimmed(page.text, _MARKS)
    return Part(what=one_line(page, span), span=span)


def _content_of(package: "Token") -> "Token | None":
    """The first of the things that a package holds: "a package of A and B", "a package that combines A and B"."""
    for child in package.children:
        if child.lower_ == "of" and child.dep_ == "prep":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
        if child.dep_ in {"relcl", "acl"} and child.lemma_ in table("moves")["choices"]["holding"]:
            return next((t for t in child.children if t.dep_ == "dobj"), None) or _after_of(child)
    return None


def _after_of(verb: "Token") -> "Token | None":
    of = next((t for t in verb.children if t.lower_ == "of"), None)
    return next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None


def _package(page: Page, package: "Token", first: "Token") -> tuple[Choice, ...]:
    """The things that are joined from `first` on, as one choice; the parse can hang the others on the package."""
    beside = [t for t in package.children if t.dep_ == "appos" and t.i > first.i]
    heads = (first, *beside)
    told = {t.i: t for head in heads for t in (head, *head.conjuncts) if t.i >= first.i}
    joined = [told[i] for i in sorted(told)]
    starts = [t.left_edge.idx for t in joined]
    ends = [*starts[1:], _end(joined[-1])]
    spans = [_trimmed(page, Span(a, b)) for a, b in zip(starts, ends, strict=True)]
    parts = tuple(_part(page, span) for span in spans if span.end - span.start >= _SHORTEST)
    return (Choice(parts=parts),) if len(parts) > 1 else ()


def _labelled(page: Page, span: Span, words: str) -> tuple[Choice, ...]:
    """The options that a move announces or lists by their labels: "Option 1: ... Option 2: ...", "(a) ... (b) ..."."""
    if not any(label in words for label in table("moves")["choices"]["labels"]):
        return ()
    listed = Span(span.start, min(len(page.text), span.end + _LISTED))
    for form in _label_forms():
        marks = _in_order(
            [(listed.start + m.start(), listed.start + m.end(), m) for m in form.finditer(_of(page, listed))]
        )
        if len(marks) > 1:
            return tuple(_labelled_choices(page, marks))
    return ()


def _of(page: Page, span: Span) -> str:
    return span.of(page.text)


@cache
def _label_forms() -> tuple[re.Pattern[str], ...]:
    labels = "|".join(table("moves")["choices"]["labels"])
    return (
        re.compile(
            rf"\b(?:{labels}) (?P<nth>\d|[A-D]|one|two|three|four)\b(?::| is| would| means| foresees|,| -| –)?",
            re.IGNORECASE,
        ),
        re.compile(r"(?<!\w)\(?(?P<nth>[a-d]|\d)\)(?= )"),
    )


_NTH = {"one": 1, "two": 2, "three": 3, "four": 4, "a": 1, "b": 2, "c": 3, "d": 4}


def _in_order(found: list[tuple[int, int, re.Match[str]]]) -> list[tuple[int, int, re.Match[str]]]:
    """Those that count from one on, each the next after the one before."""
    kept: list[tuple[int, int, re.Match[str]]] = []
    for start, end, match in found:
        nth = match["nth"].lower()
        if (_NTH.get(nth) or int(nth)) == len(kept) + 1:
            kept.append((start, end, match))
    return kept


def _labelled_choices(page: Page, marks: list[tuple[int, int, re.Match[str]]]) -> Iterator[Choice]:
    for at, (start, end, match) in enumerate(marks):
        stop = marks[at + 1][0] if at + 1 < len(marks) else _stop(page, end)
        label = page.text[start : match.end("nth") - match.start() + start].strip(_MARKS)
        yield Choice(label=label, parts=tuple(_parts(page, _trimmed(page, Span(end, stop)))))


def _stop(page: Page, start: int) -> int:
    """Where the last of the options ends: with its sentence."""
    sentence = page.sentence_at(start + 1)
    return sentence.end_char if sentence is not None else start
