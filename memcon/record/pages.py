"""What a page that was fetched whole says of the items that stood on it before."""

from collections.abc import Collection

from sqlalchemy import Connection, select, update

from memcon.record import schema


def mark_gone(connection: Connection, page: str, texts: Collection[str], fetched: str) -> tuple[str, ...]:
    """Marks the publications on a page, or at a plain address, whose text is not among `texts`, and takes the mark from
    those that are back. Nothing is said of what came after `fetched`. The texts that are newly gone, by id."""
    p = schema.publication.c
    here = (p.page == page) | (p.page.is_(None) & (p.url == page))
    rows = connection.execute(select(p.id, p.text_id, p.fetched, p.gone).where(here).order_by(p.text_id, p.id)).all()
    gone = []
    for row in rows:
        if row.text_id in texts and row.gone and row.gone <= fetched:
            connection.execute(update(schema.publication).where(p.id == row.id).values(gone=None))
        elif row.text_id not in texts and row.gone is None and (row.fetched or "") <= fetched:
            connection.execute(update(schema.publication).where(p.id == row.id).values(gone=fetched))
            gone.append(row.text_id)
    return tuple(dict.fromkeys(gone))
