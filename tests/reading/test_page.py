"""A page, asked by place."""

from memcon.reading.page import Page
from tests.cases import article_with

TEXT = "The envoys met. “We will meet again,” said one.\n\nShare this article\n\n“Soon,” said the other. They left."


def test_a_place_is_in_the_quotation_around_it_marks_included() -> None:
    page = Page(article_with(TEXT))
    found = [page.quotation_at(position) for position in range(len(TEXT))]
    looked_for = [
        next((q for q in page.quotations if q.outer.start <= p < q.outer.end), None) for p in range(len(TEXT))
    ]
    assert found == looked_for
    assert any(found)


def test_a_place_is_in_the_sentence_around_it() -> None:
    page = Page(article_with(TEXT))
    sentence = page.sentence_at(TEXT.index("met"))
    assert sentence is not None
    assert sentence.text.strip() == "The envoys met."


def test_a_place_outside_of_all_sentences_is_in_none() -> None:
    assert Page(article_with(TEXT)).sentence_at(len(TEXT)) is None
