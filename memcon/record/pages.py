"""What a page that was fetched whole says of the items that stood on it before."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, update

from memcon.articles.limits import Unusable
from memcon.articles.sniffing import HEAD, Kind, tell
from memcon.record import schema
from memcon.record.packing import text_of
from memcon.record.staleness import mark_stale
from memcon.record.telling import texts_near

_P, _T = schema.publication.c, schema.text.c


def mark_gone(connection: Connection, page: str, texts: Collection[str], fetched: str) -> tuple[str, ...]:
    """Marks the publications on a page, or at a plain address, whose text is not among `texts`, and takes the mark from
    those that are back. Nothing is said of what came after `fetched`. The texts that are newly gone, by id."""
    return _mark(connection, (_P.page == page) | (_P.page.is_(None) & (_P.url == page)), texts, fetched)


def mark_words_gone(
    connection: Connection, page: str, item: tuple[str, str], texts: Collection[str], fetched: str
) -> tuple[str, ...]:
    """The same for one item of a page, by its source's name for it and its address; nothing is said of the others."""
    name, url = item
    n = schema.source_name.c
    named = _P.text_id.in_(select(n.text_id).where(n.name == name))
    return _mark(connection, (_P.page == page) & (_P.url == url) & named, texts, fetched)


def _mark(connection: Connection, here: ColumnElement[bool], texts: Collection[str], fetched: str) -> tuple[str, ...]:
    """A text that a better cleaning has taken the place of is passed over."""
    seen = _Seen(connection, frozenset(texts))
    columns = (_P.id, _P.text_id, _P.page, _P.fetched, _P.gone, _T.cleaning, _T.original)
    query = select(*columns).join(schema.text, _T.id == _P.text_id).where(here, _T.superseded_by.is_(None))
    gone = []
    for row in connection.execute(query.order_by(_P.text_id, _P.id)).all():
        if row.text_id in texts and row.gone and row.gone <= fetched:
            connection.execute(update(schema.publication).where(_P.id == row.id).values(gone=None))
            mark_stale(connection)
        elif row.gone is None and (row.fetched or "") <= fetched and seen.is_missing(row):
            connection.execute(update(schema.publication).where(_P.id == row.id).values(gone=fetched))
            mark_stale(connection)
            gone.append(row.text_id)
    return tuple(dict.fromkeys(gone))


class _Seen:
    """The texts that were seen at a page."""

    def __init__(self, connection: Connection, texts: frozenset[str]) -> None:
        self._connection, self._texts = connection, texts
        self._cleanings = set(connection.scalars(select(_T.cleaning).where(_T.id.in_(texts))))

    def is_missing(self, row: Any) -> bool:
        """Whether a text that was not seen has gone: it came from the page itself, and it is not that another cleaning
        made it of words like those that were seen. The words of one cleaning that are like them were corrected."""
        if row.text_id in self._texts or (row.page is None and self._is_object(row.original)):
            return False
        return row.cleaning in self._cleanings or not self._is_near(row.text_id)

    def _is_near(self, text_id: str) -> bool:
        text = text_of(self._connection.execute(select(schema.text).where(_T.id == text_id)).one())
        return not self._texts.isdisjoint(texts_near(self._connection, text))

    def _is_object(self, original: str | None) -> bool:
        """Whether a text came as a JSON object: that only says where the text was found, and may have other words."""
        o = schema.original.c
        data = self._connection.scalar(select(o.bytes).where(o.sha256 == original)) or b""
        try:
            return tell(data[:HEAD]) in {Kind.JSON, Kind.LINES}
        except Unusable:
            return False
