"""Articles that are read together: the same readings as one by one, whatever is read with what."""

import gc
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.model.articles import Article
from memcon.model.findings import Reading
from memcon.reading.reader import PARTS, Reader
from memcon.reading.together import AT_ONCE, together, uncollected
from tests.cases import article_with

BODIES = (
    "The envoy of Chile arrived in Lima on Monday. “We have read the draft,” Ana Reyes, the chief negotiator, said.",
    "The crews will be paid by Friday, the ministry said.\n\nThe union rejected the offer and met the port on 3 May.",
    "Norway proposed a second round in Oslo. Peru has yet to answer, its foreign minister said",
    "“Nothing",
    "",
    "THE TALKS BEGIN. Kenya said that Oman had promised to hand over a memorandum before the round.",
    "Министр заявил, что переговоры продолжатся.",
)


def article(nth: int) -> Article:
    return article_with(BODIES[nth], published="2031-03-04", id_=str(nth))


@cache
def alone(nth: int) -> Reading:
    return Reader().read(article(nth))


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(st.lists(st.lists(st.integers(0, len(BODIES) - 1), max_size=4), max_size=3))
def test_in_whatever_batches_articles_are_read_their_readings_are_the_same(batches: list[list[int]]) -> None:
    for batch in batches:
        assert list(Reader().read_all(map(article, batch))) == [alone(nth) for nth in batch]


def test_an_article_on_which_a_part_fails_stops_no_other() -> None:
    def failing(page: Any, found: Any) -> Any:
        if page.article.id == "1":
            raise ZeroDivisionError
        return PARTS["moves"](page, found)

    read = Reader(parts={**PARTS, "moves": failing}).read_each(range(3), article)
    assert [type(made) for _, made in read] == [Reading, ZeroDivisionError, Reading]


def test_what_has_no_article_has_no_reading_and_keeps_its_place() -> None:
    read = Reader().read_each("0-2", lambda name: None if name == "-" else article(int(name)))
    assert [(name, made) for name, made in read] == [("0", alone(0)), ("-", None), ("2", alone(2))]


@given(st.lists(st.integers(0, 2 * AT_ONCE)))
def test_what_is_taken_together_is_bounded_and_in_order(lengths: list[int]) -> None:
    groups = list(together(lengths, lambda length: length))
    assert [length for group in groups for length in group] == lengths
    assert all(sum(group) <= AT_ONCE or len(group) == 1 for group in groups)


def test_no_more_is_taken_ahead_than_is_read_together() -> None:
    taken: list[int] = []
    groups = together((taken.append(nth) or AT_ONCE // 2 for nth in range(9)), lambda length: length)
    next(groups)
    assert taken == [0, 1, 2]


@pytest.mark.parametrize("wanted", [True, False])
def test_what_is_put_off_while_reading_is_as_before_afterwards(wanted: bool) -> None:
    was_on = gc.isenabled()
    (gc.enable if wanted else gc.disable)()
    with uncollected():
        while_reading = gc.isenabled()
    afterwards = gc.isenabled()
    (gc.enable if was_on else gc.disable)()
    assert (while_reading, afterwards) == (False, wanted)
