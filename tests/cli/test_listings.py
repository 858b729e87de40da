"""The listings on the command line: searched, and with what only a program asks for."""

import json

import pytest

from memcon.model.kinds import FindingKind, MoveKind
from memcon.record import open_record
from tests.record.builders import Report, put

from .conftest import Run


@pytest.fixture
def ferry(run: Run) -> Run:
    """The command line in a folder with a record of two statements."""
    report = Report("The ferry must sail, Ada Holm said. The price is too high, Jon Vik said.", "2031-03-01")
    report.statement("The ferry must sail", "Ada Holm", confidence=0.914)
    report.statement("The price is too high", "Jon Vik")
    with open_record("memcon.db") as record:
        put(record, report)
    return run


def test_a_listing_is_searched(ferry: Run) -> None:
    found = json.loads(ferry("statements", "--search", "FERRY sail* -price", "--format", "json").output)
    assert [row["speaker"] for row in found] == ["Ada Holm"]
    assert ferry("statements", "--search", "ferry -sail").output == "No statements found.\n"
    assert "price is too high" in ferry("timeline", "--search", '"too high"').output


@pytest.mark.parametrize(("words", "cause"), [('"ferry', "not closed"), ("-ferry", "leave out"), ("", "no word")])
def test_a_search_that_cannot_be_made_is_refused_in_one_line(ferry: Run, words: str, cause: str) -> None:
    refused = ferry("statements", f"--search={words}")
    assert refused.exit_code == 1
    assert cause in refused.output
    assert refused.output.count("\n") == 1


def test_how_sure_the_reader_is_stands_in_what_a_program_reads(ferry: Run) -> None:
    found = json.loads(ferry("statements", "--format", "json").output)
    assert {row["speaker"]: row["confidence"] for row in found} == {"Ada Holm": "0.91", "Jon Vik": ""}
    assert "confidence" in ferry("statements", "--format", "csv").output.splitlines()[0]
    for format_ in ("text", "md"):
        assert "0.91" not in ferry("statements", "--format", format_).output


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_brief_can_be_asked_for_since_any_day(ferry: Run, day: str) -> None:
    shown = ferry("brief", "--since", day)
    assert shown.exit_code == 0
    assert "The ferry must sail" in shown.output


def test_alternatives_that_are_asked_for_at_once_are_told_how_to_be_asked_for(with_report: Run) -> None:
    result = with_report("statements", "--search", "ferry OR bridge")
    assert result.exit_code == 0
    assert "OR is looked for as a word like any other" in result.stderr


@pytest.fixture
def envoy(run: Run) -> Run:
    """As `run`, with two moves, one of them made by what a person of the same side says."""
    report = Report("The price is a fantasy, envoy Jon Vik said. Westmark offered a ferry.", "2031-03-01")
    report.actor("Jon Vik", side="Westmark")
    said = report.statement("The price is a fantasy", "Jon Vik", side="Westmark")
    report.move("is a fantasy", MoveKind.REJECTION, "Westmark", statement=said.id)
    report.move("offered a ferry", MoveKind.OFFER, "Westmark")
    with open_record("memcon.db") as record:
        put(record, report)
    return run


@pytest.mark.parametrize(
    ("narrowed", "kinds"),
    [
        (("--by", "Vik"), ["rejection"]),
        (("--by", "Jon Vik", "--side", "Westmark"), ["rejection"]),
        (("--by", "Vik", "--until", "2031-02-01"), []),
        (("--by", "Holm"), []),
        (("--by", "Westmark"), ["offer", "rejection"]),
    ],
)
def test_a_move_is_found_by_who_spoke(envoy: Run, narrowed: tuple[str, ...], kinds: list[str]) -> None:
    found = json.loads(envoy("moves", *narrowed, "--format", "json").output)
    assert sorted(row["kind"] for row in found) == kinds


def test_who_corrects_the_side_of_a_person_is_told_which_moves_keep_theirs(envoy: Run) -> None:
    with open_record("memcon.db") as record:
        (vik,) = (e.id for e in record.view().entries(FindingKind.ACTOR) if e.fields.name == "Jon Vik")
        (move,) = (e.id for e in record.view().entries(FindingKind.MOVE) if e.fields.statement)
    told = envoy("correct", vik, "--field", "side=Eastmark").output
    assert f"1 move made by what they say keeps its side ({move[:10]}): memcon correct ID --field by=" in told
    assert envoy("correct", move, "--field", "by=Eastmark").exit_code == 0
    assert "keeps its side" not in envoy("correct", vik, "--field", "side=Eastmark").output


@pytest.mark.parametrize("listing", ["statements", "timeline"])
@pytest.mark.parametrize("format_", ["json", "csv", "md"])
def test_a_listing_in_portions_is_written_as_one(
    ferry: Run, monkeypatch: pytest.MonkeyPatch, listing: str, format_: str
) -> None:
    whole = ferry(listing, "--format", format_).output
    monkeypatch.setattr("memcon.views.tables.PORTION", 1)
    assert ferry(listing, "--format", format_).output == whole
    assert whole.count("Ada Holm") == 1 == whole.count("Jon Vik")


def test_each_portion_has_its_heading_for_a_person(ferry: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ferry("statements").output.count("speaker") == 1
    monkeypatch.setattr("memcon.views.tables.PORTION", 1)
    assert ferry("statements").output.count("speaker") == 2
