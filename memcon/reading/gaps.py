"""Sentences with quotation marks or reporting verbs of which nothing was made: where to look by hand."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from memcon.model.passages import Span, Spans
from memcon.reading.cues import CLAUSE, QUOTE, verb_at
from memcon.reading.page import Found, Page
from memcon.reading.places import Places

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

_MARKS = frozenset('“”„«»"')


def find_gaps(page: Page, found: Found) -> Spans:
    """The sentences, in order, that look as though someone were quoted and that no statement touches, nor anything else
    that was found but names and days."""
    said = (span for s in found.statements for span in (*s.content, *s.cue))
    kinds = (found.meetings, found.documents, found.commitments, found.moves, found.deeds)
    made = (span for findings in kinds for finding in findings for span in finding.evidence)
    told = Places((span, None) for span in (*said, *made))
    return tuple(span for span, s in _suspects(page) if not told.touch(span))


def _suspects(page: Page) -> Iterable[tuple[Span, "Sentence"]]:
    for sentence in page.sentences:
        span = page.span_of(sentence)
        if any(c.isalnum() for c in span.of(page.text)) and _looks_told(page, span, sentence):
            yield span, sentence


def _looks_told(page: Page, span: Span, sentence: "Sentence") -> bool:
    if _MARKS & set(span.of(page.text)):
        return True
    cues = (verb_at(token) for token in sentence)
    return any(cue is not None and QUOTE in cue.said and CLAUSE in cue.said for cue in cues)
