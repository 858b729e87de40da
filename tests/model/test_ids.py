from hypothesis import given
from hypothesis import strategies as st

from memcon.model.ids import finding_id, identify, short, text_id
from memcon.model.kinds import FindingKind
from memcon.model.passages import Span

spans = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 90)).map(lambda p: Span(p[0], p[0] + p[1])), min_size=1)


@given(spans)
def test_a_finding_has_the_same_id_in_whatever_order_its_passages_are_told(passages: list[Span]) -> None:
    kind = FindingKind.MOVE
    assert finding_id(kind, "t-1", passages) == finding_id(kind, "t-1", passages[::-1])


def test_the_same_words_are_different_findings_by_kind_text_aspect_and_number() -> None:
    words = [Span(3, 9)]
    ids = {
        finding_id(FindingKind.MOVE, "t-1", words),
        finding_id(FindingKind.DEED, "t-1", words),
        finding_id(FindingKind.MOVE, "t-2", words),
        finding_id(FindingKind.MOVE, "t-1", words, aspect="offer"),
        finding_id(FindingKind.MOVE, "t-1", words, nth=1),
    }
    assert len(ids) == 5


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_ids_tell_apart_what_is_apart(a: list[str], b: list[str]) -> None:
    assert (identify("x", *a) == identify("x", *b)) == (a == b)


def test_an_id_is_short_enough_to_type_and_begins_with_its_kind() -> None:
    id_ = text_id("Both delegations arrived.")
    assert id_.startswith("t-")
    assert len(id_) == 18
    assert id_.startswith(short(id_))
