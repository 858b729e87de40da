"""Issues are proposed from what moves and statements speak of."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from memcon.model.kinds import ActorKind, MoveKind
from memcon.record import Record, open_record
from memcon.views.issues import read_issues
from memcon.views.issues.lists import write_toml
from memcon.views.issues.suggesting import list_proposed, suggest_issues
from tests.record.builders import Report, put

DEMANDS = (
    "The union demands new uniforms for the crews.",
    "The union will not sail in winter without warm uniforms.",
    "The port refused to pay for summer uniforms.",
    "The union wants a cease-fire of lawyers, and talks on Monday.",
    "The port offered a truce until Monday.",
    "The port offered a cease-fire and talks.",
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    reports = []
    for nth, words in enumerate(DEMANDS, 1):
        report = Report(body=words, published=f"2031-03-{nth:02d}")
        report.move(words.rstrip("."), MoveKind.DEMAND, "Union" if "union" in words else "Port")
        report.actor("Crews' Union", ActorKind.UNION, words=words[:8])
        report.actor("Sudport Port", ActorKind.ORGANISATION, words=words[:9])
        reports.append(report)
    with open_record(tmp_path / "port.db") as opened:
        put(opened, *reports)
        yield opened


def test_what_is_spoken_of_often_is_proposed_by_a_phrase_that_occurs(record: Record) -> None:
    proposed = suggest_issues(record.view())
    assert sorted(one.issue.name for one in proposed) == ["cease-fire", "uniforms"]
    assert all(one.entries == 3 for one in proposed)
    assert all(one.issue.name in " ".join(DEMANDS) for one in proposed)


def test_phrases_of_one_meaning_are_one_issue(record: Record) -> None:
    truce = next(one for one in suggest_issues(record.view()) if one.issue.name == "cease-fire")
    assert truce.phrases == ("cease-fire", "truce")


def test_talks_and_days_are_no_issues_however_often_they_are_spoken_of(record: Record) -> None:
    names = {one.issue.name for one in suggest_issues(record.view(), least=2)}
    assert not names & {"talks", "Monday", "union", "port"}


def test_what_is_proposed_can_be_written_and_set(record: Record, tmp_path: Path) -> None:
    proposed = suggest_issues(record.view())
    path = tmp_path / "issues.toml"
    path.write_text(write_toml(tuple(one.issue for one in proposed)), "utf-8")
    assert [issue.name for issue in read_issues(path)] == [row[0] for row in list_proposed(proposed).rows]


@pytest.fixture
def creditors(tmp_path: Path) -> Iterator[Record]:
    words = (
        "The lenders refused a longer term.", "The creditors refused a shorter term.", "The creditors met the lenders.",
        "The port wants new cranes.", "The port wants four cranes.", "The union asks for uniforms.",
        "The union refuses the uniforms.", "The port offers a canteen.", "The union wants the canteen.",
        "The milk quota must rise.", "The milk quota must stay.", "The port wants solar panels.",
        "The port buys solar panels.", "The union wants pensions.", "The port refused the pensions.",
        "The museum must close.", "The museum must move.", "The sailors left early.",
        "The mariners left late.", "The union wants a crèche.", "The port refused a crèche.",
    )  # fmt: skip
    report = Report(body=" ".join(words), published="2031-03-01")
    for one in words:
        report.move(one.rstrip("."), MoveKind.DEMAND, "Union")
    with open_record(tmp_path / "creditors.db") as opened:
        put(opened, report)
        yield opened


def test_groups_of_like_meaning_are_one_issue_told_by_the_words_of_both(creditors: Record) -> None:
    (loans,) = [one for one in suggest_issues(creditors.view()) if "creditors" in one.phrases]
    assert set(loans.phrases) >= {"creditors", "lenders"}
    assert set(loans.issue.words) >= {"creditor", "lender"}
    assert loans.entries == 3


def test_words_that_stand_in_one_entry_each_are_no_matter_however_alike(creditors: Record) -> None:
    proposed = suggest_issues(creditors.view(), least=2)
    assert not any(set(one.phrases) <= {"sailors", "mariners"} for one in proposed)
