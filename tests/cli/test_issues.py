"""`memcon issues` and `memcon positions`."""

import json
from pathlib import Path

from tests.cli.conftest import Run

LISTED = '[[issue]]\nname = "crews"\nwords = ["crew"]\n'


def listed(run: Run) -> list[str]:
    return [row["issue"] for row in json.loads(run("issues", "--format", "json").stdout)]


def test_the_general_list_is_shown_until_one_is_set(with_report: Run) -> None:
    shown = with_report("issues").stdout
    assert shown.startswith("The list that ships with Memcon; none was set:\n")
    assert "cease-fire" in shown


def test_issues_are_set_by_their_names(with_report: Run) -> None:
    said = with_report("issues", "set", "pay", "harbour dues", "crews=crew, seafarer").stdout
    assert said.startswith("Set 3 issues (memcon undo k-")
    rows = json.loads(with_report("issues", "--format", "json").stdout)
    assert [row["issue"] for row in rows] == ["pay", "harbour dues", "crews"]
    assert "wage" in rows[0]["words"]
    assert rows[1]["words"] == "harbour dues"
    assert rows[2]["words"] == "crew, seafarer"


def test_a_list_that_was_set_is_told_among_the_decisions_and_taken_back(with_report: Run) -> None:
    with_report("issues", "set", "crews=crew", "--why", "agreed in the office")
    told = json.loads(with_report("decisions", "--format", "json").stdout)[0]
    assert (told["kind"], told["on"], told["why"]) == (
        "issues",
        "the negotiation: crews (crew)",
        "agreed in the office",
    )
    with_report("undo")
    assert "none was set" in with_report("issues").stdout


def test_issues_are_set_from_a_file(with_report: Run) -> None:
    Path("issues.toml").write_text(LISTED, "utf-8")
    assert with_report("issues", "set", "issues.toml").exit_code == 0
    assert listed(with_report) == ["crews"]


def test_the_settings_of_the_folder_serve_where_nothing_was_set(with_report: Run) -> None:
    Path("memcon.toml").write_text(LISTED, "utf-8")
    assert listed(with_report) == ["crews"]
    assert with_report("issues").stdout.startswith("Issues of memcon.toml:\n")


def test_a_file_that_is_no_list_is_refused_in_one_line_and_nothing_is_set(with_report: Run) -> None:
    Path("issues.toml").write_text("[[issue]]\nwords = 3\n", "utf-8")
    refused = with_report("issues", "set", "issues.toml")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("memcon: issues.toml: ")
    assert refused.stderr.count("\n") == 1
    assert "none was set" in with_report("issues").stdout


def test_a_file_that_is_not_there_is_refused(with_report: Run) -> None:
    refused = with_report("issues", "set", "missing.toml")
    assert (refused.exit_code, refused.stderr) == (1, "memcon: missing.toml: no such file or directory\n")


def test_wrong_settings_of_the_folder_are_told_by_their_file(with_report: Run) -> None:
    Path("memcon.toml").write_text("[[issue", "utf-8")
    refused = with_report("positions")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("memcon: memcon.toml: it is no TOML")


def test_an_issue_without_a_name_or_named_twice_is_refused(with_report: Run) -> None:
    assert with_report("issues", "set", "=crew").exit_code == 1
    assert "stands there twice" in with_report("issues", "set", "pay", "Pay").stderr


def test_a_file_that_is_there_is_not_written_over(with_report: Run) -> None:
    Path("issues.toml").write_text("mine", "utf-8")
    refused = with_report("issues", "suggest", "--out", "issues.toml")
    assert refused.exit_code == 1
    assert Path("issues.toml").read_text("utf-8") == "mine"


def test_positions_are_printed_in_every_format(with_report: Run) -> None:
    with_report("issues", "set", "crews=crews")
    with_report("name", "Ferry talks", "--side", "Norhaven", "--side", "Sudport")
    assert "open" in with_report("positions").stdout
    assert with_report("positions", "--format", "md").stdout.splitlines()[2] == "| crews | open | open |"
    assert with_report("positions", "--format", "csv").stdout.startswith("issue,side,kind,words,own_words,date,source,")
    rows = json.loads(with_report("positions", "--since", "2031-03-01", "--format", "json").stdout)
    assert [(row["issue"], row["side"], row["words"]) for row in rows] == [
        ("crews", "Norhaven", ""),
        ("crews", "Sudport", ""),
    ]


def test_where_there_is_no_position_it_is_told_what_is_looked_for(with_report: Run) -> None:
    with_report("issues", "set", "grain=grain")
    assert "memcon issues" in with_report("positions").stdout
    assert json.loads(with_report("positions", "--format", "json").stdout) == []


def test_a_day_since_that_lies_after_the_day_asked_for_is_wrong_usage(with_report: Run) -> None:
    assert with_report("positions", "--on", "2031-03-01", "--since", "2031-04-01").exit_code == 2
