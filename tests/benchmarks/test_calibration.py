"""The table of confidences says what was claimed and what was right."""

from dataclasses import replace

import pytest

from benchmarks.calibration import reliability
from benchmarks.scoring.spans import exact_spans
from training.confidence.fitting import cross_fitted, fit
from training.confidence.judging import Judged, right_ones

TEXT = "Ana Reyes said “the crews will be paid” and left."
SAID = {"content": [[16, 38]], "source": [[0, 9]], "cue": [[10, 14]]}


def examples(reports: int) -> list[Judged]:
    """In each report eight found by the tagger and eight by a rule: of those with the sign three in four are right, of
    those without it one in four."""
    return [
        Judged(report, tagged=tagged, ships=True, signs={"always": 1.0, "sign": float(sign)}, right=right)
        for report in range(reports)
        for tagged in (True, False)
        for sign in (True, False)
        for right in (sign, sign, sign, not sign)
    ]


def test_confidences_that_hold_have_no_gap() -> None:
    held = reliability([(0.75, at % 4 < 3) for at in range(100)])
    assert "0.7 to 0.8         100   0.750   0.750" in held
    assert "calibration error 0.000, Brier score 0.188" in held


def test_confidences_that_are_too_high_show_the_gap() -> None:
    assert "calibration error 0.400" in reliability([(0.9, at % 2 == 0) for at in range(100)])


def test_a_confidence_on_the_border_belongs_to_the_bin_that_it_begins() -> None:
    assert "0.3 to 0.4           1" in reliability([(0.3, True)])


def test_the_weights_of_one_half_hold_for_the_other() -> None:
    told = cross_fitted(examples(400))
    assert len(told) == 400 * 16
    assert all(abs(sure - 0.5) == pytest.approx(0.25, abs=0.03) for sure, _ in told)


def test_what_only_shows_how_the_rules_do_alone_is_not_among_what_is_told() -> None:
    some = examples(4)
    assert len(cross_fitted([*some, *(replace(one, ships=False) for one in some)])) == len(some)


def test_a_sign_that_goes_with_what_is_right_weighs_for_it() -> None:
    weights = fit(examples(50))
    assert weights["sign"] > 1 > 0 > weights["always"]


def test_words_told_of_the_wrong_source_are_not_right() -> None:
    told = [(((16, 38),), ((0, 9),)), (((16, 38),), ((40, 43),))]
    assert right_ones(TEXT, told[:1], [SAID]) == [True]  # type: ignore[arg-type]
    assert right_ones(TEXT, told[1:], [SAID]) == [False]  # type: ignore[arg-type]


def test_what_is_told_twice_is_right_once() -> None:
    told = [(((16, 38),), ((0, 9),))] * 2
    assert right_ones(TEXT, told, [SAID]) == [True, False]  # type: ignore[arg-type]


def test_marks_at_the_ends_of_a_span_do_not_make_it_another() -> None:
    gold = [{"id": "a", "text": TEXT, "attributions": [{**SAID, "content": [[15, 39]]}]}]
    spans = exact_spans(gold, [{"id": "a", "statements": [SAID]}])
    assert {role: tally.f1 for role, tally in spans.items()} == {"source": 1.0, "cue": 1.0, "content": 1.0}
