"""The labelled promises: each stands in its text, a third is kept apart, and readings of them hold together."""

from collections import Counter

import pytest

from benchmarks.promises import Case, cases
from benchmarks.promises.__main__ import read, score_case
from benchmarks.scoring import Tally
from memcon.model.kinds import CommitmentStatus, DocumentStatus


def test_the_words_of_every_promise_stand_in_its_text() -> None:
    spans = [(case.text, span) for case in cases() for entry in case.commitments for span in entry["evidence"]]
    assert len(spans) > 150
    assert all(text[start:end].strip() == text[start:end] != "" for text, (start, end) in spans)


def test_every_status_is_one_that_the_record_knows() -> None:
    assert {entry["status"] for case in cases() for entry in case.commitments} == set(CommitmentStatus)
    assert {paper["status"] for case in cases() for paper in case.papers} <= set(DocumentStatus)


def test_each_class_of_language_has_cases_in_both_parts() -> None:
    parts = Counter((case.kind, case.is_apart) for case in cases() if "-" in case.id and case.id[-1].isdigit())
    kinds = {kind for kind, _ in parts}
    assert len(kinds) == 12
    assert all(parts[kind, False] >= parts[kind, True] > 0 for kind in kinds)


def test_about_a_third_is_kept_apart() -> None:
    assert 0.3 < sum(case.is_apart for case in cases()) / len(cases()) < 0.35


def test_what_was_found_is_counted_against_what_should_have_been() -> None:
    promise = {"by": ["Peru"], "status": "pending", "evidence": [(0, 26)]}
    case = Case("made-1", "made", "Peru promised to lend a ship.", "2024-05-14", (promise,), (), is_apart=False)
    found = {"commitments": [{**promise, "status": "kept"}]}
    assert score_case(case, found) == {"commitment": Tally(1, 1, 1), "c-status": Tally(0, 1, 1)}


@pytest.mark.slow
def test_readings_of_promises_hold_together() -> None:
    for case, reading in zip(cases(), read(cases()), strict=True):
        for owed in reading.get("commitments", []):
            assert owed["by"]
            assert not set(owed["by"]) & set(owed.get("to", ()))
            assert owed["what"]
            assert all(case.text[start:end].strip() for start, end in owed["evidence"])
