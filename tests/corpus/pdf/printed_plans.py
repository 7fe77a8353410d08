"""Plans printed: as workbooks and Word files, and these as PDFs by LibreOffice."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from corpus.record import Program
from corpus.text.cell_text import text_width
from tests.corpus.pdf.random_plans import Layout, cell_text

OFFICE = shutil.which("soffice")
_LINES = {"full": "thin", "horizontal": "thin", "open sides": "thin", "dashed": "dashed"}
_MIDDLE_COLUMNS = ("number", "new")


def as_pdfs(files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return the files as LibreOffice prints them, by the same names."""
    assert OFFICE is not None
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    subprocess.run(
        [
            OFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to", "pdf", "--outdir", str(folder / "pdf"),
            *[str(folder / name) for name in files],
        ],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return {
        name: (folder / "pdf" / Path(name).with_suffix(".pdf").name).read_bytes() for name in files
    }


def as_workbook(programs: Sequence[Program], layout: Layout) -> bytes:
    """Return the plan as a workbook with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    writer = _SheetWriter(sheet, layout)
    writer.write(programs)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class _SheetWriter:
    def __init__(self, sheet: Worksheet, layout: Layout) -> None:
        self._sheet = sheet
        self._layout = layout
        self._row = 0
        self._font = Font(name=layout.font, size=layout.size)
        self._width = len(layout.columns)

    def write(self, programs: Sequence[Program]) -> None:
        """Write title, headings and programs."""
        sheet, layout = self._sheet, self._layout
        sheet.page_setup.orientation = "landscape" if layout.landscape else "portrait"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(
            fitToPage=True
        )
        sheet.oddFooter.center.text = "&P"
        for number, column in enumerate(layout.columns, start=1):
            width = layout.widths[column] * (170 if layout.landscape else 115) * 9 / layout.size
            sheet.column_dimensions[get_column_letter(number)].width = width
        if layout.title:
            self._row += 1
            sheet.cell(self._row, 1, layout.title).font = self._font
        self._headings()
        for area, members in groupby(programs, key=lambda program: program.area):
            if layout.areas == "row":
                self._wide(area, programs)
            first = self._row + 1
            listed = list(members)
            for program in listed:
                self._program(program)
            self._merge_equal("area", first, [program.area for program in listed])
            if layout.departments == "merged":
                self._merge_equal("department", first, [p.department for p in listed])

    def _headings(self) -> None:
        layout, first = self._layout, self._row + 1
        depth = 2 if layout.two_rows else 1
        for number, column in enumerate(layout.columns, start=1):
            row = first
            if layout.two_rows and column in ("department", "division"):
                row += 1
            self._put(row, number, layout.headings[column])
            if layout.two_rows and row == first:
                self._put(first + 1, number, "")
                self._sheet.merge_cells(
                    start_row=first, end_row=first + 1, start_column=number, end_column=number
                )
        if layout.two_rows:
            left = layout.columns.index("department") + 1
            self._put(first, left, "所管")
            self._put(first, left + 1, "")
            self._sheet.merge_cells(
                start_row=first, end_row=first, start_column=left, end_column=left + 1
            )
        for row in range(first, first + depth):
            self._sheet.row_dimensions[row].height = layout.size * (2.6 if depth > 1 else 4)
        self._row = first + depth - 1
        if layout.repeats:
            self._sheet.print_title_rows = f"{first}:{self._row}"

    def _wide(self, area: str, programs: Sequence[Program]) -> None:
        self._row += 1
        areas = list(dict.fromkeys(program.area for program in programs))
        for column in range(1, self._width + 1):
            self._put(self._row, column, "")
        number = "１２３４５"[areas.index(area)]
        self._put(self._row, 1, f"{number}\u3000{area}")
        self._sheet.merge_cells(
            start_row=self._row, end_row=self._row, start_column=1, end_column=self._width
        )

    def _program(self, program: Program) -> None:
        self._row += 1
        lines = max(self._lines(program, column) for column in self._layout.columns)
        self._sheet.row_dimensions[self._row].height = (lines + 0.4) * self._layout.size * 1.5
        for number, column in enumerate(self._layout.columns, start=1):
            self._put(self._row, number, cell_text(program, column, self._layout), column)

    def _lines(self, program: Program, column: str) -> int:
        """Return how many lines the text takes, give or take one."""
        dimension = self._sheet.column_dimensions[
            get_column_letter(self._layout.columns.index(column) + 1)
        ]
        room = (dimension.width - 1.5) * 10.5 / self._layout.size
        text = cell_text(program, column, self._layout)
        return sum(1 + int(text_width(line) // room) for line in text.split("\n"))

    def _merge_equal(self, column: str, first: int, texts: Sequence[str]) -> None:
        if column not in self._layout.columns:
            return
        place = self._layout.columns.index(column) + 1
        row = first
        for _, group in groupby(texts):
            size = len(list(group))
            if size > 1:
                for below in range(row + 1, row + size):
                    self._sheet.cell(below, place).value = None
                self._sheet.merge_cells(
                    start_row=row, end_row=row + size - 1, start_column=place, end_column=place
                )
            row += size

    def _put(self, row: int, number: int, text: str, column: str = "") -> None:
        cell = self._sheet.cell(row, number)
        cell.value = text or None
        cell.font = self._font
        cell.alignment = Alignment(
            wrap_text=True,
            vertical="center" if self._layout.middle or not column else "top",
            horizontal="center" if column in _MIDDLE_COLUMNS or not column else "left",
        )
        if column == "" and number == 1 and "\u3000" in text:
            cell.alignment = Alignment(horizontal="left")
        cell.border = self._border(number)

    def _border(self, number: int) -> Border:
        rules = self._layout.rules
        line = Side(_LINES.get(rules, "medium"))
        none = Side(None)
        left = none if rules == "horizontal" else line
        right = left
        if rules == "open sides":
            left = none if number == 1 else line
            right = none if number == self._width else line
        return Border(left=left, right=right, top=line, bottom=line)


def as_word(programs: Sequence[Program], layout: Layout) -> bytes:
    """Return the plan as a Word file."""
    body = "".join(_word_blocks(programs, layout))
    size = 'w:w="16838" w:h="11906" w:orient="landscape"'
    if not layout.landscape:
        size = 'w:w="11906" w:h="16838"'
    document = (
        f'<w:document xmlns:w="{_W}"><w:body>{body}<w:sectPr><w:pgSz {size}/>'
        '<w:pgMar w:top="1000" w:bottom="1000" w:left="900" w:right="900" w:header="500" '
        'w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**_PARTS, "word/document.xml": document}.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return out.getvalue()


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'
    ),
}
_PROSE = "ここでは、市民の暮らしを支える取組をまとめます。進みぐあいは、毎年度、公表します。"


def _word_blocks(programs: Sequence[Program], layout: Layout) -> Iterator[str]:
    if layout.title:
        yield _paragraph(layout.title, layout)
    if layout.areas != "captions" and layout.departments != "captions":
        yield _word_table(programs, programs, layout)
        return
    areas = list(dict.fromkeys(program.area for program in programs))
    for place, area in enumerate(areas):
        mine = [program for program in programs if program.area == area]
        if layout.areas == "captions":
            chapter = "第１章 第２章 第３章 第４章".split()[place]
            number = f"{chapter}\u3000" if layout.middle else f"{'１２３４'[place]}\u3000"
            yield _paragraph(f"{number}{area}", layout)
            yield _paragraph(_PROSE, layout)
        if layout.departments != "captions":
            yield _word_table(mine, programs, layout)
            continue
        for department in dict.fromkeys(program.department for program in mine):
            yield _paragraph(f"（{department}）", layout)
            listed = [program for program in mine if program.department == department]
            yield _word_table(listed, programs, layout)
            yield _paragraph("", layout)


def _word_table(listed: Sequence[Program], programs: Sequence[Program], layout: Layout) -> str:
    line = {"dashed": "dashed", "thick": "single"}.get(layout.rules, "single")
    thickness = 18 if layout.rules == "thick" else 4
    sides = {
        "horizontal": ("top", "bottom", "insideH"),
        "open sides": ("top", "bottom", "insideH", "insideV"),
    }.get(layout.rules, ("top", "left", "bottom", "right", "insideH", "insideV"))
    borders = "".join(f'<w:{side} w:val="{line}" w:sz="{thickness}"/>' for side in sides)
    total = 15000 if layout.landscape else 10000
    whole = sum(layout.widths[column] for column in layout.columns)
    widths = [round(total * layout.widths[column] / whole) for column in layout.columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_word_rows(listed, programs, layout, widths))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _word_rows(
    listed: Sequence[Program], programs: Sequence[Program], layout: Layout, widths: list[int]
) -> Iterator[str]:
    yield from _word_headings(layout, widths)
    areas = list(dict.fromkeys(program.area for program in programs))
    before: Program | None = None
    for program in listed:
        if layout.areas == "row" and (before is None or before.area != program.area):
            text = f"{'１２３４'[areas.index(program.area)]}\u3000{program.area}"
            yield _word_row([_word_cell(text, sum(widths), layout, span=len(widths))])
            before = None
        cells = []
        for column, width in zip(layout.columns, widths, strict=True):
            text, merge = cell_text(program, column, layout), ""
            is_merged = column == "area" or (
                column == "department" and layout.departments == "merged"
            )
            if is_merged:
                same = before is not None and getattr(before, column) == getattr(program, column)
                same = same and before is not None and before.area == program.area
                merge, text = ("continue", "") if same else ("restart", text)
            cells.append(_word_cell(text, width, layout, merge=merge))
        yield _word_row(cells)
        before = program


def _word_headings(layout: Layout, widths: list[int]) -> Iterator[str]:
    if not layout.two_rows:
        cells = [
            _word_cell(layout.headings[column], width, layout)
            for column, width in zip(layout.columns, widths, strict=True)
        ]
        yield _word_row(cells, heading=layout.repeats)
        return
    first, second = [], []
    for column, width in zip(layout.columns, widths, strict=True):
        if column == "department":
            both = width + widths[layout.columns.index("division")]
            first.append(_word_cell("所管", both, layout, span=2))
        elif column != "division":
            first.append(_word_cell(layout.headings[column], width, layout, merge="restart"))
        merge = "" if column in ("department", "division") else "continue"
        text = "" if merge else layout.headings[column]
        second.append(_word_cell(text, width, layout, merge=merge))
    yield _word_row(first, heading=layout.repeats)
    yield _word_row(second, heading=layout.repeats)


def _word_row(cells: Sequence[str], heading: bool = False) -> str:
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if heading else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _word_cell(text: str, width: int, layout: Layout, span: int = 1, merge: str = "") -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if span > 1:
        properties += f'<w:gridSpan w:val="{span}"/>'
    if merge:
        properties += f'<w:vMerge w:val="{merge}"/>'
    if layout.middle:
        properties += '<w:vAlign w:val="center"/>'
    lines = "".join(_paragraph(line, layout) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def _paragraph(text: str, layout: Layout) -> str:
    fonts = (
        f'<w:rFonts w:ascii="{layout.font}" w:hAnsi="{layout.font}" w:eastAsia="{layout.font}"/>'
    )
    size = f'<w:sz w:val="{round(layout.size * 2)}"/>'
    run = f'<w:r><w:rPr>{fonts}{size}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f'<w:p><w:pPr><w:spacing w:after="0"/></w:pPr>{run if text else ""}</w:p>'
