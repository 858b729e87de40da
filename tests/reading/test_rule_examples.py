"""Each rule of language stands beside an example, and the example gives what the rule says."""

import pytest

from memcon.reading.commitments import find_commitments
from memcon.reading.commitments.rules import Rule as CommitmentRule
from memcon.reading.commitments.rules import all_rules as commitment_rules
from memcon.reading.deeds import Rule as DeedRule
from memcon.reading.deeds import all_rules as deed_rules
from memcon.reading.deeds import find_deeds
from memcon.reading.deeds.happenings import Happening, all_happenings
from memcon.reading.knowledge import table
from memcon.reading.moves import find_moves
from memcon.reading.moves.conditions import Condition, conditions
from memcon.reading.moves.rules import Rule as MoveRule
from memcon.reading.moves.rules import all_rules as move_rules
from tests.reading.stage import staged

DATES = (("on Monday", "2025-06-02"), ("next week", "2025-06-09/2025-06-15"))


def dates_in(text: str) -> list[tuple[str, str]]:
    return [(words, value) for words, value in DATES if words in text]


@pytest.mark.parametrize("rule", move_rules(), ids=lambda r: f"{r.kind}: {r.example}")
def test_a_rule_for_moves_gives_its_example(rule: MoveRule) -> None:
    assert rule.kind in [move.kind for move in find_moves(*staged(rule.example))]


@pytest.mark.parametrize("rule", [r for r in move_rules() if r.counter], ids=lambda r: f"{r.kind}: {r.counter}")
def test_a_rule_for_moves_leaves_its_counterexample(rule: MoveRule) -> None:
    assert rule.kind not in [move.kind for move in find_moves(*staged(rule.counter or ""))]


@pytest.mark.parametrize("condition", conditions(), ids=lambda c: c.example)
def test_a_condition_is_a_precondition(condition: Condition) -> None:
    assert "precondition" in [move.kind for move in find_moves(*staged(condition.example))]


@pytest.mark.parametrize("condition", [c for c in conditions() if c.counter], ids=lambda c: c.counter or "")
def test_what_only_looks_like_a_condition_is_none(condition: Condition) -> None:
    assert "precondition" not in [move.kind for move in find_moves(*staged(condition.counter or ""))]


def test_a_response_answers_what_was_offered_before() -> None:
    text = f"Chad offered to share the river. {table('moves')['answers']['example']}"
    offer, acceptance = find_moves(*staged(text))
    assert acceptance.answers == offer.id


def test_a_question_that_presses_is_a_demand_and_one_that_asks_is_none() -> None:
    questions = table("moves")["questions"]
    assert [move.kind for move in find_moves(*staged(questions["example"]))] == ["demand"]
    assert find_moves(*staged(questions["counter"])) == ()


@pytest.mark.parametrize("rule", commitment_rules(), ids=lambda r: f"{r.status}: {r.example}")
def test_a_rule_for_commitments_gives_its_example(rule: CommitmentRule) -> None:
    found = find_commitments(*staged(rule.example, dates=dates_in(rule.example)))
    assert rule.status in [commitment.status for commitment in found]


@pytest.mark.parametrize("rule", [r for r in commitment_rules() if r.counter], ids=lambda r: r.counter or "")
def test_a_rule_for_commitments_leaves_its_counterexample(rule: CommitmentRule) -> None:
    counter = rule.counter or ""
    assert find_commitments(*staged(counter, dates=dates_in(counter))) == ()


@pytest.mark.parametrize("rule", deed_rules(), ids=lambda r: f"{r.kind}: {r.example}")
def test_a_rule_for_deeds_gives_its_example(rule: DeedRule) -> None:
    assert rule.kind in [deed.kind for deed in find_deeds(*staged(rule.example))]


@pytest.mark.parametrize("rule", [r for r in deed_rules() if r.counter], ids=lambda r: r.counter or "")
def test_a_rule_for_deeds_leaves_its_counterexample(rule: DeedRule) -> None:
    assert rule.kind not in [deed.kind for deed in find_deeds(*staged(rule.counter or ""))]


@pytest.mark.parametrize("happening", all_happenings(), ids=lambda h: f"{h.kind}: {h.example}")
def test_a_deed_told_as_a_noun_gives_its_example(happening: Happening) -> None:
    assert [deed.kind for deed in find_deeds(*staged(happening.example))] == [happening.kind]


@pytest.mark.parametrize("happening", [h for h in all_happenings() if h.counter], ids=lambda h: h.counter or "")
def test_a_deed_told_as_a_noun_leaves_its_counterexample(happening: Happening) -> None:
    assert happening.kind not in [deed.kind for deed in find_deeds(*staged(happening.counter or ""))]
