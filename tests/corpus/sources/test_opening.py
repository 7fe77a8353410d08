"""A file of any kind to rows, by its content and not its name."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from corpus import columns
from corpus.errors import CorpusError
from corpus.sources.opening import read_document, read_source
from corpus.sources.source import Choice
from tests.corpus.importing.import_files import HEADINGS, ROWS, csv_bytes, sheet_of, xlsx_bytes


def _workbook() -> openpyxl.Workbook:
    workbook, _ = sheet_of([HEADINGS, *ROWS])
    hidden = workbook.create_sheet("去年")
    hidden.append(list(HEADINGS))
    hidden.append(["9", "", "古い事業", "行う。"])
    hidden.sheet_state = "hidden"
    return workbook


def _names(path: Path, choice: Choice | None = None) -> list[str]:
    return [row.texts[columns.NAME] for row in read_source(path, choice).rows]


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx", "list"])
def test_names_of_files_lie(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for content in (csv_bytes([HEADINGS, *ROWS]), xlsx_bytes(sheet_of([HEADINGS, *ROWS])[0])):
        path.write_bytes(content)
        assert _names(path) == ["広報事業", "㈱①髙の支援"]


def test_a_table_in_a_zip_is_named_with_it(tmp_path: Path) -> None:
    path = tmp_path / "list.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("list.csv", csv_bytes([(*HEADINGS, ""), (*ROWS[0], "余り")]))
    source = read_source(path)
    assert [row.texts[columns.NAME] for row in source.rows] == ["広報事業"]
    assert source.problems[0].file == "list.zip/list.csv"


def test_a_hidden_sheet_is_read_where_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(xlsx_bytes(_workbook()))
    source = read_source(path)
    assert len(source.rows) == 2
    assert "隠れているシート（去年）" in source.problems[-1].reason
    assert _names(path, Choice(sheet="去年")) == ["古い事業"]
    with pytest.raises(CorpusError, match="次から選んでください: Sheet、去年"):
        read_source(path, Choice(sheet="来年"))


def test_damage_is_named_by_the_kind_of_file(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(xlsx_bytes(_workbook())[:500])
    with pytest.raises(CorpusError, match="XLSXファイルが途中で切れています"):
        read_source(path)


def test_a_spreadsheet_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(csv_bytes([HEADINGS, *ROWS]))
    assert read_document(path, Choice()) is None


@pytest.mark.parametrize(
    ("choice", "options"),
    [
        (Choice(sheet="x"), ["--sheet"]),
        (Choice(sheet="x", pages=(1,), table=2), ["--sheet", "--pages", "--table"]),
        (Choice(), []),
    ],
)
def test_a_choice_that_the_kind_of_file_does_not_have_is_told(
    tmp_path: Path, choice: Choice, options: list[str]
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(csv_bytes([HEADINGS, *ROWS]))
    found = read_source(path, choice).problems
    assert [one.reason.split(" は")[0] for one in found] == options
    assert {(one.severity, one.file) for one in found} <= {("warning", "list.csv")}
    with zipfile.ZipFile(tmp_path / "list.zip", "w") as made:
        made.write(path, "list.csv")
    assert len(read_source(tmp_path / "list.zip", choice).problems) == len(options)


def test_a_workbook_has_sheets_and_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(xlsx_bytes(_workbook()))
    found = read_source(path, Choice(sheet="去年", pages=(1,))).problems
    assert ["--pages は" in one.reason for one in found] == [True]
