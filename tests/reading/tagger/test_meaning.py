"""Vectors of phrases: what they mean tells, and which state is named does not."""

import numpy as np

from memcon.reading.tagger.meaning import meanings


def test_phrases_of_like_meaning_are_nearer_than_others() -> None:
    hostages, captives, milk, cheese = meanings(["hostages", "captives", "milk quota", "cheese imports"])
    assert hostages @ captives > max(hostages @ milk, hostages @ cheese, captives @ milk)
    assert milk @ cheese > milk @ captives


def test_vectors_have_length_one_and_are_the_same_each_time() -> None:
    phrases = ["cease-fire", "exchange of prisoners"]
    found = meanings(phrases)
    assert found.shape == (2, 384)
    assert np.allclose(np.linalg.norm(found, axis=1), 1)
    assert (meanings(phrases[::-1])[::-1] == found).all()


def test_which_state_is_named_makes_no_difference() -> None:
    one, other = meanings(["Chad loan", "Peru loan"])
    assert (one == other).all()


def test_no_phrases_have_no_vectors() -> None:
    assert len(meanings([])) == 0
