"""Sheets of cells to the rows of one import."""

from pathlib import Path

import pytest

from corpus import columns
from corpus.errors import CorpusError, Problem
from corpus.grid import MAX_ROWS, MAX_TEXT, Grid
from corpus.sources.grid_source import from_grids
from corpus.sources.opening import read_source

_HEADINGS = ["番号", "事業名", "概要"]


def _sheet(name: str, *rows: list[str], headings: list[str] = _HEADINGS) -> Grid:
    return Grid("a.xlsx", [headings, *rows], sheet=name)


def test_several_sheets_are_one_list_with_cells_named_by_their_sheet() -> None:
    source = from_grids(
        "XLSX", [_sheet("一", ["1", "訓練", "行う。"]), _sheet("二", ["1", "広報", "行う。"])]
    )
    assert [row.cells[columns.NAME] for row in source.rows] == ["一!B2", "二!B2"]
    assert source.sheet == "一、二"
    assert len(source.grids) == 2


def test_sheets_named_as_departments_say_whose_programs_they_are() -> None:
    source = from_grids(
        "XLSX", [_sheet("総務部", ["1", "訓練", ""]), _sheet("土木部", ["1", "橋", ""])]
    )
    assert [row.texts[columns.DEPARTMENT] for row in source.rows] == ["総務部", "土木部"]
    assert "部局としました" in source.notes[0]


def test_a_sheet_without_headings_is_told() -> None:
    other = Grid("a.xlsx", [["凡例"]], sheet="凡例")
    source = from_grids(
        "XLSX", [_sheet("一", ["1", "訓練", ""]), other, Grid("a.xlsx", [], sheet="空")]
    )
    assert source.notes == ("施策の見出しのないシート（凡例）は読みません。",)


def test_the_unit_above_the_headings_is_the_tables() -> None:
    grid = Grid(
        "a.csv", [["", "", "（単位：千円）"], [*_HEADINGS, "予算額"], ["1", "訓練", "", "5"]]
    )
    assert from_grids("CSV", [grid]).unit == "千円"


def test_a_column_without_a_heading_is_told_with_its_first_text() -> None:
    source = from_grids("CSV", [_sheet("", ["1", "訓練", "", ""], ["2", "広報", "", "予備"])])
    assert [(one.cell, one.value) for one in source.problems] == [("D3", "予備")]


def test_a_fault_in_a_column_that_nobody_reads_is_a_warning() -> None:
    problems = tuple(
        Problem("a.xlsx", row, None, "#REF!", "計算できません。", "", cell=cell)
        for row, cell in ((2, "C2"), (2, "F2"))
    )
    grid = Grid("a.xlsx", [_HEADINGS, ["1", "訓練", ""]], problems=problems)
    found = {one.cell: one.severity for one in from_grids("XLSX", [grid]).problems}
    assert found == {"C2": "error", "F2": "warning"}


def test_a_fault_in_a_total_is_none_of_a_programs() -> None:
    problems = tuple(
        Problem(
            "a.xlsx", row, None, "", "計算結果が保存されていません。", "", cell=f"{column}{row}"
        )
        for row in (2, 3, 4)
        for column in "CF"
    )
    rows = [_HEADINGS, ["1", "訓練", ""], ["", "合計", ""], ["", "", "行う。"]]
    found = from_grids("XLSX", [Grid("a.xlsx", rows, problems=problems)]).problems
    # A row without a name may lack it for its fault: that stays told.
    assert [one.cell for one in found if not one.value] == ["C2", "F2", "C4", "F4"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["甲", "乙"]], "見出しの行が見つかりません.*--map"),
        ([["番号", "概要", "担当課"]], "名称の列が見つかりません"),
        ([], "見出し"),
    ],
)
def test_without_headings_it_says_what_it_saw(rows: list[list[str]], reason: str) -> None:
    with pytest.raises(CorpusError, match=reason):
        from_grids("CSV", [Grid("a.csv", rows)])


def test_a_text_that_is_too_long_is_cut_where_it_is_told_of() -> None:
    source = from_grids("CSV", [_sheet("一", ["1", "訓練" * MAX_TEXT, "行う。"])])
    assert len(source.rows[0].texts[columns.NAME]) == MAX_TEXT + 1


def test_sheets_that_have_more_rows_than_a_list_are_told() -> None:
    nothing: list[str] = []
    end = Grid("a.xlsx", [_HEADINGS, *[nothing] * (MAX_ROWS - 2), ["1", "訓練", ""]], sheet="一")
    with pytest.raises(CorpusError, match="行が多すぎます（4,194,304行まで）"):
        from_grids("XLSX", [end] * 5)


def test_a_text_that_is_no_table_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "mk.py").write_text('rows = [\n"a" + "b",\n]\n' * 9, "utf-8")
    with pytest.raises(CorpusError) as refused:
        read_source(tmp_path / "mk.py")
    (problem,) = refused.value.problems
    assert "表のファイルには見えません" in problem.reason
    assert "Excel（XLSX・XLS）" in problem.remedy


def test_a_broken_quotation_mark_or_two_are_still_told_with_their_rows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('"甲"乙,丙\n"丁"戊,己\n', "utf-8")
    with pytest.raises(CorpusError) as refused:
        read_source(tmp_path / "a.csv")
    assert [one.row for one in refused.value.problems] == [1, 2, None]
