"""Opening a record: what is refused, in which words, and that nothing is lost."""

import shutil
import sqlite3
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import memcon.record
from memcon.model.kinds import FindingKind
from memcon.record import NewerRecord, NotARecord, Record, RecordError, open_record
from memcon.record.schema import APPLICATION_ID, REVISIONS, metadata
from memcon.record.store import open_store
from tests.record.builders import Report, put

REPORT = Report("Norland and Southmark met in Seaville.", "2031-03-04")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    with open_record(path) as record:
        put(record, REPORT)
    return path


def one_line(error: pytest.ExceptionInfo[RecordError], name: object) -> bool:
    return "\n" not in str(error.value) and str(name) in str(error.value)


def _is_no_search_table(name: str | None, kind: str, _parents: object) -> bool:
    """SQLite's table of full text, with those that it keeps itself in, and PostgreSQL's index are made by the migration
    alone."""
    return kind not in {"table", "index"} or not (name or "").startswith(("entry_search", "entry_sought"))


def test_the_migrations_make_the_tables_that_the_code_expects(address: str) -> None:
    store = open_store(address)
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_no_search_table})
        assert compare_metadata(context, metadata) == []
    store.close()


def test_the_newest_known_revision_is_the_newest_migration() -> None:
    folder = Path(memcon.record.__file__).parent / "migrations"
    script = ScriptDirectory(str(folder))
    assert [r.revision for r in script.walk_revisions()][::-1] == list(REVISIONS)


def test_a_record_opened_again_holds_what_it_held(address: str) -> None:
    with open_record(address) as record:
        put(record, REPORT)
    with open_record(address, create=False) as record:
        assert [filed.id for filed in record.view().articles()] == [REPORT.id]


def test_a_record_file_says_whose_it_is(path: Path) -> None:
    assert int.from_bytes(path.read_bytes()[68:72], "big") == APPLICATION_ID


def test_no_record_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    missing = tmp_path / "missing.db"
    with pytest.raises(RecordError) as error:
        open_record(missing, create=False)
    assert one_line(error, missing)
    assert not missing.exists()


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError) as error:
        open_record(tmp_path / "nowhere" / "record.db")
    assert one_line(error, "nowhere")


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear delegates, the ferry is late.")
    with pytest.raises(NotARecord) as error:
        open_record(letter)
    assert one_line(error, letter)
    assert letter.read_text() == "Dear delegates, the ferry is late."


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(NotARecord) as error:
        open_record(tmp_path)
    assert one_line(error, tmp_path)


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    connection = sqlite3.connect(ledger)
    connection.execute("CREATE TABLE text (id TEXT)")
    connection.commit()
    connection.close()
    before = ledger.read_bytes()
    with pytest.raises(NotARecord) as error:
        open_record(ledger)
    assert one_line(error, "another program")
    assert ledger.read_bytes() == before


@pytest.mark.postgres
def test_a_schema_of_another_program_is_refused(address: str) -> None:
    if not address.startswith("postgresql"):
        pytest.skip("the same for a file is tested above")
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE ledger (id TEXT)")
    engine.dispose()
    with pytest.raises(NotARecord):
        open_record(address)


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    with open_record(empty) as record:
        assert record.view().articles() == ()


def test_a_record_of_a_newer_memcon_is_refused_and_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(NewerRecord) as error:
        open_record(path)
    assert one_line(error, "newer Memcon")


def test_a_record_that_another_program_is_writing_to_is_waited_for_and_then_refused(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_record(f"sqlite:///{path}?timeout=0.1") as record:
        with pytest.raises(RecordError) as error:
            record.add(Report("A second report.").article)
        assert one_line(error, "another program is writing")
        other.execute("ROLLBACK")
        record.add(Report("A second report.").article)
    other.close()


def test_a_full_disk_loses_nothing(path: Path) -> None:
    with open_record(path) as record:
        record.fold()
        with record._store.engine.connect() as connection:  # a limit on pages is SQLite's own full disk
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RecordError) as error:
            record.add(Report("word " * 100_000).article)
        assert one_line(error, "disk is full")
    with open_record(path) as record:
        assert [filed.id for filed in record.view().articles()] == [REPORT.id]


def test_a_record_that_can_only_be_read_can_be_viewed(path: Path) -> None:
    with open_record(path) as record:
        record.fold()
    with open_record(f"sqlite:///file:{path}?mode=ro&uri=true") as record:
        assert len(record.view().articles()) == 1
        with pytest.raises(RecordError) as error:
            record.add(Report("A second report.").article)
        assert one_line(error, "only be read")


def test_a_damaged_record_is_refused_in_one_line(path: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    shutil.copy(path, damaged)
    content = bytearray(damaged.read_bytes())
    content[100:4096] = b"\xff" * 3996
    damaged.write_bytes(content)
    with pytest.raises(RecordError) as error:
        open_record(damaged)
    assert one_line(error, damaged)


@pytest.mark.parametrize("address", ["nonsense://somewhere", "://", "postgresql+nodriver://host/db"])
def test_an_address_that_means_nothing_is_refused(address: str) -> None:
    with pytest.raises(RecordError) as error:
        open_record(address)
    assert one_line(error, "not an address")


def test_a_driver_that_is_not_installed_is_named_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RecordError, match=r"^postgresql\S*: needs the driver: pip install 'memcon\[postgres\]'$"):
        open_record("postgresql://ada@localhost/talks")


def test_a_password_is_in_no_message() -> None:
    with pytest.raises(RecordError) as error:
        open_record("postgresql+psycopg://ada:secret@/none?host=/nowhere/at/all")
    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)


def test_a_reading_of_another_text_is_refused(record: Record) -> None:
    record.add(REPORT.article)
    with pytest.raises(RecordError, match="another text"):
        record.keep(Report("Another report altogether.").reading(), REPORT.article)


def test_a_reading_of_an_unknown_text_is_refused(record: Record) -> None:
    with pytest.raises(RecordError, match="no article"):
        record.keep(REPORT.reading(), REPORT.article)


def test_a_broken_call_is_undone_as_a_whole(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    record.add(REPORT.article)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("memcon.record.writer.keep_findings", interrupt)
    with pytest.raises(KeyboardInterrupt):
        record.keep(REPORT.reading(), REPORT.article)
    assert [article.id for article in record.unread("reader-1")] == [REPORT.id]


def test_two_writers_lose_nothing_to_one_another(address: str) -> None:
    def write(share: range) -> None:
        with open_record(address) as record:
            for n in share:
                report = Report(f"Report number {n} of the ferry talks.", "2031-03-04")
                report.meeting("the ferry talks", date="2031-03-03", round=n)
                put(record, report)
                record.fold()

    open_record(address).close()
    writers = [threading.Thread(target=write, args=(range(at, at + 5),)) for at in (0, 5)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with open_record(address) as record:
        view = record.view()
        assert len(view.articles()) == len(view.entries(FindingKind.MEETING)) == 10


@pytest.mark.postgres
def test_a_record_on_a_server_is_copied_by_its_own_means(on_postgres: str, tmp_path: Path) -> None:
    with open_record(on_postgres) as record, pytest.raises(RecordError, match="by its own means, such as pg_dump"):
        record.copy(tmp_path / "a.db")
