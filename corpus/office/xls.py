"""An XLS workbook, of Excel 97 to 2003. The only file that knows xlrd.

xlrd gives the values, the formats and the merges; what a number looks like is ours, as for XLSX.
"""

import io

import xlrd
from xlrd.sheet import Cell

from corpus.errors import CorpusError, Problem
from corpus.grid import MAX_COLUMNS, Grid, Merge, cell_name
from corpus.xlsx.number_format import number_text, year_hidden
from corpus.xlsx.remarks import Remarks
from corpus.xlsx.workbook import Sheet


class XlsWorkbook:
    """An opened workbook. Raises CorpusError for one that cannot be read."""

    form = "XLS"

    def __init__(self, content: bytes, file: str) -> None:
        self.file = file
        try:
            self._book = xlrd.open_workbook(
                file_contents=content, formatting_info=True, logfile=io.StringIO()
            )
        except Exception as error:
            # xlrd reads a damaged file as if it were sound and fails anywhere, with anything.
            raise CorpusError([_unreadable(file, error)]) from error
        self.sheets = tuple(
            Sheet(sheet.name, str(number), bool(sheet.visibility))
            for number, sheet in enumerate(self._book.sheets())
        )

    def grid(self, sheet: Sheet) -> Grid:
        """Return the cells of a sheet; values that could not be computed are problems."""
        table = self._book.sheet_by_index(int(sheet.part))
        remarks = Remarks(self.file)
        rows = []
        for row in range(table.nrows):
            cells = [
                self._text(cell, row + 1, column + 1, remarks)
                for column, cell in enumerate(table.row(row)[:MAX_COLUMNS])
            ]
            while cells and not cells[-1]:
                cells.pop()
            if cells and row in table.rowinfo_map and table.rowinfo_map[row].hidden:
                remarks.hidden.append(row + 1)
            rows.append(cells)
        if table.ncols > MAX_COLUMNS:
            remarks.beyond.append(cell_name(1, MAX_COLUMNS + 1))
        merges = tuple(Merge(a + 1, c + 1, b, d) for a, b, c, d in table.merged_cells)
        return Grid(
            self.file,
            rows,
            sheet=sheet.name,
            merges=merges,
            problems=tuple(remarks.found()),
        )

    def _text(self, cell: Cell, row: int, column: int, remarks: Remarks) -> str:
        """Return what a cell shows; empty, and a problem, where it shows an error."""
        if cell.ctype == xlrd.XL_CELL_ERROR:
            value = xlrd.error_text_from_code.get(cell.value, "")
            remarks.fault(row, column, value, "計算できなかった値です。")
            return ""
        style = self._book.xf_list[cell.xf_index]
        if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            code = self._book.format_map[style.format_key].format_str
            from_1904 = bool(self._book.datemode)
            text = number_text(float(cell.value), code, from_1904)
            if day := year_hidden(float(cell.value), code, from_1904):
                remarks.without_year(row, column, text, day)
        elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
            text = "TRUE" if cell.value else "FALSE"
        else:
            text = str(cell.value).replace("\r\n", "\n").replace("\r", "\n")
        if text and self._book.font_list[style.font_index].struck_out:
            remarks.struck.append(cell_name(row, column))
        return text


def _unreadable(file: str, error: Exception) -> Problem:
    """Return what is wrong: a password, or another file in the same container, or damage."""
    if "encrypt" in str(error).lower():
        reason, remedy = "パスワードの付いたExcelファイルです。", "パスワードを外して"
    else:
        reason = f"古い形式のExcelのファイルとして読めません（{type(error).__name__}: {error}）。"
        remedy = "Excelで開き、"
    return Problem(file, None, None, "", reason, f"{remedy}「ブック（.xlsx）」で保存してください。")
