"""What a reader of rows tells, with cells as somebody finds them."""

from corpus.grid import Grid
from corpus.layout.row_report import NAMELESS, WRITE_NAME, RowReport


def test_a_row_that_is_left_out_keeps_its_texts() -> None:
    report = RowReport(Grid("a.xlsx", [[]], sheet="福祉"), {1: "番号"})
    report.leave_out(9, {1: "合計", 3: "12"}, "合計の行です。")
    (row,) = report.left_out
    assert (row.number, row.cells, row.sheet) == (9, {"A9": "合計", "C9": "12"}, "福祉")
    assert report.problems == []


def test_a_warning_names_the_cell_at_fault_or_the_first() -> None:
    report = RowReport(Grid("a.xlsx", [[]]), {1: "番号", 2: "名称"})
    report.warn_left_out(9, {1: "3", 3: "行う。"}, NAMELESS, 2)
    report.warn(10, {3: "行う。"}, "理由", "対処")
    first, second = report.problems
    assert (first.cell, first.column, first.value, first.remedy) == (
        "B9",
        "名称",
        "3／行う。",
        WRITE_NAME,
    )
    assert (second.cell, second.column, second.severity) == ("C10", None, "warning")
    assert [row.number for row in report.left_out] == [9]
