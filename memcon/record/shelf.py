"""What is read from the tables: texts with their publications and contexts, the material of the fold, ids."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Select, func, select, union_all

from memcon.model.articles import Article, Context, Publication
from memcon.model.decisions import Decision
from memcon.model.findings import Reading
from memcon.model.kinds import DecisionKind, FindingKind
from memcon.record import schema
from memcon.record.context import context_of, lay_over
from memcon.record.material import Former, Material, Source
from memcon.record.packing import text_of, unpack_decision, unpack_reading, unpack_spans
from memcon.record.rulings import in_force
from memcon.record.telling import load_stories

T = TypeVar("T")
_PUBLICATION = tuple(schema.publication.c[name] for name in Publication.__struct_fields__)


def load_decisions(connection: Connection) -> tuple[Decision, ...]:
    """All decisions in the order made, those taken back too."""
    rows = connection.scalars(select(schema.decision.c.body).order_by(schema.decision.c.nth))
    return tuple(unpack_decision(row) for row in rows)


def load_publications(
    connection: Connection, text_id: str | None = None
) -> dict[str, tuple[tuple[Publication, ...], Context]]:
    """The publications, earliest first, and the context of each text, or of the one that is asked for."""
    settings: dict[str | None, list[Decision]] = defaultdict(list)
    for decision in in_force(load_decisions(connection)):
        if decision.kind is DecisionKind.SET:
            settings[_stands_for(connection, decision.target)].append(decision)
    query = select(schema.publication.c.text_id, *_PUBLICATION).order_by(schema.publication.c.text_id)
    rows = connection.execute(query if text_id is None else query.where(schema.publication.c.text_id == text_id))
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


def load_material(connection: Connection) -> Material:
    """Everything that the fold works on, as it is now."""
    publications = load_publications(connection)
    readings = _current_readings(connection, {id_: context for id_, (_, context) in publications.items()})
    names = _grouped(connection, select(schema.source_name.c.text_id, schema.source_name.c.name))
    stories = load_stories(connection)
    sources, replaced = [], {}
    for row in connection.execute(_texts(schema.text.c.superseded_by).order_by(schema.text.c.id)):
        if row.superseded_by:
            replaced[row.id] = (text_of(row), str(row.superseded_by))
            continue
        known, context = publications[row.id]
        text, packed = text_of(row), readings.get(row.id)
        reading: Reading | None = unpack_reading(packed, text.body) if packed else None
        story = stories.get(row.id, row.id)
        sources.append(Source(text, known, context.published, story, reading, tuple(sorted(names[row.id]))))
    return Material(tuple(sources), load_decisions(connection), _load_formers(connection), replaced)


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
    connection: Connection, contexts: Mapping[str, Context], text_id: str | None = None
) -> dict[str, str]:
    """For each text, or the one that is asked for, the reading that was kept last for its context; while there is none,
    the last of all."""
    r = schema.reading.c
    kept: dict[str, tuple[bool, int]] = {}
    query = select(r.text_id, r.context, r.kept)
    for row in connection.execute(query if text_id is None else query.where(r.text_id == text_id)):
        fits = row.text_id in contexts and row.context == contexts[row.text_id].key
        kept[row.text_id] = max(kept.get(row.text_id, (False, -1)), (fits, row.kept))
    current: dict[str, str] = {}
    for portion in within(sorted(number for _, number in kept.values())):
        rows = connection.execute(select(r.text_id, r.body).where(r.kept.in_(portion)))
        current |= {row.text_id: row.body for row in rows}
    return current


def _load_formers(connection: Connection) -> tuple[Former, ...]:
    f = schema.finding.c
    rows = connection.execute(select(f.id, f.text_id, f.kind, f.spans).order_by(f.id))
    return tuple(Former(row.id, row.text_id, FindingKind(row.kind), unpack_spans(row.spans)) for row in rows)


def _grouped(connection: Connection, query: Select[Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in connection.execute(query):
        found[key].append(value)
    return found


def within(ids: Iterable[T], size: int = 500) -> Iterable[list[T]]:
    """`ids` in portions that fit one statement of SQL."""
    ordered = list(ids)
    return (ordered[at : at + size] for at in range(0, len(ordered), size))
