"""The database under a record: opened, recognised, brought up to date, and its errors put in one line."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from memcon.record.errors import NewerRecord, NotARecord, RecordError
from memcon.record.schema import APPLICATION_ID, REVISIONS, memcon

_SQLITE_HEADER = b"SQLite format 3\x00"
_WRITER_LOCK = APPLICATION_ID  # any number that other programs on the server are unlikely to lock
_PATIENCE = 300  # seconds that a program waits while another writes, which may be folding a large record
_SHORT_PATIENCE = 5
_CAUSES = {
    "database or disk is full": "the disk is full; nothing was changed",
    "disk i/o error": "the disk cannot be read or written; nothing was changed",
    "database is locked": "another program is writing to it; try again when it is done",
    "readonly database": "it can only be read, not written",
    "unable to open database file": "it cannot be opened here (does the folder exist, and may it be written to?)",
    "database disk image is malformed": "the file is damaged",
}


@dataclass(frozen=True)
class Store:
    """One open database. `name` is how messages call it: the path, or the address without its password."""

    engine: Engine
    name: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent state of the database, to read."""
        with self.putting_errors_in_words(), self.engine.connect() as plain:
            connection = plain
            if plain.dialect.name == "postgresql":
                connection = plain.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    def snapshot(self) -> "Snapshot":
        """One consistent state of the database, to read for as long as it is wanted."""
        with self.putting_errors_in_words():
            connection = self.engine.connect()
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            connection.begin()
            return Snapshot(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept or nothing. One writer at a time."""
        with self.putting_errors_in_words(), self.engine.connect() as plain:
            connection = plain.execution_options(memcon_writes=True)
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")
                yield connection

    @contextmanager
    def putting_errors_in_words(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise _in_words(self.name, error) from error
        except UnicodeEncodeError as error:
            raise RecordError(f"{self.name}: the text holds a character that cannot be stored") from error

    def sweep(self) -> None:
        """Writes a file's journal back into it, so that nothing which was deleted stays in the journal. While a view
        holds on to what was before, that is left to whoever closes the file last."""
        if self.engine.dialect.name == "sqlite":
            waiting = f"PRAGMA busy_timeout = {_SHORT_PATIENCE * 1000}"
            self._tell_sqlite(waiting, "PRAGMA wal_checkpoint(TRUNCATE)", f"PRAGMA busy_timeout = {_PATIENCE * 1000}")

    def copy(self, path: Path) -> None:
        """Copies a file as it stands, though others write to it. Raises RecordError where it is none, or where there is
        something at the path."""
        if self.engine.dialect.name != "sqlite":
            raise RecordError(f"{self.name}: a database of a server is copied by its own means, such as pg_dump")
        if path.exists():
            raise RecordError(f"{path}: there is something here already")
        _expect_room_for(path, str(path), create=True)
        try:
            with self.putting_errors_in_words(), self.engine.connect() as connection:
                own: Any = connection.connection.driver_connection
                with closing(sqlite3.connect(path)) as copy:
                    own.backup(copy)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def keep_journal(self) -> None:
        """Lets readers go on while one writes."""
        if self.engine.dialect.name == "sqlite":
            self._tell_sqlite("PRAGMA journal_mode = WAL")

    def _tell_sqlite(self, *pragmas: str) -> None:
        """Outside any transaction, where alone SQLite takes it."""
        with self.putting_errors_in_words():
            connection = self.engine.raw_connection()
            try:
                for pragma in pragmas:
                    connection.cursor().execute(pragma)
            finally:
                connection.close()

    def close(self) -> None:
        self.engine.dispose()


class Snapshot:
    """A connection that goes on seeing one state. It is let go with the last that holds on to it, and not when memory
    is next cleared, since whoever changes tables has to wait for it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._in_use = Lock()

    @property
    def dialect(self) -> Dialect:
        """The database's own language."""
        return self.connection.dialect

    def execute(self, query: Any) -> Any:
        """All rows at once, so that several threads can ask."""
        with self._in_use:
            return self.connection.execute(query).freeze()()

    def scalars(self, query: Any) -> Any:
        return self.execute(query).scalars()

    def scalar(self, query: Any) -> Any:
        return self.execute(query).scalar()

    def close(self) -> None:
        self.connection.close()

    def __del__(self) -> None:
        with suppress(Exception):  # the server, or the whole program, may be gone before it
            self.close()


def open_store(address: str | Path, *, create: bool = True) -> Store:
    """The store at a path or an SQLAlchemy address, made or brought up to date where needed.

    Raises NotARecord, NewerRecord, RecordError.
    """
    url, name = _locate(address)
    if url.get_backend_name() == "sqlite":
        _look_at_file(url, name, create)
    store = Store(_connect(url, name), name)
    try:
        _bring_up_to_date(store, create)
    except BaseException:
        store.close()
        raise
    return store


def _locate(address: str | Path) -> tuple[URL, str]:
    if isinstance(address, Path) or "://" not in address:
        return URL.create("sqlite", database=str(address)), str(address)
    try:
        url = _with_driver(make_url(address))
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        scheme = address.split("://")[0]
        raise RecordError(f"{scheme}://...: not an address of a database that Memcon can use") from error
    return url, url.render_as_string(hide_password=True)


def _with_driver(url: URL) -> URL:
    """`url` with the driver that Memcon is tested with, where it names none."""
    return url.set(drivername="postgresql+psycopg") if url.drivername in {"postgresql", "postgres"} else url


def _look_at_file(url: URL, name: str, create: bool) -> None:
    """Refuses, before SQLite touches it, what is no SQLite file."""
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        return
    path = Path(url.database)
    try:
        if not path.exists():
            _expect_room_for(path, name, create)
        elif not path.is_file():
            raise NotARecord(f"{name}: not a record but a folder or device")
        else:
            with path.open("rb") as file:
                header = file.read(len(_SQLITE_HEADER))
            if header and header != _SQLITE_HEADER:
                raise NotARecord(f"{name}: not a record of Memcon (not a database at all)")
    except OSError as error:
        raise RecordError(f"{name}: {error.strerror or error}") from error


def _expect_room_for(path: Path, name: str, create: bool) -> None:
    if not create:
        raise RecordError(f"{name}: there is no record here")
    if not path.absolute().parent.is_dir():
        raise RecordError(f"{name}: there is no folder {path.parent}")


def _connect(url: URL, name: str) -> Engine:
    try:
        is_file = url.get_backend_name() == "sqlite" and "timeout" not in url.query
        engine = create_engine(url, connect_args={"timeout": _PATIENCE} if is_file else {})
    except ImportError as error:
        if url.drivername == "postgresql+psycopg":
            raise RecordError(f"{name}: needs the driver: pip install 'memcon[postgres]'") from error
        raise RecordError(f"{name}: needs the driver that its address names ({_first_line(error)})") from error
    except SQLAlchemyError as error:
        raise RecordError(f"{name}: {_first_line(error)}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own transactions would leave out the making of tables
    for pragma in ("foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("memcon_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up_to_date(store: Store, create: bool) -> None:
    with store.reading() as connection:
        revision = _recognise(connection, store.name)
    if revision == REVISIONS[-1]:
        return
    if revision is None and not create:
        raise RecordError(f"{store.name}: there is no record here")
    with store.writing() as connection:
        if _recognise(connection, store.name) != REVISIONS[-1]:  # another program may have been faster
            _upgrade(connection)
    store.keep_journal()


def _recognise(connection: Connection, name: str) -> str | None:
    """The revision of the record's schema; None for an empty database. Raises NotARecord, NewerRecord."""
    tables = set(inspect(connection).get_table_names())
    if not tables and _application(connection) in {0, APPLICATION_ID}:
        return None
    is_ours = {"memcon", "alembic_version"} <= tables and _application(connection) == APPLICATION_ID
    if not is_ours or not connection.scalar(select(memcon.c.value).where(memcon.c.key == "application")):
        raise NotARecord(f"{name}: not a record of Memcon but a database of another program")
    revision = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
    if revision not in REVISIONS:
        raise NewerRecord(f"{name}: written by a newer Memcon (its tables are at {revision}, known is {REVISIONS[-1]})")
    return revision


def _application(connection: Connection) -> int:
    """Whose file it is by SQLite's header. Other databases have no such mark: the table `memcon` is theirs."""
    if connection.dialect.name != "sqlite":
        return APPLICATION_ID
    return int(connection.exec_driver_sql("PRAGMA application_id").scalar() or 0)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if not connection.scalar(select(memcon.c.value).where(memcon.c.key == "application")):
        connection.execute(memcon.insert().values(key="application", value="memcon"))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _in_words(name: str, error: Exception) -> RecordError:
    cause = str(getattr(error, "orig", None) or error)
    if "file is not a database" in cause:
        return NotARecord(f"{name}: not a record of Memcon (not a database at all)")
    for sign, words in _CAUSES.items():
        if sign in cause.lower():
            return RecordError(f"{name}: {words}")
    return RecordError(f"{name}: {_first_line(cause)}")


def _first_line(cause: object) -> str:
    return next(iter(str(cause).strip().splitlines()), "the database refused")
