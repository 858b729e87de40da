"""A watch may be killed at any moment: started again, it reads everything once, and tells of everything."""

import json
import os
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from memcon.record import open_record
from memcon.record.store import Store

from .conftest import NOON, HandClock, Stage
from .test_feeds import full, item
from .town import Answer, Town, reports

KILLS = int(os.environ.get("MEMCON_KILLS", "4"))
TEXTS = reports(4)
ATOM_ID = "{http://www.w3.org/2005/Atom}id"


@dataclass
class Killer:
    """Kills the process at the nth writing to the record: before it is kept, or just after."""

    nth: int
    before: bool
    seen: int = 0

    def install(self) -> None:
        writing, killer = Store.writing, self

        @contextmanager
        def watched(store: Store) -> Iterator[object]:
            killer.seen += 1
            with writing(store) as connection:
                yield connection
                killer.strike(before=True)
            killer.strike(before=False)

        Store.writing = watched  # type: ignore[method-assign, assignment]

    def strike(self, *, before: bool) -> None:
        if self.seen == self.nth and before is self.before:
            os.kill(os.getpid(), signal.SIGKILL)


def furnish(town: Town) -> None:
    """Two feeds, with texts of their own and pages, one of them in both, and a place for the news."""
    for nth in (3, 4):
        town.put_page(f"/{nth}", TEXTS[nth - 1])
    town.put_feed("/feed", full(1, TEXTS[0]), full(2, TEXTS[1]), item(3))
    town.put_feed("/world", item(3, guid="w3"), item(4, guid="w4"))
    town.put("/hook", Answer(status=204))


def go_round(town: Town, folder: Path, hours: int = 0) -> None:
    """One round, `hours` after noon."""
    with open_record(folder / "memcon.db") as record:
        stage = Stage(record, town, folder, HandClock(NOON.replace(hour=12 + hours)))
        stage.watch(town.at("/feed"), town.at("/world"), webhook=town.at("/hook")).once()


def go_round_apart(town: Town, folder: Path, hours: int = 0, killer: Killer | None = None) -> int:
    """The same in a process of its own; the signal that it died of."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        if killer:
            killer.install()
        go_round(town, folder, hours)
        (folder / "writings").write_text(str(killer.seen if killer else 0))
        os._exit(0)
    finally:
        os._exit(1)


def outcome(town: Town, folder: Path) -> dict[str, list[str]]:
    """All that came of it, in the record and outside."""
    with open_record(folder / "memcon.db") as record:
        stage = Stage(record, town, folder)
        written = ElementTree.parse(folder / "changes.xml").getroot()  # noqa: S314 - our own
        sent = {one.headers["webhook-id"]: json.loads(one.body) for one in town.asked if one.path == "/hook"}
        assert set(sent) == {news.id for news in stage.news()}
        return {
            "texts": stage.texts(),
            "quotes": stage.quotes(),
            "told": sorted(change.text for news in stage.news() for change in news.changes),
            "sent": sorted(change["text"] for news in sent.values() for change in news["changes"]),
            "ids": [str(len(list(written.iter(ATOM_ID))))],
        }


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.cli.plain_reader import PlainReader

    monkeypatch.setattr("memcon.reading.Reader", PlainReader)


@pytest.mark.slow
@pytest.mark.usefixtures("patient")
def test_a_watch_that_is_killed_and_started_again_loses_nothing_and_doubles_nothing(town: Town, tmp_path: Path) -> None:
    furnish(town)
    whole, counted = tmp_path / "whole", tmp_path / "counted"
    whole.mkdir(), counted.mkdir()
    go_round(town, whole)
    expected = outcome(town, whole)
    assert len(expected["texts"]) == 4
    assert go_round_apart(town, counted, killer=Killer(-1, before=True)) == 0
    last = int((counted / "writings").read_text())
    every = [(nth, before) for nth in range(1, last + 1) for before in (True, False)]
    for nth, before in random.Random(1).sample(every, min(KILLS, len(every))):  # noqa: S311 - moments, no secrets
        folder = tmp_path / f"killed-{nth}-{before}"
        folder.mkdir()
        town.asked.clear()
        assert go_round_apart(town, folder, killer=Killer(nth, before)) == -signal.SIGKILL
        assert go_round_apart(town, folder, hours=2) == 0
        assert outcome(town, folder) == expected, f"killed {'before' if before else 'after'} writing {nth} of {last}"
