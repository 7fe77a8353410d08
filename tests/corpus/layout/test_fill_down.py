"""Cells that were merged once, in a file that cannot say so: what stands above goes on below."""

from collections.abc import Sequence

from corpus import columns
from corpus.grid import Grid, Merge
from corpus.layout.fill_down import fill_down
from corpus.layout.known_headings import LEVELS
from corpus.layout.raw_row import RawRow


def _filled(
    positions: dict[str, int], *cells: Sequence[str], merges: tuple[Merge, ...] = ()
) -> tuple[list[dict[str, str]], list[tuple[int | None, str]]]:
    grid = Grid("a.csv", [["見出し"], *cells], merges=merges)
    rows = [
        RawRow(n, {f: grid.written(n, p) for f, p in positions.items() if f not in LEVELS[1:]}, {})
        for n in range(2, len(grid.rows) + 1)
    ]
    problems = list(fill_down(grid, rows, positions))
    return [row.texts for row in rows], [(one.row, one.reason[:10]) for one in problems]


def test_an_area_stands_for_the_rows_below_it() -> None:
    texts, problems = _filled({columns.AREA: 1}, ["甲"], [""], ["乙"], [""])
    assert [one[columns.AREA] for one in texts] == ["甲", "甲", "乙", "乙"]
    assert problems == [(3, "空のセルです（2か所")]


def test_a_new_text_of_a_level_ends_those_below_it() -> None:
    texts, _ = _filled({LEVELS[0]: 1, LEVELS[1]: 2}, ["甲", "一"], ["", ""], ["", "二"], ["乙", ""])
    assert [one[columns.AREA] for one in texts] == ["甲 › 一", "甲 › 一", "甲 › 二", "乙"]


def test_a_department_ends_the_division_above_it() -> None:
    texts, _ = _filled(
        {columns.DEPARTMENT: 1, columns.DIVISION: 2}, ["総務部", "防災課"], ["", ""], ["土木部", ""]
    )
    assert [(one[columns.DEPARTMENT], one[columns.DIVISION]) for one in texts] == [
        ("総務部", "防災課"), ("総務部", "防災課"), ("土木部", ""),
    ]  # fmt: skip


def test_a_list_that_writes_it_in_every_row_leaves_none_out() -> None:
    for cells in (
        [["甲"], ["甲"], [""]],
        [[""], ["甲"], [""]],
        [["甲"], ["乙"], ["丙"]],
        [["甲"], ["〃"], [""]],
    ):
        texts, problems = _filled({columns.AREA: 1}, *cells)
        assert [one[columns.AREA] for one in texts] == [cell[0] for cell in cells]
        assert problems == []


def test_a_file_that_says_what_is_merged_is_believed() -> None:
    _, problems = _filled({columns.AREA: 1}, ["甲"], [""], merges=(Merge(1, 1, 1, 2),))
    assert problems == []
