"""The title of a paper, where its properties give none: the heading that it begins with."""

import pytest

from memcon.articles.blocks import Block
from memcon.articles.papers.titles import title_of
from memcon.model.kinds import MarkKind

OFFER = "The port improves its offer to the pilots"
TEXT = Block("The port of Amsel offered the pilots a rise of three per cent on Tuesday.")


def heading(words: str) -> Block:
    return Block(words, MarkKind.HEADING)


def test_the_heading_that_a_paper_begins_with_is_its_title() -> None:
    assert title_of((heading(OFFER), TEXT, heading("What the pilots want")), None) == OFFER


def test_a_title_that_properties_give_and_the_text_has_goes_before_it() -> None:
    assert title_of((heading(OFFER), TEXT), "the port of amsel") == "the port of amsel"


def test_a_heading_after_a_paragraph_is_no_title() -> None:
    assert title_of((TEXT, heading(OFFER), TEXT), None) is None


@pytest.mark.parametrize(
    "label",
    [
        *("PRESS RELEASE", "Joint Communiqué", "For immediate release", "Port Amsel, 5 March 2031", "1. The lists"),
        *("Check against delivery", "Annex", "March 5, 2031", "Press release 14/2031"),
    ],
)
def test_a_label_over_the_title_is_passed_over(label: str) -> None:
    assert title_of((heading(label), heading(OFFER), TEXT), None) == OFFER
    assert title_of((heading(label), TEXT), None) is None


@pytest.mark.parametrize("words", ["pilots " * 31, "Amsel"])
def test_what_is_too_long_or_one_word_is_no_title(words: str) -> None:
    assert title_of((heading(words), TEXT), None) is None


@pytest.mark.parametrize(
    "words", ["Partners sign in Port Amsel", "U.S. pilots accept the offer", "Statement of the chair"]
)
def test_a_headline_that_begins_like_a_label_is_a_title(words: str) -> None:
    assert title_of((heading(words), TEXT), None) == words
