"""Reports on other talks: what is marked in them stands in their text, and so does what is read of their meetings."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from memcon.articles import Arrival, load
from memcon.model.edtf import When
from memcon.model.findings import Meeting, Reading
from memcon.reading import Reader

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.json"))


def told(path: Path) -> dict[str, Any]:
    known: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return known


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_what_is_marked_in_a_report_stands_in_its_text(path: Path) -> None:
    report = told(path)
    for meeting in report["meetings"]:
        assert all(0 <= s < e <= len(report["text"]) for s, e in [*meeting["evidence"], *meeting.get("also", [])])
        assert meeting["date"] is None or When.parse(meeting["date"])


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    loaded = load(map(str, REPORTS[::6]), as_given=True)
    return list(Reader().read_all(one.article for one in loaded if isinstance(one, Arrival)))


def meetings_of(readings: list[Reading]) -> Iterator[tuple[Reading, Meeting]]:
    return ((reading, meeting) for reading in readings for meeting in reading.meetings)


@pytest.mark.slow
def test_a_meeting_is_named_in_the_words_of_one_line(readings: list[Reading]) -> None:
    assert all("\n" not in meeting.what for _, meeting in meetings_of(readings))


@pytest.mark.slow
def test_a_meeting_has_each_passage_once(readings: list[Reading]) -> None:
    for reading, meeting in meetings_of(readings):
        spans = [*meeting.evidence, *meeting.also]
        assert len(set(spans)) == len(spans)
        assert all(reading.text[s:e].strip() for s, e in spans)


@pytest.mark.slow
def test_no_two_meetings_of_a_report_have_the_same_id(readings: list[Reading]) -> None:
    ids = [meeting.id for _, meeting in meetings_of(readings)]
    assert len(set(ids)) == len(ids)


@pytest.mark.slow
def test_every_date_of_a_meeting_can_be_read(readings: list[Reading]) -> None:
    assert all(meeting.date is None or When.parse(meeting.date) for _, meeting in meetings_of(readings))


@pytest.mark.slow
def test_an_outlet_meets_nobody(readings: list[Reading]) -> None:
    for reading, meeting in meetings_of(readings):
        outlets = {actor.name for actor in reading.actors if actor.kind == "outlet"}
        assert not outlets.intersection(meeting.parties)
