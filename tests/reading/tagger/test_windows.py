"""How a page is cut into windows."""

from collections.abc import Sequence
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from memcon.reading.tagger.windows import CONTEXT, LENGTH, PIECES, Window, lay_out
from memcon.reading.tagger.words import Word

MARKS = (101, 102)


def split(words: Sequence[str]) -> list[list[int]]:
    """A piece for each letter."""
    return [[ord(letter) for letter in word] for word in words]


def page(lengths: Sequence[Sequence[int]]) -> list[Word]:
    """Words of so many letters, by paragraphs."""
    return [
        Word(at, "x" * length, (0,) * 5, paragraph)
        for at, (paragraph, length) in enumerate(
            (number, length) for number, paragraph in enumerate(lengths) for length in paragraph
        )
    ]


def own(window: Window) -> range:
    return window.words[window.seen :]


paragraphs = st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=150), max_size=12)


@given(paragraphs)
def test_each_word_is_tagged_in_one_window_and_in_order(lengths: list[list[int]]) -> None:
    words = page(lengths)
    windows = lay_out(words, split, MARKS)
    assert list(chain.from_iterable(own(window) for window in windows)) == list(range(len(words)))


@given(paragraphs)
def test_no_window_is_longer_than_the_model_sees(lengths: list[list[int]]) -> None:
    assert all(len(window.pieces) <= LENGTH for window in lay_out(page(lengths), split, MARKS))


@given(paragraphs)
def test_the_pieces_of_a_window_belong_to_its_words(lengths: list[list[int]]) -> None:
    words = page(lengths)
    for window in lay_out(words, split, MARKS):
        assert len(window.pieces) == len(window.owners)
        assert len(window.heads) == len(window.words) + 1
        for nth, at in enumerate(window.words, 1):
            assert window.owners[window.heads[nth]] == nth
            assert window.owners.count(nth) == min(PIECES, len(words[at].letters))
        assert sum(1 for owner in window.owners if owner in range(1, window.seen + 1)) <= CONTEXT


def test_paragraphs_stay_whole_where_they_fit() -> None:
    words = page([[4] * 40, [4] * 40, [4] * 10])
    first, second = lay_out(words, split, MARKS)
    assert own(first) == range(40)
    assert own(second) == range(40, 90)
    assert second.seen > 0
