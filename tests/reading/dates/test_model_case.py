"""The report that Memcon starts from, where it lies beside the project."""

from pathlib import Path

import pytest

from memcon.model.findings import DateMention
from tests.reading.dates.report import dates_of

REPORT = Path(__file__).resolve().parents[4] / "shared" / "seed" / "000_e27e1b0e958de8f8.txt"
pytestmark = pytest.mark.skipif(not REPORT.exists(), reason="the model case is not beside the project")


def by_words(found: tuple[DateMention, ...]) -> dict[str, tuple[str | None, bool]]:
    return {mention.text: (mention.value, mention.inferred) for mention in found}


def test_without_its_date_it_still_fixes_its_year() -> None:
    found = by_words(dates_of(REPORT.read_text("utf-8"), None, "2026-11-22"))
    assert found["next Monday, June 2"] == found["June 2"] == ("2025-06-02", True)
    assert found["May 16"] == ("2025-05-16", True)
    assert found["yesterday"] == (None, False)


def test_with_its_date_every_day_is_known() -> None:
    found = by_words(dates_of(REPORT.read_text("utf-8"), "2025-05-28"))
    assert found["yesterday"] == ("2025-05-27", False)
    assert found["Monday"] == found["June 2"] == ("2025-06-02", False)
