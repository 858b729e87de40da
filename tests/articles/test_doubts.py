"""Doubts about texts that look like no report."""

import pytest

from memcon.articles import doubts

REPORT = (
    "The two ministers met in the capital on Tuesday and said that they would meet again before the end of the month. "
    "“We have not agreed on the fish, but we have agreed on a date,” one of them told reporters after the round."
)


def test_a_report_raises_no_doubt() -> None:
    assert doubts(REPORT) == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The talks go on.", "very short"),
        ("\n".join(["Home", "World", "Business news", "Sport and leisure"] * 9), "no sentence"),
        ("12.5 | 13.7 | 99.1 | 4/5/6 | 1,000 | 3.3% | a b c | " * 9, "digits and signs"),
        ("<div class='a'><p>Both sides met.</p><p>They talked.</p></div>" * 5, "source of a page"),
        ("function f(a){return a<b?{x:a}:{y:b};} var g=f(1);" * 20, "code"),
    ],
    ids=["short", "menu", "numbers", "markup", "code"],
)
def test_what_looks_like_no_report_is_doubted(text: str, reason: str) -> None:
    assert any(reason in doubt for doubt in doubts(text))


def test_a_long_line_without_an_end_is_told_quickly() -> None:
    assert doubts("word " * 200_000)
