"""The list of decisions: on what, in words, and whether they still hold."""

from itertools import count
from pathlib import Path

import pytest

from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind
from memcon.record import Record, open_record
from memcon.views.decisions import list_decisions
from tests.record.builders import Report, put

_TIMES = count()


@pytest.fixture
def told(tmp_path: Path) -> tuple[Record, Report]:
    """A record of one report with a meeting and a deed."""
    report = Report("Norland and Southmark met in Seaville. Norland freed the pilot.", "2031-03-04", title="A meeting")
    report.meeting("met in Seaville", "Norland", "Southmark", what="round", place="Seaville")
    report.deed("freed the pilot", "Norland")
    record = open_record(tmp_path / "record.db")
    put(record, report)
    return record, report


def decide(record: Record, kind: DecisionKind, target: str | None, **more: object) -> Decision:
    made = f"2031-04-01T10:{next(_TIMES) % 60:02d}:00+00:00"
    return record.decide(Decision.make(kind, who="ada", made=made, target=target, **more))  # type: ignore[arg-type]


def rows(record: Record) -> list[dict[str, str]]:
    table = list_decisions(record.view())
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_a_correction_is_listed_with_its_values_on_the_entry_in_words(told: tuple[Record, Report]) -> None:
    record, report = told
    decide(record, DecisionKind.CORRECT, report.findings[0].id, fields={"place": "Hillford", "date": None})
    (row,) = rows(record)
    assert row["on"].startswith(f"meeting {report.findings[0].id[:10]} Round")
    assert row["on"].endswith(": place Hillford, date unknown")


def test_a_rejected_entry_is_called_by_the_words_that_it_rested_on(told: tuple[Record, Report]) -> None:
    record, report = told
    decide(record, DecisionKind.REJECT, report.findings[1].id, why="another pilot")
    (row,) = rows(record)
    assert (row["on"], row["why"]) == (f"deed {report.findings[1].id[:10]} “freed the pilot”", "another pilot")


def test_a_note_on_an_article_names_it(told: tuple[Record, Report]) -> None:
    record, report = told
    decide(record, DecisionKind.NOTE, report.id, why="from the archive")
    assert rows(record)[0]["on"] == f"article {report.id[:10]} “A meeting”"


def test_what_was_taken_back_and_taken_back_again_holds(told: tuple[Record, Report]) -> None:
    record, report = told
    note = decide(record, DecisionKind.NOTE, report.id, why="from the archive")
    undo = decide(record, DecisionKind.UNDO, note.id)
    assert [bool(row["taken back"]) for row in rows(record)] == [True, False]
    decide(record, DecisionKind.UNDO, undo.id)
    assert [bool(row["taken back"]) for row in rows(record)] == [False, True, False]
