"""A sheet that is the form of one program, or of a few: labels, each with its text at the right.

事務事業名 | 公園管理 | 担当課 | 公園課, and below 事業の目的 | 公園を保つ。 An evaluation is a
workbook of them. Labels below one another in a single column are a table on its side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus import columns
from corpus.errors import Problem
from corpus.grid import Grid, Place
from corpus.layout.expected_headings import Said
from corpus.layout.known_headings import meanings_of
from corpus.layout.row_kinds import is_figures, is_value

# So much of a program is known by its labels, the name among them.
_LEAST_KNOWN = 3
# So many of the rows below the name's begin with a label that is known; those of a list begin with
# whatever its first column has.
_LEAST_BEGUN = 0.3
# A form has hardly more rows than fit on two pages; a list is not looked through.
_MOST_ROWS = 300
_LONGEST_LABEL = 40
_UNREAD = "様式の見出しの分からない文です。取り込みません。"
_REMEDY = "取り込むなら、見出しとその右のセルの形にしてください。"


@dataclass(slots=True)
class _Form:
    """The texts of a program by their labels, and the row in which it begins."""

    row: int
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Cell:
    position: int
    text: str


def table_of_forms(grid: Grid, said: Said, known: int) -> Grid | None:
    """Return the forms as a table, one program a row below their labels; None where the sheet is no
    form, or its best row of headings tells as much of a program: ``known`` columns. What stands in
    it without a label is a warning of the table.
    """
    if grid.places or len(grid.rows) > _MOST_ROWS:
        return None
    reader = _Reader(grid, said)
    reader.read()
    if reader.known <= known:
        return None
    labels = list(dict.fromkeys(label for form in reader.forms for label in form.texts))
    rows = [labels, *([form.texts.get(label, "") for label in labels] for form in reader.forms)]
    places = [Place(None, form.row) for form in (reader.forms[0], *reader.forms)]
    return Grid(
        grid.file,
        rows,
        encoding=grid.encoding,
        sheet=grid.sheet,
        problems=(*grid.problems, *reader.unread),
        places=tuple(places),
        notes=(*grid.notes, "見出しとその右の文を、一件の施策とみました。"),
    )


class _Reader:
    """Reads label and text, label and text, row by row."""

    def __init__(self, grid: Grid, said: Said) -> None:
        self.forms: list[_Form] = []
        self.unread: list[Problem] = []
        self._grid = grid
        self._said = said
        self._rows = [_cells(row) for row in grid.rows]
        self._fields: dict[str, int] = {}
        self._is_wide = self._says_again = False
        self._waiting = ""
        # The rows of a table within the form, and where its cells are.
        self._tabled: set[int] = set()
        self._table: set[int] = set()

    def read(self) -> None:
        """Take every row apart."""
        for number, cells in enumerate(self._rows, start=1):
            if cells:
                self._take(number, cells)

    @property
    def known(self) -> int:
        """How much of a program its labels tell; 0 where it is no form.

        Each label that is known stands in it once for a program, two pairs side by side somewhere,
        and further ones below the name.
        """
        first = self._fields.get(columns.NAME)
        if first is None or not self._is_wide or self._says_again:
            return 0
        below = [
            cells
            for number, cells in enumerate(self._rows[first:], start=first + 1)
            if len(cells) > 1 and number not in self._tabled
        ]
        begun = sum(bool(self._fields_of(cells[0].text)) for cells in below)
        is_form = begun and begun >= _LEAST_BEGUN * len(below)
        return len(self._fields) if is_form and len(self._fields) >= _LEAST_KNOWN else 0

    def _take(self, number: int, cells: Sequence[_Cell]) -> None:
        waiting, self._waiting = self._waiting, ""
        pairs = list(self._pairs(number, cells))
        read = {id(cell) for pair in pairs for cell in pair}
        for label, text in pairs:
            self._add(number, label.text, text.text)
        self._is_wide |= sum(bool(self._fields_of(label.text)) for label, _ in pairs) > 0 and (
            len(pairs) > 1
        )
        if waiting and len(cells) == 1 and not read:
            self._add(number, waiting, cells[0].text)
        elif len(cells) == 1 and self._fields_of(cells[0].text):
            self._waiting = cells[0].text
        else:
            self._leave(number, [cell for cell in cells if id(cell) not in read])

    def _pairs(self, number: int, cells: Sequence[_Cell]) -> Iterator[tuple[_Cell, _Cell]]:
        """Yield the pairs of a row: where one label of an even row is known, every other cell is
        one; else a known one and what stands behind it.
        """
        known = [bool(self._fields_of(cell.text)) for cell in cells]
        places = {cell.position for cell in cells}
        if self._is_heading(number, cells, known):
            self._table = places
        elif (
            known[0]
            or not places <= self._table
            or not (len(cells) > 2 or any(is_figures(cell.text) for cell in cells[1:]))
        ):
            self._table = set()
        if self._table:
            self._tabled.add(number)
            return
        is_even = len(cells) % 2 == 0 and any(known[::2]) and not any(known[1::2])
        is_even = is_even or (len(cells) % 2 == 0 and bool(self.forms) and not any(known))
        place = 0
        while place + 1 < len(cells):
            is_pair = is_even or (known[place] and not known[place + 1])
            if is_pair and _may_be_label(cells[place].text):
                yield cells[place], cells[place + 1]
            place += 2 if is_pair else 1

    def _is_heading(self, number: int, cells: Sequence[_Cell], known: Sequence[bool]) -> bool:
        """Tell whether the row heads a table within the form: the row below has as many cells,
        figures where a form's labels would be.
        """
        if len(cells) > 2 and all(known):
            return True
        below = self._rows[number] if number < len(self._rows) else []
        places = [cell.position for cell in below]
        return (
            len(cells) > 2
            and places == [cell.position for cell in cells]
            and any(is_figures(cell.text) for cell in below[::2])
        )

    def _fields_of(self, text: str) -> str | None:
        if text in self._said:
            return self._said.field(text)
        if len(text) > _LONGEST_LABEL:
            return None
        return next((meaning.field for meaning in meanings_of(text)), None)

    def _add(self, number: int, label: str, text: str) -> None:
        """Add a text to the program at hand; where its name is said again, the next one begins."""
        found = self._fields_of(label)
        is_next = self.forms and found == columns.NAME and label in self.forms[-1].texts
        if not self.forms or is_next:
            self.forms.append(_Form(number))
        texts = self.forms[-1].texts
        self._says_again |= found is not None and label in texts
        texts[label] = f"{texts[label]}\n{text}" if label in texts else text
        if found is not None:
            self._fields.setdefault(found, number)

    def _leave(self, number: int, cells: Sequence[_Cell]) -> None:
        if not cells:
            return
        texts = "／".join(cell.text for cell in cells)
        name = self._grid.name(number, cells[0].position)
        problem = Problem(self._grid.file, number, None, texts, _UNREAD, _REMEDY, "warning", name)
        self.unread.append(problem)


def _may_be_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and not is_value(text)


def _cells(row: Sequence[str]) -> list[_Cell]:
    return [_Cell(n, text.strip()) for n, text in enumerate(row, start=1) if text.strip()]
