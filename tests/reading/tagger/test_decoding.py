"""From scores to attributions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.reading.tagger.decoding import CONTENT, CUE, SOURCE, TAGS, attributions, best_tags, runs

NO_TRANSITIONS = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
SIZE = 4


def scores(tags: str) -> np.ndarray:
    """Clear scores for words tagged so: o, S and s for a source, Q and q for a cue, C and c for a content."""
    letters = "oSsQqCc"
    found = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    for at, tag in enumerate(tags):
        found[at, letters.index(tag)] = 9
    return found


def pointers(words: int, to_cue: dict[int, int], to_source: dict[int, int]) -> np.ndarray:
    """Pointers such that each word of a content points at its cue, and each cue at its source."""
    content, its_cue, cue, source = (np.zeros((words, 2 * words), dtype=np.float32) for _ in range(4))
    for at in range(words):
        its_cue[at, at] = source[at, at] = 30
        content[at, to_cue.get(at, 0)] = 30
        cue[at, to_source.get(at, 0)] = 30
    return np.concatenate([content, its_cue, cue, source], axis=1)


@given(st.lists(st.lists(st.floats(-5, 5), min_size=len(TAGS), max_size=len(TAGS)), min_size=1, max_size=20))
def test_a_role_never_continues_where_it_has_not_begun(found: list[list[float]]) -> None:
    tags = best_tags(np.array(found, dtype=np.float32), NO_TRANSITIONS)
    before = "O"
    for tag in tags:
        assert not TAGS[tag].startswith("I") or before.endswith(TAGS[tag][1:])
        before = TAGS[tag]


def test_two_runs_of_one_role_that_touch_are_told_apart() -> None:
    assert runs([0, 5, 6, 5, 6, 0], CONTENT) == [(1, 3), (3, 5)]
    assert runs([1, 0, 3], SOURCE) == [(0, 1)]
    assert runs([1, 0, 3], CUE) == [(2, 3)]


def test_a_content_broken_up_by_its_cue_is_one_attribution() -> None:
    found = attributions(scores("oCcQSCc"), pointers(7, {1: 3, 2: 3, 5: 3, 6: 3}, {3: 4}), NO_TRANSITIONS)
    assert [(told.content, told.cue, told.source) for told in found] == [(((1, 3), (5, 7)), (3, 4), (4, 5))]


def test_two_cues_may_share_a_source() -> None:
    found = attributions(scores("oSQCcQCc"), pointers(8, {3: 2, 4: 2, 6: 5, 7: 5}, {2: 1, 5: 1}), NO_TRANSITIONS)
    assert [told.source for told in found] == [(1, 2), (1, 2)]


def test_a_cue_that_points_at_no_source_has_none() -> None:
    (found,) = attributions(scores("oSoQCc"), pointers(6, {4: 3, 5: 3}, {3: 0}), NO_TRANSITIONS)
    assert found.source is None


def test_a_content_that_points_at_nothing_stands_alone() -> None:
    (found,) = attributions(scores("oooCc"), pointers(5, {}, {}), NO_TRANSITIONS)
    assert (found.cue, found.source) == (None, None)


def test_clear_scores_are_sure() -> None:
    (found,) = attributions(scores("oSQCc"), pointers(5, {3: 2, 4: 2}, {2: 1}), NO_TRANSITIONS)
    assert found.signs == pytest.approx((1, 1, 1, 1), abs=0.01)
