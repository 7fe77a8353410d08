"""Cells by row and column, merged or not, and what spreadsheets call them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.grid import Grid, Merge, Place, cell_name, column_name, column_of


@given(st.integers(1, 20_000))
def test_a_column_has_one_name(column: int) -> None:
    assert column_of(column_name(column)) == column


@pytest.mark.parametrize(
    ("row", "column", "name"), [(7, 3, "C7"), (1, 26, "Z1"), (1, 27, "AA1"), (9, 702, "ZZ9")]
)
def test_cells_are_named_as_spreadsheets_do(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(3, 5), "3ページ5行目"),
        (Place(None, 5, 2), "表2の5行目"),
        (Place(None, 5), "5行目"),
        (Place(3, 0), "3ページの表の上"),
        (Place(None, 0, 2), "表2の上"),
        (Place(None, 5, column="C"), "C列"),
    ],
)
def test_a_place_is_where_somebody_looks(place: Place, text: str) -> None:
    assert str(place) == text
    assert Grid("a", [[""]], places=(place,)).name(1, 1) == text


def test_a_merge_downwards_shows_its_first_cell_in_all_rows() -> None:
    grid = Grid("a", [["総務部", "甲"], ["", "乙"], ["", "丙"]], merges=(Merge(1, 1, 2, 1),))
    assert [grid.text(row, 1) for row in (1, 2, 3)] == ["総務部", "総務部", ""]
    assert [grid.origin(row, 1) for row in (1, 2, 3)] == [1, 1, 3]
    assert grid.written(2, 1) == ""


def test_a_merge_to_the_right_is_shown_but_not_written() -> None:
    grid = Grid("a", [["担当", ""], ["部局", "課"]], merges=(Merge(1, 1, 1, 2),))
    assert grid.shown(1, 2) == "担当"
    assert grid.text(1, 2) == ""
    assert grid.shown(2, 2) == "課"


def test_outside_of_the_rows_nothing_is_written() -> None:
    grid = Grid("a", [["甲"]])
    assert [grid.written(1, 2), grid.written(2, 1)] == ["", ""]


_MERGES = st.builds(
    lambda top, left, down, right: Merge(top, left, top + down, left + right),
    *(st.integers(1, 6), st.integers(1, 3), st.integers(0, 4), st.integers(0, 2)),
)


@given(st.lists(_MERGES, max_size=5))
def test_of_overlapping_merges_every_cell_begins_at_or_above_itself(merges: list[Merge]) -> None:
    grid = Grid("a", [["x"] * 4] * 5, merges=tuple(merges))
    for (row, column), origin in grid.origins.items():
        assert origin < row <= 5
        assert grid.origin(origin, column) == origin
