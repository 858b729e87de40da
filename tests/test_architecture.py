"""What holds for all of the code: which way imports point, how long files are, what prints, what is explained."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.cases import ROOT

LONGEST = 400
SPEAKS_FOR_ITSELF = 8  # a function of so few statements needs no docstring where its name says it
HEAVY = {"spacy", "sqlalchemy", "rich", "msgspec", "alembic", "numpy", "httpx", "httpcore", "protego"}
FOLDERS = ("memcon", "tests", "benchmarks", "training", "docs")

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@cache
def modules() -> dict[str, ast.Module]:
    """The modules of the package by their path."""
    return {named(path): ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "memcon").rglob("*.py"))}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def public_definitions(body: list[ast.stmt]) -> Iterator[Definition]:
    """The public functions and classes of a module, and the public methods of its classes."""
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_definitions(node.body)


def silent_ones(tree: ast.Module) -> list[str]:
    """Public classes, and functions that a glance does not take in, without a docstring.

    A method is explained where another of its name in the module is: at the class that it is a form of.
    """
    public = list(public_definitions(tree.body))
    explained = {node.name for node in public if ast.get_docstring(node)}
    return [node.name for node in public if node.name not in explained and not is_plain(node)]


def is_plain(node: Definition) -> bool:
    statements = sum(isinstance(inner, ast.stmt) for inner in ast.walk(node)) - 1
    return not isinstance(node, ast.ClassDef) and statements <= SPEAKS_FOR_ITSELF


def test_imports_point_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("module", ["memcon", "memcon.cli", "memcon.reading", "memcon.record", "memcon.views"])
def test_importing_a_package_loads_nothing_that_is_slow_to_load(module: str) -> None:
    assert loaded_by(f"import {module}") <= {"msgspec"}


def test_the_command_line_loads_nothing_before_it_knows_what_is_asked() -> None:
    assert loaded_by("import memcon.cli") == set()


def test_the_readers_modules_load_the_language_library_only_to_read() -> None:
    assert loaded_by("import memcon.reading.reader") == {"msgspec"}


def loaded_by(statement: str) -> set[str]:
    """The slow packages that a fresh interpreter has loaded after `statement`."""
    ask = f"import sys; {statement}; print(*{HEAVY!r} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


def test_every_file_fits_in_a_head() -> None:
    files = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_only_the_command_line_prints() -> None:
    prints = [
        f"{name}:{node.lineno}"
        for name, tree in modules().items()
        if not name.startswith("memcon/cli/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert prints == []


def test_sql_is_spoken_only_by_the_record() -> None:
    speakers = {
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in {"sqlalchemy", "alembic"})
        or (isinstance(node, ast.Import) and {alias.name.split(".")[0] for alias in node.names} & {"sqlalchemy"})
    }
    assert {name for name in speakers if not name.startswith("memcon/record/")} == set()


def test_every_module_says_what_it_is_for() -> None:
    assert [name for name, tree in modules().items() if not ast.get_docstring(tree)] == []


def test_public_classes_and_functions_are_explained_where_they_do_not_speak_for_themselves() -> None:
    assert {name: silent for name, tree in modules().items() if (silent := silent_ones(tree))} == {}


def test_a_class_without_a_docstring_is_seen() -> None:
    assert silent_ones(ast.parse("class Envoy:\n    pass")) == ["Envoy"]
