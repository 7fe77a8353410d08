"""Raw rows to programs, with a note of everything that was put right on the way."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from corpus import columns
from corpus.errors import Problem
from corpus.importing import repair
from corpus.importing.raw_rows import RawRow
from corpus.importing.repair import Repair
from corpus.reader import split_divisions, split_keywords
from corpus.record import Program
from corpus.text.cell_text import join_divisions
from corpus.text.marks import REPOST_MARK

_NEW_MARKS = columns.NEW_MARKS | {"新", "●", "◎", "✓", "✔", "レ", "1", "true", "new", "有", "はい"}
_NOT_NEW_MARKS = frozenset(
    {"継続", "既存", "拡充", "再掲", "-", "ー", "―", "×", "0", "false", "無", "なし", "いいえ"}
)
_DIVISION_SEPARATOR = re.compile(r"[\n、,，/／;；]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A program as its row has it: without an id perhaps, a repost known by its mark alone."""

    row: RawRow
    program: Program
    is_repost: bool


class Converter:
    """Makes drafts of the rows of one file; collects ``repairs`` and ``problems``.

    ``is_table`` tells whether a spreadsheet program may have had the file in hand: no other breaks
    lines to fit a cell; without ``wraps`` long texts have no such breaks. ``known`` are the cells,
    and the divisions, of the present programs: what the collection has in this form stays in it.
    """

    def __init__(
        self,
        file: str,
        is_table: bool = False,
        known: Collection[str] = (),
        *,
        wraps: bool = True,
    ) -> None:
        self.repairs: list[Repair] = []
        self.problems: list[Problem] = []
        self._file = file
        self._is_table = is_table
        self._known = known
        self._wraps = wraps
        self._edges: dict[str, float | None] = {}

    def drafts(self, rows: Sequence[RawRow]) -> list[Draft]:
        """Return the drafts in the order of the rows."""
        for column in (columns.SUMMARY, columns.TARGETS):
            self._edges[column] = repair.edge_of([row.texts.get(column, "") for row in rows])
        return [self._draft(row) for row in rows]

    def _draft(self, row: RawRow) -> Draft:
        name, is_repost = self._name(row)
        repost_of, is_marked = self._repost_of(row)
        program = Program(
            id=self._id(row, columns.ID),
            area=self._label(row, columns.AREA),
            number=self._number(row),
            name=name,
            summary=self._prose(row, columns.SUMMARY),
            targets=self._prose(row, columns.TARGETS),
            department=self._label(row, columns.DEPARTMENT),
            divisions=self._divisions(row),
            is_new=self._is_new(row),
            repost_of=repost_of,
            keywords=split_keywords(self._text(row, columns.KEYWORDS)),
            url=self._text(row, columns.URL),
            source_page=self._page(row),
        )
        return Draft(row, program, is_repost or is_marked)

    def _text(self, row: RawRow, column: str) -> str:
        """Return the text without its spaces at the ends and characters nobody means."""
        text = row.texts.get(column, "").strip()
        if self._is_table:
            text = self._repaired(row, column, text, repair.unmarked, repair.MARK)
        return self._repaired(row, column, text, repair.clean, repair.CHARACTERS).strip()

    def _repaired(
        self, row: RawRow, column: str, text: str, change: Callable[[str], str], kind: str
    ) -> str:
        """Return the changed text, and note the change where there is one."""
        changed = change(text)
        if changed != text:
            cell = row.cells.get(column, "")
            self.repairs.append(Repair(row.number, column, cell, text, changed, kind))
        return changed

    def _label(self, row: RawRow, column: str) -> str:
        text = self._text(row, column)
        if text in self._known:
            return text
        text = self._repaired(row, column, text, repair.one_line, repair.LINES)
        return self._repaired(row, column, text, repair.unspaced, repair.SPACING)

    def _name(self, row: RawRow) -> tuple[str, bool]:
        """Return the name as it is written, and whether it says that it is a repost."""
        name = self._label(row, columns.NAME)
        return name, REPOST_MARK.search(name) is not None

    def _prose(self, row: RawRow, column: str) -> str:
        text = self._text(row, column)
        if not (self._is_table and self._wraps) or text in self._known:
            return text
        edge = self._edges[column]
        return self._repaired(
            row, column, text, lambda text: repair.rejoined(text, edge), repair.LINES
        )

    def _id(self, row: RawRow, column: str) -> str:
        text = self._text(row, column)
        text = self._repaired(row, column, text, repair.plain_id, repair.WIDTH)
        return self._repaired(row, column, text, repair.dateless, repair.DATE)

    def _number(self, row: RawRow) -> int | None:
        """Return the number in digits of any width; None, and a problem, for another text."""
        text = repair.plain_id(self._text(row, columns.NUMBER)).removesuffix(".")
        if not text:
            return None
        if text.isdecimal() and len(text) <= 9:
            return int(text)
        reason, remedy = "整理番号が数字ではありません。", "数字だけを書くか、空にしてください。"
        self._problem(row, columns.NUMBER, text, reason, remedy)
        return None

    def _page(self, row: RawRow) -> int | None:
        """Return the page of the source; None, and a warning, for another text."""
        text = repair.plain_id(self._text(row, columns.SOURCE_PAGE)).removeprefix("p.")
        text = text.removesuffix("ページ").removesuffix("頁").strip()
        if not text:
            return None
        if text.isdecimal() and len(text) <= 6:
            return int(text)
        reason, remedy = "ページの番号が読めません。", "数字だけを書くか、空にしてください。"
        cell = row.cells.get(columns.SOURCE_PAGE, "")
        self.problems.append(
            Problem(
                self._file, row.number, columns.SOURCE_PAGE, text, reason, remedy, "warning", cell
            )
        )
        return None

    def _divisions(self, row: RawRow) -> tuple[str, ...]:
        text = self._text(row, columns.DIVISION)
        if text in self._known:
            return split_divisions(text)
        lines = [line.strip() for line in _DIVISION_SEPARATOR.split(text) if line.strip()]
        if not self._is_table:
            return tuple(lines)
        divisions = join_divisions([repair.unspaced(line) for line in lines], self._known)
        if len(divisions) < len(lines):
            cell = row.cells.get(columns.DIVISION, "")
            after = "\n".join(divisions)
            self.repairs.append(
                Repair(row.number, columns.DIVISION, cell, text, after, repair.LINES)
            )
        return divisions

    def _is_new(self, row: RawRow) -> bool:
        text = self._text(row, columns.NEW)
        mark = repair.plain_id(text).casefold()
        if text in _NEW_MARKS or mark in _NEW_MARKS:
            return True
        if text and text not in _NOT_NEW_MARKS and mark not in _NOT_NEW_MARKS:
            reason = "新規の印として読めません。"
            remedy = "新規なら〇を書き、そうでなければ空にしてください。"
            self._problem(row, columns.NEW, text, reason, remedy)
        return False

    def _repost_of(self, row: RawRow) -> tuple[str | None, bool]:
        """Return the original's id where the cell has one, and whether it has a mark instead."""
        text = self._text(row, columns.REPOST_OF)
        if text in columns.NEW_MARKS or text in ("再掲", "（再掲）", "(再掲)", "●"):
            return None, True
        return (self._id(row, columns.REPOST_OF) or None) if text else None, False

    def _problem(self, row: RawRow, column: str, value: str, reason: str, remedy: str) -> None:
        cell = row.cells.get(column, "")
        self.problems.append(
            Problem(self._file, row.number, column, value, reason, remedy, cell=cell)
        )
