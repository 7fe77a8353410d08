"""An ODS workbook: every cell holds the text that it shows, so none has to be formatted."""

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from corpus.errors import CorpusError
from corpus.grid import MAX_COLUMNS, MAX_ROWS, Grid, Merge, cell_name, too_many_rows
from corpus.xlsx.package import Package, attribute, local_name
from corpus.xlsx.remarks import Remarks
from corpus.xlsx.workbook import Sheet

_CONTENT = "content.xml"
# Behind a table stand a million empty rows as one; more rows than this are never a list.
_MOST_REPEATED = 1_000
_SPACES = "s"
# Spaces that one element stands for: no cell is as wide.
_MOST_SPACES = 1_000
_NO_TEXT = {"annotation", "note", "ruby-text", "bookmark", "tracked-changes"}

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_FIGURES = re.compile(r"[0-9]+")


class OdsWorkbook:
    """An opened workbook. Raises what ``damage_named`` turns into a problem."""

    form = "ODS"

    def __init__(self, content: bytes, file: str) -> None:
        self.file = file
        root = Package(content).xml(_CONTENT)
        self._tables = [element for element in root.iter() if local_name(element) == "table"]
        styles = [element for element in root.iter() if local_name(element) == "style"]
        self._unshown = {attribute(s, "name") for s in styles if _hides(s)}
        self._struck = {attribute(s, "name") for s in styles if _strikes(s)}
        self.sheets = tuple(
            Sheet(attribute(table, "name"), str(n), attribute(table, "style-name") in self._unshown)
            for n, table in enumerate(self._tables)
        )

    def grid(self, sheet: Sheet) -> Grid:
        """Return the cells of a sheet; values that could not be computed are problems."""
        reader = _Reader(self.file, self._struck)
        reader.read(self._tables[int(sheet.part)])
        return Grid(
            self.file,
            reader.rows,
            sheet=sheet.name,
            merges=tuple(reader.merges),
            problems=tuple(reader.remarks.found()),
        )


class _Reader:
    def __init__(self, file: str, struck: set[str]) -> None:
        self.rows: list[Sequence[str]] = []
        self.merges: list[Merge] = []
        self.remarks = Remarks(file)
        self._file = file
        self._struck = struck

    def read(self, table: Element) -> None:
        """Read all rows; one that is repeated is as many rows. Raises CorpusError for too many."""
        for row in _rows(table):
            cells = self._cells(row)
            repeated = int(attribute(row, "number-rows-repeated") or 1)
            if not cells and repeated > _MOST_REPEATED:
                continue
            if cells and attribute(row, "visibility") in ("collapse", "filter"):
                self.remarks.hidden.append(len(self.rows) + 1)
            self.rows += [cells] * min(repeated, _MOST_REPEATED)
            if len(self.rows) > MAX_ROWS:
                raise CorpusError([too_many_rows(self._file)])

    def _cells(self, row: Element) -> list[str]:
        """Return the texts of a row, and note its merges and faults."""
        number = len(self.rows) + 1
        cells: list[str] = []
        for cell in row:
            kind = local_name(cell)
            if kind not in ("table-cell", "covered-table-cell"):
                continue
            text = self._text(cell, number, len(cells) + 1) if kind == "table-cell" else ""
            self._merge(cell, number, len(cells) + 1)
            repeated = int(attribute(cell, "number-columns-repeated") or 1)
            cells += [text] * min(repeated, MAX_COLUMNS + 1)
        if any(cells[MAX_COLUMNS:]):
            self.remarks.beyond.append(cell_name(number, MAX_COLUMNS + 1))
        del cells[MAX_COLUMNS:]
        while cells and not cells[-1]:
            cells.pop()
        return cells

    def _text(self, cell: Element, row: int, column: int) -> str:
        paragraphs = [element for element in cell if local_name(element) == "p"]
        text = "\n".join("".join(text_in(paragraph)) for paragraph in paragraphs)
        if (text.startswith("#") and attribute(cell, "formula")) or text.startswith("Err:"):
            self.remarks.fault(row, column, text, "計算できなかった値です。")
            return ""
        if text and (day := _year_hidden(text, attribute(cell, "date-value"))):
            self.remarks.without_year(row, column, text, day)
        if text and attribute(cell, "style-name") in self._struck:
            self.remarks.struck.append(cell_name(row, column))
        return text

    def _merge(self, cell: Element, row: int, column: int) -> None:
        down = int(attribute(cell, "number-rows-spanned") or 1)
        right = int(attribute(cell, "number-columns-spanned") or 1)
        if down > 1 or right > 1:
            self.merges.append(Merge(row, column, row + down - 1, column + right - 1))


def _year_hidden(text: str, value: str) -> str | None:
    """Return the whole day of a cell whose text has its month or day, and no other figure."""
    if not (day := _DAY.match(value)):
        return None
    year, month, of_month = map(int, day.groups())
    figures = [int(figure) for figure in _FIGURES.findall(text)]
    is_hidden = (
        figures
        and "年" not in text
        and ":" not in text
        and (figures in ([month], [of_month], [month, of_month], [of_month, month]))
    )
    return f"{year}/{month}/{of_month}" if is_hidden else None


def _rows(element: Element) -> Iterator[Element]:
    """Yield the rows, also those of headings and groups; not those of a table in a cell."""
    for child in element:
        if local_name(child) == "table-row":
            yield child
        elif local_name(child) in ("table-header-rows", "table-row-group", "table-rows"):
            yield from _rows(child)


def text_in(element: Element) -> Iterator[str]:
    """Yield the pieces of a paragraph's text; readings and comments are none of it."""
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name == _SPACES:
            yield " " * min(int(attribute(child, "c") or 1), _MOST_SPACES)
        elif name == "tab":
            yield "\t"
        elif name == "line-break":
            yield "\n"
        elif name not in _NO_TEXT:
            yield from text_in(child)
        yield child.tail or ""


def _hides(style: Element) -> bool:
    return any(attribute(element, "display") == "false" for element in style)


def _strikes(style: Element) -> bool:
    lines = (attribute(element, "text-line-through-style") for element in style)
    return any(line not in ("", "none") for line in lines)
