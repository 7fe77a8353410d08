"""What somebody should know about a sheet: faults first, then what is hidden, struck, too far."""

from corpus.errors import Problem
from corpus.xlsx.remarks import Remarks


def test_a_sheet_without_anything_special_has_none() -> None:
    assert list(Remarks("a.xlsx").found()) == []


def test_faults_are_errors_with_their_cell_and_the_rest_warnings() -> None:
    remarks = Remarks("a.xlsx")
    remarks.hidden.append(4)
    remarks.fault(7, 3, "#REF!", "計算できなかった値です。")
    remarks.add(Problem("a.xlsx", 8, None, "", "行が二つあります。", ""))
    first, second, third = remarks.found()
    assert (first.cell, first.row, first.value, first.severity) == ("C7", 7, "#REF!", "error")
    assert second.row == 8
    assert (third.severity, third.reason) == ("warning", "隠れている行（4行）も読みました。")


def test_of_many_the_first_ten_are_named_and_the_rest_counted() -> None:
    remarks = Remarks("a.xlsx")
    remarks.struck += [f"A{row}" for row in range(1, 14)]
    (problem,) = remarks.found()
    assert "（A1、A2、A3、A4、A5、A6、A7、A8、A9、A10ほか3）" in problem.reason


def test_days_without_their_year_are_told_once_for_each_column() -> None:
    remarks = Remarks("a.xlsx")
    for row in range(2, 32):
        remarks.without_year(row, 3, "12月20日", "2026/12/20")
    remarks.without_year(5, 4, "1/8", "2027/1/8")
    first, second = remarks.found()
    assert (first.cell, first.value, first.severity) == ("C2", "12月20日", "warning")
    assert "2026/12/20" in first.reason
    assert "ほか29か所" in first.reason
    assert "yyyy/m/d" in first.remedy
    assert second.cell == "D5"
    assert "2027/1/8" in second.reason
    assert "ほか" not in second.reason


def test_each_kind_is_told_in_its_own_words() -> None:
    remarks = Remarks("a.xlsx")
    remarks.struck, remarks.unseen, remarks.beyond = ["A1"], ["B1"], ["IW1"]
    told = [problem.reason for problem in remarks.found()]
    assert [("A1" in a, a[:5]) for a in told[:1]] == [(True, "取り消し線")]
    assert "見えない値（B1）" in told[1]
    assert "256列目より右（IW1）" in told[2]
