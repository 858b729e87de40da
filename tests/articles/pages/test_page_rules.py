"""What is known of pages as data: each pattern finds its example, and none finds what belongs to a report."""

import re
from typing import Any

import pytest

from memcon.articles.knowledge import table

ROWS = [
    (name, rows, row)
    for name in ("pages/layout", "pages/metadata", "pages/walls")
    for rows, found in table(name).items()
    if isinstance(found, list) and rows != "kept"
    for row in found
]


@pytest.mark.parametrize(("name", "rows", "row"), ROWS, ids=[f"{rows}: {row['example'][:30]}" for _, rows, row in ROWS])
def test_a_pattern_finds_its_example(name: str, rows: str, row: dict[str, Any]) -> None:
    assert re.search(row["pattern"], row["example"], re.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "rows"), [("pages/layout", "apart"), ("pages/layout", "furniture"), ("pages/walls", "wall")]
)
def test_no_pattern_finds_what_belongs_to_a_report(name: str, rows: str) -> None:
    found = [
        (row["pattern"], kept)
        for row in table(name)[rows]
        for kept in table(name)["kept"]
        if re.search(row["pattern"], kept, re.IGNORECASE)
    ]
    assert found == []


def test_each_kind_of_wall_has_its_cause() -> None:
    assert {row["kind"] for row in table("pages/walls")["wall"]} == set(table("pages/walls")["causes"])
