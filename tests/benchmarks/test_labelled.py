"""The labelled sentences: their labels are ones that there are, a third is unseen, and the reader comes up to them."""

import pytest

from benchmarks.labelled import DEEDS, Sentence, Told, amiss, files, read, score, sentences
from memcon.model.findings import Deed, Move
from memcon.model.kinds import DeedKind, MoveKind
from memcon.model.passages import Span


def test_every_label_is_a_kind_and_says_whose() -> None:
    told = [one for sentence in sentences() for one in sentence.told]
    assert {kind for one in told for kind in one.kinds} == set(MoveKind)
    assert all(one.by for one in told)


def test_the_sentences_with_deeds_have_kinds_of_deeds_and_look_alikes_beside_them() -> None:
    told = sentences(files(DEEDS))
    assert {kind for sentence in told for one in sentence.told for kind in one.kinds} == set(DeedKind)
    assert sum(not sentence.told for sentence in told) >= 40
    assert len(told) == len({sentence.text for sentence in told}) > 120


def test_of_a_deed_without_a_party_the_kind_alone_is_looked_at() -> None:
    deed = Deed(id="e-1", kind=DeedKind.STRIKE, what="Nurses struck.", evidence=(Span(0, 13),))
    assert Told(("strike",), (), ()).is_same(deed)
    assert not Told(("strike",), ("Unite",), ()).is_same(deed)


def test_no_sentence_stands_twice() -> None:
    texts = [sentence.text for sentence in sentences()]
    assert len(texts) == len(set(texts)) > 700


def test_a_third_is_unseen_in_whatever_order_they_stand() -> None:
    unseen = [s for s in sentences() if s.part == "unseen"]
    assert 0.3 < len(unseen) / len(sentences()) < 0.37
    assert {s.text for s in sentences(reversed(files())) if s.part == "unseen"} == {s.text for s in unseen}


def test_a_move_counts_once_and_one_that_is_not_told_counts_against() -> None:
    text = "Peru refused."
    sentence = Sentence(text, (Told(("rejection", "denial"), ("Peru",), ()),))
    move = Move(id="v-1", kind=MoveKind.DENIAL, by=("Peru",), what=text, evidence=(Span(0, 12),))
    figures = score([(sentence, (move, move))])
    assert (figures[sentence.part, "all"].right, figures[sentence.part, "all"].found) == (1, 2)
    assert figures[sentence.part, "rejection"].recall == 1


def test_what_comes_out_otherwise_is_said_in_words() -> None:
    sentence = Sentence("Peru refused.", (Told(("rejection",), ("Peru",), ()),))
    assert amiss(sentence, ()) == "Peru refused.\n    - rejection ('Peru',)"


@pytest.mark.slow
def test_four_moves_in_five_are_right_in_either_part() -> None:
    chosen = sentences()[::2]
    figures = score((s, r.moves) for s, r in zip(chosen, read(chosen), strict=True))
    assert min(figures[part, "all"].precision for part in ("seen", "unseen")) > 0.8
