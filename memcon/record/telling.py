"""Keeps sketches, pairs and stories: of a text when it is added, and anew where another build made them otherwise."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, insert, or_, select, update

from memcon.articles.sketch import Sketch, bands, sketch, sketching
from memcon.model.articles import Text
from memcon.record import schema
from memcon.record.nearness import pairs_with
from memcon.record.packing import pack_sketch, unpack_sketch
from memcon.record.pairs import VERSION as PAIRS
from memcon.record.pairs import Pair, PairKind, Sketched
from memcon.record.staleness import mark_late
from memcon.record.stories import VERSION, tell_stories

_FEW = 40  # texts that are compared with what the record has; more, if it has few others, are looked through at once
_CROWD = 5_000  # texts whose runs of words fit into 250 MB
_T, _M, _P, _S = schema.text.c, schema.mark.c, schema.pair.c, schema.story.c
_STANDS = _T.superseded_by.is_(None)


def sketch_of(made: Sketch) -> dict[str, Any]:
    """The columns of a text that hold its sketch."""
    return {"sketch": pack_sketch(made), "sketching": sketching()}


def place_text(connection: Connection, text: Text, made: Sketch) -> None:
    """Keeps the bands of a new text's sketch, and its pairs with the texts that the record holds."""
    _mark(connection, text.id, made)
    _keep_pairs(connection, [text.id], pairs_with(connection, [Sketched(text.id, text.body, made)]))


def texts_near(connection: Connection, text: Text) -> tuple[str, ...]:
    """The ids of the other texts that are one story with `text` by themselves, those with most of its words first."""
    compared = connection.scalar(select(_T.compared).where(_T.id == text.id))
    if compared == _comparing():
        pairs = _load_pairs(connection, or_(_P.text_id == text.id, _P.other_id == text.id))
    else:
        pairs = list(pairs_with(connection, [Sketched(text.id, text.body, sketch(text.body))]))
    found = ((-p.part_of(text.id), p.other if p.first == text.id else p.first) for p in pairs)
    return tuple(id_ for _, id_ in sorted(found))


def bring_up_to_date(connection: Connection) -> None:
    """Makes sketches and pairs anew that another version made, and tells anew which texts are one story, of those that
    are new or gone and of all that pairs lead to from these."""
    _sketch_anew(connection)
    _compare_anew(connection)
    gave_way = select(_S.text_id).join(schema.text, _T.id == _S.text_id).where(_T.superseded_by > "")
    if stale := {*_other_than(connection, _T.told, _telling()), *_listed(connection, gave_way)}:
        reached = _reached_from(connection, stale)
        _keep_stories(connection, reached, _tell(connection, reached))


def will_forget(connection: Connection, texts: Collection[str]) -> None:
    """Has the stories told anew of all that pairs lead to from texts which are to go, and takes out their marks."""
    for portion in _portions(sorted(_reached_from(connection, set(texts)))):
        connection.execute(update(schema.text).where(_T.id.in_(portion)).values(told=None))
    for portion in _portions(sorted(texts)):
        connection.execute(delete(schema.mark).where(_M.text_id.in_(portion)))


def load_stories(connection: Connection, texts: Collection[str] | None = None) -> dict[str, str]:
    """The story of each text, or of some, as far as it has been told."""
    query = select(_S.text_id, _S.story)
    if texts is None:
        return {row.text_id: row.story for row in connection.execute(query)}
    portions = (connection.execute(query.where(_S.text_id.in_(some))) for some in _portions(sorted(texts)))
    return {row.text_id: row.story for rows in portions for row in rows}


def _reached_from(connection: Connection, texts: set[str]) -> set[str]:
    """These texts with all that pairs lead to from them, one after the other."""
    found: set[str] = set()
    newest = texts
    while newest:
        found |= newest
        near: set[str] = set()
        for portion in _portions(sorted(newest)):
            near |= set(connection.scalars(select(_P.other_id).where(_P.text_id.in_(portion))))
            near |= set(connection.scalars(select(_P.text_id).where(_P.other_id.in_(portion))))
        newest = near - found
    return found


def _tell(connection: Connection, texts: set[str]) -> dict[str, str]:
    """The stories of the texts of these that stand; no pair leads from them to any other."""
    pairs: list[Pair] = []
    lengths: dict[str, int] = {}
    for portion in _portions(sorted(texts)):
        pairs += _load_pairs(connection, _P.text_id.in_(portion))
        lengths |= dict.fromkeys(connection.scalars(select(_T.id).where(_STANDS, _T.id.in_(portion))), 0)
    for portion in _portions(sorted({id_ for pair in pairs for id_ in (pair.first, pair.other)})):
        rows = connection.execute(select(_T.id, func.length(_T.body).label("length")).where(_T.id.in_(portion)))
        lengths |= {row.id: row.length for row in rows}
    return tell_stories(lengths, pairs)


def _keep_stories(connection: Connection, texts: set[str], stories: Mapping[str, str]) -> None:
    """Writes what is other than it was, and has the next fold look at the texts of all stories that changed."""
    known = load_stories(connection, texts)
    stale = [id_ for id_, story in known.items() if stories.get(id_) != story]
    left = {known[id_] for id_ in stale}
    mark_late(connection, (id_ for id_, story in known.items() if story in left))
    for portion in _portions(stale):
        connection.execute(delete(schema.story).where(_S.text_id.in_(portion)))
    rows = [{"text_id": id_, "story": story} for id_, story in stories.items() if known.get(id_) != story]
    if rows:
        connection.execute(insert(schema.story), rows)
    for portion in _portions(list(stories)):
        connection.execute(update(schema.text).where(_T.id.in_(portion)).values(told=_telling()))


def _sketch_anew(connection: Connection) -> None:
    stale = _other_than(connection, _T.sketching, sketching())
    for portion in _portions(stale):
        connection.execute(delete(schema.mark).where(_M.text_id.in_(portion)))
    for text_id in stale:
        made = sketch(connection.scalar(select(_T.body).where(_T.id == text_id)) or "")
        connection.execute(update(schema.text).where(_T.id == text_id).values(**sketch_of(made)))
        _mark(connection, text_id, made)


def _compare_anew(connection: Connection) -> None:
    """Compares the texts that were never compared, or by other rules."""
    stale = _standing(connection, _other_than(connection, _T.compared, _comparing()))
    for portion in _portions(stale):
        connection.execute(delete(schema.pair).where(or_(_P.text_id.in_(portion), _P.other_id.in_(portion))))
    if _is_crowd(connection, len(stale)):
        from memcon.record.crowds import find_pairs

        every = [_sketched(row) for row in connection.execute(_texts())]
        _keep_pairs(connection, stale, find_pairs(every, frozenset(stale)))
        return
    for portion in _portions(stale):
        texts = [_sketched(row) for row in connection.execute(_texts().where(_T.id.in_(portion)))]
        _keep_pairs(connection, portion, pairs_with(connection, texts))


def _is_crowd(connection: Connection, stale: int) -> bool:
    """Whether so many texts are best looked through at once with all that the record has, and fit into memory."""
    if stale <= _FEW:
        return False
    return int(connection.scalar(select(func.count()).select_from(schema.text)) or 0) <= min(4 * stale, _CROWD)


def _keep_pairs(connection: Connection, compared: Sequence[str], pairs: Iterable[Pair]) -> None:
    """Keeps the pairs of the texts that were compared with all others. What two of them found of one another is kept
    once."""
    for pair in pairs:
        same = (_P.text_id == pair.first) & (_P.other_id == pair.other)
        connection.execute(delete(schema.pair).where(same))
        connection.execute(
            insert(schema.pair).values(
                text_id=pair.first, other_id=pair.other, kind=pair.kind.value, part=pair.part, back=pair.back
            )
        )
    for portion in _portions(compared):
        connection.execute(update(schema.text).where(_T.id.in_(portion)).values(compared=_comparing()))


def _load_pairs(connection: Connection, *which: Any) -> list[Pair]:
    """The pairs of which both texts stand."""
    first, other = schema.text.alias(), schema.text.alias()
    query = (
        select(schema.pair)
        .join(first, first.c.id == _P.text_id)
        .join(other, other.c.id == _P.other_id)
        .where(first.c.superseded_by.is_(None), other.c.superseded_by.is_(None), *which)
    )
    rows = connection.execute(query.order_by(_P.text_id, _P.other_id))
    return [Pair(row.text_id, row.other_id, PairKind(row.kind), row.part, row.back) for row in rows]


def _texts() -> Select[Any]:
    return select(_T.id, _T.body, _T.sketch).where(_STANDS)


def _sketched(row: Row[Any]) -> Sketched:
    return Sketched(row.id, row.body, unpack_sketch(row.sketch))


def _mark(connection: Connection, text_id: str, made: Sketch) -> None:
    rows = [{"mark": band, "text_id": text_id} for band in sorted(set(bands(made)))]
    if rows:
        connection.execute(insert(schema.mark), rows)


def _comparing() -> str:
    """By what rules texts are compared."""
    return f"{PAIRS} {sketching()}"


def _telling() -> str:
    """By what rules stories are told."""
    return f"{VERSION} {_comparing()}"


def _other_than(connection: Connection, column: ColumnElement[Any], value: str) -> list[str]:
    """The texts of which a column has another value or none, by id. Asked apart, each of these is found by an index."""
    asked = (column.is_(None), column < value, column > value)
    return sorted(id_ for one in asked for id_ in _listed(connection, select(_T.id).where(one)))


def _standing(connection: Connection, ids: Sequence[str]) -> list[str]:
    """Those of these texts that stand."""
    portions = (select(_T.id).where(_T.id.in_(some), _STANDS).order_by(_T.id) for some in _portions(ids))
    return [id_ for query in portions for id_ in _listed(connection, query)]


def _listed(connection: Connection, query: Select[Any]) -> list[str]:
    return list(connection.scalars(query))


def _portions(ids: Sequence[str], size: int = 500) -> Iterable[Sequence[str]]:
    """`ids` in portions that fit one statement of SQL."""
    return (ids[at : at + size] for at in range(0, len(ids), size))
