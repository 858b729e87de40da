"""News: what the texts that came from feeds have changed in the record."""

from collections.abc import Iterable

import msgspec

from memcon.model.articles import Publication
from memcon.model.entries import Filed
from memcon.model.ids import identify
from memcon.record import Record
from memcon.record.news import News
from memcon.views.change import Change, Changes
from memcon.views.changes import find_changes

MOST = 500  # changes that one piece of news spells out
_NEWS = "w"


class ToldArticle(msgspec.Struct, frozen=True):
    """A text that the news comes from, with its first publication."""

    id: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


class ToldNews(msgspec.Struct, frozen=True, kw_only=True):
    """What one round changed, as it is sent. `record` is the name of the record, `made` when the change was seen;
    `changes` the weightiest first, and `more` how many others there are."""

    id: str
    record: str
    made: str
    articles: tuple[ToldArticle, ...]
    changes: tuple[Change, ...]
    more: int = 0


def make_news(record: Record, now: str, *, owed: bool) -> ToldNews | None:
    """What the texts that were read since the last news have changed; None where that is nothing.

    The record as it is stands against the record as it would be without these texts, so it does not matter when they
    were published, nor whether the program was stopped in between. Of each text it is told once, whoever asks.
    `owed` says that it is to be delivered.
    """
    while untold := record.news.untold():
        after = record.view()
        read = [filed for filed in after.articles() if filed.id in untold and filed.reader]
        if not read:
            return None
        texts = frozenset(filed.id for filed in read)
        told = _tell(record.news.record_name(), now, read, find_changes(after.without(texts), after))
        if record.news.publish(_pack(told) if told else None, texts, owed=owed):
            return told
    return None


def unpack_news(news: News) -> ToldNews:
    return msgspec.json.decode(news.body, type=ToldNews)


def _tell(record: str, now: str, read: Iterable[Filed], changes: Changes) -> ToldNews | None:
    every = tuple(changes)
    if not every:
        return None
    articles = tuple(_article(filed) for filed in read)
    return ToldNews(
        id=identify(_NEWS, record, now, *(article.id for article in articles)),
        record=record,
        made=now,
        articles=articles,
        changes=every[:MOST],
        more=len(every[MOST:]),
    )


def _article(filed: Filed) -> ToldArticle:
    first = filed.publications[0] if filed.publications else Publication()
    return ToldArticle(filed.id, filed.title, first.outlet, first.url, first.published)


def _pack(told: ToldNews) -> News:
    return News(told.id, told.made, msgspec.json.encode(told).decode())
