import pytest

from memcon.reading.dateline import find_dateline
from tests.reading.stage import reading_of


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


@pytest.mark.parametrize("head", ["Unions wait\n", "Unions wait\nLake Courier, 3 March 2026\n\n", "BY BO BERG\n"])
def test_a_dateline_may_stand_under_a_headline_and_a_byline(head: str) -> None:
    found = find_dateline(f"{head}NAIROBI (Lake Courier) - The unions met the ministry.")
    assert found == (len(head), len(head) + len("NAIROBI (Lake Courier) - "))


def test_what_follows_a_sentence_is_no_dateline() -> None:
    assert find_dateline("The unions met the ministry.\nOSLO - The city waits.") is None


@pytest.mark.parametrize("dateline", ["DOHA, May 14 - ", "DOHA, May 14 — ", "DOHA, 14 May (Gulf Wire) - "])
def test_the_dateline_is_no_part_of_what_is_said(dateline: str) -> None:
    text = f"{dateline}Indirect talks between Peru and Mali ended late, Qatari officials said."
    (statement,) = reading_of(text).statements
    assert "".join(text[start:end] for start, end in statement.content).startswith("Indirect talks")
