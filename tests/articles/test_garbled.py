"""Letters that were garbled by a wrong encoding, and those that only look so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.articles.garbled import is_garbled, mend

LETTERS = st.text(st.characters(categories=("Ll", "Lu", "Pi", "Pf", "Pd"), max_codepoint=0xFFFF), max_size=20)


def garble(text: str) -> str:
    """`text` as a program shows it that takes its UTF-8 for Windows-1252."""
    return "".join(map(_taken, text.encode("utf-8")))


def _taken(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


@pytest.mark.parametrize(
    "text",
    [
        "I don’t know",
        "“We will talk,” she said – today…",
        "São Tomé, Kraków, Plzeň",
        "Обе стороны",
        "两个代表团",
        "€5 ™",
        "£5 · ½",
    ],
)
def test_letters_that_were_read_as_windows_1252_are_mended(text: str) -> None:
    assert is_garbled(garble(text))
    assert mend(garble(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "I don’t know",
        "“Â”, said the teacher; and then: «Ã» – ‘É’…",
        "L’ÂGE D’OR",
        "«ESPAÑA» … «DEMÃ»",
        "« café »… voilà – où ?",
        "Größe, naïve, Ærø, São",
        "Нет – да",
    ],
)
def test_letters_as_people_write_them_are_left_alone(text: str) -> None:
    assert not is_garbled(text)
    assert mend(text) == text


def test_a_letter_that_has_lost_a_byte_stays_garbled() -> None:
    assert mend("â€œWe will talk,â€ he said") == "“We will talk,â€ he said"


def test_only_the_lines_that_are_plainly_garbled_are_mended() -> None:
    assert mend("donâ€™t â€” Ã”ter\n“Ã” is a letter") == "don’t — Ôter\n“Ã” is a letter"


@given(LETTERS)
def test_a_line_is_mended_as_it_was_or_left(text: str) -> None:
    assert mend(garble(text)) in {garble(text), text}
