"""What is looked at next, and where people disagree."""

from collections.abc import Callable

import pytest

from memcon.model.decisions import Decision
from memcon.model.kinds import CommitmentStatus, DecisionKind, FindingKind, MeetingStatus
from memcon.record import Record
from memcon.views.disagreements import find_disagreements, find_rejected
from memcon.views.queue import doubt, find_alike, queue_up, turn
from tests.record.builders import Report

MakeRecord = Callable[..., Record]


def decide(record: Record, kind: DecisionKind, target: str, who: str, nth: int, **fields: str) -> None:
    made = f"2031-05-01T10:00:{nth:02}+00:00"
    record.decide(Decision.make(kind, target=target, who=who, made=made, fields=dict(fields)))


@pytest.fixture
def record(record_of: MakeRecord) -> Record:
    report = Report("They met. “We agree,” Ada said. “Perhaps,” Jon said. Norland will pay. The talks were held.",
                    "2031-03-01")  # fmt: skip
    report.statement("We agree", "Ada", confidence=0.95)
    report.statement("Perhaps", "Jon", confidence=0.4)
    report.commitment("Norland will pay", ["Norland"], status=CommitmentStatus.PENDING)
    report.meeting("They met", "Norland", "Southmark", what="sixth round of ferry talks", round=6, date="2031-02-01",
                   status=MeetingStatus.HELD)  # fmt: skip
    report.meeting(
        "The talks were held", "Norland", "Southmark", what="seventh round of ferry talks", round=7, date="2031-02-20"
    )
    return record_of(report)


def test_the_least_certain_and_most_weighty_comes_first(record: Record) -> None:
    waiting = queue_up(record.view()).waiting
    assert waiting[0].kind in {FindingKind.COMMITMENT, FindingKind.MEETING}
    said = [entry.fields.speaker for entry in waiting if entry.kind is FindingKind.STATEMENT]
    assert said == ["Jon", "Ada"]
    assert waiting[-1].fields.speaker == "Ada"


def test_what_was_looked_at_waits_no_longer(record: Record) -> None:
    first, second = queue_up(record.view()).waiting[:2]
    decide(record, DecisionKind.CONFIRM, first.id, "ada", 1)
    decide(record, DecisionKind.NOTE, second.id, "ada", 2)
    queue = queue_up(record.view())
    assert queue.waiting[0].id == second.id
    assert queue.looked_at == 1


def test_what_another_holds_is_passed_over(record: Record) -> None:
    queue = queue_up(record.view())
    first, second, third = queue.waiting[:3]
    assert queue.next() == first
    assert queue.next(held={first.id}) == second
    assert queue.next(held={first.id, second.id}) == third


def test_who_goes_on_comes_by_each_entry_once(record: Record) -> None:
    every = queue_up(record.view()).waiting
    went_by, behind = [], None
    while queue := queue_up(record.view(), 1, behind).waiting:
        went_by.append(queue[0].id)
        behind = turn(queue[0])
    assert went_by == [entry.id for entry in every]
    assert len(went_by) == queue_up(record.view()).total == 5


def test_a_model_that_is_sure_leaves_less_doubt(record: Record) -> None:
    doubts = {entry.fields.speaker: doubt(entry) for entry in record.view().entries(FindingKind.STATEMENT)}
    assert doubts["Ada"] < doubts["Jon"]


def test_what_may_be_the_same_is_offered(record: Record) -> None:
    one, other = record.view().entries(FindingKind.MEETING)
    assert [alike.id for alike in find_alike(record.view(), one)] == [other.id]


def test_two_who_judge_otherwise_disagree_and_one_who_changes_his_mind_does_not(record: Record) -> None:
    meeting, other = (entry.id for entry in record.view().entries(FindingKind.MEETING))
    decide(record, DecisionKind.CONFIRM, meeting, "ada", 1)
    decide(record, DecisionKind.CORRECT, meeting, "ben", 2, place="Sudport")
    decide(record, DecisionKind.CONFIRM, other, "ada", 3)
    decide(record, DecisionKind.CORRECT, other, "ada", 4, place="Sudport")
    (found,) = find_disagreements(record.view())
    assert found.target == meeting
    assert [words.split(" by ")[0] for _, words in found.decisions] == ["confirm", "correct"]


def test_who_confirms_a_correction_agrees_with_it(record: Record) -> None:
    meeting = record.view().entries(FindingKind.MEETING)[0].id
    decide(record, DecisionKind.CORRECT, meeting, "ben", 1, place="Sudport")
    decide(record, DecisionKind.CONFIRM, meeting, "ada", 2)
    assert find_disagreements(record.view()) == ()


def test_two_corrections_of_one_field_disagree_and_of_two_fields_do_not(record: Record) -> None:
    one, other = (entry.id for entry in record.view().entries(FindingKind.MEETING))
    decide(record, DecisionKind.CORRECT, one, "ben", 1, place="Sudport")
    decide(record, DecisionKind.CORRECT, one, "ada", 2, place="Norhaven")
    decide(record, DecisionKind.CORRECT, other, "ben", 3, place="Sudport")
    decide(record, DecisionKind.CORRECT, other, "ada", 4, host="Norland")
    assert [found.target for found in find_disagreements(record.view())] == [one]


def test_what_was_rejected_is_found_with_its_words_until_all_rejections_are_taken_back(record: Record) -> None:
    meeting = record.view().entries(FindingKind.MEETING)[0].id
    decide(record, DecisionKind.REJECT, meeting, "ada", 1)
    decide(record, DecisionKind.REJECT, meeting, "ben", 2)
    first, second = record.view().decisions()
    assert first.fields == second.fields
    rejected = find_rejected(record.view(), meeting[:8])
    assert rejected is not None
    assert rejected.quote in {"They met", "The talks were held"}
    decide(record, DecisionKind.UNDO, first.id, "ada", 3)
    assert find_rejected(record.view(), meeting) is not None
    decide(record, DecisionKind.UNDO, second.id, "ben", 4)
    assert find_rejected(record.view(), meeting) is None
    assert record.view().entry(meeting).id == meeting
