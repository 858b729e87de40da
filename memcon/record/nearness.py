"""Finds the texts of a record that are pairs with some of them, without looking at the words of all: by the bands that
their sketches have in common, then by the sketches, and last by their words. Some texts at a time, so that it takes no
more memory in a record of a million."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from memcon.articles.sketch import RUNS, SIZE, bands, likely_runs, sketching
from memcon.record import schema
from memcon.record.bulk import is_one_of
from memcon.record.packing import unpack_sketch
from memcon.record.pairs import Comparing, Pair, Sketched
from memcon.record.portions import within

_TOGETHER = 100  # texts that are compared with others at once
_OTHERS = 1_000  # texts whose sketches are looked at together
_ROUNDING = 1e-9
_M, _T = schema.mark.c, schema.text.c


def pairs_with(connection: Connection, texts: Sequence[Sketched]) -> Iterator[Pair]:
    """The pairs of some texts with others of the record, and with one another; the same pair may come twice. A text
    whose sketch is of another version is passed over: it is compared with all when it is sketched anew."""
    for some in within((text for text in texts if text.sketch), _TOGETHER):
        comparing = Comparing()
        for others in within(sorted(_met(connection, some)), _OTHERS):
            likely = _likely(connection, some, others)
            for other in _sketched(connection, sorted(likely)):
                pairs = (comparing.compare(text, other) for text in likely[other.id])
                yield from (pair for pair in pairs if pair)


def _sketched(connection: Connection, ids: Sequence[str]) -> Iterator[Sketched]:
    for portion in within(ids, _TOGETHER):
        for row in connection.execute(select(_T.id, _T.body, _T.sketch).where(_T.id.in_(portion))).all():
            yield Sketched(row.id, row.body, unpack_sketch(row.sketch))


def _met(connection: Connection, texts: Sequence[Sketched]) -> set[str]:
    """The texts that have a band in common with any of some."""
    marks = {band for text in texts for band in bands(text.sketch)}
    found: set[str] = set()
    for portion in within(sorted(marks)):
        having = is_one_of(connection, _M.mark, portion)
        found |= set(connection.scalars(select(_M.text_id).where(having).distinct()))
    return found


def _likely(connection: Connection, texts: Sequence[Sketched], others: Sequence[str]) -> dict[str, list[Sketched]]:
    """By the id of another text, those of some that by the sketches it may be a pair with."""
    import numpy as np

    rows = _sketches(connection, others)
    found: dict[str, list[Sketched]] = defaultdict(list)
    if not rows:
        return found
    sketches = np.stack([np.frombuffer(row.sketch, dtype="<u4") for row in rows])
    lengths = np.array([row.length for row in rows])
    for text in texts:
        alike = np.count_nonzero(sketches == np.array(text.sketch, dtype="<u4"), axis=1) / SIZE
        own = len(text.body)
        scale = (lengths + own) / np.maximum(np.minimum(lengths, own), 1)
        for at in np.flatnonzero(likely_runs(alike, scale) >= RUNS - _ROUNDING):
            if rows[at].id != text.id:
                found[rows[at].id].append(text)
    return found


def _sketches(connection: Connection, ids: Sequence[str]) -> list[Row[Any]]:
    """Of those of some texts that stand, and have words: the sketch and the length."""
    columns = (_T.id, _T.sketch, _T.sketching, func.length(_T.body).label("length"))
    rows: list[Any] = []
    for portion in within(ids):
        here = is_one_of(connection, _T.id, portion)
        found = connection.execute(select(*columns).where(here, _T.superseded_by.is_(None))).all()
        rows.extend(row for row in found if row.sketch and row.sketching == sketching())
    return rows
