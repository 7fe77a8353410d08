"""A Word file: its tables and the paragraphs between them, by the standard library alone.

python-docx loses the text under ruby. What was deleted, is hidden, or says the same once more for
older programs is no text of the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.document.blocks import (
    Document,
    Paragraph,
    Remark,
    Tally,
    TextCell,
    TextTable,
    characters,
)
from corpus.document.notes import is_note_number
from corpus.grid import Place
from corpus.office.numbering import Numbering
from corpus.office.outline import Outline
from corpus.office.word_account import Account, account_of, is_hidden
from corpus.text.cell_text import join_lines
from corpus.xlsx.package import Package, attribute, local_name

_PART = "word/document.xml"
_FOOTNOTES = ("word/footnotes.xml", "word/endnotes.xml")
_BOX = "テキストボックスの文です。表の文としては読みません。"
_COMPARE = "表の文なら、枠の中に書き写してください。"
# Parts of a paragraph that are no text, or not its text any more.
_NO_TEXT = {
    "del", "moveFrom", "rPr", "pPr", "instrText", "delText", "delInstrText", "rt", "Fallback",
    "footnoteReference", "endnoteReference", "commentReference", "annotationRef", "fldData",
    "txbxContent", "sdtPr", "rubyPr",
}  # fmt: skip
_SPECIAL = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "sym": "\ufffd"}
# Elements that only surround others.
_AROUND = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}
_INDENT = "\u3000"
# Word's own limit of the columns of a table; a cell that says it spans more is a fault of its file.
_MOST_COLUMNS = 63


def read_docx(content: bytes) -> Document:
    """Return the document. Raises what ``damage_named`` turns into a problem."""
    package = Package(content)
    root = package.xml(_PART)
    body = next(element for element in root if local_name(element) == "body")
    reader = _Reader(Numbering(package), Outline(package))
    reader.read(body)
    parts = (part for part in _FOOTNOTES if package.has(part))
    _settle(reader, account_of(body, map(package.xml, parts)))
    return reader.document


def _settle(reader: "_Reader", account: Account) -> None:
    """Count every character of the file, and say what was not read."""
    document, left = reader.document, account.left
    if reader.notes:
        count = sum(map(len, reader.notes))
        document.notes.append(f"注の番号{count:,}字（{'、'.join(reader.notes[:5])}）は読みません。")
    if told := "、".join(f"{kind}{count:,}字" for kind, count in sorted(left.items()) if count):
        document.notes.append(f"{told}は読みません。")
    for text in filter(None, account.boxes):
        document.remarks.append(Remark("テキストボックス", text, _BOX, _COMPARE))
    numbers = sum(map(characters, reader.notes))
    paragraphs = (b.text for b in document.blocks if isinstance(b, Paragraph))
    document.tally = Tally(
        seen=account.read + reader.labels + left.total(),
        left=left.total() + numbers,
        outside=sum(map(characters, paragraphs)),
    )


class _Reader:
    """Reads the blocks of the body in their order."""

    def __init__(self, numbering: Numbering, outline: Outline) -> None:
        self.document = Document()
        self.notes: list[str] = []
        self.labels = 0
        self._numbering = numbering
        self._outline = outline
        self._tables = 0

    def read(self, element: Element) -> None:
        """Read paragraphs and tables, also those within other elements."""
        for child in element:
            name = local_name(child)
            if name == "p":
                is_heading = self._outline.is_heading(child)
                for text in self._paragraph(child).split("\n"):
                    if text.strip():
                        self.document.blocks.append(Paragraph(text.strip(), None, is_heading))
            elif name == "tbl":
                self._tables += 1
                self.document.blocks.append(self._table(child))
            elif name in _AROUND:
                self.read(child)

    def _paragraph(self, paragraph: Element) -> str:
        """Return the text of a paragraph, led by its number where it has one."""
        label = self._numbering.label(paragraph)
        self.labels += characters(label)
        return label + "".join(self._text(paragraph, ""))

    def _text(self, element: Element, before: str) -> Iterator[str]:
        """Yield the pieces of text of an element; ``before`` is what stands before it."""
        for child in element:
            name = local_name(child)
            if name in _NO_TEXT:
                continue
            if name == "t":
                piece = child.text or ""
            elif name in _SPECIAL:
                piece = _SPECIAL[name]
            elif name == "br":
                piece = "" if attribute(child, "type") == "page" else "\n"
            elif name == "r":
                piece = self._run(child, before)
            else:
                piece = "".join(self._text(child, before))
            before += piece
            yield piece

    def _run(self, run: Element, before: str) -> str:
        """Return the text of a run; nothing where it is hidden or the number of a note."""
        properties = {
            local_name(one): attribute(one, "val") or "1"
            for part in run
            if local_name(part) == "rPr"
            for one in part
        }
        if is_hidden(run):
            return ""
        text = "".join(self._text(run, before))
        is_raised = properties.get("vertAlign") == "superscript"
        if is_raised and is_note_number(text, before):
            self.notes.append(text)
            return ""
        return text

    def _table(self, table: Element) -> TextTable:
        grid = _Grid()
        for number, row in enumerate(_all(table, "tr")):
            column = min(_number(row, "trPr", "gridBefore"), _MOST_COLUMNS)
            for cell in _all(row, "tc"):
                span = min(max(_number(cell, "tcPr", "gridSpan"), 1), _MOST_COLUMNS)
                grid.add(number, column, span, _merge_of(cell), self._cell(cell))
                column += span
            grid.rows = number + 1
        places = [Place(None, row + 1, self._tables) for row in range(grid.rows)]
        return TextTable(places, [float(n) for n in range(grid.columns + 1)], grid.cells)

    def _cell(self, cell: Element) -> str:
        """Return the text of a cell, a line for each paragraph; a table in it is part of it."""
        lines: list[str] = []
        for paragraph in _paragraphs(cell):
            lines += self._paragraph(paragraph).replace("\t", _INDENT).split("\n")
        while lines and not lines[-1].strip():
            lines.pop()
        while lines and not lines[0].strip():
            lines.pop(0)
        return join_lines([line.rstrip() for line in lines], lambda _number, _text: True)


@dataclass
class _Grid:
    """The cells of a table, those merged downwards as one."""

    rows: int = 0
    columns: int = 1
    cells: list[TextCell] = field(default_factory=list)
    _open: dict[int, TextCell] = field(default_factory=dict)

    def add(self, row: int, column: int, span: int, merge: str | None, text: str) -> None:
        """Add a cell; ``merge`` is how it is merged with the one above, None for not at all."""
        self.columns = max(self.columns, column + span)
        upper = self._open.get(column)
        if merge == "continue" and upper is not None and upper.bottom == row - 1:
            upper.bottom = row
            upper.text = f"{upper.text}\n{text}" if upper.text and text else upper.text or text
            return
        cell = TextCell(row, column, row, column + span - 1, text)
        self.cells.append(cell)
        self._open.pop(column, None)
        if merge is not None:
            self._open[column] = cell


def _all(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name, also those within content controls and insertions."""
    for child in element:
        if local_name(child) == name:
            yield child
        elif local_name(child) in _AROUND:
            yield from _all(child, name)


def _paragraphs(element: Element) -> Iterator[Element]:
    for child in element:
        if local_name(child) == "p":
            yield child
        elif local_name(child) in _AROUND | {"tbl", "tr", "tc"}:
            yield from _paragraphs(child)


def _property(element: Element, properties: str, name: str) -> Element | None:
    parts = (part for part in element if local_name(part) == properties)
    return next((one for part in parts for one in part if local_name(one) == name), None)


def _number(element: Element, properties: str, name: str) -> int:
    """Return a property that is a number; 0 without it."""
    found = _property(element, properties, name)
    text = attribute(found, "val") if found is not None else ""
    return int(text) if text.isdecimal() else 0


def _merge_of(cell: Element) -> str | None:
    found = _property(cell, "tcPr", "vMerge")
    return None if found is None else attribute(found, "val") or "continue"
