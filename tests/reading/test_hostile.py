"""Texts that nobody writes: nothing raises, nothing is invented, offsets stay exact, time stays linear in length."""

import msgspec
import pytest

from benchmarks.hostile_reading import SHAPES, language_of, measure_shape, read, report
from memcon.articles.cleaning import clean
from memcon.model.findings import Reading
from memcon.model.passages import Span, Spans

GROWTH = 6.0  # times as long that a text of four times the words may take
MEGABYTES = 150  # more than with the models loaded
WORDS = 400
SPANS = ("content", "source", "cue", "evidence", "also", "mentions")


def spans_of(reading: Reading) -> Spans:
    found = [Span(*s) for f in reading.findings for name in SPANS for s in getattr(f, name, ())]
    return (*found, *(Span(*d.span) for d in reading.dates), *(Span(*gap) for gap in reading.gaps))


@pytest.mark.parametrize("shape", SHAPES)
def test_any_text_is_read_and_each_passage_lies_in_it(shape: str) -> None:
    reading = read(SHAPES[shape](120))
    assert all(0 <= span.start < span.end <= len(reading.text) for span in spans_of(reading))
    assert all(date.text == Span(*date.span).of(reading.text) for date in reading.dates)
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


@pytest.mark.parametrize("shape", ["nothing-but-marks", "another-language", "short-lines"])
def test_where_nothing_is_said_nobody_is_quoted(shape: str) -> None:
    assert read(SHAPES[shape](200)).statements == ()


def test_of_a_text_in_another_language_its_language_is_said_and_nothing_found() -> None:
    reading = read(SHAPES["another-language"](60))
    assert (reading.language, reading.findings, reading.gaps) == ("ru", (), ())


@pytest.mark.parametrize("shape", ["report", "all-capitals", "no-capitals", "unclosed-quotes", "unseen-characters"])
def test_statements_are_found_although_a_text_is_odd(shape: str) -> None:
    plain, odd = len(read(report(200)).statements), len(read(SHAPES[shape](200)).statements)
    assert odd >= plain / 3


def test_what_is_not_seen_is_cleaned_away_before_it_is_read() -> None:
    body = clean("Ana Soto\u200b said\u202e that\u202c the ports\u2060 will reopen.")
    assert body == "Ana Soto said that the ports will reopen."
    assert language_of(body * 3) == "en"


@pytest.mark.parametrize("shape", ["one-word", "nested-speech", "unclosed-on-one-line"])
def test_a_text_read_twice_reads_the_same(shape: str) -> None:
    body = SHAPES[shape](120)
    assert read(body) == read(body)


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_time_is_linear_and_memory_bounded(shape: str) -> None:
    read(report(50))  # loads the models, so that the processes that measure start with them
    short, _, _ = measure_shape(shape, WORDS)
    long, more, _ = measure_shape(shape, 4 * WORDS)
    assert long <= GROWTH * max(short, 0.2)
    assert more <= MEGABYTES
