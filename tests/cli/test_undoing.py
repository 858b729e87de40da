"""`memcon decisions` and `memcon undo`."""

import json
import re
from pathlib import Path

from memcon.model.kinds import FindingKind

from .conftest import OTHER, Run, first_id, view


def test_undo_takes_back_the_last_decision_that_stands(with_report: Run) -> None:
    with_report("name", "First name")
    with_report("name", "Second name")
    with_report("undo")
    assert view().negotiation().name == "First name"
    with_report("undo")
    assert view().negotiation().name is None
    assert with_report("undo").stderr == "memcon: there is no decision to take back\n"


def test_a_taking_back_is_itself_taken_back_by_its_id(with_report: Run) -> None:
    with_report("name", "Ferry talks")
    undone = re.search(r"memcon undo (k-\w+)", with_report("undo").stdout)
    assert undone
    with_report("undo", undone[1])
    assert view().negotiation().name == "Ferry talks"


def test_a_decision_is_not_taken_back_twice(with_report: Run) -> None:
    with_report("name", "Ferry talks")
    made = view().decisions()[0].id
    with_report("undo", made)
    assert "taken back already" in with_report("undo", made).stderr


def test_undoing_a_date_reads_the_article_again(run: Run) -> None:
    Path("a.json").write_text(json.dumps({"id": "grain", "text": OTHER}), "utf-8")
    run("read", "a.json")
    run("set", "grain", "--published", "2031-03-04")
    run("undo")
    assert view().articles()[0].published is None


def test_undoing_says_what_it_takes_back(with_report: Run) -> None:
    id_ = first_id(FindingKind.COMMITMENT)
    with_report("reject", id_, "--who", "Bo")
    said = with_report("undo").stdout
    assert re.match(r"Taken back: reject by Bo, \d{4}-\d\d-\d\d \d\d:\d\d, on commitment ", said)
    assert id_[:10] in said
    assert "We will pay the crews by Friday" in said


def test_after_a_forgetting_nothing_older_is_taken_back_unasked(with_report: Run) -> None:
    with_report("name", "Ferry talks")
    made = view().decisions()
    with_report("forget", "ferry", "--yes")
    result = with_report("undo")
    assert result.exit_code == 1
    assert "cannot be taken back" in result.stderr
    assert f"memcon undo {made[0].id[:10]}" in result.stderr
    assert result.stderr.count("\n") == 1
    assert view().decisions() == made
    assert with_report("undo", made[0].id).exit_code == 0


def test_after_a_forgetting_with_no_decision_left_that_is_said(with_report: Run) -> None:
    with_report("forget", "ferry", "--yes")
    assert "no decision stands" in with_report("undo").stderr


def test_a_decision_after_a_forgetting_can_be_taken_back(with_report: Run) -> None:
    with_report("forget", "ferry", "--yes")
    with_report("name", "Ferry talks")
    assert with_report("undo").exit_code == 0


def test_decisions_are_listed_with_what_became_of_them(with_report: Run) -> None:
    with_report("name", "Ferry talks", "--why", "agreed")
    with_report("undo")
    with_report("note", first_id(FindingKind.COMMITMENT), "Ask the union.", "--who", "Bo")
    rows = json.loads(with_report("decisions", "--format", "json").stdout)
    assert [(row["kind"], row["who"]) for row in rows] == [("name", "ada"), ("undo", "ada"), ("note", "Bo")]
    assert rows[0]["taken_back"].startswith("by ada, ")
    assert rows[0]["on"] == "the negotiation: name Ferry talks"
    assert rows[1]["on"] == f"name {rows[0]['id']}"
    assert "We will pay the crews by Friday" in rows[2]["on"]
    assert (rows[2]["why"], rows[2]["taken_back"]) == ("Ask the union.", "")


def test_without_decisions_the_list_says_so(with_report: Run) -> None:
    assert with_report("decisions").stdout == "No decisions found.\n"
