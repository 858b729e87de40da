"""Things by their places in a text."""

from hypothesis import given
from hypothesis import strategies as st

from memcon.model.passages import Span
from memcon.reading.places import Places

SPANS = st.tuples(st.integers(0, 2000), st.integers(1, 700)).map(lambda pair: Span(pair[0], sum(pair)))


@given(st.lists(SPANS, max_size=20), SPANS)
def test_what_touches_a_span_is_found_in_the_order_in_which_it_was_put(spans: list[Span], here: Span) -> None:
    places = Places((span, nth) for nth, span in enumerate(spans))
    assert places.touching(here) == [nth for nth, span in enumerate(spans) if span.overlaps(here)]
    assert places.touch(here) == any(span.overlaps(here) for span in spans)


def test_nothing_touches_where_nothing_stands() -> None:
    assert Places[str]().touching(Span(0, 5)) == []
