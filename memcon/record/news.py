"""News: what was found changed in a record, kept until it is delivered, and shown for longer."""

import json
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from memcon.record import schema
from memcon.record.shelf import within
from memcon.record.store import Store

_N, _U, _M = schema.news.c, schema.untold.c, schema.memcon.c
_CHANGES = "changes"
_NAME = "name"  # the key of the record's own name in the world


@dataclass(frozen=True, slots=True)
class News:
    """What one round changed. `made` is when that was seen (UTC); `body` a JSON object with a list of "changes"."""

    id: str
    made: str
    body: str


@dataclass(frozen=True, slots=True)
class OwedNews:
    """News that is still to be delivered: how often it was tried, and when it is tried next."""

    news: News
    tries: int
    due: str


class NewsDesk:
    """The news of a record. Each call is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def untold(self) -> frozenset[str]:
        """The ids of the texts that came from feeds and of which no news was made yet."""
        with self._store.reading() as connection:
            return frozenset(connection.scalars(select(_U.text_id)))

    def publish(self, news: News | None, texts: Collection[str], *, owed: bool) -> bool:
        """Keeps what these texts changed, if anything, and that they are told of now. False, and nothing is kept, where
        another program has told of one of them."""
        with self._store.writing() as connection:
            if not set(texts) <= set(connection.scalars(select(_U.text_id))):
                return False
            for portion in within(texts):
                connection.execute(delete(schema.untold).where(_U.text_id.in_(portion)))
            if news:
                _keep(connection, news, owed)
        return True

    def latest(self, most: int) -> tuple[News, ...]:
        """The newest first."""
        query = select(_N.id, _N.made, _N.body).order_by(_N.nth.desc()).limit(most)
        with self._store.reading() as connection:
            return tuple(News(*row) for row in connection.execute(query))

    def owed(self, most: int = 100) -> tuple[OwedNews, ...]:
        """What is to be delivered, the oldest first."""
        query = select(_N.id, _N.made, _N.body, _N.tries, _N.due).where(_N.owed).order_by(_N.nth).limit(most)
        with self._store.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(OwedNews(News(row.id, row.made, row.body), row.tries, row.due) for row in rows)

    def claim(self, owed: OwedNews, until: str) -> bool:
        """Puts the next try off to `until`; False where another program has done so since, or has delivered it."""
        ours = (_N.id == owed.news.id) & (_N.due == owed.due) & _N.owed
        with self._store.writing() as connection:
            return bool(connection.execute(update(schema.news).where(ours).values(due=until)).rowcount)

    def settle(self, owed: OwedNews) -> None:
        """It is delivered, or nobody will have it."""
        with self._store.writing() as connection:
            connection.execute(update(schema.news).where(_N.id == owed.news.id).values(owed=False))

    def put_off(self, owed: OwedNews, due: str) -> None:
        with self._store.writing() as connection:
            values = {"tries": owed.tries + 1, "due": due}
            connection.execute(update(schema.news).where(_N.id == owed.news.id).values(**values))

    def record_name(self) -> str:
        """A UUID by which this record is known in what is written of it; made when it is first asked for."""
        with self._store.writing() as connection:
            name = connection.scalar(select(_M.value).where(_M.key == _NAME))
            if name is None:
                name = str(uuid.uuid4())
                connection.execute(insert(schema.memcon).values(key=_NAME, value=name))
            return name


def forget_news(connection: Connection, text_id: str) -> None:
    """Takes out of all news what quotes a text."""
    connection.execute(delete(schema.untold).where(_U.text_id == text_id))
    query = select(_N.id, _N.body).where(_N.body.contains(text_id, autoescape=True))
    for row in connection.execute(query).all():
        body = json.loads(row.body)
        body[_CHANGES] = [change for change in body[_CHANGES] if text_id not in json.dumps(change)]
        connection.execute(update(schema.news).where(_N.id == row.id).values(body=json.dumps(body)))


def _keep(connection: Connection, news: News, owed: bool) -> None:
    last = connection.scalar(select(func.max(_N.nth))) or 0
    values = {"id": news.id, "made": news.made, "body": news.body}
    connection.execute(insert(schema.news).values(nth=last + 1, owed=owed, tries=0, due=news.made, **values))
