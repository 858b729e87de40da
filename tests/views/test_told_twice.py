"""Words told twice in one report are two findings of the reading, and one entry that shows both."""

import json
from pathlib import Path

import msgspec
import pytest

from memcon.model.findings import Reading
from memcon.model.kinds import FindingKind
from memcon.record import open_record
from memcon.views.detail import show_entry
from tests.cases import article_with, read

REPORT = (
    "Foreign Minister Ana Soto of Norway spoke in Lima on Monday.\n\n"
    "“We confirm Norway’s readiness for a complete and unconditional ceasefire and further diplomatic work,” "
    "Ana Soto wrote on Telegram.\n\nThe rebels did not reply.\n\n"
    "“We reaffirm Norway’s readiness for a full and unconditional ceasefire and continued diplomatic engagement,” "
    "Ana Soto wrote on X."
)
ARTICLE = article_with(REPORT, published="2031-03-04")


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(ARTICLE)


def test_the_second_names_the_first_in_what_extract_writes(reading: Reading) -> None:
    first, second = json.loads(msgspec.json.encode(reading))["statements"]
    assert second["same_as"] == first["id"]
    assert "same_as" not in first


def test_the_record_has_one_entry_with_both_and_shows_both(reading: Reading, tmp_path: Path) -> None:
    with open_record(str(tmp_path / "memcon.db")) as record:
        record.add(ARTICLE)
        record.keep(reading, ARTICLE)
        view = record.view()
        (entry,) = view.entries(FindingKind.STATEMENT)
        shown = show_entry(view, entry.id)
    first, second = reading.statements
    assert {view.entry_id(first.id), view.entry_id(second.id)} == {entry.id}
    assert {" ".join(excerpt.quote.split()[:2]) for excerpt in shown.excerpts} == {"We confirm", "We reaffirm"}
