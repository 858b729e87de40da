"""The turns of a transcript or interview: "MS. COSTA: We will stay.", "Q: ... A: ...", "Costa: We will stay."

A colon after a word at the beginning of a line is no turn by itself ("Background: ..."). Names in small letters make
turns where two of them take turns, those in capitals where three lines have them, and "Q" where an "A" follows.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from memcon.model.passages import Span, Spans
from memcon.reading.cues import words
from memcon.reading.quotations import Quotation, paragraphs

_CAPITALS = r"[A-ZÀ-Þ](?:[A-ZÀ-Þ.'’-]|(?<=[A-ZÀ-Þ])c(?=[A-Z])| (?=[A-ZÀ-Þ]))+"
_SMALL = r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*| (?:de|da|van|von|der|bin|al)(?= )){0,4}"
_LABEL = re.compile(
    rf"(?:(?P<asked>Q|Question|QUESTION|Interviewer|INTERVIEWER|Reporter|REPORTER|PARTICIPANT)"
    rf"|(?P<answered>A|Answer|ANSWER)"
    rf"|(?P<capitals>{_CAPITALS})|(?P<small>{_SMALL}))"
    r"(?P<role>, [^:\n“\"]{2,60}| \([^)\n]{2,60}\))?(?P<mark>:|(?<=^[QA])\.)[*_]*\s+(?=\S)"
)
_SIGNATURE = re.compile(r"\s*(?:[—–―]|--?(?= ?[^\W\d_a-zà-ÿ]))\s*(?P<signed>[^\W\d_a-zà-ÿ][^\n“\"]{2,120})(?:\n|$)")
_NO_NAME = re.compile(r",? (?:on|in|at|via|to|speaking|writing)\b.*")
_ASIDE = re.compile(r"[(\[][^)\]]*[)\]]\.?")
_TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a row. `name` are the words that name who it is, `role` those for what they are, after
    the name; `words` the paragraphs said. `asked` and `answered` where the label tells only that."""

    name: Span
    role: Span | None
    words: Spans
    asked: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class _Label:
    match: re.Match[str]
    paragraph: Span

    @property
    def form(self) -> str:
        return str(self.match.lastgroup if self.match.lastgroup in _FORMS else next(f for f in _FORMS if self.match[f]))

    @property
    def name(self) -> str:
        return self.match[self.form]


_FORMS = ("asked", "answered", "capitals", "small")


def find_turns(text: str) -> tuple[Turn, ...]:
    """The turns of `text` in order; none where it is no transcript."""
    lines = list(paragraphs(text))
    labels = {at: label for at, line in enumerate(lines) if (label := _label(text, line)) is not None}
    kept = _that_take_turns(labels)
    return tuple(_turns(text, lines, kept)) if kept else ()


def signature_after(text: str, end: int) -> Span | None:
    """The name with what stands beside it, after a dash right behind or under a quotation that ends at `end`: "— Jo
    Tadesse, mayor of Lima"."""
    match = _SIGNATURE.match(text, end)
    if match is None:
        return None
    start = match.start("signed")
    return Span(start, start + len(_NO_NAME.sub("", match["signed"]).rstrip(" .,")))


def quotations_of(turns: tuple[Turn, ...]) -> tuple[Quotation, ...]:
    """The paragraphs of turns, as words that are quoted without marks."""
    return tuple(
        Quotation(words, words, closed=True, continues=nth > 0, is_turn=True)
        for turn in turns
        for nth, words in enumerate(turn.words)
    )


def _label(text: str, line: Span) -> _Label | None:
    match = _LABEL.match(text, line.start, line.end)
    if match is None or (match["mark"] == "." and not (match["asked"] or match["answered"])):
        return None
    return None if match[0].split(":")[0].lower() in words("no_labels") else _Label(match, line)


def _that_take_turns(labels: dict[int, _Label]) -> dict[int, _Label]:
    """The labels that are such by how they follow one another."""
    answers = {label.form for label in labels.values()} >= {"asked", "answered"}
    capitals = [label.name for label in labels.values() if label.form in {"capitals", "asked"}]
    small = Counter(label.name for label in labels.values() if label.form == "small")
    taking = {name for name, times in small.items() if times > 1}
    are_capitals = len(capitals) >= _TURNS and len(set(capitals)) > 1
    kept = {
        at: label
        for at, label in labels.items()
        if (label.form in {"asked", "answered"} and (answers or (label.form == "asked" and (are_capitals or taking))))
        or (label.form == "capitals" and are_capitals)
        or (label.form == "small" and label.name in taking and (len(taking) > 1 or capitals))
    }
    return kept if len(kept) > 1 else {}


def _turns(text: str, lines: list[Span], labels: dict[int, _Label]) -> Iterator[Turn]:
    """Each label with its words: those of its line and of the lines up to the next; after the last label only those of
    its line, for the report may go on below."""
    for at, after in pairwise([*sorted(labels), None]):
        if at is None:
            return
        label = labels[at]
        own = Span(label.match.end(), label.paragraph.end)
        more = lines[at + 1 : after] if after is not None else []
        words = tuple(line for line in (own, *more) if not _ASIDE.fullmatch(line.of(text)))
        role = label.match.span("role") if label.match["role"] else None
        if words:
            yield Turn(
                name=Span(*label.match.span(label.form)),
                role=Span(role[0] + 2, role[1] - (text[role[1] - 1] == ")")) if role else None,
                words=words,
                asked=label.form == "asked",
                answered=label.form == "answered",
            )
