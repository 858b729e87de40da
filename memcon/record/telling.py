"""Keeps sketches and stories: made when a text is added, and made anew where another build made them otherwise."""

import hashlib
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from memcon.articles.sketch import Shingled, Sketch, are_near, bands, is_cut, may_be_copies, sketch, sketching
from memcon.model.articles import Text
from memcon.record import schema
from memcon.record.packing import pack_sketch, unpack_sketch
from memcon.record.stories import VERSION, tell_stories

_TOLD = "stories"  # the key of what the stories were told from
_T, _M = schema.text.c, schema.mark.c


def sketch_of(made: Sketch) -> dict[str, Any]:
    """The columns of a text that hold its sketch."""
    return {"sketch": pack_sketch(made), "sketching": sketching()}


def mark_text(connection: Connection, text_id: str, made: Sketch) -> None:
    """Keeps the bands of a text's sketch."""
    connection.execute(delete(schema.mark).where(_M.text_id == text_id))
    if made:
        rows = [{"mark": band, "text_id": text_id} for band in sorted(set(bands(made)))]
        connection.execute(insert(schema.mark), rows)


def texts_near(connection: Connection, text: Text) -> tuple[str, ...]:
    """The ids of the other texts that are one story with `text` by themselves, those with most of its words first."""
    own, words = sketch(text.body), Shingled.of(text.body)
    marked = select(_M.text_id).where(_M.mark.in_(bands(own)), _M.text_id != text.id)
    query = select(_T.id, _T.body, _T.sketch).where(_T.id.in_(marked), _T.superseded_by.is_(None))
    near = []
    for row in connection.execute(query.where(_T.sketching == sketching())):
        if may_be_copies(own, unpack_sketch(row.sketch), (len(text.body), len(row.body))):
            other = Shingled.of(row.body)
            if are_near(words, other) or is_cut(words, other) or is_cut(other, words):
                near.append((-words.part_in(other), row.id))
    return tuple(id_ for _, id_ in sorted(near))


def bring_up_to_date(connection: Connection) -> None:
    """Makes sketches anew that another version made, and tells which texts are one story, if the texts are others than
    those of which it was told last."""
    _sketch_anew(connection)
    told = _fingerprint(connection)
    if connection.scalar(_told()) == told:
        return
    rows = connection.execute(select(_T.id, _T.body, _T.sketch).where(_T.superseded_by.is_(None))).all()
    sketches = {row.id: unpack_sketch(row.sketch) for row in rows}
    stories = tell_stories(sketches, {row.id: row.body for row in rows})
    connection.execute(delete(schema.story))
    if stories:
        connection.execute(insert(schema.story), [{"text_id": id_, "story": of} for id_, of in stories.items()])
    connection.execute(delete(schema.memcon).where(schema.memcon.c.key == _TOLD))
    connection.execute(insert(schema.memcon).values(key=_TOLD, value=told))


def load_stories(connection: Connection) -> dict[str, str]:
    """The story of each text, as far as it has been told."""
    return {row.text_id: row.story for row in connection.execute(select(schema.story.c.text_id, schema.story.c.story))}


def _sketch_anew(connection: Connection) -> None:
    stale = select(_T.id).where(_T.sketching.is_distinct_from(sketching())).order_by(_T.id)
    for text_id in _listed(connection, stale):
        made = sketch(connection.scalar(select(_T.body).where(_T.id == text_id)) or "")
        connection.execute(update(schema.text).where(_T.id == text_id).values(**sketch_of(made)))
        mark_text(connection, text_id, made)


def _fingerprint(connection: Connection) -> str:
    """A hash of what stories are told from."""
    digest = hashlib.sha256(f"{VERSION} {sketching()}".encode())
    for text_id in _listed(connection, select(_T.id).where(_T.superseded_by.is_(None)).order_by(_T.id)):
        digest.update(text_id.encode())
    return digest.hexdigest()


def _told() -> Select[Any]:
    return select(schema.memcon.c.value).where(schema.memcon.c.key == _TOLD)


def _listed(connection: Connection, query: Select[Any]) -> Iterable[str]:
    return list(connection.scalars(query))
