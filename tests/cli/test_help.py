"""Every command and option explains itself, and asking for help loads nothing heavy."""

import re
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from memcon.cli import COMMANDS, memcon

HEAVY = ("spacy", "sqlalchemy", "rich", "msgspec", "alembic", "numpy")
NAMES = [(name, line) for section in COMMANDS.values() for name, (_, line) in section.items()]


def command(name: str) -> click.Command:
    found = memcon.get_command(click.Context(memcon), name)
    assert found is not None
    return found


def options() -> Iterator[tuple[str, click.Option]]:
    for name, _ in NAMES:
        yield from ((name, param) for param in command(name).params if isinstance(param, click.Option))
    yield from (("memcon", param) for param in memcon.params if isinstance(param, click.Option))


@pytest.mark.parametrize("name", [name for name, _ in NAMES])
def test_a_command_has_help_that_begins_with_a_sentence_of_its_own(name: str) -> None:
    first = (command(name).help or "").split("\n\n")[0].replace("\n", " ").strip()
    assert first.endswith(".")
    assert len(first) < 120


@pytest.mark.parametrize("name", [name for name, _ in NAMES])
def test_a_command_is_called_by_its_name_in_the_list(name: str) -> None:
    assert command(name).name == name


@pytest.mark.parametrize("name", [name for name, _ in NAMES])
def test_a_command_shows_an_example(name: str) -> None:
    example = (command(name).help or "").partition("Example:")[2]
    assert re.search(rf"^ +memcon (--record \S+ )?{name}\b", example, re.MULTILINE)


def test_every_option_has_help() -> None:
    assert [f"{name} {option.opts[-1]}" for name, option in options() if not option.help] == []


@pytest.mark.parametrize("name", [name for name, _ in NAMES])
def test_every_argument_is_explained(name: str) -> None:
    for param in command(name).params:
        if isinstance(param, click.Argument):
            shown = (param.metavar or param.name or "").removesuffix("...").strip("[]").upper()
            assert shown in (command(name).help or "").upper()


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\nfrom memcon.cli import memcon\n"
        "memcon(['--help'], prog_name='memcon', standalone_mode=False)\n"
        f"print('LOADED', [name for name in {HEAVY} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.endswith("LOADED []\n")


def test_an_unknown_command_is_wrong_usage() -> None:
    ran = subprocess.run([sys.executable, "-c", "from memcon.cli import main; main()", "x"], capture_output=True)
    assert ran.returncode == 2
