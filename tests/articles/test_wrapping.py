"""Texts whose lines were broken to fit a width, and those whose lines are meant."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.articles.wrapping import unwrap

PARAGRAPHS = (
    "The two delegations met in the harbour office on Tuesday and said that they would meet again before the end of "
    "the month, if the owners’ written offer reaches the crews by then.",
    "“We have not agreed on the night shifts, but we have agreed on a date,” the union’s head told reporters after the "
    "round, which went on for eleven hours. She would not say what the long-awaited paper holds.",
    "The owners had no comment.",
    "A strike that was called for Friday has been put off; crews on the outer piers will work as usual, the port "
    "authority wrote in a notice to shippers, and ferries will run.",
)


def wrapped(width: int, *paragraphs: str) -> str:
    return "\n\n".join("\n".join(textwrap.wrap(p, width, break_on_hyphens=False)) for p in paragraphs)


@pytest.mark.parametrize("width", [60, 65, 72, 80])
def test_a_wire_of_wrapped_lines_has_a_line_for_each_paragraph(width: int) -> None:
    assert unwrap(wrapped(width, *PARAGRAPHS)) == "\n\n".join(PARAGRAPHS)


def test_paragraphs_that_are_only_indented_are_told_apart() -> None:
    indented = "\n".join(
        textwrap.fill(p, 70, initial_indent="   ", break_on_hyphens=False) for p in PARAGRAPHS if len(p) > 70
    )
    assert [line.strip() for line in unwrap(indented).split("\n")] == [p for p in PARAGRAPHS if len(p) > 70]


@pytest.mark.parametrize("width", [65, 80])
def test_paragraphs_that_nothing_parts_end_where_a_sentence_ends_and_there_was_room(width: int) -> None:
    assert unwrap(wrapped(width, *PARAGRAPHS).replace("\n\n", "\n")) == "\n".join(PARAGRAPHS)


def test_a_web_address_that_no_program_breaks_says_nothing_of_the_width() -> None:
    address = f"https://norhaven.example/{'lists/' * 20}"
    assert unwrap(f"{wrapped(72, *PARAGRAPHS)}\n\n{address}") == "\n\n".join((*PARAGRAPHS, address))


def test_one_broken_line_is_enough_in_a_letter() -> None:
    whole = PARAGRAPHS[0].partition(" before")[0]
    short = wrapped(72, whole)
    assert (unwrap(short), unwrap(short, is_letter=True)) == (short, whole)


def test_a_word_that_was_broken_at_its_hyphen_is_whole_again() -> None:
    text = wrapped(72, *PARAGRAPHS).replace("long-awaited", "long-\nawaited")
    ragged = "\n".join(textwrap.wrap(PARAGRAPHS[1].replace("hours.", "hours, as ever."), 60, break_on_hyphens=True))
    assert "long-awaited" in unwrap("\n\n".join([ragged, text.split("\n\n")[0]]))


def test_a_list_a_verse_and_an_address_in_a_wrapped_text_keep_their_lines() -> None:
    kept = "Present:\n- the owners\n- the crews\n\nHarbour Office\nPier 4\nPort of Lund"
    assert kept in unwrap(f"{wrapped(72, *PARAGRAPHS)}\n\n{kept}")


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "\n\n".join(PARAGRAPHS),
        "The talks are over.\nBoth sides left.\nNobody spoke.\nThe press waited.\nIt rained.",
        "\n".join(f"{name} said that it would come to the talks on the day." for name in ("Union A", "Union B") * 4),
        "",
        "One line",
    ],
    ids=["long lines", "blank lines", "short lines", "sentences of one length", "empty", "one line"],
)
def test_lines_that_are_meant_are_kept(text: str) -> None:
    assert unwrap(text) == text


@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6), st.integers(30, 110))
def test_unwrapping_loses_no_word_and_is_done_once(paragraphs: list[str], width: int) -> None:
    text = wrapped(width, *paragraphs)
    assert unwrap(text).split() == text.split()
    assert unwrap(unwrap(text)) == unwrap(text)
