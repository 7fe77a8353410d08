"""Raw rows to programs, with a note of everything that was put right on the way."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import columns
from corpus.errors import Problem, shorten
from corpus.grid import MAX_TEXT
from corpus.importing import repair
from corpus.importing.markup import without_markup
from corpus.importing.repair import Repair
from corpus.importing.values import (
    addresses_of,
    is_new_mark,
    is_whole_mark,
    is_whole_number,
    number_of,
    sign_of,
)
from corpus.layout.raw_row import RawRow
from corpus.layout.row_kinds import is_department
from corpus.layout.units import departments_in, glued_units, spaced_units
from corpus.memory import SharedTexts
from corpus.reader import split_divisions, split_keywords
from corpus.record import Program
from corpus.text.cell_text import is_indented, join_divisions, without_indents
from corpus.text.formulas import unmarked
from corpus.text.marks import REPOST_MARK

# What stands around the number of a page or a row.
_OF_PLACE = re.compile(r"^p\.\s*|\s*(ページ|頁|行目|行)$")
_DIVISION_SEPARATOR = re.compile(r"[\n、,，/／;；]")
# Columns of ours that cannot hold every text.
_LOSSY = (columns.NUMBER, columns.NEW, columns.URL, *columns.OPTIONAL)
_OURS = frozenset((*columns.HEADINGS, *columns.OPTIONAL))


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
    ``copies`` names for a column of ours the one of one's own that has its texts as they were,
    where one of them says more than ours can hold. ``dropped`` are not taken over.
    """

    def __init__(
        self,
        file: str,
        is_table: bool = False,
        known: Collection[str] = (),
        *,
        copies: Mapping[str, str] | None = None,
        dropped: Collection[str] = (),
        wraps: bool = True,
    ) -> None:
        self.repairs: list[Repair] = []
        self.problems: list[Problem] = []
        self._file = file
        self._is_table = is_table
        self._known = known
        self._wraps = wraps
        self._edges: dict[str, float | None] = {}
        self._departments: set[str] = set()
        self._copies = copies or {}
        self._not_taken = {*_OURS, *dropped}
        self._lossy: set[str] = set()
        self._signs: set[str] = set()
        self._shared = SharedTexts()

    def drafts(self, rows: Sequence[RawRow]) -> list[Draft]:
        """Return the drafts in the order of the rows, which have no texts any more."""
        for row in rows:
            self._bound(row)
        for column in (columns.SUMMARY, columns.TARGETS):
            self._edges[column] = repair.edge_of([row.texts.get(column, "") for row in rows])
        units = (row.texts.get(columns.DIVISION, "") for row in rows)
        self._departments = departments_in(
            one for text in units for one in _DIVISION_SEPARATOR.split(text)
        )
        self._departments |= {row.texts.get(columns.DEPARTMENT, "").strip() for row in rows}
        drafts, originals = [], []
        for row in rows:
            drafts.append(self._draft(row))
            originals.append({f: row.texts[f] for f in _LOSSY if row.texts.get(f)})
            # The program has them now; both, of 100,000 rows, would be too much.
            row.texts.clear()
        if kept := self.copied:
            return [_with_copies(*pair, kept) for pair in zip(drafts, originals, strict=True)]
        return drafts

    def _bound(self, row: RawRow) -> None:
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

    @property
    def copied(self) -> dict[str, str]:
        """The columns of ours whose texts are kept as they were, and under which headings."""
        return {field: self._copies[field] for field in sorted(self._lossy & {*self._copies})}

    def _draft(self, row: RawRow) -> Draft:
        for column, sign in row.dittos.items():
            above = row.texts[column]
            self.repairs.append(
                Repair(row.number, column, row.cells[column], sign, above, repair.DITTO)
            )
        name, is_repost = self._name(row)
        repost_of, is_marked = self._repost_of(row)
        department, divisions = self._units(row)
        program = Program(
            id=self._id(row, columns.ID),
            area=self._label(row, columns.AREA),
            number=self._number(row),
            name=name,
            summary=self._prose(row, columns.SUMMARY),
            targets=self._prose(row, columns.TARGETS),
            department=department,
            divisions=divisions,
            is_new=self._is_new(row),
            repost_of=repost_of,
            keywords=split_keywords(self._text(row, columns.KEYWORDS)),
            url=self._url(row),
            source_page=self._place(row, columns.SOURCE_PAGE),
            source_row=self._place(row, columns.SOURCE_ROW),
            extra=self._own(row),
        )
        return Draft(row, program, is_repost or is_marked)

    def _own(self, row: RawRow) -> tuple[tuple[str, str], ...]:
        """Return heading and text of the columns of one's own."""
        texts = ((key, self._text(row, key)) for key in row.texts if key not in self._not_taken)
        return tuple((key, self._shared(text)) for key, text in texts if text)

    def _text(self, row: RawRow, column: str) -> str:
        """Return the text without its spaces at the ends and characters nobody means."""
        text = row.texts.get(column, "").strip()
        if self._is_table:
            text = self._repaired(row, column, text, unmarked, repair.MARK)
        text = self._repaired(row, column, text, without_markup, repair.MARKUP)
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
        text = self._shared(self._text(row, column))
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
        text = self._repaired(
            row, column, text, lambda text: repair.rejoined(text, edge), repair.LINES
        )
        return without_indents(text) if is_indented(row.texts.get(column, "")) else text

    def _id(self, row: RawRow, column: str) -> str:
        text = self._text(row, column)
        text = self._repaired(row, column, text, repair.plain_id, repair.WIDTH)
        return self._repaired(row, column, text, repair.dateless, repair.DATE)

    def _number(self, row: RawRow) -> int | None:
        text = self._text(row, columns.NUMBER)
        text = self._repaired(row, columns.NUMBER, text, repair.uncircled, repair.CIRCLED)
        number = number_of(text) if text else None
        if not is_whole_number(text):
            self._lossy.add(columns.NUMBER)
        if text and number is None:
            self._unusable(row, columns.NUMBER, text, "数字ではないので、整理番号には使いません。")
        return number

    def _url(self, row: RawRow) -> str:
        """Return the first web address of the cell."""
        text = self._text(row, columns.URL)
        found = addresses_of(text)
        if text and [text] != found:
            self._lossy.add(columns.URL)
            reason = "アドレスがいくつかあります。はじめのものを使います。"
            if not found:
                reason = "http:// か https:// で始まるアドレスがないので、URLには使いません。"
            self._unusable(row, columns.URL, text, reason)
        return found[0] if found else ""

    def _units(self, row: RawRow) -> tuple[str, tuple[str, ...]]:
        """Return department and divisions; 「建設部　公園課」 is one of each."""
        department, divisions = self._label(row, columns.DEPARTMENT), self._divisions(row)
        first = self._known_or_spaced(divisions[0])[0] if divisions else ""
        own = department or (first if is_department(first) else "")
        units = [unit for one in divisions for unit in self._units_under(own, one)]
        if len(units) == len(divisions) or not self._is_table:
            return department, divisions
        before = "\n".join(divisions)
        if own and units[0] == own:
            department, units = own, [unit for unit in units if unit != own]
        cell = row.cells.get(columns.DIVISION, "")
        after = "\n".join(filter(None, [department, *units]))
        self.repairs.append(Repair(row.number, columns.DIVISION, cell, before, after, repair.UNITS))
        return department, tuple(dict.fromkeys(units))

    def _place(self, row: RawRow, column: str) -> int | None:
        """Return page or row of the source; None, and a warning, for another text."""
        written = self._text(row, column)
        text = _OF_PLACE.sub("", repair.plain_id(written))
        if not text:
            return None
        if text.isdecimal() and len(text) <= 6:
            return int(text)
        self._lossy.add(column)
        self._unusable(row, column, written, f"{column}の番号が読めません。")
        return None

    def _divisions(self, row: RawRow) -> tuple[str, ...]:
        text = self._shared(self._text(row, columns.DIVISION))
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

    def _units_under(self, department: str, division: str) -> list[str]:
        """Return the units of a division; of another department's it is one, with its name."""
        units = self._known_or_spaced(division)
        is_elsewhere = is_department(units[0]) and units[0] != department
        return [division] if is_elsewhere else units

    def _known_or_spaced(self, division: str) -> list[str]:
        if division in self._known:
            return [division]
        units = spaced_units(division) or glued_units(division, self._departments)
        return units or [division]

    def _is_new(self, row: RawRow) -> bool:
        text = self._text(row, columns.NEW)
        if not is_whole_mark(text):
            self._lossy.add(columns.NEW)
        is_new = is_new_mark(text)
        if is_new is None:
            self._unusable(row, columns.NEW, text, "新規の印ではないので、新規とはみません。")
        elif (sign := sign_of(text)) and sign not in self._signs:
            self._signs.add(sign)
            if len(self._signs) > 1:
                self._lossy.add(columns.NEW)
                self._unusable(row, columns.NEW, text, "上の行と違う印です。新規とみます。")
        return bool(is_new)

    def _repost_of(self, row: RawRow) -> tuple[str | None, bool]:
        """Return the original's id where the cell has one, and whether it has a mark instead."""
        text = self._text(row, columns.REPOST_OF)
        if text in columns.NEW_MARKS or text in ("再掲", "（再掲）", "(再掲)", "●"):
            return None, True
        return (self._id(row, columns.REPOST_OF) or None) if text else None, False

    def _unusable(self, row: RawRow, column: str, value: str, reason: str) -> None:
        """Warn of a text that our column cannot hold, and say where it is kept."""
        kept = self._copies.get(column)
        remedy = f"もとの文は「{kept}」の列に残します。" if kept else "もとの表を確かめてください。"
        cell = row.cells.get(column, "")
        self.problems.append(
            Problem(self._file, row.number, column, value, reason, remedy, "warning", cell)
        )


def _with_copies(draft: Draft, originals: Mapping[str, str], kept: Mapping[str, str]) -> Draft:
    texts = ((own, originals.get(field, "").strip()) for field, own in kept.items())
    extra = (*draft.program.extra, *((own, text) for own, text in texts if text))
    return replace(draft, program=replace(draft.program, extra=extra))
