"""Where quotation marks open and close."""

from hypothesis import given
from hypothesis import strategies as st

from memcon.reading.quotations import find_quotations, paragraphs


def quoted(text: str) -> list[str]:
    return [q.inner.of(text) for q in find_quotations(text)]


def test_curly_and_straight_marks_open_and_close() -> None:
    assert quoted('“Stay,” she said. "Go," he said.') == ["Stay,", "Go,"]


def test_a_quotation_within_a_quotation_is_part_of_it() -> None:
    assert quoted("“He said ‘no’ to us,” she said.") == ["He said ‘no’ to us,"]


def test_a_mark_that_never_closes_ends_with_its_paragraph() -> None:
    text = "“We will stay.\nThey left."
    assert quoted(text) == ["We will stay."]
    assert not find_quotations(text)[0].closed


def test_a_paragraph_that_opens_with_a_mark_carries_an_open_quotation_on() -> None:
    first, second = find_quotations("She said: “We will stay.\n“Nobody will leave.”")
    assert not first.closed
    assert second.continues
    assert second.closed


def test_a_quotation_after_a_closed_one_carries_nothing_on() -> None:
    assert not find_quotations("“We will stay.”\n“Nobody will leave.”")[1].continues


def test_a_stray_space_before_the_closing_mark_does_not_keep_it_open() -> None:
    assert quoted('He called it "a sad day. "\n"Go on," she said.') == ["a sad day. ", "Go on,"]


def test_single_marks_count_where_a_text_has_no_double_ones() -> None:
    assert quoted("‘We will stay,’ she said.") == ["We will stay,"]
    assert quoted("The ‘pause’ is over, “for now”.") == ["for now"]


def test_an_apostrophe_of_a_possessive_does_not_close_a_quotation() -> None:
    assert quoted("‘It is the crews’ pay that counts,’ she said.") == ["It is the crews’ pay that counts,"]
    assert quoted("‘It is the crews’ fault,’ she said of the owners’ plan.") == ["It is the crews’ fault,"]


def test_a_quoted_word_that_ends_in_s_closes_before_a_later_possessive() -> None:
    assert quoted("The ‘rules’ of the owners’ club were read.") == ["rules"]


def test_two_apostrophes_are_a_double_mark() -> None:
    assert quoted("''It's the crews' fault,'' she said.") == ["It's the crews' fault,"]


def test_an_apostrophe_within_a_word_is_no_mark() -> None:
    assert quoted("It’s the envoy’s turn, and the owners' too.") == []


@given(st.text(alphabet="aB s.,\n“”‘’'\"«»", max_size=80))
def test_quotations_slice_in_order_and_stay_in_their_paragraphs(text: str) -> None:
    lines = list(paragraphs(text))
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.outer.start < quotation.outer.end <= len(text)
        assert quotation.outer.covers(quotation.inner)
        assert any(line.covers(quotation.outer) for line in lines)
        end = quotation.outer.end


def test_single_marks_hold_speech_in_a_text_with_double_ones_too() -> None:
    text = "'It is a fair price and it is our last,' she said. \"No,\" he said of the crews' pay and the owners' bid."
    assert [q.inner.of(text) for q in find_quotations(text)] == ["It is a fair price and it is our last,", "No,"]


def test_single_marks_round_a_title_or_an_elision_hold_no_speech() -> None:
    text = "The 'Harbour Plan' of the '90s, the crews' own and the owners' alike, is \"dead\"."
    assert [q.inner.of(text) for q in find_quotations(text)] == ["dead"]
