"""The sentences of our own: their labels are ones that there are, and the reader comes up to them."""

import pytest

from benchmarks.coded import Tally, labelled_events, labelled_moves, read, score_events, score_moves
from memcon.model.kinds import EventClass, MoveKind


def test_every_label_is_a_class_or_a_kind() -> None:
    assert {event for s in labelled_events() for event, _, _ in s.told} <= set(EventClass)
    assert {kind for s in labelled_moves() for kind, _, _ in s.told} <= set(MoveKind)


def test_no_sentence_stands_twice() -> None:
    texts = [s.text for s in (*labelled_events(), *labelled_moves())]
    assert len(texts) == len(set(texts))


def test_a_third_is_unseen() -> None:
    sentences = labelled_moves()
    assert sum(s.part == "unseen" for s in sentences) == len(sentences) // 3


def precision(tally: Tally) -> float:
    return tally.right / tally.found


@pytest.mark.slow
def test_events_of_all_sentences_are_told_as_labelled() -> None:
    sentences = labelled_events()
    classes, actors = score_events(sentences, [r.events for r in read(sentences)])
    assert classes.right / classes.told > 0.9
    assert min(precision(classes), precision(actors)) > 0.9


@pytest.mark.slow
def test_four_moves_in_five_are_right() -> None:
    sentences = labelled_moves()
    assert precision(score_moves(sentences, [r.moves for r in read(sentences)])) > 0.8
