"""Cells that spreadsheets take for formulas are made harmless, and read back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.formulas import FORMULA, harmless, unmarked

_CELLS = st.text(alphabet="=+-@＝＋－＠'\t\r\na防1", max_size=6)


@given(_CELLS)
def test_every_cell_is_read_back(cell: str) -> None:
    assert unmarked(harmless(cell)) == cell


@given(_CELLS)
def test_no_written_cell_is_a_formula(cell: str) -> None:
    written = harmless(cell)
    assert written.startswith("'") or not FORMULA.match(written)


@pytest.mark.parametrize("cell", ["防災", "", "'21年", "'防災", "1-2"])
def test_a_cell_that_nobody_marked_stays_as_it_is(cell: str) -> None:
    assert unmarked(cell) == cell


def test_a_formula_is_marked_once() -> None:
    assert harmless("=1+1") == "'=1+1"
    assert harmless("'=1+1") == "''=1+1"
