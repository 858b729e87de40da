"""Reads the dates of a report given in words."""

from memcon.model.articles import Article, Publication, Text
from memcon.model.findings import DateMention
from memcon.model.ids import text_id
from memcon.model.passages import Spans
from memcon.reading.dates import find_dates, infer_published
from memcon.reading.page import Found, Page

WEDNESDAY = "2025-05-28"


def page_of(text: str, published: str | None = None, fetched: str | None = None, boilerplate: Spans = ()) -> Page:
    body = Text(id=text_id(text), body=text, cleaning="as-given", boilerplate=boilerplate)
    return Page(Article(id="report", text=body, publication=Publication(published=published, fetched=fetched)))


def published_between(text: str, fetched: str | None = None) -> str | None:
    return infer_published(page_of(text, fetched=fetched), Found())


def dates_on(page: Page) -> tuple[DateMention, ...]:
    return find_dates(page, Found(published_inferred=infer_published(page, Found())))


def dates_of(text: str, published: str | None = WEDNESDAY, fetched: str | None = None) -> tuple[DateMention, ...]:
    return dates_on(page_of(text, published, fetched))


def values_of(text: str, published: str | None = WEDNESDAY, fetched: str | None = None) -> list[str | None]:
    return [mention.value for mention in dates_of(text, published, fetched)]
