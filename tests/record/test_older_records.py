"""Records of older builds: brought up to date when they are opened or folded, with nothing lost."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from benchmarks.wire import cut_half, seeded, write_report
from memcon.articles.sketch import sketching
from memcon.model.kinds import FindingKind
from memcon.record import open_record, schema
from memcon.record.store import open_store
from tests.record.builders import Report, put

WIRE = write_report(seeded(21), 400)
LONG, SHORT = Report(WIRE.body, "2031-03-04"), Report(cut_half(seeded(1), WIRE).body, "2031-03-05", "Southmark Echo")


def make_older(address: str) -> None:
    """Takes a record back to sketches of a kind that this build does not make, at the revision before them."""
    store = open_store(address)
    with store.writing() as connection:
        connection.execute(sa.update(schema.text).values(sketch=b"\x01" * 1024, sketching=None))
        connection.execute(sa.delete(schema.mark))
        ids = connection.scalars(sa.select(schema.text.c.id)).all()
        connection.execute(sa.insert(schema.mark), [{"mark": n, "text_id": id_} for n, id_ in enumerate(ids)])
        connection.exec_driver_sql("DROP TABLE IF EXISTS entry_search")
        people = ("room_session", "room_token", "room_user", "room_event")
        grown = ("tie", "standing", "heir", "form", "late", "tally", "mention", "form_tie", "portrait")
        for table in (*people, *grown, "bearer", "name", "entry", "claim", "filed", "filing", "story", "pair"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("DELETE FROM memcon WHERE key IN ('folded', 'grown', 'known')")
        since = ("sketching", "compared", "told")
        looked_up = ("publication_url", "ix_source_name_text_id", "text_superseded_by")
        for index in (*looked_up, *(f"ix_text_{name}" for name in since)):
            connection.exec_driver_sql(f"DROP INDEX {index}")
        for column in since:
            connection.exec_driver_sql(f"ALTER TABLE text DROP COLUMN {column}")
        connection.exec_driver_sql("ALTER TABLE publication DROP COLUMN modified")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0003'")
    store.close()


def test_sketches_of_an_older_kind_are_made_anew(address: str) -> None:
    with open_record(address) as record:
        put(record, LONG, SHORT)
    make_older(address)
    with open_record(address) as record:
        assert {filed.id: filed.copies for filed in record.view().articles()} == {
            LONG.id: (SHORT.id,),
            SHORT.id: (LONG.id,),
        }
        assert record.near_copies(SHORT.article) == (LONG.id,)
    store = open_store(address)
    with store.reading() as connection:
        assert set(connection.scalars(sa.select(schema.text.c.sketching))) == {sketching()}
    store.close()


def test_a_copy_of_what_an_older_record_has_is_found(address: str) -> None:
    with open_record(address) as record:
        put(record, LONG)
    store = open_store(address)
    with store.writing() as connection:
        for index in ("ix_mark_mark", "ix_tie_key"):
            connection.exec_driver_sql(f"DROP INDEX {index}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0019'")
    store.close()
    with open_record(address) as record:
        put(record, SHORT)
        assert record.near_copies(SHORT.article) == (LONG.id,)
        assert {filed.id: filed.copies for filed in record.view().articles()}[LONG.id] == (SHORT.id,)


def test_nothing_of_an_older_record_is_lost(address: str) -> None:
    report = Report("Norland and Southmark met in Seaville.", "2031-03-04")
    report.meeting("met in Seaville", "Norland", "Southmark")
    with open_record(address) as record:
        put(record, report, LONG, SHORT)
        before = [record.view().entries(kind) for kind in FindingKind]
    make_older(address)
    with open_record(address) as record:
        assert [record.view().entries(kind) for kind in FindingKind] == before


def test_stories_are_told_again_only_when_the_texts_are_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(tmp_path / "record.db") as record:
        put(record, LONG)
        record.fold()

        def refuse(*_: object) -> None:
            raise AssertionError("told again")

        monkeypatch.setattr("memcon.record.telling.tell_stories", refuse)
        record.rebuild()
        put(record, SHORT)
        with pytest.raises(AssertionError, match="told again"):
            record.fold()
