"""Where the reader says that it made nothing of what looks like speech."""

import pytest

from memcon.model.articles import Article, Publication, Text
from memcon.model.ids import text_id
from memcon.reading.actors import find_actors
from memcon.reading.gaps import find_gaps
from memcon.reading.page import Found, Page
from memcon.reading.statements import find_statements
from tests.reading.stage import page_of, reading_of


def gaps_of(body: str) -> list[str]:
    text = Text(id=text_id(body), body=body, cleaning="as-given")
    page = Page(Article(id="a", text=text, publication=Publication()))
    found = Found(actors=find_actors(page, Found()))
    found = Found(actors=found.actors, statements=find_statements(page, found))
    return [gap.of(body) for gap in find_gaps(page, found)]


def test_a_quotation_that_nobody_is_found_for_is_a_gap() -> None:
    assert gaps_of("The hall was cold. Red letters on a wall, “No pay, no ports”, faded. The crews left.") == [
        "Red letters on a wall, “No pay, no ports”, faded."
    ]


def test_a_sentence_that_was_told_as_a_statement_is_no_gap() -> None:
    assert gaps_of("“We will stay until the crews are paid,” Mary Flynn said.") == []


@pytest.mark.parametrize("plain", ["The ports are shut.", "The crews left in the morning.", ""])
def test_a_sentence_without_marks_or_reporting_verbs_is_no_gap(plain: str) -> None:
    assert gaps_of(plain) == []


def test_a_sentence_of_which_a_move_was_made_is_no_gap() -> None:
    words = "Kenya rejected the “final” offer of Peru."
    page, moves = page_of(words), reading_of(words).moves
    assert [gap.of(words) for gap in find_gaps(page, Found())] == [words]
    assert moves
    assert find_gaps(page, Found(moves=moves)) == ()
