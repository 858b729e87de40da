"""What a stream of bytes holds: the drafts of its articles, whatever kind of thing it is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import IO

from msgspec.structs import replace as replace_fields

from memcon.articles.arrivals import Draft
from memcon.articles.decoding import as_utf8, decode
from memcon.articles.forms import draft_form
from memcon.articles.labels import head_of
from memcon.articles.limits import ARTICLE, FEED, FILE, PAGE, PAPER, Limit, Unusable
from memcon.articles.markup import is_page
from memcon.articles.objects import draft_object, split_lines, split_list
from memcon.articles.sniffing import Kind, kind_named, tell, tell_whole
from memcon.articles.sources import Named, Source
from memcon.articles.unpacking import broken_gzip_named, read_whole, unpack
from memcon.model.articles import Publication

_LIMITS: Mapping[Kind, Limit] = {Kind.TEXT: ARTICLE, Kind.JSON: FILE, Kind.PAGE: PAGE, Kind.FEED: FEED}
_ALIKE = ({Kind.JSON, Kind.LINES}, {Kind.PAGE, Kind.ARCHIVE}, {Kind.JSON, Kind.FEED})
_GOES_ON = "it is a feed: what it holds now is read, and memcon watch follows it"


def drafts_in(stream: IO[bytes], source: Source, size: int | None = None) -> Iterator[Named]:
    """The drafts of the articles in a stream, in order. Raises Unusable, perhaps after some.

    `size` is how many bytes the stream has, where that is known: of what is too long no more than its head is read.
    """
    opened = unpack(stream)
    kind = tell(opened.head, source.file, source.media_type)
    if kind is Kind.LINES:
        yield from _from_lines(opened.stream, source)
        return
    limit = _LIMITS.get(kind, PAPER)
    if size is not None and not opened.was_packed:
        limit.check(size)
    data = read_whole(opened.stream, limit)
    if not data.strip():
        raise Unusable("it is empty")
    kind = tell_whole(data, kind)
    remarks = _remark(kind, source)
    for place, draft in _from_whole(kind, data, source):
        yield place, draft if isinstance(draft, Unusable) else replace(draft, warnings=(*remarks, *draft.warnings))
        remarks = ()


def _remark(kind: Kind, source: Source) -> tuple[str, ...]:
    """What it was taken for, where that is not what the user would expect."""
    if source.address:
        return (_GOES_ON,) if kind is Kind.FEED else ()
    promised = kind_named(source.file)
    if promised is None:
        return () if kind is Kind.TEXT else (f"it is read as {kind}",)
    return () if promised is kind or {promised, kind} in _ALIKE else (f"its name says {promised}, and it is {kind}",)


def _from_whole(kind: Kind, data: bytes, source: Source) -> Iterator[Named]:
    if kind is Kind.TEXT:
        return _from_text(data, source)
    return _from_list(data, source) if kind is Kind.JSON else draft_form(kind, data, source)


def _from_text(data: bytes, source: Source) -> Iterator[Named]:
    body, notes = decode(data, declared=source.charset)
    if not body.strip():
        raise Unusable("it is empty")
    if is_page(body):  # which its first bytes did not show
        yield from draft_form(Kind.PAGE, data, source)
    else:
        yield source.place, _labelled(Draft(body, data, Publication(url=source.address), warnings=notes), body)


def _labelled(draft: Draft, body: str) -> Draft:
    """`draft` with what the lines at its top say of it."""
    head = head_of(body)
    if head is None:
        return draft
    own = replace_fields(head.publication, url=draft.publication.url or head.publication.url)
    return replace(draft, publication=own, head=head.length, warnings=(*draft.warnings, *head.warnings))


def _from_list(data: bytes, source: Source) -> Iterator[Named]:
    objects = list(split_list(as_utf8(data)))
    if not objects:
        raise Unusable("it holds no article")
    for number, one in enumerate(objects, 1):
        yield from drafts_of_object(one, source.place if len(objects) == 1 else f"{source.place}, item {number}")


def _from_lines(stream: IO[bytes], source: Source) -> Iterator[Named]:
    empty = True
    with broken_gzip_named():
        for number, line in split_lines(stream):
            empty = False
            yield from drafts_of_object(line, f"{source.place}, line {number}")
    if empty:
        raise Unusable("it is empty")


def drafts_of_object(data: bytes, place: str) -> Iterator[Named]:
    """The drafts of one JSON object: one, or those of the page whose source its text is."""
    try:
        draft = draft_object(data)
        if isinstance(draft.body, str) and is_page(draft.body):
            yield from _from_page_within(draft, draft.body, place)
        else:
            yield place, draft
    except Unusable as cause:
        yield place, cause


def _from_page_within(draft: Draft, body: str, place: str) -> Iterator[Named]:
    """The articles of a page whose source is the text of an object; what the object says of it goes before."""
    data, said = body.encode("utf-8", "surrogatepass"), draft.publication
    for where, inner in draft_form(Kind.PAGE, data, Source(place, address=said.url, charset="utf-8")):
        if isinstance(inner, Draft):
            own = inner.publication
            told = {name: getattr(said, name) or getattr(own, name) for name in Publication.__struct_fields__}
            warnings = (*draft.warnings, *inner.warnings)
            inner = Draft(inner.body, draft.original, Publication(**told), draft.id or inner.id, warnings)
        yield where, inner
