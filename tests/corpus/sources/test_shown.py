"""A file cell by cell: every text once, with the place where somebody finds it."""

from pathlib import Path

from corpus.sources.shown import shown
from corpus.sources.source import Choice
from tests.corpus.importing.import_files import HEADINGS, csv_bytes
from tests.corpus.pdf.drawn_pages import table_pdf


def test_cells_of_a_sheet_have_their_names(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(csv_bytes([HEADINGS[:3], ["1", " ", "広報\n事業"]]))
    assert list(shown(path, Choice())) == [
        "A1: 整理番号", "B1: 新規", "C1: 事業名", "A2: 1", "C2: 広報⏎事業",
    ]  # fmt: skip


def test_tables_of_a_document_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(table_pdf([("番号", "事業名"), ("1", "広報")], (60, 100)))
    lines = list(shown(path, Choice()))
    assert lines[0] == "表1（2行2列）"
    assert lines[1:] == [
        "  1ページ1行目 1列目: 番号",
        "  1ページ1行目 2列目: 事業名",
        "  1ページ2行目 1列目: 1",
        "  1ページ2行目 2列目: 広報",
    ]


def test_a_choice_that_the_file_does_not_have_is_told_first(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(csv_bytes([["事業名", "概要"], ["広報", "紙"]]))
    lines = list(shown(path, Choice(sheet="去年")))
    assert lines[0].startswith("注意  list.csv: 「去年」--sheet は使いません。")
    assert lines[1:] == list(shown(path, Choice()))
    path = tmp_path / "plan.pdf"
    path.write_bytes(table_pdf([("番号", "事業名"), ("1", "広報")], (60, 100)))
    first, *rest = shown(path, Choice(sheet="去年"))
    assert "--sheet は使いません" in first
    assert rest == list(shown(path, Choice()))
