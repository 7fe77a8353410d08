"""The text of a cell without what nobody meant, with a note of everything that was put right."""

from collections.abc import Callable, Collection, Mapping

from corpus.errors import Problem, shorten
from corpus.grid import MAX_TEXT
from corpus.importing import repair
from corpus.importing.markup import without_markup
from corpus.importing.repair import Repair
from corpus.layout.raw_row import RawRow
from corpus.memory import SharedTexts
from corpus.text.cell_text import is_indented, without_indents
from corpus.text.formulas import unmarked


class CellReader:
    """Reads the cells of the rows of one file; collects ``repairs`` and ``problems``.

    See ``Converter`` for what it is told about the file. ``shared`` are texts that come again.
    """

    def __init__(
        self,
        file: str,
        is_table: bool,
        known: Collection[str],
        *,
        copies: Mapping[str, str],
        wraps: bool,
    ) -> None:
        self.repairs: list[Repair] = []
        self.problems: list[Problem] = []
        self.shared = SharedTexts()
        self._file = file
        self._is_table = is_table
        self._known = known
        self._wraps = wraps
        self._copies = copies

    def bound(self, row: RawRow) -> None:
        """Cut what is longer than a cell of ours can be, with a problem: nothing is written then.

        Who reads it would take hours over it.
        """
        for column, text in row.texts.items():
            if len(text) > MAX_TEXT:
                row.texts[column] = shorten(text)
                reason = f"セルが長すぎます（{MAX_TEXT // 10_000}万字まで）。"
                remedy = "引用符の閉じ忘れかもしれません。短くしてください。"
                cell = row.cells.get(column, "")
                self.problems.append(
                    Problem(self._file, row.number, column, text, reason, remedy, cell=cell)
                )

    def text(self, row: RawRow, column: str) -> str:
        """Return the text without its spaces at the ends and characters nobody means."""
        text = row.texts.get(column, "").strip()
        if self._is_table:
            text = self.repaired(row, column, text, unmarked, repair.MARK)
        text = self.repaired(row, column, text, without_markup, repair.MARKUP)
        return self.repaired(row, column, text, repair.clean, repair.CHARACTERS).strip()

    def repaired(
        self, row: RawRow, column: str, text: str, change: Callable[[str], str], kind: str
    ) -> str:
        """Return the changed text, and note the change where there is one."""
        changed = change(text)
        if changed != text:
            self.note(row, column, text, changed, kind)
        return changed

    def label(self, row: RawRow, column: str) -> str:
        """Return a name, in one line and without spaces between its letters."""
        text = self.shared(self.text(row, column))
        if text in self._known:
            return text
        text = self.repaired(row, column, text, repair.one_line, repair.LINES)
        return self.repaired(row, column, text, repair.unspaced, repair.SPACING)

    def prose(self, row: RawRow, column: str, edge: float | None) -> str:
        """Return a text of sentences, without the breaks that fit it to a cell, whose ``edge`` is
        where lines of the column end.
        """
        text = self.text(row, column)
        if not (self._is_table and self._wraps) or text in self._known:
            return text
        text = self.repaired(
            row, column, text, lambda text: repair.rejoined(text, edge), repair.LINES
        )
        return without_indents(text) if is_indented(row.texts.get(column, "")) else text

    def id(self, row: RawRow, column: str) -> str:
        """Return an id in half width, no date that a spreadsheet made of it."""
        text = self.text(row, column)
        text = self.repaired(row, column, text, repair.plain_id, repair.WIDTH)
        return self.repaired(row, column, text, repair.dateless, repair.DATE)

    def note(self, row: RawRow, column: str, before: str, after: str, kind: str) -> None:
        """Note that a text was put right."""
        cell = row.cells.get(column, "")
        self.repairs.append(Repair(row.number, column, cell, before, after, kind))

    def unusable(self, row: RawRow, column: str, value: str, reason: str) -> None:
        """Warn of a text that our column cannot hold, and say where it is kept."""
        kept = self._copies.get(column)
        remedy = f"もとの文は「{kept}」の列に残します。" if kept else "もとの表を確かめてください。"
        cell = row.cells.get(column, "")
        self.problems.append(
            Problem(self._file, row.number, column, value, reason, remedy, "warning", cell)
        )
