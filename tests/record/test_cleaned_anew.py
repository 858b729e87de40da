"""Texts that an older build cleaned, made anew from the bytes that they came in."""

from collections.abc import Sequence

import msgspec
import pytest

from benchmarks.wire import seeded, write_report
from memcon.articles.blocks import Block
from memcon.articles.cleaning import AS_GIVEN, CLEANING
from memcon.articles.feeds import FeedEntry
from memcon.model.articles import Article, Publication
from memcon.model.decisions import Decision
from memcon.model.kinds import DecisionKind, FindingKind, StatementKind
from memcon.model.passages import Passage, Span
from memcon.record import Record
from tests.record.builders import Report

WORDS = write_report(seeded(8), 120).body
OLD = f"Skip to content\n\n{WORDS}"
SAID = WORDS[:40]


def file(
    record: Record, original: bytes, body: str = OLD, name: str | None = None, cleaning: str = "1", **known: str
) -> str:
    article = Report(body, cleaning=cleaning, name=name).article
    publication = Publication(outlet="Seaville Post", published="2031-05-28", **known)
    record.add(Article(article.id, article.text, publication), original)
    return article.text.id


def bodies(record: Record) -> list[str]:
    view = record.view()
    return sorted(view.text(filed.id) for filed in view.articles())


def decide(record: Record, kind: DecisionKind, **about: object) -> Decision:
    decision = Decision.make(kind, who="ada", made="2031-05-29T10:00:00Z", **about)  # type: ignore[arg-type]
    return record.decide(decision)


def test_a_text_is_made_anew_and_takes_the_place_of_the_old_one(record: Record) -> None:
    file(record, WORDS.encode(), url="https://post.example/1")
    assert record.clean_anew() == (1, 0)
    (filed,) = record.view().articles()
    assert (record.view().text(filed.id), filed.publications[0].url) == (WORDS, "https://post.example/1")
    assert record.view().whole_text(filed.id).cleaning == CLEANING
    assert record.clean_anew() == (0, 0)


def test_a_text_that_comes_out_the_same_is_of_this_cleaning(record: Record) -> None:
    known = file(record, WORDS.encode(), WORDS)
    assert record.clean_anew() == (1, 0)
    text = record.view().whole_text(known)
    assert (text.cleaning, text.language) == (CLEANING, "en")


def test_an_article_is_found_among_several_by_its_name(record: Record) -> None:
    others = [{"id": str(n), "text": write_report(seeded(n), 120).body} for n in range(3)]
    file(record, msgspec.json.encode([*others, {"id": "17", "text": WORDS}]), name="17")
    assert record.clean_anew() == (1, 0)
    assert bodies(record) == [WORDS]
    assert record.view().article("17").publications[0].outlet == "Seaville Post"


def test_an_item_of_a_feed_is_made_of_what_the_watch_kept(record: Record) -> None:
    entry = FeedEntry(id="17", blocks=tuple(Block(part) for part in WORDS.split("\n\n")), is_full=True)
    file(record, msgspec.json.encode(entry), page="https://post.example/feed")
    assert record.clean_anew() == (1, 0)
    assert bodies(record) == [WORDS]


@pytest.mark.parametrize(
    "original",
    [b"%PDF-1.7 broken", write_report(seeded(9), 120).body.encode(), b'[{"text": "One."}, {"text": "Two."}]', b"[]"],
)
def test_what_cannot_be_made_of_its_bytes_stays_as_it_is(record: Record, original: bytes) -> None:
    file(record, original)
    assert record.clean_anew() == (0, 1)
    assert bodies(record) == [OLD]


def test_a_text_that_is_to_be_left_as_given_is(record: Record) -> None:
    file(record, OLD.encode(), cleaning=AS_GIVEN)
    assert record.clean_anew() == (0, 0)


def test_what_a_person_said_holds_for_the_text_that_took_the_place(record: Record) -> None:
    old = file(record, WORDS.encode())
    place = Passage.cut(old, OLD, Span(OLD.index(SAID), OLD.index(SAID) + len(SAID)))
    fields = {"speaker": "Norland", "kind": StatementKind.INDIRECT, "attitude": "said"}
    added = decide(record, DecisionKind.ADD, passage=place, finding_kind=FindingKind.STATEMENT, fields=fields)
    decide(record, DecisionKind.SET, target=old, fields={"published": "2031-05-27"})
    (shown,) = record.view().entries(FindingKind.STATEMENT)
    assert record.clean_anew() == (1, 0)
    view = record.view()
    (entry,) = view.entries(FindingKind.STATEMENT)
    assert entry.id == shown.id == view.entry(added.id).id
    (passage,) = entry.claims[0].passages
    assert passage.span.of(WORDS) == passage.quote == SAID
    assert view.articles()[0].published == "2031-05-27"


def test_a_forgotten_text_leaves_nothing_of_its_older_cleaning(record: Record) -> None:
    file(record, WORDS.encode())
    record.clean_anew()
    record.forget(record.view().articles()[0].id)
    assert (bodies(record), record.clean_anew()) == ([], (0, 0))


def write(texts: Sequence[str]) -> bytes:
    return msgspec.json.encode([{"text": text} for text in texts])


def test_texts_of_the_same_bytes_without_names_do_not_take_the_place_of_one_another(record: Record) -> None:
    texts = [write_report(seeded(n), 60).body for n in range(2)]
    for text in texts:
        file(record, write(texts), text)
    file(record, write(texts), "Of another cleaning.", cleaning=CLEANING)
    assert bodies(record) == sorted([*texts, "Of another cleaning."])
