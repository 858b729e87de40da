"""Articles that were read elsewhere come into a record by the hundred, and as if each had come by itself."""

from pathlib import Path

import pytest

from memcon.model.articles import Article
from memcon.model.findings import Reading
from memcon.model.kinds import FindingKind
from memcon.record import Record, UnfitReading, open_record

from .builders import Report
from .test_at_once import at_once


def pairs(number: int = 30) -> list[tuple[Article, Reading]]:
    """Reports on invented talks, every third by two outlets."""
    made = []
    for n in range(number):
        for outlet in ("Seaville Post", "Harbour Gazette")[: 1 + (n % 3 == 0)]:
            body = f"The ferry talks were held. Report number {n} of them came from Seaville."
            report = Report(body, f"2031-03-{n % 28 + 1:02}", outlet=outlet, name=f"{outlet} {n}")
            report.meeting("ferry talks", date="2031-03-01")
            made.append((report.article, report.reading()))
    return made


def by_themselves(record: Record) -> None:
    for article, reading in pairs():
        record.add(article)
        record.keep(reading, article)


def state(record: Record) -> object:
    view = record.view()
    return (
        [(filed.id, filed.publications, filed.reader) for filed in view.articles()],
        [entry.id for kind in FindingKind for entry in view.entries(kind)],
    )


def test_what_is_loaded_is_what_would_have_come_one_by_one(record: Record, tmp_path: Path) -> None:
    assert record.load(pairs()) == (30, 30)
    with open_record(tmp_path / "other.db") as other:
        by_themselves(other)
        assert state(record) == state(other)


def test_loading_again_changes_nothing(record: Record) -> None:
    record.load(pairs())
    before = state(record)
    assert record.load(pairs()) == (0, 0)
    assert state(record) == before


def test_a_text_that_another_outlet_prints_on_the_same_day_is_not_read_anew(record: Record) -> None:
    first, second, *_ = pairs()
    assert first[0].text == second[0].text
    assert (record.load([first]), record.load([second])) == ((1, 1), (0, 0))
    before = state(record)
    kept = record.state()
    assert record.load([first]) == (0, 0)
    assert (record.state(), state(record)) == (kept, before)


def test_what_the_record_has_already_is_not_doubled(record: Record) -> None:
    by_themselves(record)
    before = state(record)
    assert record.load(pairs()) == (0, 0)
    assert state(record) == before


def test_two_loads_at_once_take_turns(address: str) -> None:
    def load(record: Record) -> None:
        every = pairs()
        for at in range(0, len(every), 7):
            record.load(every[at : at + 7])

    at_once(address, load, load)
    with open_record(address) as record:
        assert record.load(pairs()) == (0, 0)
        assert len(record.view().articles()) == 30


def test_a_reading_of_another_text_is_refused_and_nothing_of_its_portion_is_kept(record: Record) -> None:
    (article, _), (_, other), *_ = pairs()[1:]
    with pytest.raises(UnfitReading):
        record.load([(article, other)])
    assert list(record.view().articles()) == []
