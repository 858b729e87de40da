"""Brings many articles that were read elsewhere into a record at once: what is new by the thousand, what is known as if
each came by itself. Doing it again changes nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, select, tuple_

from memcon.articles.sketch import bands, sketch
from memcon.model.articles import Article, Publication
from memcon.model.findings import Reading, kind_of
from memcon.record import schema
from memcon.record.bulk import put
from memcon.record.claims import spans_of
from memcon.record.filing import file_article
from memcon.record.packing import pack_marks, pack_reading, pack_spans, unpack_reading
from memcon.record.shelf import within
from memcon.record.staleness import mark_stale
from memcon.record.telling import sketch_of

Pair = tuple[Article, Reading]
_Key = tuple[str, str, str]
_T, _P, _R, _F = schema.text.c, schema.publication.c, schema.reading.c, schema.finding.c


def load_articles(connection: Connection, articles: Iterable[Article]) -> list[str]:
    """Files articles. The ids of the texts that are new."""
    ordered = list(articles)
    known = _known(connection, _T.id, {article.text.id for article in ordered})
    new: dict[str, Article] = {}
    others = []
    for article in ordered:
        if article.text.id in known or article.text.id in new:
            others.append(article)
        else:
            new[article.text.id] = article
    _file_new(connection, new.values())
    filed = _filed(connection, others)
    for article in others:
        if _appearance(article) not in filed:
            file_article(connection, article, None, supplied=False)  # without its bytes, so that no text gives way
            mark_stale(connection, [article.text.id])
    return list(new)


def load_readings(connection: Connection, pairs: Iterable[Pair]) -> int:
    """Keeps readings of articles that are filed. How many were not kept before."""
    wanted = {(a.text.id, a.context.key, reading.reader): reading for a, reading in pairs}
    packed = {key: pack_reading(reading) for key, reading in wanted.items()}
    kept = _kept(connection, wanted)
    fresh = [key for key in wanted if key not in kept or not _tell_the_same(kept[key], packed[key])]
    outdated = [key for key in fresh if key in kept]
    for portion in within(outdated):
        connection.execute(delete(schema.reading).where(tuple_(_R.text_id, _R.context, _R.reader).in_(portion)))
    last = connection.scalar(select(func.max(_R.kept))) or 0
    rows = [
        {"text_id": text_id, "context": context, "reader": reader, "kept": last + nth, "body": packed[key]}
        for nth, key in enumerate(fresh, 1)
        for text_id, context, reader in [key]
    ]
    put(connection, schema.reading, rows)
    keep_findings(connection, {key[0]: wanted[key] for key in fresh})
    return len(fresh)


def _file_new(connection: Connection, articles: Iterable[Article]) -> None:
    """Texts that the record does not have, each with its first publication. They are compared with others by the next
    fold, which does so for many at once."""
    ordered = list(articles)
    sketches = {article.text.id: sketch(article.text.body) for article in ordered}
    put(connection, schema.text, [_text_row(article) | sketch_of(sketches[article.text.id]) for article in ordered])
    marks = [{"mark": band, "text_id": id_} for id_, made in sketches.items() for band in sorted(set(bands(made)))]
    put(connection, schema.mark, marks)
    names = {(a.id, a.text.id) for a in ordered if a.id != a.text.id}
    put(connection, schema.source_name, [{"name": name, "text_id": id_} for name, id_ in sorted(names)])
    put(connection, schema.publication, [_publication_row(article) for article in ordered])


def _text_row(article: Article) -> dict[str, Any]:
    text = article.text
    return {
        "id": text.id,
        "body": text.body,
        "cleaning": text.cleaning,
        "boilerplate": pack_spans(text.boilerplate),
        "marks": pack_marks(text.marks),
        "language": text.language,
    }


def _publication_row(article: Article) -> dict[str, Any]:
    publication = article.publication
    values = {name: getattr(publication, name) for name in Publication.__struct_fields__}
    return {"id": publication.id_for(article.text.id), "text_id": article.text.id, "supplied": False, **values}


def _appearance(article: Article) -> tuple[str, str, str | None, str | None]:
    """What is the same of an article that is filed already."""
    publication = article.publication
    return (publication.id_for(article.text.id), article.id, publication.fetched, publication.modified)


def _filed(connection: Connection, articles: Iterable[Article]) -> set[tuple[str, str, str | None, str | None]]:
    """The appearances among those of `articles` that the record has just so."""
    names = schema.source_name.c
    texts = {article.text.id for article in articles}
    filed: set[tuple[str, str, str | None, str | None]] = set()
    for portion in within(sorted(texts)):
        named: dict[str, set[str]] = {id_: {id_} for id_ in portion}
        for row in connection.execute(select(names.text_id, names.name).where(names.text_id.in_(portion))):
            named[row.text_id].add(row.name)
        query = select(_P.id, _P.text_id, _P.fetched, _P.modified).where(_P.text_id.in_(portion))
        for id_, text_id, fetched, modified in connection.execute(query):
            filed |= {(id_, name, fetched, modified) for name in named[text_id]}
    return filed


def _kept(connection: Connection, keys: Iterable[_Key]) -> dict[_Key, str]:
    """The readings that the record has of some texts, as they are packed."""
    kept: dict[_Key, str] = {}
    for portion in within(sorted({key[0] for key in keys})):
        rows = connection.execute(select(_R.text_id, _R.context, _R.reader, _R.body).where(_R.text_id.in_(portion)))
        kept |= {(row.text_id, row.context, row.reader): str(row.body) for row in rows}
    return kept


def _tell_the_same(kept: str, packed: str) -> bool:
    """Whether two packed readings of a text are one but for the appearance that it was read in: by which outlet, under
    which title and by what name, on which nothing that is found hangs."""
    return kept == packed or _without_appearance(kept) == _without_appearance(packed)


def _without_appearance(packed: str) -> Reading:
    return msgspec.structs.replace(unpack_reading(packed, ""), id="", outlet=None, title=None)


def keep_findings(connection: Connection, readings: Mapping[str, Reading]) -> None:
    """Keeps the findings of readings, by text, that no reading made before."""
    rows = {
        f.id: {
            "id": f.id,
            "text_id": text_id,
            "kind": str(kind_of(f)),
            "reader": reading.reader,
            "spans": pack_spans(spans_of(f)),
        }
        for text_id, reading in readings.items()
        for f in reading.findings
        if spans_of(f)
    }
    known = _known(connection, _F.id, rows)
    put(connection, schema.finding, [row for id_, row in rows.items() if id_ not in known])


def _known(connection: Connection, column: Any, ids: Iterable[str]) -> set[str]:
    return {
        id_ for portion in within(sorted(ids)) for id_ in connection.scalars(select(column).where(column.in_(portion)))
    }
