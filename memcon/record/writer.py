"""The writing side of a record: one transaction a call."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, insert, select

from memcon.model.articles import Article
from memcon.model.decisions import Decision
from memcon.model.findings import Reading
from memcon.record import schema
from memcon.record.access.trail import COMMAND_LINE, By, note
from memcon.record.claims import spans_of
from memcon.record.deciding import find_text, take_down
from memcon.record.errors import UnfitReading, UnknownId
from memcon.record.filing import file_article
from memcon.record.forgetting import count_forgotten, forget_text
from memcon.record.growth.folding import fold_all, fold_new
from memcon.record.growth.gathering import texts_of
from memcon.record.kept.keeping import take_out_all
from memcon.record.kept.knowing import load_known
from memcon.record.kept.summing import keep_summary
from memcon.record.loading import keep_findings, load_articles, load_readings
from memcon.record.outcomes import Added, Forgotten
from memcon.record.packing import pack_reading
from memcon.record.pages import mark_gone, mark_words_gone
from memcon.record.shelf import (
    load_article,
    load_decisions,
    load_publications,
    state_of,
)
from memcon.record.staleness import bearing, is_folded, mark_folded, mark_stale
from memcon.record.store import Store, open_store
from memcon.record.sweeping import seldom_sweeping
from memcon.record.telling import bring_up_to_date, texts_near

if TYPE_CHECKING:
    from memcon.record.access.door import Access
    from memcon.record.following import Following
    from memcon.record.news import NewsDesk
    from memcon.record.view import RecordView

_TRIES = 5  # times that a state of the record is looked for in which the entries are up to date
_FORGOT, _DECIDED = "forgot an article", "decided "  # what the log says


def open_record(address: str | Path, *, create: bool = True) -> "Record":
    """The record at a path or an SQLAlchemy address ("postgresql+psycopg://..."); an older schema is upgraded.

    Raises NotARecord, NewerRecord, or RecordError where the disk is full, the file locked or unreadable, or there is
    none and `create` is False.
    """
    return Record(open_store(address, create=create))


class Record:
    """A record that can be written to. Each call is one transaction: it is done wholly or not at all. All calls raise
    RecordError where the database refuses."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._store.close()

    def copy(self, path: Path) -> None:
        """Writes a copy of the record to a path where nothing is yet, whole though others work on it; one in a file."""
        self._store.copy(path)

    def add(self, article: Article, original: bytes | None = None, *, supplied: bool = False) -> Added:
        """Files an article. `original` are the bytes that it came in; `supplied` where a person said what is known of
        its publication."""
        with self._store.writing() as connection:
            return _add(connection, article, original, supplied)

    @property
    def following(self) -> "Following":
        """The feeds that the record follows."""
        from memcon.record.following import Following

        return Following(self._store)

    @property
    def news(self) -> "NewsDesk":
        """What was found changed by following them."""
        from memcon.record.news import NewsDesk

        return NewsDesk(self._store)

    @property
    def access(self) -> "Access":
        """Who may use the record in the reading room."""
        from memcon.record.access.door import Access

        return Access.to(self._store)

    def saw_page(self, page: str, texts: Collection[str], fetched: str) -> tuple[str, ...]:
        """Says which texts, by their ids, stood at an address when it was fetched whole. What stood there before and is
        missed now is marked as gone, and nothing is deleted; what is back loses the mark. The ids of the texts that are
        newly gone."""
        with self._store.writing() as connection:
            return mark_gone(connection, page, texts, fetched)

    def saw_item(self, page: str, item: tuple[str, str], texts: Collection[str], fetched: str) -> tuple[str, ...]:
        """Says which texts one item of a page was made of, by the source's name for it and its address, as `saw_page`
        says it of a whole page: what it said before in other words is no longer there."""
        with self._store.writing() as connection:
            return mark_words_gone(connection, page, item, texts, fetched)

    def near_copies(self, article: Article) -> tuple[str, ...]:
        """The ids of other texts of the record that this article's text is near to, the nearest first."""
        with self._store.reading() as connection:
            return texts_near(connection, article.text)

    def clean_anew(self) -> tuple[int, int]:
        """Makes the texts that an older build cleaned anew from the bytes that they came in; each takes the place of
        the old one. How many were, and how many stay as they are because they cannot be made of these bytes."""
        from memcon.record.renewing import clean_anew, texts_to_renew

        with self._store.reading() as connection:
            stale = texts_to_renew(connection)
        renewed = 0
        for text_id in stale:
            with self._store.writing() as connection:
                renewed += clean_anew(connection, text_id)
                mark_stale(connection)
        return renewed, len(stale) - renewed

    def unread(self, reader: str) -> Iterator[Article]:
        """The texts that this version of the reader has not read in their present context, by id."""
        with self._store.reading() as connection:
            missing = _unread(connection, reader)
        for text_id in missing:
            with self._store.reading() as connection:
                article = load_article(connection, text_id)
            yield article

    def is_read(self, article: Article, reader: str) -> bool:
        """Whether this version of the reader has read an article in its context by now."""
        with self._store.reading() as connection:
            return _kept_reading(connection, article, reader) is not None

    def keep(self, reading: Reading, article: Article) -> bool:
        """Keeps what a reader found in an article. False where another program had kept the very same before. Raises
        UnknownId for a text that was never added, RecordError for findings on passages that the text does not have."""
        _check_passages(reading, article)
        with self._store.writing() as connection:
            return _keep(connection, reading, article)

    def load(self, pairs: Sequence[tuple[Article, Reading]]) -> tuple[int, int]:
        """Files articles that were read elsewhere, and keeps what was read in them, all in one transaction. How many of
        the texts, and how many of the readings, the record did not have. Raises UnfitReading, RecordError."""
        for article, reading in pairs:
            _check_passages(reading, article)
        with self._store.writing() as connection:
            new = load_articles(connection, (article for article, _ in pairs))
            read = load_readings(connection, pairs)
            if new or read:
                mark_stale(connection, [article.text.id for article, _ in pairs])
                _log(connection, f"loaded {len(new)} articles and {read} readings", None)
            return len(new), read

    def decide(self, decision: Decision, whence: str = COMMAND_LINE) -> Decision:
        """Keeps a decision, and in the trail from where it came; returns it with its targets written out. Raises
        UnknownId, AmbiguousId, and RecordError where it cannot be carried out."""
        self.fold()  # so that the ids that were shown are the ids that it is about
        with self._store.writing() as connection:
            taken = take_down(connection, decision)
            mark_stale(connection, texts_of(connection, taken, load_decisions(connection)))
            _log(connection, f"{_DECIDED}{taken.kind}", taken.id)
            note(connection, By(taken.who, whence), f"{_DECIDED}{taken.kind}", taken.id)
            return taken

    def goes_with(self, article_id: str) -> Forgotten:
        """What forgetting an article would take with it."""
        self.fold()
        with self._store.reading() as connection:
            return count_forgotten(connection, find_text(connection, article_id))

    def has_just_forgotten(self) -> bool:
        """Whether an article was forgotten after the last decision."""
        nth, what = schema.log.c.nth, schema.log.c.what
        last = select(what).where((what == _FORGOT) | what.like(f"{_DECIDED}%")).order_by(nth.desc()).limit(1)
        with self._store.reading() as connection:
            return connection.scalar(last) == _FORGOT

    def forget(self, article_id: str) -> Forgotten:
        """Takes out an article, by its text's id or the source's own, and all that rests on it alone."""
        self.fold()
        with self._store.writing() as connection:
            forgotten = forget_text(connection, find_text(connection, article_id))
            mark_stale(connection)
            _log(connection, _FORGOT, None)
        self._store.sweep()
        return forgotten

    def fold(self) -> None:
        """Brings the entries up to date, if anything changed since they were."""
        with self._store.reading() as connection:
            if is_folded(connection):
                return
        with self._store.writing() as connection:
            if not is_folded(connection):
                _fold(connection)

    def state(self) -> str:
        """A word that is another one after every change, for whoever keeps a view: that is stale when it is."""
        with self._store.reading() as connection:
            return state_of(connection)

    def rebuild(self) -> None:
        """Throws the entries away and makes them again from the readings and decisions."""
        with self._store.writing() as connection:
            _fold(connection, anew=True)

    def view(self, on: dt.date | None = None) -> "RecordView":
        """The record as it is now, or with what was published by the end of a day: to read, and not to change."""
        from memcon.record.kept.present import PresentView

        for _ in range(_TRIES):  # another program may write in between
            self.fold()
            snapshot = self._store.snapshot()
            if is_folded(snapshot.connection):
                break
        known = load_known(snapshot.connection)
        assert known is not None  # noqa: S101 - kept by every fold
        return PresentView(snapshot, known).as_of(on)


def _add(connection: Connection, article: Article, original: bytes | None, supplied: bool) -> Added:
    before = bearing(connection, article.text.id)
    added = file_article(connection, article, original, supplied)
    after = bearing(connection, article.text.id)
    if after != before:
        gave_way = any(row[:1] != (article.text.id,) or row[1] for row in after if len(row) == 2)
        mark_stale(connection, None if gave_way else [article.text.id])
    if added is not Added.KNOWN:
        _log(connection, "added", article.text.id)
    return added


def _keep(connection: Connection, reading: Reading, article: Article) -> bool:
    text_id = article.text.id
    if connection.scalar(select(schema.text.c.id).where(schema.text.c.id == text_id)) is None:
        raise UnknownId(f"{text_id}: no article of this record")
    if _kept_reading(connection, article, reading.reader) == pack_reading(reading):
        return False
    _keep_reading(connection, reading, text_id, article.context.key)
    keep_findings(connection, {text_id: reading})
    mark_stale(connection, [text_id])
    _log(connection, f"read by {reading.reader}", text_id)
    return True


def _unread(connection: Connection, reader: str) -> list[str]:
    r, t = schema.reading.c, schema.text.c
    rows = connection.execute(select(r.text_id, r.context).where(r.reader == reader))
    read = {(row.text_id, row.context) for row in rows}
    current = set(connection.scalars(select(t.id).where(t.superseded_by.is_(None))))
    contexts = {id_: context.key for id_, (_, context) in load_publications(connection).items()}
    return sorted(id_ for id_, key in contexts.items() if id_ in current and (id_, key) not in read)


def _kept_reading(connection: Connection, article: Article, reader: str) -> str | None:
    """The reading of an article in its context by this reader that stands last, as it was packed."""
    r = schema.reading.c
    key = (r.text_id == article.text.id) & (r.context == article.context.key)
    row = connection.execute(select(r.body, r.reader).where(key).order_by(r.kept.desc()).limit(1)).first()
    return str(row.body) if row and row.reader == reader else None


def _check_passages(reading: Reading, article: Article) -> None:
    if reading.text != article.text.body:
        raise UnfitReading(f"{article.id}: this reading is of another text")
    length = len(article.text.body)
    for finding in reading.findings:
        if any(not 0 <= span.start < span.end <= length for span in spans_of(finding)):
            raise UnfitReading(f"{article.id}: finding {finding.id} is on words that the text does not have")


def _keep_reading(connection: Connection, reading: Reading, text_id: str, context: str) -> None:
    r = schema.reading.c
    key = (r.text_id == text_id) & (r.context == context) & (r.reader == reading.reader)
    last = connection.scalar(select(func.max(r.kept))) or 0
    connection.execute(delete(schema.reading).where(key))
    connection.execute(
        insert(schema.reading).values(
            text_id=text_id, context=context, reader=reading.reader, kept=last + 1, body=pack_reading(reading)
        )
    )


def _fold(connection: Connection, *, anew: bool = False) -> None:
    with seldom_sweeping():
        bring_up_to_date(connection)
        if anew or not fold_new(connection):
            take_out_all(connection)
            fold_all(connection)
        keep_summary(connection)
    mark_folded(connection, grown=True)


def _log(connection: Connection, what: str, target: str | None) -> None:
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    connection.execute(insert(schema.log).values(at=now, what=what, target=target))
