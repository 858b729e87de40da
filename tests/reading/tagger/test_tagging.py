"""What the tagger finds with the model that ships."""

import hashlib
from importlib.resources import files

import pytest

from memcon.reading.page import Page
from memcon.reading.tagger.network import FILE, SHA256, load
from memcon.reading.tagger.tagging import Tagged, tag
from tests.cases import article_with

REPORT = (
    "The envoy of Chile arrived on Monday. “We have read the draft,” Ana Reyes, the chief negotiator, said"
    " in Lima.\n\nThe ministry said that the crews would be paid before the next round."
)
ODD = (
    "",
    " ",
    "“",
    "“" * 2_000,
    "word " * 5_000,
    "SHE SAID THE CREWS WOULD BE PAID.",
    "\u202e\u200b“ ”",
    "a" * 50_000,
)


def tagged(body: str) -> tuple[Tagged, ...]:
    return tag(Page(article_with(body)))


def words(body: str, spans: object) -> list[str]:
    return [body[start:end] for start, end in spans]  # type: ignore[attr-defined]


def test_the_model_is_the_one_that_the_code_was_built_with() -> None:
    model = files("memcon.reading.tagger").joinpath("model", FILE).read_bytes()
    assert hashlib.sha256(model).hexdigest() == SHA256
    assert len(model) < 45_000_000


def test_the_model_is_loaded_once() -> None:
    assert load() is load()


def test_a_quotation_and_a_report_are_found_with_their_cues_and_speakers() -> None:
    quoted, told = tagged(REPORT)
    assert "We have read the draft" in words(REPORT, quoted.content)[0]
    assert "Reyes" in words(REPORT, quoted.source)[0]
    assert words(REPORT, quoted.cue)[0] == "said"
    assert words(REPORT, told.source) == ["The ministry"]
    assert words(REPORT, told.cue) == ["said"]


def test_exchanged_states_change_nothing() -> None:
    other = REPORT.replace("Chile", "Kenya").replace("Lima", "Oslo")
    assert [(t.content, t.source, t.signs) for t in tagged(REPORT)] == [
        (t.content, t.source, t.signs) for t in tagged(other)
    ]


@pytest.mark.parametrize("body", ODD, ids=[repr(body[:12]) for body in ODD])
def test_whatever_the_text_its_spans_lie_within_it(body: str) -> None:
    for one in tagged(body):
        for span in (*one.content, *one.cue, *one.source):
            assert 0 <= span.start < span.end <= len(body)


def test_words_are_told_apart_on_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    from threadpoolctl import threadpool_info

    from memcon.reading.tagger import tagging

    threads = set[int]()

    def watch(*scores: object) -> list[object]:
        threads.update(pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas")
        return []

    monkeypatch.setattr(tagging, "attributions", watch)
    tagged(REPORT)
    assert threads == {1}
