import pytest

from memcon.reading.dateline import find_dateline


@pytest.mark.parametrize(
    "dateline",
    [
        "GENEVA, May 28 (Lake Wire) — ",
        "OSLO, June 2. /FJORD/. ",
        "THE HAGUE, Netherlands (DN) — ",
        "DOHA/CAIRO (Gulf Wire) - ",
        "LIMA – ",
        "WELLINGTON, N.Z. (Southern News), May 5 — ",
        "ŁÓDŹ, 3 May – ",
        "Geneva, 28 May 2025 – ",
        "Rio de Janeiro, May 28, 2025 (Lake Wire) - ",
    ],
)
def test_the_dateline_ends_where_the_report_begins(dateline: str) -> None:
    assert find_dateline(f"{dateline}The unions met the ministry on Tuesday.") == (0, len(dateline))


@pytest.mark.parametrize(
    "text",
    [
        "NATO – the alliance of thirty-two – met on Monday.",
        "Lima said on Monday that it would wait.",
        "18:40 — What was agreed",
        "EU - the bloc - waits.",
        "Geneva, 28 May 2025\n\nThe unions met.",
        "UNICEF said the talks were over.",
        "",
    ],
)
def test_a_report_may_open_without_a_dateline(text: str) -> None:
    assert find_dateline(text) is None
