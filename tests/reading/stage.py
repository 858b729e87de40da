"""A page with its actors and statements set by hand, for parts that build on them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from memcon.model.articles import Article, Publication, Text
from memcon.model.findings import Actor, DateMention, Reading, Statement
from memcon.model.ids import finding_id, text_id
from memcon.model.kinds import ActorKind, Attitude, FindingKind, StatementKind
from memcon.model.passages import Span
from memcon.reading import Reader
from memcon.reading.page import Found, Page

_REPORTED = re.compile(r"(?P<cue>said|says|claimed|added|stated|warned|denied)(?: that)? (?P<content>[^“”.]+)")


@cache
def reading_of(text: str) -> Reading:
    """The reading of a text of our own, published on a day in March 2024."""
    body = Text(id=text_id(text), body=text, cleaning="as-given")
    return Reader().read(Article(id="example", text=body, publication=Publication(published="2024-03-04")))


def actor_of(text: str, name: str) -> Actor:
    return next(actor for actor in reading_of(text).actors if actor.name == name)


def said(text: str) -> list[tuple[str | None, str | None]]:
    """Who makes the statements of a text, and for which side."""
    return [(statement.speaker, statement.side) for statement in reading_of(text).statements]


def page_of(text: str, published: str | None = None) -> Page:
    body = Text(id=text_id(text), body=text, cleaning="as-given")
    return Page(Article(id="example", text=body, publication=Publication(published=published)))


def staged(text: str, names: Sequence[str] = (), dates: Sequence[tuple[str, str]] = ()) -> tuple[Page, Found]:
    """The page of `text` and what was found on it: the states that it names and the bodies in `names`, whatever stands
    in quotation marks or after "said" as a statement of the party that is named next to the verb, and `dates` as
    (words, value)."""
    page = page_of(text)
    actors = tuple(_actors(page, names))
    found = Found(actors=actors, dates=tuple(_dates(text, dates)))
    return page, Found(actors=actors, dates=found.dates, statements=tuple(_statements(page, actors)))


def _actors(page: Page, names: Sequence[str]) -> Iterator[Actor]:
    spans: dict[str, list[Span]] = {}
    codes: dict[str, str | None] = {}
    for name in names:
        spans[name] = [Span(*m.span()) for m in re.finditer(rf"\b{re.escape(name)}\b", page.text)]
    taken = [span for known in spans.values() for span in known]
    for known in page.names:
        if not any(known.span.overlaps(span) for span in taken):
            spans.setdefault(known.bearer.name, []).append(known.span)
            codes[known.bearer.name] = known.bearer.code
    for name, mentions in spans.items():
        kind = ActorKind.STATE if name in codes else ActorKind.ORGANISATION
        yield Actor(
            id=finding_id(FindingKind.ACTOR, page.text_id, mentions),
            name=name,
            kind=kind,
            code=codes.get(name),
            mentions=tuple(mentions),
        )


def _statements(page: Page, actors: Sequence[Actor]) -> Iterator[Statement]:
    quoted = [q.inner for q in page.quotations if q.is_long]
    if quoted:
        cues = [Span(*m.span()) for m in re.finditer(r"\b(?:said|says|added)\b", page.text)]
        for inner in quoted:
            cue = next((c for c in cues if c.start >= inner.end), None)
            yield _statement(page, actors, inner, cue, StatementKind.DIRECT)
        return
    for match in _REPORTED.finditer(page.text):
        yield _statement(page, actors, Span(*match.span("content")), Span(*match.span("cue")))


def _statement(
    page: Page, actors: Sequence[Actor], content: Span, cue: Span | None, kind: StatementKind = StatementKind.INDIRECT
) -> Statement:
    outside = [(m, a.name) for a in actors for m in a.mentions if not content.overlaps(m)]
    near = cue or content
    speaker = min(outside, key=lambda pair: abs(pair[0].start - near.start))[1] if outside else None
    return Statement(
        id=finding_id(FindingKind.STATEMENT, page.text_id, [content]),
        speaker=speaker,
        side=speaker,
        kind=kind,
        attitude=Attitude.SAID,
        content=(content,),
        cue=(cue,) if cue else (),
    )


def _dates(text: str, dates: Sequence[tuple[str, str]]) -> Iterator[DateMention]:
    for words, value in dates:
        if (start := text.find(words)) >= 0:
            yield DateMention(span=(start, start + len(words)), text=words, value=value)
