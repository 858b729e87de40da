"""How far a clause reaches: its words, without the clauses beside it and above it."""

from typing import TYPE_CHECKING

from memcon.model.passages import Span
from memcon.reading.grammar.subjects import own_auxiliaries, own_subject
from memcon.reading.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TRAILING = frozenset({"prep", "advcl", "advmod", "npadvmod"})
LONGEST = 45  # words of a clause that is shown as evidence
MARKS = " \t\r\n,;:.!?-–—\"“”„«»‘'()[]"  # that no evidence begins or ends with


def gather(token: "Token", top: "Token", kept: "list[Token]") -> None:
    """Adds to `kept` the words of the clause of `top` from `token` down, joined clauses left out."""
    kept.append(token)
    other = min((t.i for t in token.children if t.i > token.i and _is_another_clause(t, top)), default=None)
    for child in token.children:
        if token == top and other is not None and child.i > other and (child.is_punct or child.dep_ in _TRAILING):
            continue  # what stands after a joined clause is that one's: "refused and offered ten, provided that ..."
        if child.is_space or (token == top and _is_another_clause(child, top)):
            continue
        if token == top and (child.dep_ == "mark" or (child.lower_ == "that" and child.dep_ == "det")):
            continue
        gather(child, top, kept)


def _is_another_clause(child: "Token", top: "Token") -> bool:
    """Whether a child of the top verb is a clause of its own: joined by "and", set beside it, or reporting it."""
    if child.dep_ == "cc":
        return True
    if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
        finite = any(t.lemma_ in {"have", "will"} or t.lower_ == "would" for t in own_auxiliaries(child))
        return own_subject(child) is not None or child.tag_ in {"VBD", "VBZ", "VBP"} or finite
    if child.dep_ == "ccomp" and child.i < top.i:
        return True
    if (
        child.dep_ == "advcl"
        and child.tag_ == "VBG"
        and child.i > top.i
        and child.doc[child.left_edge.i - 1].text == ","
    ):
        return True
    return child.dep_ == "parataxis"


def hull_of(words: "list[Token]") -> Span:
    kept = [t for t in words if not t.is_space] or words
    return Span(min(t.idx for t in kept), max(t.idx + len(t) for t in kept))


def phrase_span(page: Page, head: "Token", longest: int = LONGEST) -> Span:
    """The characters of everything that hangs on `head`, cut at a word where it is very long."""
    span = hull_of(list(head.subtree)).trimmed(page.text, MARKS)
    return shorten(page.doc, span, span.start, longest).trimmed(page.text, MARKS)


def over(token: "Token | None", top: "Token") -> "tuple[Token, ...]":
    """A word and all that it hangs on below `top`, upwards."""
    found: list[Token] = []
    while token is not None and token != top and token.head != token:
        found.append(token)
        token = token.head
    return tuple(found)


def shorten(doc: "Doc", span: Span, keep: int, longest: int = LONGEST) -> Span:
    """At most `longest` words of `span` around the character at `keep`.

    Words and not characters, for a state's name is one word, however long, and no cut may depend on whose it is.
    """
    words = [t for t in doc.char_span(*span, alignment_mode="expand") or () if not t.is_space]
    if len(words) <= longest:
        return span
    at = sum(t.idx + len(t) <= keep for t in words)
    first = 0 if at < longest * 2 // 3 else at
    kept = words[first : first + longest]
    return Span(max(span.start, kept[0].idx), min(span.end, kept[-1].idx + len(kept[-1])))
