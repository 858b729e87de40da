"""Where each side stands on each issue."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from memcon.model.issues import Issue
from memcon.model.kinds import ActorKind, MoveKind
from memcon.record import Record, open_record
from memcon.views.issues import IssueList, shipped
from memcon.views.positions import Cell, find_positions, list_positions, tabulate
from tests.record.blank import new_record
from tests.record.builders import Report, put

PORT, PILOTS = "Port of Ardland", "Pilots' Union"
ISSUES = IssueList(
    issues=(Issue(name="pay", words=("pay",)), Issue(name="rosters", words=("roster",)), Issue(name="dues")),
    origin="ours",
)
BEFORE, AFTER = dt.date(2031, 5, 21), dt.date(2031, 5, 31)


def first_report() -> Report:
    report = Report(
        body=(
            "The Pilots' Union demanded more pay. “Pay is too low for this work,” said Tom Reed. "
            "The Port of Ardland refused to raise pay. The union accused the port of hiding the rosters."
        ),
        published="2031-05-20",
        outlet="Harbour Gazette",
    )
    report.actor(PORT, ActorKind.ORGANISATION)
    report.actor(PILOTS, ActorKind.UNION)
    report.move("The Pilots' Union demanded more pay", MoveKind.DEMAND, PILOTS)
    report.statement("Pay is too low for this work", "Tom Reed", side=PILOTS, said_on="2031-05-20")
    report.move("The Port of Ardland refused to raise pay", MoveKind.REJECTION, PORT)
    report.move("The union accused the port of hiding the rosters", MoveKind.ACCUSATION, PILOTS)
    return report


def second_report() -> Report:
    report = Report(
        body=(
            "The port offered a pay rise in spring. “Half of what we ask for in pay will not do, with old rosters,” "
            "said Tom Reed on Thursday, and the pay talks went on."
        ),
        published="2031-05-30",
        outlet="Mariners' Weekly",
    )
    report.actor(PORT, ActorKind.ORGANISATION, words="port")
    report.actor(PILOTS, ActorKind.UNION, words="Tom Reed")
    report.move("The port offered a pay rise in spring", MoveKind.OFFER, PORT)
    words = "Half of what we ask for in pay will not do, with old rosters"
    said = report.statement(words, "Tom Reed", side=PILOTS, said_on="2031-05-29")
    report.move(words, MoveKind.REJECTION, PILOTS, statement=said.id)
    return report


def both_reports() -> tuple[Report, ...]:
    return first_report(), second_report()


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with new_record(tmp_path / "port.db", both_reports) as opened:
        yield opened


def cells(record: Record, on: dt.date, since: dt.date | None = None) -> dict[tuple[str, str], Cell]:
    found = find_positions(record.view(on), ISSUES, since)
    return {(cell.issue, cell.side): cell for cell in found.cells}


def test_a_cell_has_the_newest_position_with_its_words_day_and_source(record: Record) -> None:
    position = cells(record, AFTER)["pay", PORT].now
    assert position is not None
    assert (position.kind, position.words) == ("offer", "The port offered a pay rise in spring")
    assert (position.date, position.where) == ("2031-05-30", "Mariners' Weekly, 30 May 2031")


def test_a_position_is_as_it_was_known_on_the_day(record: Record) -> None:
    position = cells(record, BEFORE)["pay", PORT].now
    assert position is not None
    assert position.kind == "rejection"


def test_what_a_side_did_at_the_table_goes_before_what_it_only_said(record: Record) -> None:
    position = cells(record, BEFORE)["pay", PILOTS].now
    assert position is not None
    assert (position.kind, position.own) == ("demand", False)


def test_a_move_that_is_made_by_speaking_has_the_day_and_the_words_of_the_speech(record: Record) -> None:
    position = cells(record, AFTER)["pay", PILOTS].now
    assert position is not None
    assert (position.kind, position.own, position.date) == ("rejection", True, "2031-05-29")


def test_one_move_can_be_filed_under_several_issues(record: Record) -> None:
    found = cells(record, AFTER)
    assert found["pay", PILOTS].now == found["rosters", PILOTS].now


def test_an_accusation_is_no_position(record: Record) -> None:
    assert cells(record, BEFORE)["rosters", PILOTS].now is None


def test_where_a_side_has_said_nothing_the_cell_is_open(record: Record) -> None:
    assert cells(record, AFTER)["dues", PORT].now is None
    assert tabulate(find_positions(record.view(AFTER), ISSUES)).rows[2] == ("dues", "open", "open")


def test_since_a_day_a_position_is_new_newer_or_the_same(record: Record) -> None:
    found = cells(record, AFTER, BEFORE)
    assert found["pay", PORT].course == "newer"
    assert found["rosters", PILOTS].course == "new"
    assert found["dues", PORT].course == ""
    assert cells(record, BEFORE, BEFORE)["pay", PORT].course == "same"


def test_of_the_general_list_only_issues_that_were_spoken_to_are_shown(record: Record) -> None:
    issues = {cell.issue for cell in find_positions(record.view(AFTER), shipped()).cells}
    assert issues == {"pay", "working time and conditions"}


def test_the_table_for_a_person_has_a_column_for_each_side_and_says_what_was_before(record: Record) -> None:
    table = tabulate(find_positions(record.view(AFTER), ISSUES, BEFORE))
    assert table.columns == ("issue", PILOTS, PORT)
    pay = table.rows[0]
    assert pay[1].startswith("rejection: “Half of what we ask for in pay will not do, with old rosters” (29 May 2031; ")
    assert pay[2].endswith("before: rejection: The Port of Ardland refused to raise pay (Harbour Gazette, 20 May 2031)")
    assert table.rows[1][1].endswith(" · new")


def test_the_table_for_a_program_has_a_row_for_each_issue_and_side(record: Record) -> None:
    table = list_positions(find_positions(record.view(AFTER), ISSUES, BEFORE))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [(row["issue"], row["side"]) for row in rows][:3] == [("pay", PILOTS), ("pay", PORT), ("rosters", PILOTS)]
    assert (rows[1]["since"], rows[1]["before"]) == ("newer", "The Port of Ardland refused to raise pay")
    assert (rows[0]["own words"], rows[1]["own words"]) == ("yes", "")
    assert set(rows[-1].values()) == {"dues", PORT, ""}


def test_what_was_agreed_is_no_newer_when_it_is_told_again(tmp_path: Path) -> None:
    told = [
        Report(body="The Pilots' Union agreed to new rosters.", published="2031-05-02", outlet="Post"),
        Report(body="It is recalled. The Pilots' Union agreed to new rosters.", published="2031-05-25", outlet="Echo"),
    ]
    for report in told:
        report.actor(PILOTS, ActorKind.UNION)
        report.move("The Pilots' Union agreed to new rosters", MoveKind.AGREEMENT, PILOTS, what="new rosters")
    with open_record(tmp_path / "port.db") as opened:
        put(opened, *told)
        found = find_positions(opened.view(), ISSUES)
    positions = {cell.now.date for cell in found.cells if cell.now}
    assert positions == {"2031-05-02"}


def test_a_record_without_sides_and_moves_has_no_positions(tmp_path: Path) -> None:
    with open_record(tmp_path / "empty.db") as opened:
        assert find_positions(opened.view(), ISSUES).cells == ()


def test_an_issue_named_by_the_way_or_in_a_charge_is_no_position(tmp_path: Path) -> None:
    wanted = "She wants the four back, with back pay, before the talks"
    body = f"{wanted}. Tom Reed accused the port of hiding the rosters."
    report = Report(body=body, published="2031-05-20", outlet="Harbour Gazette")
    report.actor(PILOTS, ActorKind.UNION, words="Tom Reed")
    report.move(wanted, MoveKind.DEMAND, PILOTS)
    report.statement("the port of hiding the rosters", "Tom Reed", side=PILOTS, cue=(report.span("accused"),))
    with open_record(tmp_path / "r.db") as record:
        put(record, report)
        found = {(c.issue, c.side): c.now for c in find_positions(record.view(), ISSUES).cells}
    assert set(found.values()) == {None}
