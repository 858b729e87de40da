"""Puts an article on the shelf: its bytes, its text, its publication."""

import hashlib
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from memcon.articles.cleaning import CLEANING
from memcon.articles.moments import comparable
from memcon.articles.sketch import sketch
from memcon.model.articles import Article, Publication, Text
from memcon.record import schema
from memcon.record.context import says_no_more
from memcon.record.outcomes import Added
from memcon.record.packing import pack_marks, pack_spans, text_of
from memcon.record.telling import place_text, sketch_of

_NO_READER = ""
_T = schema.text.c


def file_article(connection: Connection, article: Article, original: bytes | None, supplied: bool) -> Added:
    """Adds what is new of an article. `original` are the bytes that it came in; `supplied` says that a person gave
    what is known of its publication."""
    text, known = article.text, _find(connection, article.text.id)
    digest = hashlib.sha256(original).hexdigest() if original is not None else None
    if original is not None and (known is None or known.original is None):
        _keep_original(connection, str(digest), original)
    if known is None:
        _keep_text(connection, text, digest)
    else:
        renew_text(connection, text_of(known), text)
        connection.execute(update(schema.text).where(_T.id == text.id, _T.original.is_(None)).values(original=digest))
    if digest and (known is None or known.superseded_by is None):
        _supersede(connection, article, digest)
    if article.id != text.id and article.id not in names_of(connection, text.id):
        connection.execute(insert(schema.source_name).values(name=article.id, text_id=text.id))
    appeared = _keep_publication(connection, text.id, article.publication, supplied)
    if known is None:
        return Added.NEW
    return Added.NEW_PUBLICATION if appeared else Added.KNOWN


def _find(connection: Connection, text_id: str) -> Row[Any] | None:
    return connection.execute(select(schema.text).where(_T.id == text_id)).first()


def names_of(connection: Connection, text_id: str) -> set[str]:
    return set(connection.scalars(select(schema.source_name.c.name).where(schema.source_name.c.text_id == text_id)))


def _keep_original(connection: Connection, digest: str, original: bytes) -> None:
    if connection.scalar(select(schema.original.c.sha256).where(schema.original.c.sha256 == digest)) is None:
        connection.execute(insert(schema.original).values(sha256=digest, bytes=original))


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


def renew_text(connection: Connection, known: Text, text: Text) -> None:
    """What is known better of a text than when it was filed. Where that bears on how it is read, it is to be read
    again, and the last reading stands until then."""
    better = _better(known, text)
    if better == known:
        return
    values: dict[str, str | None] = {"cleaning": better.cleaning, "boilerplate": pack_spans(better.boilerplate)}
    values |= {"marks": pack_marks(better.marks), "language": better.language}
    connection.execute(update(schema.text).where(_T.id == text.id).values(values))
    if (better.marks, better.language, better.boilerplate) != (known.marks, known.language, known.boilerplate):
        _let_lapse(connection, text.id)


def _better(known: Text, text: Text) -> Text:
    """What this build's cleaning says goes before what another said. Of two ways that one text came by, the one that
    tells more of its layout holds, so that the order of arrival does not show."""
    language = text.language or known.language
    if text.cleaning == CLEANING != known.cleaning:
        return msgspec.structs.replace(text, marks=text.marks or known.marks, language=language)
    if text.cleaning != known.cleaning:
        return known
    marks = max(known.marks, text.marks, key=lambda found: (len(found), pack_marks(found)))
    return msgspec.structs.replace(known, marks=marks, language=language)


def _let_lapse(connection: Connection, text_id: str) -> None:
    """Makes the last readings of a text those of no version of the reader, and drops the others."""
    r = schema.reading.c
    last = select(func.max(r.kept)).where(r.text_id == text_id).group_by(r.context)
    kept = list(connection.scalars(last))
    connection.execute(delete(schema.reading).where(r.text_id == text_id, r.kept.not_in(kept)))
    connection.execute(update(schema.reading).where(r.text_id == text_id).values(reader=_NO_READER))


def _supersede(connection: Connection, article: Article, digest: str) -> None:
    """A text that another cleaning made of the same bytes, under the same name, gives way to this one."""
    t = schema.text.c
    query = select(t.id).where(
        t.original == digest, t.id != article.text.id, t.cleaning != article.text.cleaning, t.superseded_by.is_(None)
    )
    names = {old: names_of(connection, old) for old in list(connection.scalars(query))}
    bare = [old for old, known in names.items() if not known and article.id == article.text.id]
    same = [old for old, known in names.items() if article.id in known]
    for old in same + (bare if len(bare) == 1 else [old for old in bare if _is_there(connection, old, article)]):
        connection.execute(update(schema.text).where(t.id == old).values(superseded_by=article.text.id))


def _is_there(connection: Connection, text_id: str, article: Article) -> bool:
    """Whether a text was published where an article is; several without a name may be of the same bytes."""
    url, p = article.publication.url, schema.publication.c
    query = select(p.id).where(p.text_id == text_id, p.url == url, p.page == article.publication.page)
    return url is not None and connection.scalar(query.limit(1)) is not None


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
