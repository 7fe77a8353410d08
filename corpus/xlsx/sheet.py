"""The rows and merges of one sheet of a workbook, with what its cells show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from corpus.errors import Problem
from corpus.grid import MAX_COLUMNS, Merge, cell_name, column_of
from corpus.xlsx.date_format import days_of
from corpus.xlsx.number_format import number_text, text_shown, year_hidden
from corpus.xlsx.package import Package, local_name
from corpus.xlsx.remarks import Remarks

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
# What a day without a format is shown as.
_DAY = "yyyy/m/d"
_MAX_ROW = 1_048_576
# A character that XML cannot hold, as Excel escapes it: _x000D_ for a carriage return.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SAVE_AGAIN = "Excelで開いて値を確かめ、保存し直してください。"


@dataclass(frozen=True, slots=True)
class Styles:
    """What cells look like, by the number of their style: number format, and struck through."""

    formats: tuple[str, ...]
    struck: tuple[bool, ...]


class SheetReader:
    """Reads one sheet from its XML, element by element: it may be large."""

    def __init__(
        self, file: str, strings: tuple[str, ...], styles: Styles, from_1904: bool
    ) -> None:
        self.rows: list[list[str]] = []
        self.merges: list[Merge] = []
        self._file = file
        self._strings = strings
        self._styles = styles
        self._from_1904 = from_1904
        self._remarks = Remarks(file)

    def read(self, package: Package, part: str) -> None:
        """Read all rows and merges."""
        number = 0
        for _, element in ElementTree.iterparse(package.stream(part)):
            name = local_name(element)
            if name == "row":
                number = self._row(element, number + 1)
                element.clear()
            elif name == "mergeCell":
                self._merge(element.get("ref", ""))

    def found(self) -> Iterator[Problem]:
        """Yield the problems of cells, then what somebody should know about the sheet."""
        return self._remarks.found()

    def _row(self, element: Element, expected: int) -> int:
        """Take the cells of a row and return its number."""
        number = max(1, min(int(element.get("r", expected)), _MAX_ROW))
        cells: list[str] = []
        column = 0
        for cell in element:
            reference = _CELL.fullmatch(cell.get("r", ""))
            column = column_of(reference[1]) if reference else column + 1
            text = self._cell(cell, number, column)
            if text.strip() and column > MAX_COLUMNS:
                self._remarks.beyond.append(cell_name(number, column))
            elif text.strip():
                cells += [""] * (column - len(cells))
                cells[column - 1] = text
        if cells:
            self._place(number, cells)
            if element.get("hidden") in ("1", "true"):
                self._remarks.hidden.append(number)
        return number

    def _place(self, number: int, cells: list[str]) -> None:
        nothing: list[str] = []
        self.rows += [nothing] * (number - len(self.rows))
        if self.rows[number - 1]:
            reason = f"{number}行が二つあります。あとのほうは読みません。"
            self._remarks.add(Problem(self._file, number, None, "", reason, _SAVE_AGAIN))
        else:
            self.rows[number - 1] = cells

    def _cell(self, cell: Element, row: int, column: int) -> str:
        """Return the text that a cell shows; empty, and a problem, where it shows an error."""
        parts = {local_name(part): part for part in cell}
        value = (parts["v"].text or "") if "v" in parts else ""
        style = int(cell.get("s", "0"))
        try:
            text = self._value(cell.get("t", "n"), value, parts.get("is"), style)
        except (ValueError, IndexError, ArithmeticError):
            self._remarks.fault(row, column, value, "読めない値です。")
            return ""
        if cell.get("t") == "e":
            self._remarks.fault(row, column, value, "計算できなかった値です。")
            return ""
        if "f" in parts and not value and cell.get("t") != "str":
            self._remarks.fault(row, column, "", "数式の計算結果が保存されていません。")
        if not text.strip() and self._stored(cell.get("t", "n"), value, parts.get("is")).strip():
            self._remarks.unseen.append(cell_name(row, column))
        if day := self._day_without_year(cell.get("t", "n"), value, style):
            self._remarks.without_year(row, column, text, day)
        if text and style < len(self._styles.struck) and self._styles.struck[style]:
            self._remarks.struck.append(cell_name(row, column))
        return text

    def _day_without_year(self, kind: str, value: str, style: int) -> str | None:
        """Return the whole day of a cell that shows it without its year."""
        if kind not in ("n", "d") or not value.strip() or style >= len(self._styles.formats):
            return None
        code = self._styles.formats[style]
        if kind == "d":
            return year_hidden(days_of(value), code)
        return year_hidden(float(value), code, self._from_1904)

    def _stored(self, kind: str, value: str, inline: Element | None) -> str:
        """Return what is in a cell, whatever its format shows of it."""
        if inline is not None:
            return text_of(inline)
        return self._strings[int(value)] if kind == "s" and value.strip() else value

    def _value(self, kind: str, value: str, inline: Element | None, style: int) -> str:
        """Return the text of a value of one of the kinds that cells have."""
        formats = self._styles.formats
        code = formats[style] if style < len(formats) else "General"
        if kind == "s":
            return text_shown(self._strings[int(value)] if int(value) >= 0 else "", code)
        if kind == "inlineStr":
            return text_shown(text_of(inline) if inline is not None else "", code)
        if kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if kind == "d" and value.strip():
            return number_text(days_of(value), _DAY if code == "General" else code)
        if kind != "n" or not value.strip():
            return text_shown(_unescaped(value), code)
        number = float(value)
        if not isfinite(number):
            raise ValueError(f"no number: {value}")
        return number_text(number, code, self._from_1904)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _CELL.fullmatch(first), _CELL.fullmatch(last)
        if start and end:
            top, left = int(start[2]), column_of(start[1])
            self.merges.append(Merge(top, left, int(end[2]), column_of(end[1])))


def text_of(item: Element) -> str:
    """Return the text of a string: plain, or in runs. Its readings （ふりがな） are left out."""
    texts = []
    for part in item:
        if local_name(part) == "t":
            texts.append(part.text or "")
        elif local_name(part) == "r":
            texts += [t.text or "" for t in part if local_name(t) == "t"]
    return _unescaped("".join(texts))


def _unescaped(text: str) -> str:
    """Return the text with ``\\n`` as its only line end, and escaped characters as they are."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
