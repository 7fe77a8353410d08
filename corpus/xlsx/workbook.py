"""An XLSX workbook: its sheets, and what their cells refer to.

Read here rather than by a library: openpyxl is 3 MB on disk, takes twice the time and half as much
memory again for 20,000 programs, makes an object of every cell of a sheet's whole extent, and
raises whatever it likes on a damaged file. The tests read what it and XlsxWriter write.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from corpus.errors import CorpusError, Problem
from corpus.grid import Grid
from corpus.xlsx.number_format import built_in_format
from corpus.xlsx.package import Package, attribute, local_name
from corpus.xlsx.sheet import SheetReader, Styles, text_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the workbook: its name, its part, and whether the workbook hides it."""

    name: str
    part: str
    hidden: bool


class Workbook:
    """An opened workbook. Raises what ``damage_named`` turns into a problem."""

    def __init__(self, content: bytes, file: str) -> None:
        self.file = file
        self._package = Package(content)
        self._part = self._package.related("", "officeDocument") or "xl/workbook.xml"
        if not self._package.has(self._part):
            raise CorpusError([_no_workbook(file)])
        root = self._package.xml(self._part)
        self.sheets = tuple(self._sheets(root))
        self._from_1904 = any(attribute(e, "date1904") in ("1", "true") for e in root)
        self._strings = self._shared_strings()
        self._styles = self._read_styles()

    def grid(self, sheet: Sheet) -> Grid:
        """Return the cells of a sheet; values that Excel could not compute are problems."""
        reader = SheetReader(self.file, self._strings, self._styles, self._from_1904)
        reader.read(self._package, sheet.part)
        return Grid(
            self.file,
            reader.rows,
            sheet=sheet.name,
            merges=tuple(reader.merges),
            problems=tuple(reader.found()),
        )

    def _sheets(self, root: Element) -> Iterator[Sheet]:
        relations = self._package.relations(self._part)
        for element in root.iter():
            if local_name(element) == "sheet":
                kind, part = relations.get(attribute(element, "id"), ("", ""))
                if kind == "worksheet":
                    hidden = element.get("state", "visible") != "visible"
                    yield Sheet(element.get("name", ""), part, hidden)

    def _shared_strings(self) -> tuple[str, ...]:
        part = self._package.related(self._part, "sharedStrings")
        if part is None:
            return ()
        return tuple(text_of(item) for item in self._package.xml(part))

    def _read_styles(self) -> Styles:
        part = self._package.related(self._part, "styles")
        if part is None:
            return Styles((), ())
        tables = {local_name(element): element for element in self._package.xml(part)}
        own = {f.get("numFmtId"): f.get("formatCode", "") for f in tables.get("numFmts", ())}
        struck = [any(map(_strikes, font)) for font in tables.get("fonts", ())]
        styles = list(tables.get("cellXfs", ()))
        return Styles(
            tuple(
                own.get(s.get("numFmtId")) or built_in_format(int(s.get("numFmtId", "0")))
                for s in styles
            ),
            tuple(struck[int(s.get("fontId", "0"))] if struck else False for s in styles),
        )


def _strikes(property_: Element) -> bool:
    return local_name(property_) == "strike" and property_.get("val", "1") not in ("0", "false")


def _no_workbook(file: str) -> Problem:
    reason, remedy = (
        "Excelのブックではありません。",
        "Excelの「ブック（.xlsx）」で保存してください。",
    )
    return Problem(file, None, None, "", reason, remedy)
