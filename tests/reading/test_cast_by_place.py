"""A cast is asked by place without going through all it knows, and answers as if it had."""

from hypothesis import given
from hypothesis import strategies as st

from memcon.model.findings import Actor, Statement
from memcon.model.kinds import ActorKind, Attitude, StatementKind
from memcon.model.passages import Span
from memcon.reading.cast import Cast
from memcon.reading.page import Found, Page
from tests.cases import article_with

SPANS = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
PAGE = Page(article_with(" " * 60))


def statement(nth: int, content: list[Span]) -> Statement:
    return Statement(id=f"s-{nth}", kind=StatementKind.DIRECT, attitude=Attitude.SAID, content=tuple(content))


def actor(nth: int, mentions: list[Span]) -> Actor:
    return Actor(id=f"a-{nth}", name=f"actor {nth}", kind=ActorKind.PERSON, mentions=tuple(mentions))


@given(st.lists(st.lists(SPANS, min_size=1, max_size=3), max_size=6), st.integers(0, 55))
def test_the_innermost_statement_around_a_place_is_found(contents: list[list[Span]], position: int) -> None:
    statements = tuple(statement(nth, spans) for nth, spans in enumerate(contents))
    around = [s for s in statements if any(c.start <= position < c.end for c in s.content)]
    innermost = min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
    assert Cast(PAGE, Found(statements=statements)).statement_at(position) == innermost


@given(st.lists(st.lists(SPANS, min_size=1, max_size=2), max_size=3), SPANS)
def test_the_actors_within_some_words_are_those_mentioned_inside_them(mentions: list[list[Span]], span: Span) -> None:
    actors = tuple(actor(nth, spans) for nth, spans in enumerate(mentions))
    inside = sorted((m, a.name) for a in actors for m in a.mentions if span.covers(m))
    found = Cast(PAGE, Found(actors=actors)).actors_within(span)
    assert [a.name for a in found] == list(dict.fromkeys(name for _, name in inside))


@given(st.lists(st.lists(SPANS, min_size=1, max_size=2), max_size=3), SPANS)
def test_the_actor_at_some_words_is_the_one_with_the_longest_mention(mentions: list[list[Span]], span: Span) -> None:
    actors = tuple(actor(nth, spans) for nth, spans in enumerate(mentions))
    touching = [m.end - m.start for a in actors for m in a.mentions if m.overlaps(span)]
    found = Cast(PAGE, Found(actors=actors)).actor_at(span)
    assert (found is None) == (not touching)
    assert found is None or max(touching) in {m.end - m.start for m in found.mentions if m.overlaps(span)}
