"""Texts that an older build cleaned are made anew from the bytes that they came in."""

from typing import Any

from sqlalchemy import Connection, Row, select, update

from memcon.articles.anew import make_anew
from memcon.articles.cleaning import AS_GIVEN, CLEANING
from memcon.articles.sketch import CUT, Shingled, are_near
from memcon.model.articles import Article, Publication, Text
from memcon.record import schema
from memcon.record.filing import file_article, names_of, renew_text
from memcon.record.packing import text_of

_P, _T = schema.publication.c, schema.text.c
_PUBLICATION = tuple(_P[name] for name in Publication.__struct_fields__)


def texts_to_renew(connection: Connection) -> list[str]:
    """The texts that another cleaning made, by id; not those that were to be left as given."""
    query = select(_T.id).where(_T.cleaning.not_in((CLEANING, AS_GIVEN)), _T.superseded_by.is_(None))
    return list(connection.scalars(query.order_by(_T.id)))


def clean_anew(connection: Connection, text_id: str) -> bool:
    """Puts a text as this build cleans it in the place of what is on file, with all its publications and names. False
    where it cannot be made of its bytes, or where what is made of them is another text."""
    old = connection.execute(select(schema.text).where(_T.id == text_id)).first()
    if old is None or old.superseded_by is not None:
        return True  # another program was faster
    publications = connection.execute(select(_P.supplied, *_PUBLICATION).where(_P.text_id == text_id)).all()
    text = _make(connection, old, [Publication(*row[1:]) for row in publications])
    if text is None or not _is_same(text_of(old), text) or not _is_free(connection, text.id):
        return False
    if text.id == text_id:
        renew_text(connection, text_of(old), text)
        return True
    for name in names_of(connection, text_id) or {text.id}:
        for row in publications:
            file_article(connection, Article(name, text, Publication(*row[1:])), None, row.supplied)
    values = {"original": old.original}
    connection.execute(update(schema.text).where(_T.id == text.id, _T.original.is_(None)).values(values))
    connection.execute(update(schema.text).where(_T.id == text_id).values(superseded_by=text.id))
    return True


def _make(connection: Connection, old: Row[Any], publications: list[Publication]) -> Text | None:
    o = schema.original.c
    data = connection.scalar(select(o.bytes).where(o.sha256 == old.original))
    return make_anew(data, names=names_of(connection, old.id), publications=publications) if data else None


def _is_same(old: Text, new: Text) -> bool:
    """Whether most words of the new text stand in the old one. Bytes can be read otherwise than they were, for the
    encoding that a server told is not kept."""
    one, other = Shingled.of(old.body), Shingled.of(new.body)
    return are_near(one, other) or other.part_in(one) >= CUT


def _is_free(connection: Connection, text_id: str) -> bool:
    return connection.scalar(select(_T.superseded_by).where(_T.id == text_id)) is None
