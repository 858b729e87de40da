"""Where a content ends: not in the middle of a phrase that its last word heads."""

from collections.abc import Container

from memcon.reading.page import Page

FARTHEST = 40  # tokens that a content is carried on at most
_LEAD_ON = frozenset({"ADP", "SCONJ", "CCONJ", "DET", "PART", "AUX"})
_BETWEEN = frozenset({"PUNCT", "SPACE"})
_STOPS = frozenset('"“”«»')


def end_of_phrase(page: Page, last: int, taken: Container[int]) -> int:
    """The last token of the phrase that token `last` heads, or leads on to as “the” and “until” do. `last` itself where
    what lies between is taken by another part of an attribution, holds a quotation mark or a new line, or is long."""
    token = page.doc[last]
    end = int(token.right_edge.i)
    if token.pos_ in _LEAD_ON and token.head.i > last:
        end = max(end, int(token.head.right_edge.i))
    while end > last and page.doc[end].pos_ in _BETWEEN:
        end -= 1
    if end - last >= FARTHEST or any(at in taken or _breaks(page.doc[at].text) for at in range(last + 1, end + 1)):
        return last
    return end


def _breaks(word: str) -> bool:
    return "\n" in word or not _STOPS.isdisjoint(word)
