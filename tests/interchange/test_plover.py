"""Event rows of a record: what happened is there once, however often it was told, and with its words."""

import csv
import io
import json
from typing import Any

import msgspec
import pytest

from memcon.interchange.chosen import choose
from memcon.interchange.plover import OF_A_RECORD, rows_of_record, write_plover, write_plover_lines
from memcon.model.decisions import Decision
from memcon.model.findings import Event, Reading
from memcon.model.kinds import DecisionKind, EventClass, FindingKind
from memcon.record import Record
from tests.cases import ROOT
from tests.record.blank import new_record
from tests.record.builders import Report

TOLD = "Norland's envoy met the delegation of Southmark in Lima on 3 March"


def coded(body: str, published: str, outlet: str) -> Report:
    report = Report(body, published, outlet)
    report.meeting(TOLD, "Norland", "Southmark", date="2031-03-03", place="Lima")
    return report


def keep(record: Record, report: Report, *events: EventClass) -> None:
    """Keeps a reading whose meeting is coded as events."""
    (met,) = report.findings
    found = tuple(
        Event(event=one, source=("NOR",), target=("SOU",), of=met.id, evidence=met.evidence, confidence=0.8)
        for one in events
    )
    record.add(report.article)
    reading: Reading = msgspec.structs.replace(report.reading(), events=found)
    record.keep(reading, report.article)


@pytest.fixture
def told_twice(tmp_path: Any) -> Any:
    with new_record(tmp_path / "record.db") as record:
        keep(record, coded(f"{TOLD}. The talks were short, says the wire.", "2031-03-05", "Wire"), EventClass.CONSULT)
        early = coded(f"=Early. {TOLD}, and rain fell on the hall.", "2031-03-04", "Post")
        keep(record, early, EventClass.CONSULT, EventClass.COOPERATE)
        yield record


def test_what_was_told_twice_is_one_row_on_the_words_of_the_first(told_twice: Record) -> None:
    rows = list(rows_of_record(choose(told_twice.view())))
    (met,) = told_twice.view().entries(FindingKind.MEETING)
    assert [(r["event"], r["outlet"], r["sources"], r["entry"]) for r in rows] == [
        ("CONSULT", "Post", 2, met.id),
        ("COOPERATE", "Post", 2, met.id),
    ]
    assert {(r["date"], r["place"], r["source_names"], r["source"]) for r in rows} == {
        ("2031-03-03", "Lima", "Norland;Southmark", "NOR")
    }
    for row in rows:
        assert told_twice.view().text(row["article"])[row["start"] : row["end"]] == row["passage"] == TOLD


def test_what_was_rejected_is_no_event(told_twice: Record) -> None:
    (met,) = told_twice.view().entries(FindingKind.MEETING)
    told_twice.decide(Decision.make(DecisionKind.REJECT, target=met.id, who="ada", made="2031-04-01T10:00:00+00:00"))
    assert list(rows_of_record(choose(told_twice.view()))) == []


def test_the_rows_are_the_same_as_csv_and_as_lines(told_twice: Record) -> None:
    chosen = choose(told_twice.view())
    rows = list(csv.DictReader(io.StringIO(b"".join(write_plover(chosen)).decode())))
    lines = [json.loads(line) for line in write_plover_lines(chosen)]
    assert list(rows[0]) == list(OF_A_RECORD)
    assert [{name: str(value) for name, value in line.items()} for line in lines] == [
        {name: value for name, value in row.items() if value} for row in rows
    ]


def test_the_columns_are_documented() -> None:
    told = (ROOT / "docs" / "exports.md").read_text("utf-8").splitlines()
    assert [name for name, meaning in OF_A_RECORD.items() if f"| `{name}` | {meaning} |" not in told] == []
