"""Two programs with one number get ids of their own, which stay when the order changes."""

from pathlib import Path

import pytest

from corpus.importing import Import, write_import
from corpus.importing.reading import read_import
from tests.corpus.importing.import_files import csv_bytes, sheet_of, xlsx_bytes

_ROWS = (
    ("101", "道路の維持", "穴を直す。"),
    ("101", "橋の点検", "橋をみる。"),
    ("102", "窓口の改善", "待たせない。"),
)
_COLUMN = ("管理番号", "事務事業名", "事業の内容")


def _imported(directory: Path, rows: tuple[tuple[str, ...], ...], heading: str) -> Import:
    """An import of a workbook in which equal ids that follow one another are one merged cell."""
    book, sheet = sheet_of(((heading, *_COLUMN[1:]), *rows))
    for at in range(2, len(rows) + 1):
        if rows[at - 2][0] == rows[at - 1][0]:
            sheet.cell(at + 1, 1).value = None
            sheet.merge_cells(start_row=at, end_row=at + 1, start_column=1, end_column=1)
    file = directory / "a.xlsx"
    file.write_bytes(xlsx_bytes(book))
    return read_import(file, directory / "plan")


@pytest.mark.parametrize("heading", ["管理番号", "事業コード", "予算事業ID", "施策コード"])
def test_programs_of_a_merged_number_are_told_apart_and_told(tmp_path: Path, heading: str) -> None:
    imported = _imported(tmp_path, _ROWS, heading)
    assert not imported.errors
    first, second, third = (program.id for program in imported.programs)
    assert (first, third) == ("101", "102")
    assert second.startswith("101-")
    (told,) = imported.warnings
    assert (told.row, told.cell, told.value) == (3, "A3", "101")
    assert "2行" in told.reason
    assert second in told.reason


def test_a_number_that_is_written_twice_stays_in_a_column_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(csv_bytes((_COLUMN, *_ROWS)))
    programs = read_import(file, tmp_path / "plan").programs
    assert [dict(program.extra)["管理番号"] for program in programs] == ["101", "101", "102"]
    assert len({program.id for program in programs}) == 3


def test_sheets_that_are_numbered_alike_keep_all_programs(tmp_path: Path) -> None:
    book, _ = sheet_of((_COLUMN, *_ROWS[1:]))
    sheet = book.create_sheet("福祉")
    for row in (_COLUMN, ("101", "見守り", "訪ねる。"), ("102", "配食", "届ける。")):
        sheet.append(row)
    file = tmp_path / "a.xlsx"
    file.write_bytes(xlsx_bytes(book))
    imported = read_import(file, tmp_path / "plan")
    assert not imported.errors
    assert len({program.id for program in imported.programs}) == 4
    assert [told.cell for told in imported.warnings] == ["福祉!A2", "福祉!A3"]


def test_ids_stay_with_their_names_whatever_the_order(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    first = _imported(tmp_path, _ROWS, "管理番号")
    before = {program.name: program.id for program in first.programs}
    write_import(first)
    again = _imported(tmp_path, _ROWS[::-1], "管理番号")
    assert {program.name: program.id for program in again.programs} == before
    assert again.difference.changed == ()


def test_an_id_that_somebody_wrote_is_asked_about(tmp_path: Path) -> None:
    imported = _imported(tmp_path, _ROWS, "ID")
    assert [problem.cell for problem in imported.errors] == ["A3"]
