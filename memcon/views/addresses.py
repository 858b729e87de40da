"""Addresses of passages: what a browser opens at the very words."""

from urllib.parse import quote, urldefrag

from memcon.model.articles import Publication, Text
from memcon.model.kinds import MarkKind
from memcon.model.passages import Span

_WHOLE = 80  # characters up to which all words are given; of more, the first and the last few
_FEW = 5  # words at either end of a longer passage, and before one that stands more than once
_WEB = ("http://", "https://")


def address_of(publication: Publication, text: Text, span: Span) -> str | None:
    """Where the words at `span` are to be read: the page of a paper ("#page=3", RFC 8118), an item's own address, or
    else a text fragment of the address ("#:~:text=", WICG Scroll to Text Fragment). None without an address."""
    address = publication.url or publication.page
    if address is None:
        return None
    if number := _page_number(text, span):
        return f"{urldefrag(address).url}#page={number}"
    if publication.page and publication.url and publication.url != publication.page:
        return address
    if not address.startswith(_WEB) or not span.trimmed(text.body):
        return address
    return f"{address}{'' if '#' in address else '#'}:~:text={_fragment(text.body, span)}"


def _page_number(text: Text, span: Span) -> str | None:
    pages = (m.label for m in text.marks if m.kind is MarkKind.PAGE and m.span.start <= span.start < m.span.end)
    return next((label for label in pages if label), None)


def _fragment(body: str, span: Span) -> str:
    """The words as `[prefix-,]start[,end]`. Start and end may lie in two paragraphs; a prefix is given where the words
    stand more than once."""
    span = _whole_words(body, span)
    words = span.of(body)
    parts = [_encode(words.split())]
    if len(words) > _WHOLE or "\n" in words:
        lines = [line for line in words.split("\n") if line.strip()]
        parts = [_encode(lines[0].split()[:_FEW]), _encode(lines[-1].split()[-_FEW:])]
    before = body[body.rfind("\n", 0, span.start) + 1 : span.start].split()[-_FEW:]
    if before and body.count(words) > 1:
        parts.insert(0, f"{_encode(before)}-")
    return ",".join(parts)


def _whole_words(body: str, span: Span) -> Span:
    """A browser finds whole words only."""
    start, end = span.trimmed(body)
    while start and body[start].isalnum() and body[start - 1].isalnum():
        start -= 1
    while end < len(body) and body[end].isalnum() and body[end - 1].isalnum():
        end += 1
    return Span(start, end)


def _encode(words: list[str]) -> str:
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
