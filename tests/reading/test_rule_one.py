"""Rule 1: no finding without evidence, and every passage slices exactly out of its text."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from memcon.model.findings import Reading
from memcon.model.passages import Passage, Span
from tests.cases import example_files, reading_of, seed_files

SPANS = ("content", "source", "cue", "evidence", "also", "mentions")


def spans_of(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Every span of a reading, with the id of what it belongs to."""
    for found in (*reading.findings, *reading.events):
        for field in SPANS:
            for span in getattr(found, field, ()):
                yield str(getattr(found, "id", found)), Span(*span)
    yield from (("gaps", Span(*span)) for span in reading.gaps)
    yield from ((date.text, Span(*date.span)) for date in reading.dates)


@pytest.mark.parametrize("file", example_files() + seed_files(), ids=lambda file: file.stem)
def test_every_passage_slices_out_of_its_text(file: Path) -> None:
    reading = reading_of(file)
    for owner, span in spans_of(reading):
        passage = Passage.cut("t", reading.text, span)
        assert passage.quote.strip() == passage.quote != "", f"{owner}: {passage}"


@pytest.mark.parametrize("file", example_files() + seed_files(), ids=lambda file: file.stem)
def test_every_finding_has_evidence(file: Path) -> None:
    reading = reading_of(file)
    assert all(found.evidence for found in (*reading.findings, *reading.events))


@pytest.mark.parametrize("file", example_files() + seed_files(), ids=lambda file: file.stem)
def test_every_date_stands_in_its_text_as_written(file: Path) -> None:
    reading = reading_of(file)
    assert all(Span(*date.span).of(reading.text) == date.text for date in reading.dates)


@pytest.mark.parametrize("file", example_files() + seed_files(), ids=lambda file: file.stem)
def test_the_ids_of_a_reading_are_all_different(file: Path) -> None:
    ids = [found.id for found in reading_of(file).findings]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("file", example_files() + seed_files(), ids=lambda file: file.stem)
def test_what_a_finding_refers_to_is_in_its_reading(file: Path) -> None:
    reading = reading_of(file)
    ids = {found.id for found in reading.findings}
    fields = ("within", "same_as", "statement", "answers", "document", "agreed_at")
    named = {getattr(found, field, None) for found in reading.findings for field in fields}
    assert named - {None} <= ids


@pytest.mark.parametrize("file", example_files() + seed_files(), ids=lambda file: file.stem)
def test_a_reading_comes_back_the_same_from_its_json(file: Path) -> None:
    reading = reading_of(file)
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading
