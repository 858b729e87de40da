"""Takes an article out with all that rests on it alone, and leaves no trace of its words."""

from sqlalchemy import Connection, delete, func, select

from memcon.record import schema
from memcon.record.kept.keeping import take_out
from memcon.record.news import forget_news
from memcon.record.outcomes import Forgotten
from memcon.record.shelf import load_decisions
from memcon.record.telling import will_forget


def forget_text(connection: Connection, text_id: str) -> Forgotten:
    """Removes a text, the older cleanings of the same bytes, their bytes, readings, findings and decisions."""
    forgotten = count_forgotten(connection, text_id)
    texts = [text_id, *_replaced_by(connection, text_id)]
    gone = _decisions_on(connection, texts)
    connection.execute(delete(schema.decision).where(schema.decision.c.id.in_(gone)))
    originals = select(schema.text.c.original).where(schema.text.c.id.in_(texts))
    digests = [digest for digest in connection.scalars(originals) if digest]
    findings = select(schema.finding.c.id).where(schema.finding.c.text_id.in_(texts))
    will_forget(connection, texts)
    take_out(connection, texts)
    connection.execute(delete(schema.membership).where(schema.membership.c.finding_id.in_(findings)))
    connection.execute(delete(schema.log).where(schema.log.c.target.in_(texts)))
    for one in reversed(texts):  # the oldest cleaning first: each refers to the one that took its place
        connection.execute(delete(schema.text).where(schema.text.c.id == one))
        forget_news(connection, one)
    still = select(schema.text.c.original).where(schema.text.c.original.in_(digests))
    kept = set(connection.scalars(still))
    connection.execute(delete(schema.original).where(schema.original.c.sha256.in_(set(digests) - kept)))
    return forgotten


def count_forgotten(connection: Connection, text_id: str) -> Forgotten:
    """What would go with a text."""
    texts = [text_id, *_replaced_by(connection, text_id)]
    publications, entries = _count_publications(connection, texts), _count_entries(connection, texts)
    return Forgotten(text_id, publications, entries, len(_decisions_on(connection, texts)))


def _replaced_by(connection: Connection, text_id: str) -> list[str]:
    """The texts that gave way to this one, directly or before, newest first."""
    found: list[str] = []
    newest = [text_id]
    while newest:
        query = select(schema.text.c.id).where(schema.text.c.superseded_by.in_(newest))
        newest = sorted(connection.scalars(query))
        found += newest
    return found


def _count_publications(connection: Connection, texts: list[str]) -> int:
    query = select(func.count()).select_from(schema.publication).where(schema.publication.c.text_id.in_(texts))
    return connection.scalar(query) or 0


def _count_entries(connection: Connection, texts: list[str]) -> int:
    """The entries that have no finding in another text."""
    m, f = schema.membership.c, schema.finding.c
    told = select(m.entry_id, f.text_id).join(schema.finding, f.id == m.finding_id).subquery()
    elsewhere = select(told.c.entry_id).where(told.c.text_id.not_in(texts))
    alone = select(func.count(told.c.entry_id.distinct())).where(
        told.c.text_id.in_(texts), told.c.entry_id.not_in(elsewhere)
    )
    return connection.scalar(alone) or 0


def _decisions_on(connection: Connection, texts: list[str]) -> set[str]:
    """The decisions on these texts or their words, with what took them back."""
    d = schema.decision.c
    gone = set(connection.scalars(select(d.id).where(d.text_id.in_(texts))))
    for decision in load_decisions(connection):
        if decision.target in gone:
            gone.add(decision.id)
    return gone
