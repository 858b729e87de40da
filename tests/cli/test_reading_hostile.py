"""What would do harm is refused in one line, what is only odd is read, and all of it in bounded time."""

import os
from pathlib import Path

import pytest

from memcon.record import open_record
from tests.working import no_more_work_than

from .conftest import REPORT, Run
from .hostile import DEEP, HARMFUL, ODD

pytestmark = pytest.mark.slow
SECONDS = 10


def held() -> str:
    """All texts of the record."""
    with open_record("memcon.db", create=False) as record:
        view = record.view()
        return "".join(view.text(article.id) for article in view.articles())


@pytest.mark.parametrize("name", HARMFUL)
def test_what_would_do_harm_is_refused_in_one_line(run: Run, name: str) -> None:
    Path(name).write_bytes(HARMFUL[name]())
    with no_more_work_than(SECONDS):
        result = run("read", name)
    assert result.stderr.startswith(f"memcon: {name}")
    assert (result.stderr.count("\n"), result.exit_code) == (1, 1)
    assert len(result.stderr) < 300


@pytest.mark.parametrize("name", ODD)
def test_what_is_only_odd_is_read(run: Run, name: str) -> None:
    Path(name).write_bytes(ODD[name]())
    with no_more_work_than(SECONDS):
        result = run("read", name, "--published", "2031-03-04")
    assert "1 read, 0 known already, 0 refused." in result.stdout, result.stderr
    assert "We will pay the crews by Friday" in result.stdout


@pytest.mark.parametrize("name", DEEP)
def test_what_is_deep_or_tells_of_other_things_is_read_or_refused(run: Run, name: str) -> None:
    Path(name).write_bytes(DEEP[name]())
    with no_more_work_than(SECONDS):
        result = run("read", name, "--published", "2031-03-04")
    assert len(result.output) < 2_000
    assert "root:" not in held()
    assert "haha" not in held()


def test_a_report_among_them_is_read(run: Run) -> None:
    Path("in").mkdir()
    for name in sorted(HARMFUL)[::3]:
        Path("in", name).write_bytes(HARMFUL[name]())
    Path("in", "report.txt").write_text(REPORT, "utf-8")
    assert "1 read, 0 known already" in run("read", "in").stdout


def test_a_file_of_two_gigabytes_is_refused_by_its_size(run: Run) -> None:
    for name in ("a.txt", "a.html", "a.json", "a.pdf"):
        with Path(name).open("wb") as file:
            file.truncate(2_000_000_000)
        assert "it has 2000.0 MB" in run("read", name).stderr


def test_lines_without_end_are_given_up(run: Run) -> None:
    with Path("a.jsonl").open("wb") as file:
        file.truncate(2_000_000_000)
    assert "a line that goes on for more than 1000 MB" in run("read", "a.jsonl").stderr


def test_behind_a_line_of_300_megabytes_the_next_one_is_read(run: Run) -> None:
    with Path("a.jsonl").open("wb") as file:
        file.truncate(300_000_000)
        file.seek(0, 2)
        file.write(b'\n{"id": "after", "text": "The ferry talks begin on Monday, the harbour board said."}\n')
    told = run("read", "a.jsonl")
    assert "line 1" in told.stderr
    assert "1 read, 0 known already, 1 refused" in told.output


def test_a_pipe_and_a_device_are_refused(run: Run) -> None:
    os.mkfifo("a.txt")
    result = run("read", "a.txt", "/dev/zero")
    assert result.stderr.splitlines() == [
        "memcon: a.txt: it is neither a file nor a folder",
        "memcon: /dev/zero: it is neither a file nor a folder",
    ]


def test_a_name_that_would_move_the_cursor_is_shown_in_one_line(run: Run) -> None:
    name = "line\nbreak \x1b[2J \u202e.txt"
    Path(name).write_bytes(b"")
    (line,) = run("read", name).stderr.splitlines()
    assert line.isprintable()
    assert line.endswith("it is empty")
