"""Raw rows to programs, with a note of everything that was put right on the way."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import columns
from corpus.importing import repair
from corpus.importing.cell_reader import CellReader
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
from corpus.reader import split_divisions, split_keywords
from corpus.record import Program
from corpus.text.cell_text import join_divisions
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
        copies = copies or {}
        self._cells = CellReader(file, is_table, known, copies=copies, wraps=wraps)
        self.repairs, self.problems = self._cells.repairs, self._cells.problems
        self._is_table, self._known = is_table, known
        self._edges: dict[str, float | None] = {}
        self._departments: set[str] = set()
        self._copies = copies
        self._not_taken = {*_OURS, *dropped}
        self._lossy: set[str] = set()
        self._signs: set[str] = set()
        self._shared = self._cells.shared

    def drafts(self, rows: Sequence[RawRow]) -> list[Draft]:
        """Return the drafts in the order of the rows, which have no texts any more."""
        for row in rows:
            self._cells.bound(row)
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

    @property
    def copied(self) -> dict[str, str]:
        """The columns of ours whose texts are kept as they were, and under which headings."""
        return {field: self._copies[field] for field in sorted(self._lossy & {*self._copies})}

    def _draft(self, row: RawRow) -> Draft:
        for column, sign in row.dittos.items():
            self._cells.note(row, column, sign, row.texts[column], repair.DITTO)
        name, is_repost = self._name(row)
        repost_of, is_marked = self._repost_of(row)
        department, divisions = self._units(row)
        program = Program(
            id=self._cells.id(row, columns.ID),
            area=self._cells.label(row, columns.AREA),
            number=self._number(row),
            name=name,
            summary=self._prose(row, columns.SUMMARY),
            targets=self._prose(row, columns.TARGETS),
            department=department,
            divisions=divisions,
            is_new=self._is_new(row),
            repost_of=repost_of,
            keywords=split_keywords(self._cells.text(row, columns.KEYWORDS)),
            url=self._url(row),
            source_page=self._place(row, columns.SOURCE_PAGE),
            source_row=self._place(row, columns.SOURCE_ROW),
            extra=self._own(row),
        )
        return Draft(row, program, is_repost or is_marked)

    def _own(self, row: RawRow) -> tuple[tuple[str, str], ...]:
        """Return heading and text of the columns of one's own."""
        texts = (
            (key, self._cells.text(row, key)) for key in row.texts if key not in self._not_taken
        )
        return tuple((key, self._shared(text)) for key, text in texts if text)

    def _name(self, row: RawRow) -> tuple[str, bool]:
        """Return the name as it is written, and whether it says that it is a repost."""
        name = self._cells.label(row, columns.NAME)
        return name, REPOST_MARK.search(name) is not None

    def _prose(self, row: RawRow, column: str) -> str:
        return self._cells.prose(row, column, self._edges[column])

    def _number(self, row: RawRow) -> int | None:
        text = self._cells.text(row, columns.NUMBER)
        text = self._cells.repaired(row, columns.NUMBER, text, repair.uncircled, repair.CIRCLED)
        number = number_of(text) if text else None
        if not is_whole_number(text):
            self._lossy.add(columns.NUMBER)
        if text and number is None:
            self._cells.unusable(
                row, columns.NUMBER, text, "数字ではないので、整理番号には使いません。"
            )
        return number

    def _url(self, row: RawRow) -> str:
        """Return the first web address of the cell."""
        text = self._cells.text(row, columns.URL)
        found = addresses_of(text)
        if text and [text] != found:
            self._lossy.add(columns.URL)
            reason = "アドレスがいくつかあります。はじめのものを使います。"
            if not found:
                reason = "http:// か https:// で始まるアドレスがないので、URLには使いません。"
            self._cells.unusable(row, columns.URL, text, reason)
        return found[0] if found else ""

    def _units(self, row: RawRow) -> tuple[str, tuple[str, ...]]:
        """Return department and divisions; 「建設部　公園課」 is one of each."""
        department, divisions = self._cells.label(row, columns.DEPARTMENT), self._divisions(row)
        first = self._known_or_spaced(divisions[0])[0] if divisions else ""
        own = department or (first if is_department(first) else "")
        units = [unit for one in divisions for unit in self._units_under(own, one)]
        if len(units) == len(divisions) or not self._is_table:
            return department, divisions
        before = "\n".join(divisions)
        if own and units[0] == own:
            department, units = own, [unit for unit in units if unit != own]
        after = "\n".join(filter(None, [department, *units]))
        self._cells.note(row, columns.DIVISION, before, after, repair.UNITS)
        return department, tuple(dict.fromkeys(units))

    def _place(self, row: RawRow, column: str) -> int | None:
        """Return page or row of the source; None, and a warning, for another text."""
        written = self._cells.text(row, column)
        text = _OF_PLACE.sub("", repair.plain_id(written))
        if not text:
            return None
        if text.isdecimal() and len(text) <= 6:
            return int(text)
        self._lossy.add(column)
        self._cells.unusable(row, column, written, f"{column}の番号が読めません。")
        return None

    def _divisions(self, row: RawRow) -> tuple[str, ...]:
        text = self._shared(self._cells.text(row, columns.DIVISION))
        if text in self._known:
            return split_divisions(text)
        lines = [line.strip() for line in _DIVISION_SEPARATOR.split(text) if line.strip()]
        if not self._is_table:
            return tuple(lines)
        divisions = join_divisions([repair.unspaced(line) for line in lines], self._known)
        if len(divisions) < len(lines):
            self._cells.note(row, columns.DIVISION, text, "\n".join(divisions), repair.LINES)
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
        text = self._cells.text(row, columns.NEW)
        if not is_whole_mark(text):
            self._lossy.add(columns.NEW)
        is_new = is_new_mark(text)
        if is_new is None:
            self._cells.unusable(row, columns.NEW, text, "新規の印ではないので、新規とはみません。")
        elif (sign := sign_of(text)) and sign not in self._signs:
            self._signs.add(sign)
            if len(self._signs) > 1:
                self._lossy.add(columns.NEW)
                self._cells.unusable(row, columns.NEW, text, "上の行と違う印です。新規とみます。")
        return bool(is_new)

    def _repost_of(self, row: RawRow) -> tuple[str | None, bool]:
        """Return the original's id where the cell has one, and whether it has a mark instead."""
        text = self._cells.text(row, columns.REPOST_OF)
        if text in columns.NEW_MARKS or text in ("再掲", "（再掲）", "(再掲)", "●"):
            return None, True
        return (self._cells.id(row, columns.REPOST_OF) or None) if text else None, False


def _with_copies(draft: Draft, originals: Mapping[str, str], kept: Mapping[str, str]) -> Draft:
    texts = ((own, originals.get(field, "").strip()) for field, own in kept.items())
    extra = (*draft.program.extra, *((own, text) for own, text in texts if text))
    return replace(draft, program=replace(draft.program, extra=extra))
