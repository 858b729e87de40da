"""Two `memcon read` at once on one record."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.wire import seeded, write_report
from memcon.model.kinds import FindingKind
from memcon.record import open_record

MEMCON = str(Path(sys.executable).with_name("memcon"))


def read(record: Path, source: Path) -> "subprocess.Popen[str]":
    surroundings = {**os.environ, "MEMCON_RECORD": str(record)}
    return subprocess.Popen(
        [MEMCON, "read", str(source)], env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def everything(path: Path) -> list[object]:
    """All entries with the findings that each rests on, and all articles; not when they were fetched."""
    with open_record(path) as record:
        view = record.view()
        entries = [entry for kind in FindingKind for entry in view.entries(kind)]
        told = [(e.id, e.fields, e.history, [claim.finding for claim in e.claims]) for e in entries]
        return [told, [(filed.id, filed.counts, len(filed.publications)) for filed in view.articles()]]


@pytest.mark.slow
def test_two_that_read_the_same_file_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    chance = seeded(31)
    lines = (
        json.dumps({"id": f"r{n}", "text": write_report(chance, 60).body, "published": f"2031-03-{n + 1:02}"})
        for n in range(5)
    )
    source = tmp_path / "reports.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    both = [read(tmp_path / "shared.db", source) for _ in range(2)]
    alone = read(tmp_path / "alone.db", source)
    for program in (*both, alone):
        _, complaints = program.communicate(timeout=300)
        assert program.returncode == 0, complaints
    assert everything(tmp_path / "shared.db") == everything(tmp_path / "alone.db")
