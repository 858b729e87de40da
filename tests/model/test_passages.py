import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model.passages import Passage, Span, any_overlap, hull

texts = st.text(min_size=1, max_size=80)


@st.composite
def text_and_span(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(text_and_span())
def test_a_passage_slices_exactly_out_of_its_text(case: tuple[str, Span]) -> None:
    text, span = case
    passage = Passage.cut("t-1", text, span)
    assert text[passage.start : passage.end] == passage.quote


@pytest.mark.parametrize("span", [Span(-1, 2), Span(3, 3), Span(4, 2), Span(0, 12)])
def test_no_passage_reaches_outside_its_text(span: Span) -> None:
    with pytest.raises(ValueError, match="no passage"):
        Passage.cut("t-1", "eleven char", span)


@given(text_and_span())
def test_trimming_takes_nothing_but_the_ends(case: tuple[str, Span]) -> None:
    text, span = case
    assert span.trimmed(text).of(text) == span.of(text).strip(" \t\r\n")


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 5).overlaps(Span(5, 9))
    assert any_overlap([Span(0, 5), Span(8, 9)], [Span(4, 6)])


def test_the_hull_holds_all_its_spans() -> None:
    assert hull([Span(7, 9), Span(2, 3), Span(4, 8)]) == Span(2, 9)
