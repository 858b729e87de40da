"""Folders of a running program: what a killed one left is cleared away, and nothing else."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from memcon.interchange.scratch import Scratch, clear_dead

OWNER = """
import sys
from memcon.interchange.scratch import Scratch
scratch = Scratch.make()
(scratch.path / "report.txt").write_text("x")
print(scratch.path, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files of the test lie, of this process and of those it starts."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def owner() -> Iterator[subprocess.Popen[str]]:
    """Another program, with a folder of its own."""
    command = [sys.executable, "-c", OWNER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def folder_of(owner: subprocess.Popen[str]) -> Path:
    assert owner.stdout
    return Path(owner.stdout.readline().strip())


def kill(process: "subprocess.Popen[str]") -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def test_a_folder_is_gone_when_it_is_needed_no_longer(temporary: Path) -> None:
    with Scratch.make() as folder:
        (folder / "report.txt").write_text("x")
        assert folder.parent == temporary
    assert list(temporary.iterdir()) == []


def test_what_a_killed_program_left_is_cleared_away_by_the_next(owner: subprocess.Popen[str], temporary: Path) -> None:
    left = folder_of(owner)
    kill(owner)
    assert (left / "report.txt").is_file()
    with Scratch.make() as folder:
        assert list(temporary.iterdir()) == [folder]


def test_what_a_living_program_uses_stays(owner: subprocess.Popen[str]) -> None:
    used = folder_of(owner)
    clear_dead()
    assert (used / "report.txt").is_file()


def test_what_a_process_of_a_dead_program_still_uses_stays(owner: subprocess.Popen[str]) -> None:
    left = folder_of(owner)
    kill(owner)
    command = [sys.executable, "-c", "import sys; print(flush=True); sys.stdin.read()", f"--temp-dir={left}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout
        daemon.stdout.readline()
        clear_dead()
        assert left.is_dir()
        kill(daemon)
    clear_dead()
    assert not left.exists()


def test_what_is_not_provably_ours_stays(temporary: Path) -> None:
    (temporary / "memcon-notes").mkdir()  # of some other program, or of an older build
    (temporary / "memcon-letter").write_text("x")
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / ".memcon-lock").touch()
    (temporary / "memcon-link").symlink_to(elsewhere)
    before = sorted(temporary.rglob("*"))
    clear_dead()
    assert sorted(temporary.rglob("*")) == before
