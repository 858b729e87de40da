"""From a report on disk to the record, with the real reader."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import REPORT

pytestmark = pytest.mark.slow


def memcon(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program = "from memcon.cli import main; main()"
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


def test_a_report_is_read_named_and_forgotten(tmp_path: Path) -> None:
    (tmp_path / "ferry.json").write_text(json.dumps({"id": "ferry", "text": REPORT, "published": "2021-03-04"}))
    read = memcon("read", "ferry.json", folder=tmp_path)
    assert (read.returncode, read.stderr) == (0, "")
    assert "1 read, 0 known already, 0 refused." in read.stdout
    assert "forgotten" in memcon("forget", "ferry", "--yes", folder=tmp_path).stdout


def test_extracting_twice_gives_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"id": "ferry", "text": REPORT, "published": "2021-03-04"}))
    first, second = (memcon("extract", "a.json", folder=tmp_path).stdout for _ in range(2))
    assert first == second
    assert json.loads(first)["statements"]


def test_a_closed_pipe_is_nothing_to_complain_of(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": f"{REPORT} It was round {i}."}) for i in range(40))
    (tmp_path / "a.jsonl").write_text(lines)
    program = f"{sys.executable} -c 'from memcon.cli import main; main()' extract a.jsonl | head -c 10"
    ran = subprocess.run(["sh", "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert ran.stderr == ""


def test_an_article_is_shown_with_where_it_appeared(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"id": "ferry", "text": REPORT, "published": "2021-03-04"}))
    memcon("read", "a.json", "--outlet", "Harbour Gazette", folder=tmp_path)
    listed = json.loads(memcon("articles", "--format", "json", folder=tmp_path).stdout)
    shown = memcon("show", listed[0]["id"], folder=tmp_path)
    assert "published 2021-03-04, Harbour Gazette" in shown.stdout
