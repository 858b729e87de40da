"""`memcon diff` and `memcon brief --since`: what changed between two days, for a person and for a program."""

import csv
import io
import json
from pathlib import Path

import pytest

from memcon.views.changes import Changes

from .conftest import OTHER, REPORT, Run


@pytest.fixture
def two_reports(run: Run) -> Run:
    """As `run`, with a report of 4 March and one of 20 March 2031 in the record."""
    for name, text, published in (("ferry", REPORT, "2031-03-04"), ("grain", OTHER, "2031-03-20")):
        Path(f"{name}.json").write_text(json.dumps({"id": name, "text": text, "published": published}), "utf-8")
        assert run("read", f"{name}.json").exit_code == 0
    return run


def test_what_was_said_in_between_is_shown_with_its_words(two_reports: Run) -> None:
    shown = two_reports("diff", "2031-03-10", "2031-03-20").output
    assert "what changed from 10 March 2031 to 20 March 2031" in shown
    assert "From 1 article in between." in shown
    assert "“We want a price that holds for a year,”" in shown
    assert "Nobody has been paid" not in shown


def test_a_promise_of_which_nothing_more_is_heard_has_gone_quiet(two_reports: Run) -> None:
    shown = two_reports("diff", "2031-03-10", "2031-03-20").output
    assert "GONE QUIET: NOTHING FOR 14 DAYS" in shown
    assert "last told 4 March 2031" in shown
    assert "GONE QUIET" not in two_reports("diff", "2031-03-10", "2031-03-20", "--quiet-after", "30").output


def test_one_day_means_until_today(two_reports: Run) -> None:
    assert two_reports("diff", "2031-03-10").output == two_reports("diff", "2031-03-10", "today").output
    assert "to 30 June 2031" in two_reports("diff", "2031-03-10").output


def test_between_a_day_and_itself_nothing_changed(two_reports: Run) -> None:
    result = two_reports("diff", "2031-03-20", "2031-03-20")
    assert result.output.endswith("Nothing was published in between.\n")


def test_the_earlier_day_comes_first(two_reports: Run) -> None:
    result = two_reports("diff", "2031-03-20", "2031-03-10")
    assert result.exit_code == 2
    assert "2031-03-20 lies after 2031-03-10" in result.output


@pytest.mark.parametrize("date", ["yesterday", "2031-02-30"])
def test_a_date_that_is_none_is_wrong_usage(two_reports: Run, date: str) -> None:
    assert two_reports("diff", date).exit_code == 2


def test_a_program_gets_all_changes_as_json(two_reports: Run) -> None:
    changes = json.loads(two_reports("diff", "2031-03-10", "2031-03-20", "--format", "json").output)
    assert set(changes) == set(Changes.__struct_fields__)
    assert changes["said"][0]["number"] == 1


def test_a_program_gets_a_row_for_each_change(two_reports: Run) -> None:
    rows = csv.DictReader(io.StringIO(two_reports("diff", "2031-03-10", "2031-03-20", "--format", "csv").output))
    assert [(row["change"], row["kind"]) for row in rows] == [("new", "statement"), ("quiet", "commitment")]


def test_a_paper_gets_markdown(two_reports: Run) -> None:
    shown = two_reports("diff", "2031-03-10", "2031-03-20", "--format", "md").output
    assert shown.startswith("# A negotiation: what changed")
    assert "\n## Said\n" in shown


def test_the_brief_begins_with_what_changed(two_reports: Run) -> None:
    shown = two_reports("brief", "--on", "2031-03-20", "--since", "2031-03-11").output
    assert shown.index("WHAT CHANGED SINCE 11 MARCH 2031") < shown.index("NEXT MEETINGS")
    assert "New: 1 statement (memcon diff 2031-03-10 2031-03-20)" in shown


def test_the_brief_gives_no_words_twice_that_changed(two_reports: Run) -> None:
    shown = two_reports("brief", "--on", "2031-03-20", "--since", "2031-03-11").output
    changed, _, rest = shown.partition("NEXT MEETINGS")
    assert "We will pay the crews by Friday" in changed
    assert "“We will pay the crews by Friday" not in changed
    assert "“We will pay the crews by Friday" in rest


def test_a_brief_in_which_nothing_changed_says_so(two_reports: Run) -> None:
    assert "nothing that is known of" in two_reports("brief", "--on", "2031-03-08", "--since", "2031-03-06").output


def test_a_brief_since_a_later_day_is_wrong_usage(two_reports: Run) -> None:
    assert two_reports("brief", "--on", "2031-03-08", "--since", "2031-03-09").exit_code == 2
