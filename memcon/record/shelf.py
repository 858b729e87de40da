"""What is read from the tables: texts with their publications and contexts, the material of the fold, ids."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, func, select, union_all

from memcon.model.articles import Article, Context, Publication, Text
from memcon.model.decisions import Decision
from memcon.model.findings import Reading
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import schema
from memcon.record.context import context_of, lay_over
from memcon.record.material import Former, Material, Source
from memcon.record.packing import text_of, unpack_decision, unpack_reading, unpack_spans
from memcon.record.portions import within as within
from memcon.record.rulings import in_force
from memcon.record.telling import load_stories

_PUBLICATION = tuple(schema.publication.c[name] for name in Publication.__struct_fields__)


def load_decisions(connection: Connection) -> tuple[Decision, ...]:
    """All decisions in the order made, those taken back too."""
    rows = connection.scalars(select(schema.decision.c.body).order_by(schema.decision.c.nth))
    return tuple(unpack_decision(row) for row in rows)


def load_publications(
    connection: Connection, text_id: str | None = None, texts: Collection[str] | None = None
) -> dict[str, tuple[tuple[Publication, ...], Context]]:
    """The publications, earliest first, and the context of each text, or of the one or those that are asked for."""
    settings: dict[str | None, list[Decision]] = defaultdict(list)
    for decision in in_force(load_decisions(connection)):
        if decision.kind is DecisionKind.SET:
            settings[_stands_for(connection, decision.target)].append(decision)
    query = select(schema.publication.c.text_id, *_PUBLICATION).order_by(schema.publication.c.text_id)
    rows = _rows(connection, query, schema.publication.c.text_id, [text_id] if text_id else texts)
    loaded = {}
    for id_, group in groupby(rows, key=lambda row: str(row[0])):
        publications = lay_over([Publication(*row[1:]) for row in group], settings[id_])
        loaded[id_] = (publications, context_of(publications))
    return loaded


def _stands_for(connection: Connection, text_id: str | None) -> str | None:
    """The text that has taken the place of one by now."""
    while later := connection.scalar(select(schema.text.c.superseded_by).where(schema.text.c.id == text_id)):
        text_id = str(later)
    return text_id


def load_article(connection: Connection, text_id: str) -> Article:
    """A text with its first publication, in the context that its reading counts from."""
    text = text_of(connection.execute(_texts().where(schema.text.c.id == text_id)).one())
    publications, context = load_publications(connection, text_id)[text_id]
    names = connection.scalars(select(schema.source_name.c.name).where(schema.source_name.c.text_id == text_id))
    first = msgspec.structs.replace(publications[0], fetched=context.fetched or publications[0].fetched)
    return Article(id=min(names, default=text_id), text=text, publication=first)


def load_material(connection: Connection, texts: Collection[str] | None = None) -> Material:
    """Everything that the fold works on, as it is now; or what of it is about some texts, with all decisions."""
    publications = load_publications(connection, texts=texts)
    contexts = {id_: context for id_, (_, context) in publications.items()}
    readings = _current_readings(connection, contexts, texts=texts)
    named = select(schema.source_name.c.text_id, schema.source_name.c.name)
    names = _grouped(_rows(connection, named, schema.source_name.c.text_id, texts))
    stories = load_stories(connection, texts)
    replaced = _load_replaced(connection, texts)
    sources = []
    for row in _rows(connection, _texts().where(schema.text.c.superseded_by.is_(None)), schema.text.c.id, texts):
        known, context = publications[row.id]
        text, packed = text_of(row), readings.get(row.id)
        reading: Reading | None = unpack_reading(packed, text.body) if packed else None
        story = stories.get(row.id, row.id)
        sources.append(Source(text, known, context.published, story, reading, tuple(sorted(names[row.id]))))
    sources.sort(key=lambda source: source.text.id)
    formers = _load_formers(connection, None if texts is None else {*texts, *replaced})
    return Material(tuple(sources), load_decisions(connection), formers, replaced)


def _load_replaced(connection: Connection, texts: Collection[str] | None) -> dict[str, tuple[Text, str]]:
    """The texts that gave way to others, or to some that are asked for, directly or through others."""
    later = schema.text.c.superseded_by
    replaced: dict[str, tuple[Text, str]] = {}
    newest = texts
    while newest is None or newest:
        found = _rows(connection, _texts(later).where(later.is_not(None)), later, newest)
        fresh = {row.id: (text_of(row), str(row.superseded_by)) for row in found if row.id not in replaced}
        replaced |= fresh
        newest = list(fresh) if texts is not None else ()
    return replaced


def load_reading(connection: Connection, text_id: str) -> Reading | None:
    """The current reading of a text, without the text itself."""
    loaded = load_publications(connection, text_id)
    current = _current_readings(connection, {id_: context for id_, (_, context) in loaded.items()}, text_id)
    return unpack_reading(current[text_id], "") if text_id in current else None


def state_of(connection: Connection) -> str:
    """A word that every change to the record changes, cheap to ask for."""
    last = connection.scalar(select(func.max(schema.log.c.nth)))
    folded = connection.scalar(select(schema.memcon.c.value).where(schema.memcon.c.key == "folded"))
    return f"{last or 0}-{folded or ''}"


def load_membership(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(schema.membership.c.finding_id, schema.membership.c.entry_id))
    return {row.finding_id: row.entry_id for row in rows}


def ids_beginning(connection: Connection, beginning: str, limit: int = 5) -> list[str]:
    """Ids of findings, texts and decisions that begin so, an exact one alone; no more than `limit`."""
    escaped = beginning.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    columns = (schema.finding.c.id, schema.text.c.id, schema.decision.c.id)
    every = union_all(*(select(c.label("id")).where(c.like(f"{escaped}%", escape="\\")) for c in columns)).subquery()
    found = list(connection.scalars(select(every.c.id).order_by(func.length(every.c.id), every.c.id).limit(limit)))
    return [beginning] if beginning in found else found


def texts_named(connection: Connection, name: str) -> list[str]:
    """The texts that some source calls `name`."""
    query = select(schema.source_name.c.text_id).where(schema.source_name.c.name == name)
    return sorted(connection.scalars(query))


def _texts(*more: Any) -> Select[Any]:
    t = schema.text.c
    return select(t.id, t.body, t.cleaning, t.boilerplate, t.marks, t.language, *more)


def _current_readings(
    connection: Connection,
    contexts: Mapping[str, Context],
    text_id: str | None = None,
    texts: Collection[str] | None = None,
) -> dict[str, str]:
    """For each text, or the one or those that are asked for, the reading that was kept last for its context; while
    there is none, the last of all."""
    r = schema.reading.c
    kept: dict[str, tuple[bool, int]] = {}
    query = select(r.text_id, r.context, r.kept)
    for row in _rows(connection, query, r.text_id, [text_id] if text_id else texts):
        fits = row.text_id in contexts and row.context == contexts[row.text_id].key
        kept[row.text_id] = max(kept.get(row.text_id, (False, -1)), (fits, row.kept))
    current: dict[str, str] = {}
    for portion in within(sorted(number for _, number in kept.values())):
        rows = connection.execute(select(r.text_id, r.body).where(r.kept.in_(portion)))
        current |= {row.text_id: row.body for row in rows}
    return current


def _load_formers(connection: Connection, texts: Collection[str] | None) -> tuple[Former, ...]:
    f = schema.finding.c
    rows = sorted(_rows(connection, select(f.id, f.text_id, f.kind, f.spans), f.text_id, texts))
    return tuple(Former(row.id, row.text_id, FindingKind(row.kind), unpack_spans(row.spans)) for row in rows)


def _grouped(rows: Iterable[Row[Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row.text_id].append(row.name)
    return found


def _rows(
    connection: Connection, query: Select[Any], column: Any, wanted: Collection[str] | None
) -> Iterator[Row[Any]]:
    """What a query finds; with `wanted`, of which its column is one of these."""
    if wanted is None:
        yield from connection.execute(query)
        return
    for portion in within(sorted(wanted)):
        yield from connection.execute(query.where(column.in_(portion)))
