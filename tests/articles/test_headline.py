import pytest

from memcon.articles.headline import headline_of

REPORT = "The unions met the ministry on Monday."


@pytest.mark.parametrize(
    "line", ["Unions and ministry meet again", "# Will the ferries sail?", "Talks on pay ‘close’ to end, say unions"]
)
def test_a_short_line_above_a_report_is_its_headline(line: str) -> None:
    assert headline_of(f"\n{line}\n\n{REPORT}") == line.strip("# ")


@pytest.mark.parametrize(
    "line",
    [
        "The unions waited.",
        "Sources: two officials",
        "By Ana Diaz in Lima",
        "12 March 2026, two o’clock",
        "OSLO, May 7 (Rift Wire) - The unions met",
        "Lake Courier | News today",
        "Geneva, 7 May 2026",
        "NEWS",
        "“We wait for the ministry”",
        "word " * 30,
    ],
)
def test_a_report_may_begin_without_a_headline(line: str) -> None:
    assert headline_of(f"{line}\n{REPORT}") is None


@pytest.mark.parametrize("body", ["", "Unions and ministry meet again", "\n\n"])
def test_a_line_with_nothing_under_it_is_no_headline(body: str) -> None:
    assert headline_of(body) is None
