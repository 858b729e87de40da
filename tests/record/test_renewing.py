"""A text that comes again, known better than when it was filed: cleaned by this build, with its language and marks."""

from collections.abc import Sequence
from itertools import permutations
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from memcon.articles.cleaning import AS_GIVEN, CLEANING
from memcon.model.articles import Article, Mark, Text
from memcon.model.kinds import FindingKind, MarkKind
from memcon.model.passages import Span
from memcon.record import Added, Record, schema
from tests.record.builders import READER, Report

BODY = "Talks\n\nNorland and Southmark met in Seaville."
HEADING, PAGE = Mark(Span(0, 5), MarkKind.HEADING), Mark(Span(0, len(BODY)), MarkKind.PAGE, "1")


def known_as(cleaning: str = CLEANING, language: str | None = "en", marks: Sequence[Mark] = ()) -> Article:
    article = Report(BODY, "2031-03-04").article
    told = msgspec.structs.replace(article.text, cleaning=cleaning, language=language, marks=tuple(marks))
    return msgspec.structs.replace(article, text=told)


def on_file(record: Record) -> Text:
    return record.view().whole_text(Report(BODY).id)


def keep(record: Record, article: Article) -> None:
    report = Report(BODY, "2031-03-04")
    report.meeting("met in Seaville", "Norland", "Southmark")
    record.add(article)
    record.keep(report.reading(), article)


def test_a_text_of_an_older_cleaning_is_known_as_this_build_knows_it(record: Record) -> None:
    record.add(known_as("1", None))
    assert record.add(known_as(marks=[HEADING])) is Added.KNOWN
    assert on_file(record) == known_as(marks=[HEADING]).text


def test_what_an_older_build_says_of_a_text_changes_nothing(record: Record) -> None:
    record.add(known_as(marks=[HEADING]))
    record.add(known_as("1", None))
    record.add(known_as(AS_GIVEN, None))
    assert on_file(record) == known_as(marks=[HEADING]).text


@pytest.mark.parametrize("better", [{"language": "en"}, {"language": None, "marks": [HEADING]}])
def test_a_text_whose_language_or_marks_are_now_known_is_to_be_read_again(
    record: Record, better: dict[str, Any]
) -> None:
    keep(record, known_as("1", None))
    assert list(record.unread(READER)) == []
    record.add(known_as(**better))
    (due,) = record.unread(READER)
    assert due.text == known_as(**better).text
    assert len(record.view().entries(FindingKind.MEETING)) == 1  # the last reading stands until then
    keep(record, due)
    assert list(record.unread(READER)) == []
    assert len(record.view().entries(FindingKind.MEETING)) == 1


def test_a_text_that_is_known_no_better_is_not_read_again(record: Record) -> None:
    keep(record, known_as("1"))
    record.add(known_as())
    assert (on_file(record).cleaning, list(record.unread(READER))) == (CLEANING, [])


def test_a_text_that_comes_in_several_ways_is_known_the_same_in_any_order(record: Record) -> None:
    ways = [known_as(marks=marks) for marks in ((), (HEADING,), (PAGE,), (PAGE, HEADING))]
    for order in permutations(ways):
        for way in order:
            record.add(way)
        assert on_file(record).marks == (PAGE, HEADING)
        record.forget(Report(BODY).id)


def test_bytes_of_a_text_that_is_known_are_not_kept_twice(record: Record) -> None:
    record.add(known_as(), b"one page")
    record.add(known_as(), b"another page with the same words")
    record.forget(Report(BODY).id)
    with record._store.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(schema.original)) == 0


def test_a_text_that_is_known_takes_the_place_of_one_that_was_cleaned_worse(record: Record) -> None:
    worse = Report(f"{BODY}\nSubscribe", "2031-03-04", cleaning="1", name="post/17")
    record.add(worse.article, b"the page")
    record.add(known_as())
    record.add(msgspec.structs.replace(known_as(), id="post/17"), b"the page")
    assert [filed.id for filed in record.view().articles()] == [Report(BODY).id]
    record.add(worse.article, b"the page")
    assert [filed.id for filed in record.view().articles()] == [Report(BODY).id]
