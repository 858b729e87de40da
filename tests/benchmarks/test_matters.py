"""The phrases by their matter, and how well they are grouped."""

import pytest

from benchmarks.matters import by_words, negotiations, score
from memcon.views.issues.suggesting import of_like_meaning


def test_no_phrase_is_of_two_matters_of_one_negotiation() -> None:
    for matters in negotiations().values():
        phrases = [phrase for told in matters.values() for phrase in told]
        assert len(phrases) == len(set(phrases)) >= 24


@pytest.mark.slow
def test_meaning_brings_more_together_than_words_and_four_in_five_are_right() -> None:
    told = negotiations()
    words, meaning = score(told, by_words), score(told, of_like_meaning)
    assert meaning.precision > 0.8
    assert meaning.f1 > words.f1 + 0.05
