"""How English writes times, class by class: sentences of our own with the values of their times."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.reading.dates.report import WEDNESDAY, dates_of

FOLDER = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A sentence, where its times stand, and the values that are right for each."""

    text: str
    published: str
    spans: list[tuple[int, int]]
    values: list[set[str]]


def cases_of(name: str) -> Iterator[Case]:
    for group in tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["class"]:
        for marked, value in group["cases"]:
            values = [value] if isinstance(value, str) else value
            yield Case(
                *unmarked(marked, group.get("published", WEDNESDAY)), [set(v.split(" or ")) for v in values if v]
            )


def unmarked(marked: str, published: str) -> tuple[str, str, list[tuple[int, int]]]:
    """The sentence without its brackets, and where they stood."""
    text, spans = "", []
    for piece in re.split(r"(\[[^\]]*\])", marked):
        inner = piece.strip("[]") if piece.startswith("[") else piece
        if inner is not piece:
            spans.append((len(text), len(text) + len(inner)))
        text += inner
    return text, published, spans


CASES = [*cases_of("learnt"), *cases_of("kept_apart")]


@pytest.mark.parametrize("case", CASES, ids=[case.text for case in CASES])
def test_a_time_is_found_and_resolved(case: Case) -> None:
    found = dates_of(case.text, case.published)
    spans = case.spans if case.values else []
    values = [{date.value or "?" for date in found if touches(date.span, span)} for span in spans]
    assert [(got, right) for got, right in zip(values, case.values, strict=True) if not (got and got <= right)] == []
    assert [date.text for date in found if not any(touches(date.span, span) for span in spans)] == []


def touches(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]
