"""Tables of texts: their rows, and which of them are lists rather than frames."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document.blocks import TextCell, characters
from tests.corpus.document.tables import table


@pytest.mark.parametrize(
    ("rows", "is_listing"),
    [
        ([["a", "b"], ["c", "d"]], True),
        ([["a", "b", "c"]], True),
        ([["a", "b"]], False),
        ([["a"], ["b"]], False),
    ],
)
def test_a_listing_has_rows_and_columns(rows: list[list[str]], is_listing: bool) -> None:
    assert table(*rows).is_listing is is_listing


def test_rows_go_from_left_to_right_whatever_the_order_of_the_cells() -> None:
    made = table(["a", "", "c"], ["d", "e", "f"])
    made.cells.reverse()
    assert [[cell.text for cell in row] for row in made.rows()] == [["a", "", "c"], ["d", "e", "f"]]


def test_a_cell_that_spans_rows_is_in_its_first() -> None:
    made = table(["a", "b"], ["", "d"])
    made.cells = [TextCell(0, 0, 1, 0, "a"), TextCell(1, 1, 1, 1, "d")]
    assert [[cell.text for cell in row] for row in made.rows()] == [["a"], ["d"]]


@given(st.text())
def test_spaces_are_no_characters(text: str) -> None:
    assert characters(text) == sum(not one.isspace() for one in text)
