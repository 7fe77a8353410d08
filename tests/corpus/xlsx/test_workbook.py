"""Workbooks are read as their staff see them; what openpyxl writes is the measure."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.worksheet.worksheet import Worksheet

from corpus import columns
from corpus.errors import CorpusError
from corpus.grid import Grid, Merge, cell_name
from corpus.xlsx.workbook import Workbook
from tests.corpus.importing.import_files import (
    HEADINGS,
    PROGRAMS,
    ROWS,
    import_bytes,
    shared_strings_bytes,
    sheet_of,
    xlsx_bytes,
)


def _grid(workbook: openpyxl.Workbook) -> Grid:
    opened = Workbook(xlsx_bytes(workbook), "a.xlsx")
    return opened.grid(opened.sheets[0])


def test_the_same_as_csv(tmp_path: Path) -> None:
    workbook, _ = sheet_of([HEADINGS, *ROWS])
    imported = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx", toml="fiscal_year = 2026")
    assert imported.problems == ()
    assert imported.source.sheet == "Sheet"
    assert imported.programs == PROGRAMS


def test_the_same_from_a_workbook_with_shared_strings(tmp_path: Path) -> None:
    imported = import_bytes(tmp_path, shared_strings_bytes([HEADINGS, *ROWS]), "a.xlsx")
    assert imported.problems == ()
    assert [p.name for p in imported.programs] == ["広報事業", "㈱①髙の支援"]


@pytest.mark.parametrize(
    ("number", "value", "text"),
    [
        (11, 12345, "1.23E+04"),
        (12, 1.5, "1 1/2"),
        (13, 1.52, "1 13/25"),
        (41, 1234, "1,234"),
        (43, -1234.5, "-1,234.50"),
        (44, 1234.5, "¥1,234.50"),
        (48, 12345, "12.3E+3"),
        (49, 1.5, "1.5"),
    ],
)
def test_formats_that_a_file_names_by_number_alone(number: int, value: float, text: str) -> None:
    workbook, sheet = sheet_of([["事業名", "値"], ["甲", value]])
    sheet["B2"].number_format = BUILTIN_FORMATS[number]
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(workbook))) as package:
        assert b"<numFmt " not in package.read("xl/styles.xml")
    assert _grid(workbook).rows[1][1] == text


def test_merged_cells(tmp_path: Path) -> None:
    """A department over two programs is both's; a program over two rows is one."""
    workbook, sheet = sheet_of(
        [
            ["計画の施策一覧"],
            ["番号", "事業名", "概要", "指標", "担当", None],
            [None, None, None, None, "部局", "課"],
            [1, "甲", "一", "年1回", "総務部", "広報課"],
            [2, "乙", "二", "年2回", None, "文書課"],
            [3, "丙", "三", "年3回", "福祉部", "福祉課"],
            [None, None, None, "年4回", None, "介護課"],
        ]
    )
    for cells in ("A1:F1", "E2:F2", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E4:E5", "A6:A7", "B6:B7"):
        sheet.merge_cells(cells)
    imported = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx")
    assert imported.errors == ()
    assert [(p.name, p.targets, p.department, p.divisions) for p in imported.programs] == [
        ("甲", "年1回", "総務部", ("広報課",)),
        ("乙", "年2回", "総務部", ("文書課",)),
        ("丙", "年3回\n年4回", "福祉部", ("福祉課", "介護課")),
    ]


def test_a_merged_row_is_the_heading_of_an_area(tmp_path: Path) -> None:
    workbook, sheet = sheet_of([["事業名", "概要", "部局"], ["１　産業"], ["甲", "一", "総務部"]])
    sheet.merge_cells("A2:C2")
    (program,) = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx").programs
    assert (program.name, program.area) == ("甲", "産業")


def test_values_as_staff_see_them(tmp_path: Path) -> None:
    workbook, sheet = sheet_of([["ID", "番号", "事業名", "概要", "指標"]])
    sheet.append([date(2026, 2, 4), 1.0, "甲", True, 0.8])
    sheet.append([datetime(2026, 3, 7), "２", "乙", 1234567, 12])
    sheet["E2"].number_format = "0%"
    sheet["D3"].number_format = "#,##0"
    sheet["E3"].number_format = '0"件"'
    imported = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx")
    assert imported.errors == ()
    assert [(p.id, p.number, p.summary, p.targets) for p in imported.programs] == [
        ("2026-2-04", 1, "TRUE", "80%"),
        ("2026-3-07", 2, "1,234,567", "12件"),
    ]


def test_days_in_iso_8601_and_values_that_nobody_sees(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook(iso_dates=True)
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    for row in (["事業名", "概要", "指標"], ["甲", date(2027, 3, 31), 12], ["乙", 1, "隠す"]):
        sheet.append(row)
    sheet["B2"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["C2"].number_format = sheet["C3"].number_format = ";;;"
    sheet["B3"].number_format = '[=1]"総務部";[=2]"環境部"'
    imported = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx")
    assert [program.summary for program in imported.programs] == ["2027年3月31日", "総務部"]
    (warning,) = imported.warnings
    assert "C2、C3" in warning.reason


def test_rich_text_inline_strings_and_line_ends() -> None:
    workbook, sheet = sheet_of([["x"]])
    sheet["A1"] = CellRichText("前の", TextBlock(InlineFont(b=True), "太字"), "後")
    sheet["B1"] = "一行目_x000D_\n二行目"
    assert list(_grid(workbook).rows[0]) == ["前の太字後", "一行目\n二行目"]


def test_readings_of_a_string_are_no_part_of_it() -> None:
    content = _with_part(
        shared_strings_bytes([["東京"]]),
        "xl/sharedStrings.xml",
        "<t>東京</t>".encode(),
        '<r><t>東</t></r><r><t xml:space="preserve">京 </t></r>'
        '<rPh sb="0" eb="2"><t>トウキョウ</t></rPh>'.encode(),
    )
    opened = Workbook(content, "a.xlsx")
    assert opened.grid(opened.sheets[0]).rows[0][0] == "東京 "


def test_values_that_excel_could_not_compute_have_their_cells(tmp_path: Path) -> None:
    workbook, sheet = sheet_of([["事業名", "概要", "指標"], ["甲", "一", "二"]])
    sheet["B2"] = "#REF!"
    sheet["C2"] = "=1+1"  # without a computed value: openpyxl computes nothing
    errors = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx").errors
    assert [(error.cell, error.value) for error in errors] == [("B2", "#REF!"), ("C2", "")]


def test_faults_of_cells_that_nobody_takes_over_are_warnings(tmp_path: Path) -> None:
    workbook, sheet = sheet_of([["=TODAY()"], ["予算", "事業名"], ["#REF!", "甲"]])
    sheet["A3"].data_type = "e"
    imported = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx")
    assert imported.errors == ()
    assert {warning.cell for warning in imported.warnings} == {"A1", "A3"}
    assert [program.name for program in imported.programs] == ["甲"]


def test_hidden_and_struck_rows_are_read_and_named(tmp_path: Path) -> None:
    workbook, sheet = sheet_of([["事業名", "概要"], ["甲", "一"], ["乙", "二"]])
    sheet.row_dimensions[2].hidden = True
    sheet["A3"].font = Font(strike=True)
    imported = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx")
    assert [program.name for program in imported.programs] == ["甲", "乙"]
    hidden, struck = imported.warnings
    assert "2行" in hidden.reason
    assert "A3" in struck.reason


def test_all_visible_sheets_with_headings_are_read(tmp_path: Path) -> None:
    workbook, cover = sheet_of([["表紙"]])
    for name, program in (("昨年度", "旧"), ("一覧", "新"), ("福祉", "")):
        sheet = workbook.create_sheet(name)
        sheet.append(["事業名", "概要", "備考"])
        sheet.append([program or "別", "x"])
        sheet.append([program, "y", "z"])
    workbook["昨年度"].sheet_state = "hidden"
    cover.title = "表紙"
    imported = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx")
    assert imported.source.sheet == "一覧、福祉"
    assert [program.name for program in imported.programs] == ["新", "新", "別"]
    assert imported.source.rows[2].cells[columns.NAME] == "福祉!A2"
    hidden, *others = imported.warnings
    assert "昨年度" in hidden.reason
    assert [warning.cell for warning in others] == ["一覧!A2", "一覧!A3", "福祉!B3"]


def test_a_sheet_can_be_chosen(tmp_path: Path) -> None:
    from corpus.importing import Choice, read_import

    workbook, _ = sheet_of([["事業名"], ["甲"]])
    workbook.create_sheet("二").append(["事業名"])
    workbook["二"].append(["乙"])
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx_bytes(workbook))
    assert read_import(path, tmp_path, choice=Choice(sheet="二")).programs[0].name == "乙"
    with pytest.raises(CorpusError) as caught:
        read_import(path, tmp_path, choice=Choice(sheet="三"))
    assert "Sheet、二" in caught.value.problems[0].remedy


def test_a_workbook_without_headings_names_what_it_saw(tmp_path: Path) -> None:
    workbook, _ = sheet_of([["売上", "利益"], [1, 2]])
    with pytest.raises(CorpusError) as caught:
        import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx")
    (problem,) = caught.value.problems
    assert "売上、利益" in problem.value


def test_another_zip_is_no_workbook(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(CorpusError) as caught:
        import_bytes(tmp_path, out.getvalue(), "a.xlsx")
    assert "取り込める表" in caught.value.problems[0].reason


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.xlsx.package.MAX_UNPACKED", 1000)
    with pytest.raises(CorpusError) as caught:
        import_bytes(tmp_path, xlsx_bytes(sheet_of([["x"]])[0]), "a.xlsx")
    assert "壊れています" in caught.value.problems[0].reason


def test_cells_far_to_the_right_are_named(tmp_path: Path) -> None:
    workbook, sheet = sheet_of([["事業名"], ["甲"]])
    sheet["XFD2"] = "遠く"
    (warning,) = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx").warnings
    assert "XFD2" in warning.reason


def test_a_row_far_below_costs_nothing(tmp_path: Path) -> None:
    workbook, sheet = sheet_of([["事業名"], ["甲"]])
    sheet["A1048576"] = "乙"
    imported = import_bytes(tmp_path, xlsx_bytes(workbook), "a.xlsx")
    assert [row.number for row in imported.source.rows] == [2, 1048576]


def test_merges_that_overlap_do_not_multiply() -> None:
    merges = tuple(Merge(1, 1, 1_048_576, 16_384) for _ in range(1000))
    grid = Grid("a", [["x"], ["y"], ["z"]], merges=merges)
    assert [grid.origin(row, 1) for row in (1, 2, 3)] == [1, 1, 1]
    grid = Grid("a", [["x"]] * 4, merges=(Merge(2, 1, 4, 1), Merge(1, 1, 3, 1)))
    assert [grid.origin(row, 1) for row in (1, 2, 3, 4)] == [1, 1, 1, 4]


@pytest.mark.parametrize(
    ("row", "column", "name"), [(7, 3, "C7"), (1, 26, "Z1"), (2, 27, "AA2"), (1, 16384, "XFD1")]
)
def test_cell_names(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
_XML_TEXT = _TEXT.map(lambda text: text.replace("\ufffe", "").replace("\uffff", ""))


@given(st.lists(st.lists(_XML_TEXT, max_size=4), min_size=1, max_size=6))
def test_texts_are_what_openpyxl_wrote(rows: list[list[str]]) -> None:
    workbook, sheet = sheet_of([])
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type = text, "s"
    grid = _grid(workbook)
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            expected = text if text.strip() and "_x" not in text else grid.written(number, column)
            assert grid.written(number, column) == expected


@pytest.mark.parametrize(
    ("old", "new", "cell"),
    [
        ('<c r="B2" t="s"><v>3</v>', '<c r="B2" t="s"><v>999</v>', "B2"),
        ('<c r="B2" t="s"><v>3</v>', '<c r="B2" t="s"><v>x</v>', "B2"),
        ('<c r="B2" t="s"><v>3</v>', '<c r="B2"><v>1e400</v>', "B2"),
        ('<row r="2"', '<row r="1"', "1行"),
    ],
)
def test_damage_within_a_sheet_has_its_cell(tmp_path: Path, old: str, new: str, cell: str) -> None:
    content = shared_strings_bytes([["事業名", "概要"], ["甲", "一"], ["乙", "二"]])
    damaged = _with_part(content, "xl/worksheets/sheet1.xml", old.encode(), new.encode())
    errors = import_bytes(tmp_path, damaged, "a.xlsx").errors
    assert cell in {error.cell or f"{error.row}行" for error in errors}


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_workbook_that_lacks_a_part_is_damaged(tmp_path: Path, part: str) -> None:
    out = io.BytesIO()
    content = shared_strings_bytes([["事業名"], ["甲"]])
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if name != part:
                target.writestr(name, source.read(name))
    with pytest.raises(CorpusError) as caught:
        import_bytes(tmp_path, out.getvalue(), "a.xlsx")
    assert "壊れています" in caught.value.problems[0].reason


def _with_part(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return the workbook with a piece of a part replaced."""
    out = io.BytesIO()
    assert part in zipfile.ZipFile(io.BytesIO(content)).namelist()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new)
            target.writestr(name, data)
    return out.getvalue()


def test_the_strict_form_of_the_standard_is_read(tmp_path: Path) -> None:
    """Excel can save with other namespaces: 「Strict Open XML」."""
    content = xlsx_bytes(sheet_of([["事業名"], ["甲"]])[0])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            data = data.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            ).replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            target.writestr(name, data)
    imported = import_bytes(tmp_path, out.getvalue(), "a.xlsx")
    assert imported.programs[0].name == "甲"
    assert columns.SUMMARY in imported.source.missing
