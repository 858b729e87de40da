"""Cleaning, and the lines that it cuts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.articles import clean
from memcon.articles.boilerplate import find_boilerplate, is_boilerplate
from memcon.articles.knowledge import table
from tests.working import no_more_work_than

KNOWLEDGE = table("boilerplate")
NOISE = st.sampled_from(
    [
        *("\r\n", "\r", "\u2028", "\u00a0", "\u200b", "\u00ad", "\ufeff", "  ", "\n\n\n", "e", "\u0301", "\x07", "\t"),
        *("\ufb03", "\u200c", "\u200d", "\u202b", "\u212b", "\u0639", "\u1100", "\u1161", "\ufe0f", "\ufffc"),
        *("\u00c3", "\u00c2", "\u00e2", "\u20ac", "\u2122", "\u00a9", "\u0153", "\u009d", "\u00e1"),
    ]
)
LINES = st.sampled_from(["Advertisement", "The envoy left.", "“Yes,” she said.", "Leave a comment", ""])
TEXTS = st.lists(st.one_of(NOISE, LINES, st.text(max_size=8))).map("".join)


@pytest.mark.parametrize("row", KNOWLEDGE["line"], ids=lambda row: row["example"])
def test_each_boilerplate_pattern_takes_its_example(row: dict[str, str]) -> None:
    assert re.fullmatch(row["pattern"], row["example"], re.IGNORECASE)


@pytest.mark.parametrize("sentence", KNOWLEDGE["kept"])
def test_a_sentence_of_the_report_is_no_boilerplate(sentence: str) -> None:
    assert not is_boilerplate(sentence)


def test_a_boilerplate_line_is_cut_and_its_neighbours_stay() -> None:
    assert clean("The talks ended.\nBe First to Comment\nBoth left.") == "The talks ended.\nBoth left."


def test_a_line_of_several_boilerplate_sentences_is_boilerplate() -> None:
    assert is_boilerplate("This page is no longer updated. Sign up for our newsletter.")


def test_boilerplate_lines_are_found_where_they_stand() -> None:
    text = "The talks ended.\r\n  Share this article \r\nBoth left."
    assert [span.of(text) for span in find_boilerplate(text)] == ["Share this article"]


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("ends with blanks  \t\nhere ", "ends with blanks\nhere"),
        ("cease\u00adfire and \ufeffport\u200bs", "ceasefire and ports"),
        ("2\u00a0June, 1\u202f000 people", "2 June, 1 000 people"),
        ("one\n\n\n\n \n\ntwo", "one\n\ntwo"),
        ("\n\none\n\n", "one"),
        ("Elise\u0301e", "Elisée"),
        ("the o\ufb03cial of the \ufb02eet, the \ufb01rst \ufb05ep", "the official of the fleet, the first step"),
        ("\tone\t two  three", "one two three"),
        ("\u202bthe \u2067port\u2069\u202c and\u200e \u061cship", "the port and ship"),
        ("they co\u00ad\noperate", "they cooperate"),
        ("one \u2764\ufe0f two\ufffc\U000e0041", "one \u2764 two"),
        ("a\u200cb\u200d c", "ab c"),
        ("it\u00e2\u20ac\u2122s Jos\u00c3\u00a9", "it’s José"),
    ],
    ids=[
        "newlines",
        "trailing blanks",
        "invisible",
        "spaces",
        "blank lines",
        "ends",
        "letters",
        "ligatures",
        "tabs",
        "directions",
        "a cut word",
        "variants",
        "joiners",
        "garbled letters",
    ],
)
def test_cleaning(given_text: str, cleaned: str) -> None:
    assert clean(given_text) == cleaned


def test_quotation_marks_stay_as_they_are() -> None:
    text = "“Curly,” she said. \"Straight,\" he said. ‘Single,’ they said. 'So,' it said."
    assert clean(text) == text


@pytest.mark.parametrize("text", ["2½ of 10² at 5 °C …", "№ 4, Ⅳ, ﹫, １２", "ĳ ǆ ŉ", "ʼ ’ ' ` ´", "™ ℅ ½"])
def test_signs_that_say_something_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "\U0001f469\u200d\U0001f33e"])
def test_joiners_stay_where_words_are_spelled_with_them(text: str) -> None:
    assert clean(text) == text


@given(TEXTS)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(TEXTS)
def test_a_cleaned_text_has_no_boilerplate_left(text: str) -> None:
    assert find_boilerplate(clean(text)) == ()


@given(st.text("a. 1|/:x", max_size=300), st.sampled_from(["Photo: ", "Follow ", "Tags: ", "Facebook ", "© ", ""]))
def test_no_line_takes_long_to_tell(tail: str, head: str) -> None:
    with no_more_work_than(0.5):
        is_boilerplate(head + tail)
