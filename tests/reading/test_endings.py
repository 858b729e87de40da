"""What the tagger breaks off is told to the end of its phrase."""

import pytest

from memcon.model.passages import Span
from memcon.reading.actors.scene import Scene
from memcon.reading.page import Page
from memcon.reading.statements.endings import to_its_end
from tests.cases import article_with


def ended(body: str, words: str, beside: str = "") -> str:
    """`words` of `body`, brought to their end."""
    start, cue = body.index(words), body.index(beside)
    others = (Span(cue, cue + len(beside)),) if beside else ()
    return to_its_end(Scene(Page(article_with(body))), Span(start, start + len(words)), others).of(body)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("ready to extend the", "ready to extend the truce"),
        ("willing to weigh the union’s", "willing to weigh the union’s offer"),
        ("that the ports were closed and", "that the ports were closed and the crews had left"),
        ("that the crews would wait until", "that the crews would wait until the ships came back"),
    ],
)
def test_words_that_lead_up_to_others_are_told_with_them(words: str, whole: str) -> None:
    assert ended(f"The minister said on Monday {whole}.", words) == whole


def test_a_phrase_that_is_whole_stays_as_it_is() -> None:
    assert ended("She said that the ports were closed in May.", "that the ports were closed") == (
        "that the ports were closed"
    )


def test_no_phrase_is_told_beyond_the_end_of_its_quotation() -> None:
    body = "He called it “a long way to the” truce, and left."
    assert ended(body, "a long way to the") == "a long way to the"


def test_no_phrase_is_told_into_its_own_cue() -> None:
    body = "Ready to extend the truce, she said, were the crews."
    assert ended(body, "Ready to extend the", "truce, she said") == "Ready to extend the"


def test_a_conjunction_to_what_is_not_told_any_more_is_left_out() -> None:
    body = "The minister promised to extend the truce, and on Friday the crews came back."
    assert ended(body, "to extend the truce, and") == "to extend the truce"


def test_a_second_clause_told_at_the_same_cue_is_told_too() -> None:
    body = "The minister underlined that the ports were closed, and nobody would be paid."
    assert ended(body, "that the ports were closed, and") == "that the ports were closed, and nobody would be paid"
