"""Cells that were merged once, in a file that cannot say so: what stands above goes on below."""

from collections.abc import Sequence

from corpus import columns
from corpus.grid import Grid, Merge
from corpus.layout.fill_down import fill_down
from corpus.layout.header import find_header
from corpus.layout.known_headings import LEVELS
from corpus.layout.raw_row import RawRow
from corpus.layout.row_reader import RowReader


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


def _areas(*cells: str) -> list[str]:
    grid = Grid("a.csv", [["分類", "サービス名", "内容"], *(one.split(",") for one in cells)])
    header = find_header(grid)
    assert header is not None
    return [row.texts[columns.AREA] for row in RowReader(grid, header).rows()]


def test_a_heading_between_the_rows_ends_the_text_above_it() -> None:
    areas = _areas("甲,一,い。", ",二,い。", "乙,三,い。", "【丙】,,", ",四,い。", ",五,い。")
    assert areas == ["甲", "甲", "乙", "丙", "丙"]
    areas = _areas(
        "甲,一,い。",
        ",二,い。",
        "【丙】,,",
        ",三,い。",
        "丁,四,い。",
        ",五,い。",
        "■戊,,",
        ",六,い。",
    )
    assert areas == ["甲", "甲", "丙", "丁", "丁", "戊"]
    areas = _areas("【丙】,,", ",一,い。", ",二,い。", "丁,三,い。", ",四,い。")
    assert areas == ["丙", "丙", "丁", "丁"]


def test_a_heading_of_a_unit_ends_the_cell_of_one_above_it() -> None:
    positions = {columns.DEPARTMENT: 1, columns.DIVISION: 2}
    grid = Grid("a.csv", [["", ""], ["総務部", "防災課"], ["", ""], ["", ""], ["", ""]])
    rows = [
        RawRow(n, {f: grid.written(n, p) for f, p in positions.items()}, {}) for n in (2, 3, 4, 5)
    ]
    for row in rows[2:]:
        row.texts[columns.DEPARTMENT] = "土木部"
    problems = list(fill_down(grid, rows, positions, {4: {columns.DEPARTMENT: "土木部"}}))
    assert [[row.texts[one] for one in positions] for row in rows] == [
        ["総務部", "防災課"], ["総務部", "防災課"], ["土木部", ""], ["土木部", ""],
    ]  # fmt: skip
    assert [one.row for one in problems] == [3, 3]


def test_what_a_row_without_a_name_added_is_not_filled_over() -> None:
    grid = Grid(
        "a.csv",
        [["事業名", "内容", "担当課"],
         ["一", "い。", "甲課"], ["二", "ろ。", ""], ["", "に。", "乙課"],
         ["三", "は。", ""]],
    )  # fmt: skip
    header = find_header(grid)
    assert header is not None
    reader = RowReader(grid, header)
    assert [row.texts[columns.DIVISION] for row in reader.rows()] == ["甲課", "乙課", "乙課"]
    assert [(one.row, one.reason[:6]) for one in reader.problems] == [
        (4, "名称のない行"),
        (5, "空のセルです"),
    ]
