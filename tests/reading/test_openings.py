"""What stands above a report: its headline and its authors, who have no part in it."""

import pytest

from memcon.reading.opening import find_bylines, find_heading
from tests.reading.stage import page_of, reading_of

REPORT = """Dockers reject offer as owners say talks are over

By Jo Tadesse and Mia van Holm

PORT ILMEN, May 3 — The Port Workers Union said on Monday that it would wait.

“We can wait,” said Mary Flynn, its leader."""


def test_a_headline_says_nothing() -> None:
    heading = len("Dockers reject offer as owners say talks are over")
    assert all(span.start > heading for s in reading_of(REPORT).statements for span in s.content)


def test_nobody_is_known_by_a_role_in_a_headline_alone() -> None:
    assert "Dockers" not in [actor.name for actor in reading_of(REPORT).actors]


def test_who_wrote_a_report_is_no_actor_of_it() -> None:
    assert not {"Jo Tadesse", "Mia van Holm"} & {actor.name for actor in reading_of(REPORT).actors}


def test_the_dateline_is_found_below_headline_and_authors() -> None:
    page = page_of(REPORT)
    assert page.dateline is not None
    assert page.dateline.of(REPORT) == "PORT ILMEN, May 3 — "


@pytest.mark.parametrize(
    "line",
    [
        "By Jo Tadesse",
        "By Jo Tadesse and Mia van Holm",
        "By Jo Tadesse, Ole Brandt and Mia Lund in Port Ilmen",
        "By Jo Tadesse | Harbour Gazette",
    ],
)
def test_a_line_that_names_the_authors(line: str) -> None:
    assert [span.of(line) for span in find_bylines(f"{line}\n\nThe union met the owners.")] == [line]


def test_a_name_above_what_its_bearer_is_for_the_paper() -> None:
    text = "Talks fail\n\nJo Tadesse\nHealth correspondent\n\nThe union met the owners."
    assert [span.of(text) for span in find_bylines(text)] == ["Jo Tadesse", "Health correspondent"]


@pytest.mark.parametrize("line", ["By Monday the talks had failed.", "By then", "Jo Tadesse", "The owners met."])
def test_other_lines_name_no_authors(line: str) -> None:
    assert find_bylines(f"{line}\n\nThe union met the owners.") == ()


@pytest.mark.parametrize(
    "text", ["Talks fail", "The talks failed.\n\nThe union met the owners.", "", "Talks fail\n\nAgain"]
)
def test_a_text_may_have_no_headline(text: str) -> None:
    assert find_heading(text) == ()
