"""What a page that was fetched says, and does not say, of texts that did not come from it or were made otherwise."""

from typing import Any

import msgspec
import pytest

from benchmarks.wire import seeded, write_report
from memcon.articles.cleaning import CLEANING
from memcon.model.articles import Article
from memcon.record import Record
from tests.record.builders import Report

ADDRESS, NOON = "https://post.example/2031/talks", "2031-05-28T12:00:00Z"
WORDS = write_report(seeded(5), 150).body
OTHERWISE = f"From our own correspondent\n\n{WORDS}"
HTML, OBJECT = b"<!doctype html><html><body><p>Talks</p></body></html>", b'{"id": "17", "text": "Talks"}'


def put(record: Record, body: str, original: bytes | None = HTML, cleaning: str = CLEANING, **known: Any) -> str:
    article = Report(body, "2031-05-27", cleaning=cleaning).article
    publication = msgspec.structs.replace(article.publication, **{"url": ADDRESS} | known)
    record.add(Article(article.id, article.text, publication), original)
    return article.text.id


def test_an_object_that_names_the_address_is_not_missed_there(record: Record) -> None:
    put(record, OTHERWISE, OBJECT)
    put(record, write_report(seeded(6), 150).body, b'{"id": "18", "text": "Other talks"}')
    assert record.saw_page(ADDRESS, [put(record, WORDS)], NOON) == ()


@pytest.mark.parametrize("page", [None, ADDRESS])
def test_a_text_of_an_older_cleaning_that_is_there_in_other_words_is_not_missed(
    record: Record, page: str | None
) -> None:
    put(record, OTHERWISE, HTML + b"\n", cleaning="1", page=page)
    assert record.saw_page(ADDRESS, [put(record, WORDS, page=page)], NOON) == ()


def test_a_text_of_an_older_cleaning_with_words_of_its_own_is_missed(record: Record) -> None:
    gone = put(record, write_report(seeded(6), 150).body, HTML + b"\n", cleaning="1")
    assert record.saw_page(ADDRESS, [put(record, WORDS)], NOON) == (gone,)


def test_a_correction_of_the_page_leaves_the_earlier_words_missed(record: Record) -> None:
    gone = put(record, OTHERWISE)
    assert record.saw_page(ADDRESS, [put(record, WORDS)], NOON) == (gone,)


def test_a_text_that_was_cleaned_better_is_not_missed(record: Record) -> None:
    put(record, f"{WORDS}\nSubscribe", cleaning="1")
    assert record.saw_page(ADDRESS, [put(record, WORDS)], NOON) == ()


def test_an_item_of_a_feed_is_not_missed_at_the_page_that_it_links_to(record: Record) -> None:
    put(record, OTHERWISE, OBJECT, page="https://post.example/feed")
    assert record.saw_page(ADDRESS, [put(record, WORDS)], NOON) == ()
