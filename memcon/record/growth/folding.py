"""The fold of a record: of what is new, or of all of it, some texts at a time, so that it fits into memory."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select

from memcon.record import schema
from memcon.record.bulk import rows_weighed, weigh
from memcon.record.growth.gathering import bound_up, decided_texts, merged_texts
from memcon.record.growth.growing import grow, start_anew
from memcon.record.portions import within
from memcon.record.sets import Sets
from memcon.record.staleness import late_texts
from memcon.record.telling import load_stories

_PORTION = 14_000  # findings, and texts besides, that are taken in at once: what hangs on them has to fit into memory
_F, _P, _T = schema.finding.c, schema.publication.c, schema.text.c


def fold_new(connection: Connection) -> bool:
    """Takes in what changed since the last fold. False where the last one does not tell enough to go on from it."""
    late = late_texts(connection)
    if late is None:
        return False
    merged = merged_texts(connection)
    _fold(connection, bound_up(connection, late, merged), merged)
    return True


def fold_all(connection: Connection) -> None:
    """Makes all entries anew."""
    start_anew(connection)
    every = frozenset(connection.scalars(select(_T.id).where(_T.superseded_by.is_(None))))
    _fold(connection, every, merged_texts(connection))


def _fold(connection: Connection, texts: frozenset[str], merged: Sequence[frozenset[str]]) -> None:
    decided = bound_up(connection, decided_texts(connection))
    weighed, since = rows_weighed(connection, schema.filed), 0
    for portion in _portions(connection, texts, merged):
        if since and since >= weighed:  # each time that as much again was taken in
            weigh(connection, schema.metadata.sorted_tables)
            weighed, since = weighed + since, 0
        grow(connection, portion, decided)
        since += len(portion)


def _portions(
    connection: Connection, texts: frozenset[str], merged: Sequence[frozenset[str]]
) -> Iterator[frozenset[str]]:
    """`texts`, which are bound up with no others, some at a time: what is bound up together stays so. In the order in
    which they were published, so that what comes later adds to what was told before."""
    sets = Sets(texts)
    as_one = (sorted(texts & some) for some in merged)
    for ids in (*_stories(connection, texts), *_items(connection, texts), *as_one):
        for id_ in ids[1:]:
            sets.unite(ids[0], id_)
    days = dict.fromkeys(texts, "~")
    for portion in within(sorted(texts)):
        first = select(_P.text_id, func.min(_P.published)).where(_P.text_id.in_(portion)).group_by(_P.text_id)
        days |= {row[0]: row[1] or "~" for row in connection.execute(first)}
    together: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(texts, key=lambda id_: (days[id_], id_)):
        together[sets.top(id_)].append(id_)
    heavy = _findings(connection, texts)
    taken, weight = set[str](), 0
    for ids in together.values():
        taken.update(ids)
        weight += sum(1 + heavy.get(id_, 0) for id_ in ids)
        if weight >= _PORTION:
            yield frozenset(taken)
            taken, weight = set(), 0
    if taken:
        yield frozenset(taken)


def _findings(connection: Connection, texts: frozenset[str]) -> dict[str, int]:
    """How many findings were ever made of each text."""
    found: dict[str, int] = {}
    for portion in within(sorted(texts)):
        query = select(_F.text_id, func.count()).where(_F.text_id.in_(portion)).group_by(_F.text_id)
        found |= {row[0]: row[1] for row in connection.execute(query)}
    return found


def _stories(connection: Connection, texts: frozenset[str]) -> Iterator[list[str]]:
    told: dict[str, list[str]] = defaultdict(list)
    for id_, story in load_stories(connection, texts).items():
        told[story].append(id_)
    yield from told.values()


def _items(connection: Connection, texts: frozenset[str]) -> Iterator[list[str]]:
    """Texts that are versions of one item of a page."""
    told: dict[str, list[str]] = defaultdict(list)
    for portion in within(sorted(texts)):
        query = select(_P.text_id, _P.url).where(_P.text_id.in_(portion), _P.page.is_not(None), _P.url != _P.page)
        for row in connection.execute(query):
            told[row.url].append(row.text_id)
    yield from told.values()
