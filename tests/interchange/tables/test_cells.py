"""Cells of CSV: whatever is written is read back, and none is a formula."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.interchange.inert import guarded, unguarded, would_run
from memcon.interchange.tables.columns import Column, Kind
from memcon.interchange.tables.csv_files import from_cell, to_cell

SIGNS = st.text(alphabet="=+-@'\t\r\n \\;\"[]ab＝é中", max_size=12) | st.text(max_size=12)
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: SIGNS,
    Kind.INTEGER: st.integers(),
    Kind.NUMBER: st.floats(allow_nan=False),
    Kind.FLAG: st.booleans(),
    Kind.NAMES: st.lists(SIGNS.filter(bool), max_size=4),
}


@given(SIGNS)
def test_a_guarded_cell_does_not_run_and_is_read_back(words: str) -> None:
    assert not would_run(guarded(words))
    assert unguarded(guarded(words)) == words


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1+1", "＝1+1"])
def test_what_a_spreadsheet_would_run_is_guarded(formula: str) -> None:
    assert guarded(formula) == f"'{formula}"


def test_what_it_would_not_run_stays_as_it_is() -> None:
    assert guarded("talks = progress") == "talks = progress"


@pytest.mark.parametrize("kind", VALUES)
@pytest.mark.parametrize("optional", [True, False])
@given(data=st.data())
def test_a_cell_is_read_back(data: st.DataObject, kind: Kind, optional: bool) -> None:
    column = Column("name", kind, optional=optional)
    value = data.draw(VALUES[kind] | st.none() if optional and kind is not Kind.NAMES else VALUES[kind])
    value = bool(value) if kind is Kind.FLAG else value
    cell = to_cell(column, value)
    assert not would_run(cell)
    assert from_cell(column, cell) == value
