"""Forgetting an article: it goes, with all that rests on it alone, and leaves no trace of its words."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind, FindingKind, MoveKind
from memcon.record import Forgotten, Record, UnknownId, open_record, schema
from memcon.record.store import open_store
from tests.record.builders import Report, put


def two_reports() -> tuple[Report, Report]:
    one = Report(
        "Norland and Southmark met in Seaville on Monday, whispered the zebrafinch.", "2031-03-04", name="post-1"
    )
    two = Report("The two met in Seaville on Monday.", "2031-03-05", "Southmark Echo")
    for report in (one, two):
        report.meeting("met in Seaville on Monday", "Norland", "Southmark", date="2031-03-03", place="Seaville")
    one.deed("whispered the zebrafinch", "Norland", date="2031-03-03")
    return one, two


def test_what_rests_on_an_article_alone_goes_with_it(record: Record) -> None:
    one, two = two_reports()
    put(record, one, two)
    assert record.forget("post-1") == Forgotten(one.id, publications=1, entries=1)
    view = record.view()
    assert [filed.id for filed in view.articles()] == [two.id]
    assert view.entries(FindingKind.DEED) == ()
    assert [entry.id for entry in view.entries(FindingKind.MEETING)] == [two.findings[0].id]


def test_a_record_is_then_as_if_it_had_never_known_it(record: Record) -> None:
    one, two = two_reports()
    put(record, two)
    before = [record.view().entries(kind) for kind in FindingKind]
    put(record, one)
    record.forget(one.id)
    assert [record.view().entries(kind) for kind in FindingKind] == before


def test_decisions_on_its_words_go_with_it_and_their_undoing_too(record: Record) -> None:
    one, two = two_reports()
    put(record, one, two)
    note = Decision.make(DecisionKind.NOTE, who="ada", made="2031-04-01T10:00:00Z", target=one.findings[1].id)
    record.decide(note)
    record.decide(Decision.make(DecisionKind.UNDO, who="ada", made="2031-04-01T11:00:00Z", target=note.id))
    assert record.goes_with(one.id) == Forgotten(one.id, publications=1, entries=1, decisions=2)
    assert record.forget(one.id).decisions == 2
    assert record.view().decisions() == ()


def test_no_byte_of_its_words_stays_in_the_file(tmp_path: Path) -> None:
    one, two = two_reports()
    one.move("whispered the zebrafinch", MoveKind.APPEAL, "the zebrafinch")
    path = tmp_path / "record.db"
    with open_record(path) as record:
        for report in (one, two):
            record.add(report.article, original=report.body.encode())
            record.keep(report.reading(), report.article)
        record.fold()
        record.forget(one.id)
        left = [file for file in tmp_path.iterdir() if b"zebrafinch" in file.read_bytes()]
    assert left == []
    assert b"zebrafinch" not in path.read_bytes()


def test_no_row_leads_to_it_any_more(address: str) -> None:
    one, two = two_reports()
    with open_record(address) as record:
        put(record, one, two)
        record.fold()
        tables = leading_to(address, one.id)
        record.forget(one.id)
    assert {"text", "mark", "publication", "finding", "standing"} <= tables
    assert leading_to(address, one.id) == set()


def leading_to(address: str, text_id: str) -> set[str]:
    """The tables that have a row of a text."""
    store = open_store(address)
    with store.reading() as connection:
        columns = [table.c.get("text_id", table.c.get("id")) for table in schema.metadata.tables.values()]
        found = {c.table.name for c in columns if c is not None and connection.scalar(where(c, text_id))}
    store.close()
    return found


def where(column: sa.Column[str], value: str) -> sa.Select[tuple[int]]:
    return sa.select(sa.literal(1)).where(sa.cast(column, sa.String) == value).limit(1)


def test_older_cleanings_of_the_same_bytes_go_too(record: Record) -> None:
    old = Report("Norland met Southmark. Subscribe!", "2031-03-04", cleaning="plain-1")
    new = Report("Norland met Southmark.", "2031-03-04", cleaning="plain-2")
    for report in (old, new):
        record.add(report.article, b"bytes of the page")
    record.forget(new.id)
    assert record.view().articles() == ()
    record.add(old.article, b"bytes of the page")
    assert [filed.id for filed in record.view().articles()] == [old.id]


def test_an_unknown_article_cannot_be_forgotten(record: Record) -> None:
    with pytest.raises(UnknownId, match="post-9"):
        record.forget("post-9")
