"""Reports on other talks with their statements: what is marked in them stands in their text."""

import json
from pathlib import Path
from typing import Any

import pytest

from memcon.articles import Arrival, load
from memcon.model.kinds import StatementKind
from memcon.reading import Reader

HERE = Path(__file__).parent
REPORTS = sorted(path for folder in ("speakers", "offices") for path in (HERE / folder).glob("*.json"))


def told(path: Path) -> dict[str, Any]:
    known: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return known


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_what_is_marked_as_said_stands_in_the_text(path: Path) -> None:
    report = told(path)
    for said in report["statements"]:
        assert all(report["text"][start:end].strip() for start, end in said["content"])
        assert StatementKind(said["kind"])


@pytest.mark.slow
@pytest.mark.parametrize("path", REPORTS[::4], ids=lambda p: p.stem)
def test_what_is_read_as_said_stands_in_the_text(path: Path) -> None:
    (article,) = [one.article for one in load([str(path)], as_given=True) if isinstance(one, Arrival)]
    reading = Reader().read(article)
    assert all(span.of(reading.text).strip() for s in reading.statements for span in (*s.content, *s.source, *s.cue))
