"""`memcon copy`: the record as it stands, though others work on it."""

from pathlib import Path

import pytest

from memcon.model.kinds import FindingKind
from memcon.record import open_record

from .conftest import REPORT, Run


@pytest.fixture
def with_report(run: Run) -> Run:
    Path("ferry.txt").write_text(REPORT, "utf-8")
    assert run("read", "ferry.txt", "--published", "2031-05-20").exit_code == 0
    return run


def said(path: str) -> int:
    with open_record(path, create=False) as record:
        return len(record.view().entries(FindingKind.STATEMENT))


def test_a_copy_has_what_a_room_that_is_open_took_in_last(with_report: Run) -> None:
    with open_record("memcon.db") as room:
        room.view()  # which holds on to what it shows
        Path("more.txt").write_text("“The ferry will sail on Monday,” said Ana Reyes, the chief negotiator of Chile.")
        assert with_report("read", "more.txt", "--published", "2031-05-21").exit_code == 0
        assert with_report("copy", "team.db").stdout == "team.db: a copy, to be opened with memcon --record team.db.\n"
    assert said("team.db") == said("memcon.db") == 3


@pytest.mark.parametrize(
    ("path", "why"), [("memcon.db", "something here already"), ("no/team.db", "there is no folder no")]
)
def test_a_copy_takes_nothings_place(with_report: Run, path: str, why: str) -> None:
    result = with_report("copy", path)
    assert result.exit_code != 0
    assert why in result.stderr
    assert said("memcon.db") == 2
