"""Puts an article on the shelf: its bytes, its text, its publication."""

import hashlib

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from memcon.articles.moments import comparable
from memcon.articles.sketch import sketch
from memcon.model.articles import Article, Publication, Text
from memcon.record import schema
from memcon.record.context import says_no_more
from memcon.record.outcomes import Added
from memcon.record.packing import pack_marks, pack_spans
from memcon.record.telling import place_text, sketch_of


def file_article(connection: Connection, article: Article, original: bytes | None, supplied: bool) -> Added:
    """Adds what is new of an article. `original` are the bytes that it came in; `supplied` says that a person gave
    what is known of its publication."""
    digest = _keep_original(connection, original)
    text, known = article.text, _is_known(connection, article.text.id)
    if not known:
        _keep_text(connection, text, digest)
        if digest:
            _supersede(connection, article, digest)
    if article.id != text.id and article.id not in _names(connection, text.id):
        connection.execute(insert(schema.source_name).values(name=article.id, text_id=text.id))
    appeared = _keep_publication(connection, text.id, article.publication, supplied)
    if not known:
        return Added.NEW
    return Added.NEW_PUBLICATION if appeared else Added.KNOWN


def _is_known(connection: Connection, text_id: str) -> bool:
    return connection.scalar(select(schema.text.c.id).where(schema.text.c.id == text_id)) is not None


def _names(connection: Connection, text_id: str) -> set[str]:
    return set(connection.scalars(select(schema.source_name.c.name).where(schema.source_name.c.text_id == text_id)))


def _keep_original(connection: Connection, original: bytes | None) -> str | None:
    if original is None:
        return None
    digest = hashlib.sha256(original).hexdigest()
    if connection.scalar(select(schema.original.c.sha256).where(schema.original.c.sha256 == digest)) is None:
        connection.execute(insert(schema.original).values(sha256=digest, bytes=original))
    return digest


def _keep_text(connection: Connection, text: Text, digest: str | None) -> None:
    made = sketch(text.body)
    connection.execute(
        insert(schema.text).values(
            id=text.id,
            body=text.body,
            cleaning=text.cleaning,
            boilerplate=pack_spans(text.boilerplate),
            original=digest,
            marks=pack_marks(text.marks),
            language=text.language,
            **sketch_of(made),
        )
    )
    place_text(connection, text, made)


def _supersede(connection: Connection, article: Article, digest: str) -> None:
    """A text that another cleaning made of the same bytes, under the same name, gives way to this one."""
    t = schema.text.c
    query = select(t.id).where(
        t.original == digest, t.id != article.text.id, t.cleaning != article.text.cleaning, t.superseded_by.is_(None)
    )
    for old in list(connection.scalars(query)):
        names = _names(connection, old)
        if article.id in names or (not names and article.id == article.text.id):
            connection.execute(update(schema.text).where(t.id == old).values(superseded_by=article.text.id))


def _keep_publication(connection: Connection, text_id: str, publication: Publication, supplied: bool) -> bool:
    """Keeps an appearance unless one on file says as much; those that say less give way. Whether it was new.

    Of the times of fetching the first is kept, and of those of a change the first after which the words stood there,
    so that the order of arrival does not show.
    """
    p = schema.publication.c
    names = Publication.__struct_fields__
    rows = connection.execute(select(p.id, *(p[name] for name in names)).where(p.text_id == text_id)).all()
    known = {row.id: Publication(*row[1:]) for row in rows}
    fuller = next((id_ for id_, other in sorted(known.items()) if says_no_more(publication, other)), None)
    if fuller:
        kept = _with_first_times(known[fuller], publication)
        if kept != known[fuller]:
            times = {"fetched": kept.fetched, "modified": kept.modified}
            connection.execute(update(schema.publication).where(p.id == fuller).values(times))
        return False
    poorer = [id_ for id_, other in known.items() if says_no_more(other, publication)]
    connection.execute(delete(schema.publication).where(p.id.in_(poorer)))
    kept = _with_first_times(publication, *(known[id_] for id_ in poorer))
    values = {name: getattr(kept, name) for name in names}
    connection.execute(
        insert(schema.publication).values(id=kept.id_for(text_id), text_id=text_id, supplied=supplied, **values)
    )
    return True


def _with_first_times(publication: Publication, *others: Publication) -> Publication:
    every = (publication, *others)
    fetched = min((p.fetched for p in every if p.fetched), default=None)
    changes = (p.modified for p in every if p.modified)
    modified = min(changes, key=lambda moment: (comparable(moment), moment), default=None)
    return msgspec.structs.replace(publication, fetched=fetched, modified=modified)
