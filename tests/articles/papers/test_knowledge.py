"""The patterns of the readers of papers, each with its example."""

import re
from typing import Any

import pytest

from memcon.articles.knowledge import table
from memcon.articles.papers import furniture, letter_text, properties

FEET, NUMBERS, VALUES = (table(f"papers/{name}") for name in ("letter", "furniture", "properties"))
ROWS = [*FEET["line"], *NUMBERS["page"], *VALUES["value"], *VALUES["label"]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_each_pattern_takes_its_example(row: dict[str, Any]) -> None:
    assert re.fullmatch(row["pattern"], row["example"], re.IGNORECASE)


@pytest.mark.parametrize("words", FEET["kept"])
def test_a_sentence_of_the_report_is_no_foot_of_a_newsletter(words: str) -> None:
    assert not letter_text.is_foot(words)


@pytest.mark.parametrize("words", NUMBERS["kept"])
def test_a_line_of_the_text_is_no_page_number(words: str) -> None:
    assert not furniture.is_page_number(words)


@pytest.mark.parametrize("value", VALUES["kept"])
def test_a_title_or_name_is_not_made_up(value: str) -> None:
    assert not properties.is_made_up(value)


@pytest.mark.parametrize(
    ("value", "text", "believed"),
    [
        ("Joint communiqué", "JOINT COMMUNIQUÉ\nThe delegations met.", True),
        ("Joint  communiqué ", "The joint\ncommuniqué was read.", True),
        ("Irena Holt", "Irena Holtmann said no.", False),
        ("", "anything", False),
        (None, "anything", False),
        ("Untitled", "Untitled", False),
    ],
)
def test_properties_count_where_the_text_says_the_same(value: str | None, text: str, believed: bool) -> None:
    assert properties.confirmed(value, text) == (" ".join(value.split()) if value and believed else None)


@pytest.mark.parametrize(
    ("written", "day"),
    [("D:20310305120000+01'00'", "2031-03-05"), ("2031-03-05T12:00:00", "2031-03-05"), ("D:2031", None), (None, None)],
)
def test_the_day_on_which_a_file_was_made(written: str | None, day: str | None) -> None:
    assert properties.day_made(written) == day
