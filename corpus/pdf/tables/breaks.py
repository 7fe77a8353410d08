"""Where a page ends within a table: the rest of a row, and cells that go on, back to one.

A row that lacks what every other row has is the rest of the row above. A cell that goes on from
the page before is empty, or has the text that the cell at that page's foot lacks.
"""

from collections.abc import Iterator, Sequence

from corpus import columns
from corpus.document.blocks import Remark
from corpus.document.heading import Meanings
from corpus.pdf.tables.parts import Parts, Span, fields_of

# A column is always filled where so many of its rows have a text.
_ALWAYS = 0.9
# A list is numbered where so many rows have a number.
_NUMBERED = 0.5
# Columns whose cells stand for several programs.
_GROUPS = (columns.AREA, columns.DEPARTMENT)
_SENTENCE_END = ("。", "．")
# A heading of an area spans more columns than this.
_WIDE = 2


class Mender:
    """Joins what page breaks parted; ``notes`` say in Japanese what was done, ``doubts`` where it
    could not be told.
    """

    def __init__(self, parts: Parts, meanings: Meanings) -> None:
        self.notes: list[str] = []
        self.doubts: list[Remark] = []
        self._parts = parts
        self._at = {
            (row, column): span
            for span in parts.spans
            for row in range(span.top, span.bottom + 1)
            for column in range(span.left, span.right + 1)
        }
        self._columns = range(len(parts.xs) - 1)
        self._fields = {field: column for column, field in fields_of(parts, meanings).items()}
        body = [
            row
            for row in range(parts.headings, len(parts.places))
            if row not in parts.starts and not self._is_heading(row)
        ]
        self._shared = {c for c in self._columns if any(self._merged(body, c))}
        self._filled = {c for c in self._columns if self._share(body, c) >= _ALWAYS}
        number = self._fields.get(columns.NUMBER)
        numbers = [self._text(row, number).isdecimal() for row in body]
        self._number = number if sum(numbers) > _NUMBERED * len(numbers) else None

    def mend(self) -> None:
        """Join the rows and cells of all pages."""
        removed: set[int] = set()
        for start in self._parts.starts:
            above = next((r for r in range(start - 1, -1, -1) if r not in removed), -1)
            if above < self._parts.headings or start >= len(self._parts.places):
                continue
            if self._is_rest(above, start):
                self._join(above, start)
                removed.add(start)
            else:
                self._doubt(above, start)
                self._carry(above, start)
        self._drop(removed)

    def _doubt(self, above: int, row: int) -> None:
        """Note a row that may go on: in a list without numbers its text ends within a sentence."""
        if self._number is not None or self._is_heading(above) or self._is_heading(row):
            return
        for column in self._columns:
            texts = [self._text(r, column) for r in range(self._parts.headings, above)]
            ended = sum(text.endswith(_SENTENCE_END) for text in texts)
            text = self._text(above, column)
            if text and ended > _ALWAYS * len(texts) and not text.endswith(_SENTENCE_END):
                reason = "文の途中でページが変わっています。次の行は別の施策として読みました。"
                remedy = "続きなら、取り込んだあとで一つにまとめてください。"
                place = str(self._parts.places[above])
                self.doubts.append(Remark(place, text[-20:], reason, remedy))

    def _text(self, row: int, column: int | None) -> str:
        span = self._at.get((row, column)) if column is not None else None
        return span.text if span is not None else ""

    def _is_heading(self, row: int) -> bool:
        """Tell whether the row is the heading of an area: one wide text."""
        texts = [span for span in self._spans_in(row) if span.lines]
        return len(texts) == 1 and texts[0].right - texts[0].left >= min(
            _WIDE, len(self._columns) - 1
        )

    def _spans_in(self, row: int) -> list[Span]:
        return list({id(s): s for c in self._columns if (s := self._at.get((row, c)))}.values())

    def _merged(self, rows: Sequence[int], column: int) -> Iterator[bool]:
        return ((s := self._at.get((row, column))) is not None and s.is_merged for row in rows)

    def _share(self, rows: Sequence[int], column: int) -> float:
        return sum(bool(self._text(row, column)) for row in rows) / max(len(rows), 1)

    def _is_rest(self, above: int, row: int) -> bool:
        """Tell whether the row is what the page had no room for of the row above."""
        if self._is_heading(above) or self._is_heading(row):
            return False
        if not any(span.lines for span in self._spans_in(row) if span.top == row):
            return False
        if self._number is not None:
            has, had = self._text(row, self._number), self._text(above, self._number)
            if has and had:
                return False
            if had:
                return True
        own = self._filled - self._shared
        lacking = {c for c in own if not self._text(row, c)}
        return bool(lacking) and all(self._text(above, c) for c in lacking)

    def _join(self, above: int, row: int) -> None:
        """Add the cells of the row to those above them."""
        for span in [span for span in self._spans_in(row) if span.top == row]:
            upper = self._at.get((above, span.left))
            if upper is None:
                continue
            upper.lines += span.lines
            self._extend(upper, span, above)
        name = self._text(above, self._fields.get(columns.NAME))
        pages = f"{self._parts.places[above].page}→{self._parts.places[row].page}ページ"
        self.notes.append(f"{pages}「{name}」: ページで分かれた行をつなぎました。")

    def _extend(self, upper: Span, span: Span, above: int) -> None:
        """Let the upper cell end where the lower one does."""
        upper.bottom = max(span.bottom, above)
        for row in range(span.top, span.bottom + 1):
            for column in range(span.left, span.right + 1):
                self._at[row, column] = upper
        self._parts.spans.remove(span)

    def _carry(self, above: int, row: int) -> None:
        """Join the cells that go on from the page before."""
        if self._is_heading(above) or self._is_heading(row):
            return
        for span in [span for span in self._spans_in(row) if span.top == row]:
            upper = self._at.get((above, span.left))
            if upper is None or (span.left, span.right) != (upper.left, upper.right):
                continue
            if not self._goes_on(upper, span):
                continue
            end = span.bottom
            if upper.lines and span.lines:
                self._parts.repeated += len(span.text)
            if not upper.lines or (span.lines and any(line.is_cut for line in upper.lines)):
                upper.lines = span.lines
            self._extend(upper, span, above)
            if upper.lines:
                self._note_carried(row, end, span.left, upper.text)

    def _goes_on(self, upper: Span, span: Span) -> bool:
        """Tell whether two cells are one that the end of a page parted."""
        if span.lines and upper.lines:
            # A spreadsheet program draws the text of the whole cell on both pages.
            is_drawn_twice = any(line.is_cut for line in (*upper.lines, *span.lines))
            return is_drawn_twice and upper.text == span.text
        if (upper.is_merged and not upper.lines) or (span.is_merged and not span.lines):
            return True
        column = span.left
        # Nobody leaves out the area of the one program that is left for a page.
        is_grouping = any(f.startswith(_GROUPS) for f, c in self._fields.items() if c == column)
        is_last = upper.is_merged and not span.lines and is_grouping
        return column in self._shared and (column in self._filled or is_last)

    def _note_carried(self, first: int, last: int, column: int, text: str) -> None:
        place, end = self._parts.places[first], self._parts.places[last]
        rows = f"{place.row}行目" if first == last else f"{place.row}〜{end.row}行目"
        heading = next((str(f) for f, c in self._fields.items() if c == column), "")
        where = f"{place.page}ページ{rows} {heading}".rstrip()
        self.notes.append(f"{where}: 前のページから続く「{text}」としました。")

    def _drop(self, removed: set[int]) -> None:
        """Number the rows anew without those that were joined to others."""
        kept = [row for row in range(len(self._parts.places)) if row not in removed]
        before = [0] * (len(self._parts.places) + 1)
        for row in range(len(self._parts.places)):
            before[row + 1] = before[row] + (row in removed)
        for span in self._parts.spans:
            span.top -= before[span.top]
            span.bottom = max(span.bottom - before[span.bottom + 1], span.top)
        self._parts.places = [self._parts.places[row] for row in kept]
        self._parts.starts = []
