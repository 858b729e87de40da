"""The articles of a record as they are filed now, read from the tables of the last fold."""

import datetime as dt
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any, cast

import msgspec
from sqlalchemy import Connection, func, select

from memcon.model.articles import Publication, Text
from memcon.model.entries import Filed
from memcon.model.findings import DateMention, Event
from memcon.record import schema
from memcon.record.catalogue import place_of
from memcon.record.errors import UnknownId
from memcon.record.kept.finding import published_in
from memcon.record.packing import text_of
from memcon.record.shelf import load_reading, texts_named, within
from memcon.record.store import Snapshot
from memcon.record.view import RecordView, only

_F, _T = schema.filed.c, schema.text.c
_AT_HAND = 4096  # texts, articles and entries that are kept at hand


class _Published(msgspec.Struct):
    """Of an article nothing but its publications."""

    publications: tuple[Publication, ...] = ()


class FiledView(RecordView):
    """What `RecordView` tells of articles."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._texts: dict[str, Text] = {}
        self._articles: dict[str, Filed] = {}
        self._publications: dict[str, tuple[Publication, ...]] = {}

    def articles(self) -> tuple[Filed, ...]:
        return self._filed

    def filed(self, texts: Sequence[str]) -> tuple[Filed, ...]:
        """The articles of some texts, in their order, as far as they were known."""
        bodies: dict[str, str] = {}
        for portion in within(texts):
            rows = self._connection.execute(select(_F.text_id, _F.body).where(_F.text_id.in_(portion)))
            bodies |= {row.text_id: row.body for row in rows}
        return tuple(msgspec.json.decode(bodies[id_], type=Filed) for id_ in texts if id_ in bodies)

    def published_between(
        self,
        since: dt.date | None,
        until: dt.date | None,
        *,
        limit: int | None = None,
        after: str | None = None,
        back: bool = False,
        negotiation: str | None = None,
    ) -> tuple[Filed, ...]:
        query = select(_F.body).where(*published_in(since, until, negotiation))
        if after is not None:
            reached = place_of(self.article(after))
            query = query.where(_F.place < reached if back else _F.place > reached)
        rows = self._connection.scalars(query.order_by(_F.place.desc() if back else _F.place).limit(limit))
        return tuple(msgspec.json.decode(row, type=Filed) for row in rows)

    def count_published(self, since: dt.date | None, until: dt.date | None, negotiation: str | None = None) -> int:
        query = select(func.count()).select_from(schema.filed).where(*published_in(since, until, negotiation))
        return self._connection.scalar(query) or 0

    def article(self, id: str) -> Filed:
        named = texts_named(self._connection, id)
        found = [one for one in map(self._article, named) if one]
        if not found and (exact := self._article(id)):
            found = [exact]
        return only(id, found or self._beginning(id), lambda filed: filed.id)

    def text(self, text_id: str) -> str:
        return self.whole_text(text_id).body

    def texts(self, ids: Collection[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for portion in within(ids):
            query = select(_T.id, _T.body).where(_T.id.in_(portion), _T.superseded_by.is_(None))
            found |= {row.id: row.body for row in self._connection.execute(query)}
        return found

    def whole_text(self, text_id: str) -> Text:
        if text_id not in self._texts:
            query = select(schema.text).where(_T.id == text_id, _T.superseded_by.is_(None))
            row = self._connection.execute(query).first()
            if row is None:
                raise UnknownId(f"{text_id}: no article of this record")
            remember(self._texts, text_id, text_of(row))
        return self._texts[text_id]

    def superseded_by(self, text_id: str) -> str | None:
        filed = self._article(text_id)
        return filed.superseded_by if filed else None

    def dates(self, text_id: str) -> tuple[DateMention, ...]:
        reading = load_reading(self._connection, text_id) if self._article(text_id) else None
        return reading.dates if reading else ()

    def events(self, text_id: str) -> tuple[Event, ...]:
        reading = load_reading(self._connection, text_id) if self._article(text_id) else None
        return reading.events if reading else ()

    @property
    def _connection(self) -> Connection:
        return cast("Connection", self._snapshot)  # which answers as one does

    @cached_property
    def _filed(self) -> tuple[Filed, ...]:
        rows = self._connection.scalars(select(_F.body).order_by(_F.place))
        return tuple(msgspec.json.decode(row, type=Filed) for row in rows)

    def _article(self, text_id: str) -> Filed | None:
        if text_id not in self._articles:
            body = self._connection.scalar(select(_F.body).where(_F.text_id == text_id))
            if body is None:
                return None
            remember(self._articles, text_id, msgspec.json.decode(body, type=Filed))
        return self._articles[text_id]

    def _beginning(self, id: str) -> list[Filed]:
        query = select(_F.text_id).where(_F.text_id.startswith(id, autoescape=True)).order_by(_F.place).limit(5)
        return [one for one in map(self._article, self._connection.scalars(query)) if one] if id else []

    def _published(self, texts: set[str]) -> dict[str, tuple[Publication, ...]]:
        """The publications of texts, some of which are at hand."""
        found = {id_: self._publications[id_] for id_ in texts if id_ in self._publications}
        for portion in within(sorted(texts - found.keys())):
            for text_id, body in self._connection.execute(select(_F.text_id, _F.body).where(_F.text_id.in_(portion))):
                found[text_id] = msgspec.json.decode(body, type=_Published).publications
                remember(self._publications, text_id, found[text_id])
        return found | dict.fromkeys(texts - found.keys(), ())


def remember(at_hand: dict[str, Any], key: str, value: Any) -> None:
    """Keeps a value at hand; where there are too many, the oldest goes."""
    if len(at_hand) >= _AT_HAND:
        del at_hand[next(iter(at_hand))]
    at_hand[key] = value
