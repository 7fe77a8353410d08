"""Rules to cells: where no rule parts two of them they are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.pdf.limits import TooMuch
from corpus.pdf.page import Rule
from corpus.pdf.tables.lattice import Finder, cells_between, table_of
from tests.corpus.pdf.typed import grid_rules

_XS, _YS = [0.0, 50.0, 100.0, 150.0], [0.0, 30.0, 60.0]


def _spans(horizontal: list[Rule], vertical: list[Rule]) -> list[tuple[int, int, int, int]]:
    table = table_of(1, horizontal, vertical)
    assert table is not None
    return [(cell.top, cell.left, cell.bottom, cell.right) for cell in table.cells]


def test_a_full_grid_has_a_cell_between_all_rules() -> None:
    assert _spans(*grid_rules(_XS, _YS)) == [(r, c, r, c) for r in range(2) for c in range(3)]


def test_where_a_rule_is_missing_cells_are_merged() -> None:
    horizontal, vertical = grid_rules(_XS, _YS)
    horizontal[1] = Rule(30, 50, 150)
    vertical[2] = Rule(100, 30, 60)
    assert _spans(horizontal, vertical) == [
        (0, 0, 1, 0), (0, 1, 0, 2), (1, 1, 1, 1), (1, 2, 1, 2),
    ]  # fmt: skip


def test_open_sides_are_where_the_rules_across_end() -> None:
    horizontal, vertical = grid_rules(_XS, _YS)
    assert _spans(horizontal, vertical[1:-1]) == [(r, c, r, c) for r in range(2) for c in range(3)]


def test_rules_that_part_nothing_are_no_table() -> None:
    horizontal, vertical = grid_rules([0, 100], [0, 50])
    assert table_of(1, horizontal, vertical) is None
    assert table_of(1, horizontal[:1], []) is None


def test_a_mesh_is_refused() -> None:
    lines = [10.0 * n for n in range(400)]
    with pytest.raises(TooMuch, match="升目"):
        cells_between(lines, lines, [], [])


@given(st.sets(st.tuples(st.integers(1, 2), st.integers(0, 2)), max_size=6), st.booleans())
def test_cells_cover_the_table_once(missing: set[tuple[int, int]], upright: bool) -> None:
    """Whatever rules are missing, each point lies in exactly one cell."""
    lines = [0.0, 30.0, 60.0, 90.0]
    horizontal, vertical = grid_rules(lines, lines)
    pieces = [
        Rule(lines[n], lines[part], lines[part + 1])
        for n in range(4)
        for part in range(3)
        if (n, part) not in missing
    ]
    cells = cells_between(lines, lines, *((horizontal, pieces) if upright else (pieces, vertical)))
    covered = [
        (row, column)
        for cell in cells
        for row in range(cell.top, cell.bottom + 1)
        for column in range(cell.left, cell.right + 1)
    ]
    assert sorted(covered) == [(row, column) for row in range(3) for column in range(3)]


def test_the_cell_at_a_point_is_found() -> None:
    table = table_of(1, *grid_rules(_XS, _YS))
    assert table is not None
    finder = Finder(table)
    for cell in table.cells:
        box = cell.box
        assert finder.at((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) is cell
    assert finder.at(200, 10) is None
    assert finder.at(10, -1) is None
