"""Files to import, made by the tests."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from corpus.importing import Import, read_import
from corpus.record import Program
from corpus.writer import to_csv

HEADINGS = ("整理番号", "新規", "事業名", "概要", "指標", "分野", "部局", "担当課")
ROWS = (
    ("1", "", "広報事業", "県政を知らせる。", "年12回", "復興", "総務部", "広報課"),
    ("2", "〇", "㈱①髙の支援", "事業者を支える。", "10社", "産業", "商工部", "産業課"),
)
# What the rows are in a collection of 2026.
PROGRAMS = (
    Program(
        "2026-1-01", "復興", 1, "広報事業", "県政を知らせる。", "年12回", "総務部", ("広報課",)
    ),
    Program(
        "2026-2-02",
        "産業",
        2,
        "㈱①髙の支援",
        "事業者を支える。",
        "10社",
        "商工部",
        ("産業課",),
        is_new=True,
    ),
)


def csv_bytes(rows: Sequence[Sequence[str]], encoding: str = "utf-8-sig") -> bytes:
    """Return the rows as Excel writes them."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


def sheet_of(rows: Sequence[Sequence[object]]) -> tuple[openpyxl.Workbook, Worksheet]:
    """Return a workbook with the rows in its only sheet."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    return workbook, sheet


def xlsx_bytes(workbook: openpyxl.Workbook) -> bytes:
    """Return the workbook as a file."""
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def shared_strings_bytes(rows: Sequence[Sequence[str | float]]) -> bytes:
    """Return a workbook that keeps its strings in a part of their own, as Excel does."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def import_bytes(
    directory: Path,
    content: bytes,
    name: str,
    *present: Program,
    toml: str = "",
    keep: bool = False,
) -> Import:
    """Return the import of the content into a collection of the present programs."""
    path = directory / name
    path.write_bytes(content)
    collection = directory / "collection"
    collection.mkdir(exist_ok=True)
    (collection / "collection.toml").write_text(toml, encoding="utf-8")
    if present:
        (collection / "programs.csv").write_bytes(to_csv(present).encode())
    return read_import(path, collection, keep=keep)
