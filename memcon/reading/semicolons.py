"""Sentences that a semicolon joins: "Chad demands three; Mali offered two".

Each has a subject and a verb of its own; a parser that takes them for one lets the one govern what the other says.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ENDS = frozenset({";", ".", "!", "?", "…"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "EX", "CD", "DT"})
_LEADS_ON = frozenset({"WDT", "WP", "WP$", "WRB"})  # what follows is told of the noun before it
_OPENING, _CLOSING = frozenset("“„«"), frozenset("”»")


def part_at_semicolons(doc: "Doc") -> "Doc":
    """Begins a sentence behind each semicolon between two; to be called between the tagger and the parser."""
    if ";" not in doc.text:
        return doc
    start = depth = 0
    straight = False
    for token in doc:
        before = doc[token.i - 1].text if token.i else ""
        if before in _ENDS and before != ";":
            start = token.i
        depth = max(0, depth + (token.text in _OPENING) - (token.text in _CLOSING))
        straight ^= token.text == '"'
        if before == ";" and not depth and not straight:
            if token.is_sent_start is None and _says(doc[start : token.i - 1]) and _says(_up_to_end(doc, token.i)):
                token.is_sent_start = True
            start = token.i
    return doc


def _up_to_end(doc: "Doc", start: int) -> "Span":
    end = next((t.i for t in doc[start:] if t.text in _ENDS or "\n" in t.text), len(doc))
    return doc[start:end]


def _says(words: "Iterable[Token]") -> bool:
    """Whether some words have a subject and a verb that goes with it."""
    has_subject = False
    for token in words:
        if token.tag_ in _LEADS_ON or token.lower_ == "that":
            return False
        if token.tag_ in _FINITE:
            return has_subject
        has_subject = has_subject or token.tag_ in _SUBJECTS
    return False
