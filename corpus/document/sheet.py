"""Tables of programs written one below the other, on one set of columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import columns
from corpus.document.blocks import TextCell, TextTable
from corpus.document.captions import department_of
from corpus.document.heading import Heading
from corpus.grid import Merge, Place

# A merged row is the heading of an area only where it is wider than two columns.
_WIDE = 3


@dataclass(slots=True)
class Chosen:
    """A table of programs; its rows from ``body`` on are programs, ``areas`` and ``department``
    are what the captions above it say, ``title`` is the heading above it. An area has the page it
    stands on.
    """

    table: TextTable
    heading: Heading
    body: int
    areas: list[tuple[str, int | None]]
    department: str
    title: str = ""


class Sheet:
    """The rows of a grid, their merges and places; ``numbers`` are the programs' own, with places.

    Its columns are those of the table with most rows, then what the others have besides, the
    department that a caption names, and page and row.
    """

    def __init__(self, chosen: Sequence[Chosen], with_pages: bool) -> None:
        self.rows: list[list[str]] = []
        self.merges: list[Merge] = []
        self.places: list[Place] = []
        self.numbers: list[tuple[Place, str]] = []
        headed = [one for one in chosen if one.body]
        main = max(headed, key=lambda one: len(one.table.places) - one.body)
        self._columns: list[tuple[str, str]] = [
            (main.heading.fields.get(column, ""), main.heading.texts.get(column, ""))
            for column in range(main.table.columns)
        ]
        self._department = self._page = self._row = -1
        self._table_department = ""
        self._write_headings(main)
        maps = [self._mapped(one, main) for one in chosen]
        has_department = any(field.startswith(columns.DEPARTMENT) for field, _ in self._columns)
        if not has_department and any(one.department or _departments(one) for one in chosen):
            self._department = self._add_column(columns.DEPARTMENT, columns.DEPARTMENT)
        if with_pages:
            self._page = self._add_column(columns.SOURCE_PAGE, columns.SOURCE_PAGE)
            self._row = self._add_column(columns.SOURCE_ROW, columns.SOURCE_ROW)
        for one, mapped in zip(chosen, maps, strict=True):
            self._write_table(one, mapped)

    def _write_headings(self, main: Chosen) -> None:
        """Write the heading rows of the main table as they are."""
        self._heading = main.heading.first
        everywhere = list(range(main.table.columns))
        for row in main.table.rows()[: main.heading.last + 1]:
            self._write_row(row, everywhere, 0, main.table)
        self.places = list(main.table.places[: main.heading.last + 1])

    def _mapped(self, one: Chosen, main: Chosen) -> list[int]:
        """Return which of the sheet's columns the table's are, adding those that it lacks."""
        if one.heading.texts == main.heading.texts:
            return list(range(one.table.columns))
        mapped = []
        for column in range(one.table.columns):
            field, text = one.heading.fields.get(column, ""), one.heading.texts.get(column, "")
            known = (
                number
                for number, (other, heading) in enumerate(self._columns)
                if number not in mapped and ((field and field == other) or text == heading)
            )
            found = next(known, None)
            mapped.append(self._add_column(field, text) if found is None else found)
        return mapped

    def _add_column(self, field: str, text: str) -> int:
        self._columns.append((field, text))
        heading = self.rows[self._heading]
        heading += [""] * (len(self._columns) - len(heading))
        heading[-1] = text
        return len(self._columns) - 1

    def _write_table(self, one: Chosen, mapped: Sequence[int]) -> None:
        if columns.AREA not in {field for field, _ in self._columns}:
            for area, page in one.areas:
                self._write_caption(area, Place(page, 0, one.table.places[0].table))
        self._table_department = one.department
        first = len(self.rows) - one.body
        for number, row in enumerate(one.table.rows()):
            if number < one.body:
                continue
            place = one.table.places[number]
            texts = [cell for cell in row if cell.text]
            if self._department >= 0 and (found := _department_row(texts)):
                self._table_department = found
            line = self._write_row(row, mapped, first, one.table)
            self.places.append(place)
            self._complete(line, texts, mapped, one, place)

    def _write_caption(self, text: str, place: Place) -> None:
        self.rows.append([text])
        self.places.append(place)
        width = max(_WIDE, len(self._columns))
        self.merges.append(Merge(len(self.rows), 1, len(self.rows), width))

    def _write_row(
        self, row: Sequence[TextCell], mapped: Sequence[int], first: int, table: TextTable
    ) -> list[str]:
        """Write the cells that begin in a row; ``first`` is where row 0 of the table would be."""
        line = [""] * (max((mapped[cell.left] for cell in row), default=-1) + 1)
        for cell in row:
            line[mapped[cell.left]] = cell.text
            if cell.bottom > cell.top or cell.right > cell.left:
                ends = [mapped[column] for column in range(cell.left, cell.right + 1)]
                self.merges.append(
                    Merge(first + cell.top + 1, ends[0] + 1, first + cell.bottom + 1, max(ends) + 1)
                )
        while line and not line[-1]:
            line.pop()
        self.rows.append(line)
        return line

    def _complete(
        self,
        line: list[str],
        texts: Sequence[TextCell],
        mapped: Sequence[int],
        one: Chosen,
        place: Place,
    ) -> None:
        """Add department and place to the row of a program, and note its number."""
        name = next((c for c, f in one.heading.fields.items() if f == columns.NAME), -1)
        if len(texts) < 2 and not (texts and texts[0].left == texts[0].right == name):
            return
        for column, text in (
            (self._department, self._table_department),
            (self._page, str(place.page)),
            (self._row, str(place.row)),
        ):
            if column >= 0 and text:
                line += [""] * (column + 1 - len(line))
                line[column] = text
        for column, field in one.heading.fields.items():
            if field == columns.NUMBER and mapped[column] < len(line):
                self.numbers.append((place, line[mapped[column]]))


def _departments(one: Chosen) -> list[str]:
    """Return the departments that rows of the table are headings of."""
    rows = one.table.rows()[one.body :]
    found = (_department_row([cell for cell in row if cell.text]) for row in rows)
    return [department for department in found if department]


def _department_row(texts: Sequence[TextCell]) -> str | None:
    """Return the department that a row of one wide text names; None for another row."""
    if len(texts) != 1 or texts[0].right - texts[0].left + 1 < _WIDE:
        return None
    return department_of(texts[0].text)
