"""The documentation cannot go stale: what is generated is what the code says, and every example runs."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from memcon.cli import memcon
from tests.cases import ROOT

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(path for path in DOCS.glob("*.md") if path.name != "commands.md")]
BLOCK = re.compile(r"(<!-- checked -->\n)?```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
BEGINNING = "memcon read examples/istanbul-2025"
SHELL = set("|>$&;")  # what only a shell makes something of
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s:]+)(?:#[^)]*)?\)")


@dataclass(frozen=True)
class Example:
    """A command of a page, and the lines that the page says it prints, where they are marked as checked."""

    command: str
    printed: tuple[str, ...]


def examples(page: Path) -> Iterator[Example]:
    """The `$ memcon ...` lines of a page's console blocks, in order.

    `<!-- checked -->` above a block says that the lines under a command must be among what it prints.
    """
    for checked, block in BLOCK.findall(page.read_text("utf-8")):
        for told in re.split(r"^\$ ", block.replace("\\\n", " "), flags=re.MULTILINE)[1:]:
            command, _, printed = told.partition("\n")
            if command.startswith("memcon "):
                lines = [line.strip() for line in printed.splitlines() if line.strip(" .…")]
                yield Example(command, tuple(lines) if checked else ())


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["generate"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["json.md", "commands.md", "columns.md"])
def test_a_generated_page_is_what_the_code_says(generate: ModuleType, name: str) -> None:
    written = (DOCS / name).read_text("utf-8")
    assert written == generate.PAGES[name](), f"docs/{name} is stale: run python docs/generate.py"


def test_a_field_without_a_meaning_fails(generate: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"Meeting\.weather"):
        generate.check({"Meeting": {"properties": {"weather": {}}}}, {"common": {}})


def test_a_meaning_without_a_field_fails(generate: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"Meeting\.weather"):
        generate.check({"Meeting": {"properties": {}}}, {"common": {}, "Meeting": {"weather": "rain"}})


def test_every_command_has_help_with_an_example(generate: ModuleType) -> None:
    sections = re.split(r"^#+ (?=memcon)", generate.commands_page(), flags=re.MULTILINE)[1:]
    assert [section.split("\n")[0] for section in sections if "Example" not in section] == []


def test_an_example_is_read_with_the_lines_it_prints(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("<!-- checked -->\n```console\n$ memcon brief \\\n    --on 2025-05-29\nNext meeting\n...\n```\n")
    assert list(examples(page)) == [Example("memcon brief      --on 2025-05-29", ("Next meeting",))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()] == []


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The record of the example articles that pages begin with, and what reading them prints; read once for all."""
    folder = tmp_path_factory.mktemp("beginning")
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder / "memcon.db", run_in_a_shell(BEGINNING, folder)


def run_in_a_shell(command: str, folder: Path) -> str:
    """What it prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    surroundings = {**os.environ, "PATH": path}
    ran = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=surroundings, capture_output=True, text=True, timeout=300
    )
    assert ran.returncode == 0, f"{command}\n{ran.stderr}"
    return ran.stdout


def run_here(command: str) -> str:
    """What it prints; without the second that a program takes to start."""
    ran = CliRunner().invoke(memcon, shlex.split(command)[1:], prog_name="memcon")
    assert ran.exit_code == 0, f"{command}\n{ran.output}"
    return ran.stdout


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if any(examples(page))], ids=lambda page: page.name)
def test_the_examples_of_a_page_run(
    page: Path, beginning: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("MEMCON_RECORD", raising=False)
    for nth, example in enumerate(examples(page)):
        if nth == 0 and example.command == BEGINNING:
            record, told = beginning
            shutil.copy(record, tmp_path)
        else:
            told = (
                run_in_a_shell(example.command, tmp_path) if SHELL & set(example.command) else run_here(example.command)
            )
        printed = {" ".join(line.split()) for line in told.splitlines()}
        missing = [line for line in example.printed if " ".join(line.split()) not in printed]
        assert missing == [], f"{example.command} no longer prints these lines"


def test_every_picture_is_shown_and_every_picture_that_is_shown_is_there() -> None:
    shown = {name for page in PAGES for name in re.findall(r"!\[[^\]]+\]\(pictures/([^)]+)\)", page.read_text("utf-8"))}
    assert shown == {path.name for path in (DOCS / "pictures").iterdir()}
