"""Rule 1: no finding without evidence, and every passage slices exactly out of its text."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from memcon.model.findings import Reading
from memcon.model.passages import Passage, Span
from tests.cases import example_files, reading_of, seed_files

FILES = example_files() + seed_files()
CASES = [
    pytest.param(file, as_given, id=f"{file.stem} {form}", marks=[pytest.mark.slow] if file not in FILES[::3] else [])
    for file in FILES
    for as_given, form in ((True, "as given"), (False, "cleaned"))
]
every_article = pytest.mark.parametrize(("file", "as_given"), CASES)

SPANS = ("content", "source", "cue", "evidence", "also", "mentions")


def spans_of(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Every span of a reading, with the id of what it belongs to."""
    for found in reading.findings:
        for field in SPANS:
            yield from ((found.id, Span(*span)) for span in getattr(found, field, ()))
    yield from ((event.event, Span(*span)) for event in reading.events for span in event.evidence)
    yield from (("gaps", Span(*span)) for span in reading.gaps)
    yield from ((date.text, Span(*date.span)) for date in reading.dates)


@every_article
def test_every_passage_slices_out_of_its_text(file: Path, as_given: bool) -> None:
    reading = reading_of(file, as_given=as_given)
    for owner, span in spans_of(reading):
        passage = Passage.cut("t", reading.text, span)
        assert passage.quote.strip() == passage.quote != "", f"{owner}: {passage}"


@every_article
def test_every_finding_has_evidence(file: Path, as_given: bool) -> None:
    reading = reading_of(file, as_given=as_given)
    assert all(found.evidence for found in (*reading.findings, *reading.events))


@every_article
def test_every_date_stands_in_its_text_as_written(file: Path, as_given: bool) -> None:
    reading = reading_of(file, as_given=as_given)
    assert all(Span(*date.span).of(reading.text) == date.text for date in reading.dates)


@every_article
def test_the_ids_of_a_reading_are_all_different(file: Path, as_given: bool) -> None:
    ids = [found.id for found in reading_of(file, as_given=as_given).findings]
    assert len(ids) == len(set(ids))


@every_article
def test_what_a_finding_refers_to_is_in_its_reading(file: Path, as_given: bool) -> None:
    reading = reading_of(file, as_given=as_given)
    ids = {found.id for found in reading.findings}
    fields = ("within", "same_as", "statement", "answers", "document", "agreed_at")
    named = {getattr(found, field, None) for found in reading.findings for field in fields}
    assert named - {None} <= ids


@every_article
def test_a_reading_comes_back_the_same_from_its_json(file: Path, as_given: bool) -> None:
    reading = reading_of(file, as_given=as_given)
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading
