"""One sheet from its XML: kinds of values, references, rows, merges, and faults in place."""

import io
import zipfile
from xml.etree import ElementTree

import pytest

from corpus.grid import Merge
from corpus.xlsx.package import Package
from corpus.xlsx.sheet import SheetReader, Styles, text_of

# More digits than decimal arithmetic has: no spreadsheet program writes more than 255 characters.
_ENDLESS = "0" * 100_000 + "." + "0" * 100_000


def _read(data: str, from_1904: bool = False) -> SheetReader:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("sheet.xml", f"<worksheet>{data}</worksheet>")
    styles = Styles(
        ("General", "yyyy/m/d", ";;;", _ENDLESS, "m月d日"), (False, True, False, False, False)
    )
    reader = SheetReader("a.xlsx", ("甲", "乙"), styles, from_1904)
    reader.read(Package(out.getvalue()), "sheet.xml")
    return reader


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<c><v>1.5</v></c>", "1.5"),
        ('<c t="s"><v>1</v></c>', "乙"),
        ('<c t="inlineStr"><is><t>丙_x000D_\n</t></is></c>', "丙\n"),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="b"><v>0</v></c>', "FALSE"),
        ('<c t="d"><v>2026-04-01</v></c>', "2026/4/1"),
        ('<c t="str"><f>A1</f><v>丁</v></c>', "丁"),
        ('<c s="1"><v>46113</v></c>', "2026/4/1"),
    ],
)
def test_values_are_shown(cell: str, text: str) -> None:
    assert _read(f"<row>{cell}</row>").rows == [[text]]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ('<c t="e"><v>#REF!</v></c>', "計算できなかった"),
        ('<c t="s"><v>9</v></c>', "読めない値"),
        ("<c><v>inf</v></c>", "読めない値"),
        ("<c><v>x</v></c>", "読めない値"),
        ("<c><f>1+1</f></c>", "保存されていません"),
        ('<c s="3"><v>3.3</v></c>', "読めない値"),
        ('<c s="2"><v>5</v></c>', "見えない値（A1）"),
    ],
)
def test_what_cannot_be_shown_is_a_problem(cell: str, reason: str) -> None:
    reader = _read(f"<row>{cell}</row>")
    assert not any(any(row) for row in reader.rows)
    assert [reason in problem.reason for problem in reader.found()] == [True]


def test_cells_stand_where_they_say_or_behind_the_one_before() -> None:
    reader = _read(
        '<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'
    )
    assert reader.rows == [[], ["", "1", "2"], ["3"]]


def test_two_rows_of_one_number_are_told_and_the_first_is_kept() -> None:
    reader = _read('<row r="1"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>')
    assert reader.rows == [["1"]]
    assert [problem.row for problem in reader.found()] == [1]


def test_hidden_struck_and_far_cells_are_told() -> None:
    reader = _read('<row hidden="1"><c r="A1" s="1"><v>46113</v></c><c r="IW1"><v>1</v></c></row>')
    told = " ".join(problem.reason for problem in reader.found())
    assert "（1行）" in told
    assert "（A1）" in told
    assert "（IW1）" in told


def test_merges_are_read_and_broken_ones_left() -> None:
    reader = _read('<mergeCells><mergeCell ref="A1:$B$3"/><mergeCell ref="A1"/></mergeCells>')
    assert reader.merges == [Merge(1, 1, 3, 2)]


def test_readings_are_no_text() -> None:
    item = ElementTree.fromstring(
        "<si><r><t>港</t></r><r><t>町_x0041_</t></r><rPh><t>みなと</t></rPh></si>"
    )
    assert text_of(item) == "港町A"


@pytest.mark.parametrize("cell", ["<v>46376</v>", "<v>2026-12-20</v>"])
def test_a_day_shown_without_its_year_is_told(cell: str) -> None:
    kind = ' t="d"' if "-" in cell else ""
    reader = _read(f'<row><c s="4"{kind}>{cell}</c></row>')
    assert reader.rows == [["12月20日"]]
    (problem,) = reader.found()
    assert (problem.cell, problem.value) == ("A1", "12月20日")
    assert "2026/12/20" in problem.reason
