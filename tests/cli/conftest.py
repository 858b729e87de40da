"""The command line as a test runs it: in a folder of its own, with a reader that needs no language model."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from memcon.cli import memcon
from memcon.model.kinds import FindingKind
from memcon.record import RecordView, open_record

from .plain_reader import PlainReader

REPORT = """The ferry talks went on in Norhaven on Monday, officials of both islands said after the round.
“We will pay the crews by Friday,” Minister Ada Holm said. The union of the crews had asked for the money in March.
“Nobody has been paid,” union leader Jon Vik said, and he left the room before the others had finished."""
TODAY = dt.date(2031, 6, 30)
OTHER = """The grain round opened in Sudport on Tuesday with the delegations of four provinces at one long table.
“We want a price that holds for a year,” delegate Mia Lund said when the doors of the hall had closed behind her."""


def view() -> RecordView:
    """The record in the folder of the test."""
    with open_record("memcon.db", create=False) as record:
        return record.view()


def first_id(kind: FindingKind) -> str:
    return view().entries(kind)[0].id


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `memcon ARGUMENTS` in an empty folder, where the record is memcon.db."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MEMCON_RECORD", raising=False)
    monkeypatch.setenv("MEMCON_WHO", "ada")
    monkeypatch.setattr("memcon.reading.Reader", PlainReader)
    monkeypatch.setattr("memcon.cli.options.today", lambda: TODAY)

    def _run(*arguments: str, input: str | None = None) -> Result:
        result = CliRunner().invoke(memcon, arguments, input=input, prog_name="memcon")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return _run


@pytest.fixture
def with_report(run: Run) -> Run:
    """As `run`, with one dated report in the record, which its source calls "ferry"."""
    import json

    Path("ferry.json").write_text(json.dumps({"id": "ferry", "text": REPORT, "published": "2031-03-04"}), "utf-8")
    assert run("read", "ferry.json").exit_code == 0
    return run
