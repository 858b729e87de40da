"""One more article costs what it touches: nothing that a fold asks makes the database look through a whole table."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from memcon.model.kinds import FindingKind
from memcon.record import Record, open_record
from memcon.record.growth import folding
from memcon.record.growth.shelf import Shelf
from memcon.record.store import open_store
from tests.record.builders import Report, put
from tests.record.plans import asked, asked_in_turn, plans_of
from tests.record.test_growth import invented

SMALL = ("decision", "late")
"""Tables of what people decided, and of what is new: each is read as a whole."""


def looked_through(path: Path, questions: dict[str, Any]) -> set[str]:
    """What SQLite looks through as a whole to answer."""
    names = {plan.split()[1] for plan in plans_of(path, questions) if plan.startswith("SCAN")}
    return names - {"CONSTANT", *SMALL}


def test_a_fold_of_one_more_article_looks_through_no_table(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    *others, last = invented(24, 5)
    with open_record(path) as record:
        record.load(others)
        record.fold()
        with asked() as questions:
            record.load([last])
            record.fold()
    assert len(questions) > 50
    assert looked_through(path, questions) == set()


def test_a_fold_of_many_articles_finds_them_by_themselves_and_not_by_what_all_share(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_record(path) as record, asked() as questions:
        record.load(list(invented(90, 5)))
        record.fold()
    of_some = {told: values for told, values in questions.items() if "text_id IN (" in told or "text.id IN (" in told}
    assert len(of_some) > 20
    shared = ("(superseded_by=?)", "(sketching=?)", "(compared=?)", "(told=?)")
    assert [plan for plan in plans_of(path, of_some) if plan.endswith(shared)] == []


@pytest.mark.postgres
@pytest.mark.parametrize("address", ["postgres"], indirect=True)
def test_postgresql_knows_how_much_a_long_fold_has_written(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "_PORTION", 40)
    with open_record(address) as record:
        record.load(list(invented(12, 5)))
        record.fold()
    store = open_store(address)
    with store.reading() as connection:
        named = "SELECT relname FROM pg_class WHERE oid = ANY(ARRAY['standing', 'tie']::regclass[]) AND reltuples > 0"
        assert set(connection.scalars(sa.text(named))) == {"standing", "tie"}
    store.close()


def test_a_paper_told_of_for_years_is_not_gone_through_season_by_season(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = dt.date(2020, 1, 1)
    days = [(first + dt.timedelta(days=100 * nth)).isoformat() for nth in range(16)]
    put(record, *(told_of_paper(day) for day in days[:-1]))
    record.fold()
    sought: list[int] = []
    seeks = Shelf.seeks

    def note(shelf: Shelf, ids: Iterable[str]) -> set[int]:
        wanted = list(ids)
        sought.append(len(wanted))
        return seeks(shelf, wanted)

    monkeypatch.setattr(Shelf, "seeks", note)
    put(record, told_of_paper(days[-1]))
    (paper,) = record.view().entries(FindingKind.DOCUMENT)
    assert len(paper.claims) == len(days)
    assert len([number for number in sought if number]) <= 4


def told_of_paper(day: str) -> Report:
    others = " ".join(f"{day}-{nth}" for nth in range(30))  # words that no other report has
    report = Report(f"They spoke of the memorandum of Ardland, and of {others}.", day)
    report.document("the memorandum of Ardland", "Ardland", "the memorandum on the border")
    return report


@pytest.mark.postgres
def test_a_long_fold_has_the_tables_counted_as_they_double_and_a_short_one_does_not(
    on_postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folding, "_PORTION", 1)  # each text by itself
    pairs = invented(16, 5)
    with open_record(on_postgres) as record, asked_in_turn() as questions:
        for some, counted in ((pairs[:12], 4), (pairs[12:], 0)):
            record.load(some)
            record.fold()
            assert sum(question.startswith("ANALYZE") for question in questions) == counted
            questions.clear()
