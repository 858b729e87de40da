"""What a page that was fetched whole says of the items that stood on it before."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, select, update

from memcon.record import schema

_P = schema.publication.c


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
    rows = connection.execute(
        select(_P.id, _P.text_id, _P.fetched, _P.gone).where(here).order_by(_P.text_id, _P.id)
    ).all()
    gone = []
    for row in rows:
        if row.text_id in texts and row.gone and row.gone <= fetched:
            connection.execute(update(schema.publication).where(_P.id == row.id).values(gone=None))
        elif row.text_id not in texts and row.gone is None and (row.fetched or "") <= fetched:
            connection.execute(update(schema.publication).where(_P.id == row.id).values(gone=fetched))
            gone.append(row.text_id)
    return tuple(dict.fromkeys(gone))
