"""Where the words end that the tagger marks: what breaks off before the word that it leads up to is told to its end."""

from bisect import bisect_left
from typing import TYPE_CHECKING

from memcon.model.passages import Span, Spans
from memcon.reading.actors.scene import Scene
from memcon.reading.cues import verb_at
from memcon.reading.statements.contents import is_finite
from memcon.reading.statements.phrases import tidy

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADS = frozenset({"det", "poss", "mark", "aux", "auxpass"})  # to a word after it, on which it hangs
_TAKES = frozenset({"prep", "agent"})  # words after it, which hang on it


def to_its_end(scene: Scene, span: Span, beside: Spans) -> Span:
    """The words of `span`, and where they break off ("its", "the cease-fire and") the rest of the phrase, unless that
    leaves the quotation or runs into the words `beside`, the cue and the source. A conjunction to something else is
    left out."""
    first, last = bisect_left(scene.starts, span.start), bisect_left(scene.starts, span.end) - 1
    if last <= first:
        return span
    stop = _end_of_phrase(scene.doc[last], first)
    if stop == last + 1:
        return span
    whole = tidy(scene, first, stop)
    if stop <= last:
        return Span(span.start, whole.end)
    quotation = scene.page.quotation_at(span.end - 1)
    if quotation is not None and quotation.outer.end < whole.end:
        return span
    if any(whole.overlaps(other) for other in beside):
        return span
    return Span(span.start, whole.end)


def _end_of_phrase(last: "Token", first: int) -> int:
    """The token after the phrase that `last`, which ends words from token `first` on, leads up to; the one after `last`
    where it leads nowhere, and `last` itself where it leads to what is not told any more."""
    if last.tag_ == "POS":
        return last.head.head.right_edge.i + 1
    if last.dep_ in _LEADS and last.head.i > last.i:
        return last.head.right_edge.i + 1
    if last.dep_ == "cc":
        return last.head.right_edge.i + 1 if _joins_like(last, first) else last.i
    return (last.right_edge.i if last.dep_ in _TAKES else last.i) + 1


def _joins_like(conjunction: "Token", first: int) -> bool:
    """Whether what a conjunction joins to words from token `first` on is of one form with them. In "promised to pay,
    and the crews came back" it is not; in "said that the ports were shut, and the crews came back" it is, although
    the parser hangs both on the cue."""
    above = conjunction.head
    joined = next((c for c in above.rights if c.dep_ == "conj" and c.i > conjunction.i), None)
    if joined is None:
        return False
    if above.i >= first:
        return is_finite(joined) == is_finite(above)
    told = any(first <= c.i < conjunction.i and c.dep_ == "ccomp" and is_finite(c) for c in above.rights)
    return told and is_finite(joined) and verb_at(joined) is None
