"""Two programs at work on one record: nothing is lost, doubled, or waited for without end."""

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from memcon.cli import reading as cli_reading
from memcon.model.articles import Article
from memcon.model.findings import Reading
from memcon.model.kinds import FindingKind
from memcon.record import Record, open_record
from tests.record.builders import READER, Report

Work = Callable[[Record], None]
T = TypeVar("T")


def reports(number: int = 12) -> list[Report]:
    made = [Report(f"Report number {n} of the ferry talks that Seaville held.", "2031-03-04") for n in range(number)]
    for n, report in enumerate(made):
        report.meeting("the ferry talks", date="2031-03-03", round=n)
    return made


def at_once(address: str, *works: Work) -> None:
    """Runs each on a connection of its own, all at the same time. Raises what any of them raised."""
    failed: list[BaseException] = []
    gate = threading.Barrier(len(works))

    def run(work: Work) -> None:
        try:
            gate.wait()
            with open_record(address) as record:
                work(record)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def take_in_and_read(record: Record) -> None:
    """What `memcon read` does, with readings that are made by hand."""
    known = {report.id: report for report in reports()}
    for report in reports():
        record.add(report.article)
    for article in list(record.unread(READER)):
        if not record.is_read(article, READER):
            record.keep(known[article.text.id].reading(article), article)
    record.fold()


def everything(record: Record) -> list[object]:
    view = record.view()
    return [view.entries(kind) for kind in FindingKind] + [view.articles()]


def test_a_record_can_be_made_by_two_at_once(address: str) -> None:
    at_once(address, lambda record: None, lambda record: None)


@pytest.mark.slow
def test_the_same_reports_read_twice_at_once_make_the_record_of_one_that_read_alone(
    address: str, tmp_path: Path
) -> None:
    at_once(address, take_in_and_read, take_in_and_read)
    with open_record(tmp_path / "alone.db") as alone, open_record(address) as shared:
        take_in_and_read(alone)
        assert everything(shared) == everything(alone)


def test_the_same_reading_is_kept_once(record: Record) -> None:
    (report,) = reports(1)
    record.add(report.article)
    assert record.keep(report.reading(), report.article)
    record.fold()
    assert not record.keep(report.reading(), report.article)
    assert record.is_read(report.article, READER)
    assert not record.is_read(report.article, "reader-2")


@pytest.mark.slow
def test_a_view_is_had_while_another_writes_without_pause(address: str) -> None:
    done = threading.Event()

    def write(record: Record) -> None:
        for n in range(10_000):
            record.add(Report(f"Dispatch {n} from the pier.", "2031-03-04").article)
            if done.is_set():
                return

    def look(record: Record) -> None:
        try:
            for _ in range(3):
                record.view()
        finally:
            done.set()

    open_record(address).close()
    at_once(address, write, look)


def test_two_that_read_the_same_pile_start_from_its_two_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One reads the first article at the same moment as another program does: it goes on from the other end, and leaves
    out what that one has read meanwhile."""
    seen: list[str] = []
    known = {report.id: report for report in reports(6)}

    class Reader:
        version = READER

        def read_each(
            self, things: Iterable[T], article_of: Callable[[T], Article | None]
        ) -> Iterator[tuple[T, Reading | None]]:
            for thing in things:
                yield thing, self.read(article) if (article := article_of(thing)) else None

        def read(self, article: Article) -> Reading:
            if len(seen) < 3:  # the other program is as fast, and goes forward
                other = order[len(seen)]
                record.keep(known[other].reading(), known[other].article)
            seen.append(article.text.id)
            return known[article.text.id].reading(article)

    monkeypatch.setattr("memcon.reading.Reader", Reader)
    with open_record(tmp_path / "record.db") as record:
        for report in known.values():
            record.add(report.article)
        order = [article.text.id for article in record.unread(READER)]
        outcome = cli_reading.read_unread(record)
    assert seen == [order[0], order[5], order[4], order[3]]
    assert outcome.failed == frozenset()
