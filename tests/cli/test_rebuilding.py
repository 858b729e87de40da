"""`memcon rebuild` on a record whose texts an older build has cleaned."""

import sqlite3
from pathlib import Path

import pytest

from .conftest import REPORT, Run, view


@pytest.fixture
def with_older(run: Run) -> Run:
    """A record with a report that an older build cleaned worse."""
    Path("ferry.txt").write_text(REPORT, "utf-8")
    assert run("read", "ferry.txt", "--published", "2031-05-20").exit_code == 0
    with sqlite3.connect("memcon.db") as database:
        database.execute("UPDATE text SET cleaning = '1', language = NULL")
    return run


def test_a_text_of_an_older_cleaning_is_cleaned_and_read_anew(with_older: Run) -> None:
    result = with_older("rebuild")
    assert result.stdout == "1 text cleaned anew.\nRebuilt from 1 article: 2 statements, 1 commitment.\n"
    assert [filed.language for filed in view().articles()] == ["en"]
    assert "cleaned anew" not in with_older("rebuild").stdout


def test_a_text_that_cannot_be_made_anew_is_told_in_one_line(with_older: Run) -> None:
    with sqlite3.connect("memcon.db") as database:
        database.execute("UPDATE text SET original = NULL")
    result = with_older("rebuild")
    left = "memcon: left as they were cleaned: 1 text that cannot be made of the bytes that came in\n"
    assert (result.stderr, result.exit_code) == (left, 0)
    assert result.stdout == "Rebuilt from 1 article: 2 statements, 1 commitment.\n"
