"""The contents of pages to one document: tables over their pages, and the texts between them."""

import re
from collections.abc import Iterator, Sequence

from corpus import columns
from corpus.document.blocks import (
    Document,
    Paragraph,
    Remark,
    Tally,
    TextCell,
    TextTable,
    characters,
)
from corpus.document.captions import is_caption, is_continuation, is_note, is_same_caption
from corpus.document.heading import Meanings
from corpus.grid import Place
from corpus.pdf.content import Content
from corpus.pdf.page import Line, Table
from corpus.pdf.reading_order import are_side_by_side, in_reading_order
from corpus.pdf.tables.breaks import Mender
from corpus.pdf.tables.bridge import bridge
from corpus.pdf.tables.parts import Parts, add, begin, fields_of, goes_on
from corpus.pdf.text.wording import margins, text_of, unit_text

# Columns whose lines are names.
_UNITS = (columns.DEPARTMENT, columns.DIVISION)
# What stands on pages at the same height, its numbers aside, is their head or foot.
_HEIGHT = 4.0
# What is left out of a cell, and what of it somebody should look at.
_LEFT = {"ruby": "ふりがな", "note": "注の番号"}
_COMPARE = "原典と比べてください。"
_LOST = {
    "white": ("白い地に白い文字です。画面では見えないので、読みません。", _COMPARE),
    "overlap": ("文字が重なっています。どの施策の文か分かりません。", _COMPARE),
    "lost": ("枠の文として並べられない文字です。読んでいません。", _COMPARE),
}
_SHOWN = 5
_DIGITS = re.compile(r"[0-9０-９]+")
_PAGE_NUMBER = re.compile(
    r"[-‐－–—\s(（]*[0-9０-９ivxⅰ-ⅻ]{1,4}(\s*[/／]\s*[0-9０-９]{1,4})?[-‐－–—\s)）]*(頁|ページ)?"
)


def document_of(contents: Sequence[Content], meanings: Meanings) -> Document:
    """Return the document that the pages make."""
    return _Assembly(contents, meanings).document()


class _Assembly:
    def __init__(self, contents: Sequence[Content], meanings: Meanings) -> None:
        self._contents = contents
        self._meanings = meanings
        self._document = Document(pages=len(contents), tally=Tally())
        self._open: list[tuple[int, Parts]] = []
        self._closed: list[tuple[int, TextTable]] = []
        self._caption = ""
        self._last: Table | None = None
        self._between: list[tuple[int, str]] = []

    @property
    def _tally(self) -> Tally:
        assert self._document.tally is not None
        return self._document.tally

    def document(self) -> Document:
        running = _running(self._contents)
        for content in self._contents:
            bridge(content, self._meanings)
            row = 1
            for block in _blocks(content, running, self._meanings):
                if isinstance(block, Line):
                    self._add_text(block, content.number)
                else:
                    self._add_table(block, row)
                    row += len(block.ys) - 1
        self._close()
        self._count()
        for place, table in reversed(sorted(self._closed, key=lambda pair: pair[0])):
            self._document.blocks.insert(place, table)
        return self._document

    def _add_text(self, line: Line, page: int) -> None:
        text = line.text.strip()
        if is_caption(text) and not is_same_caption(text, self._caption):
            self._caption = text
            self._close()
        self._between.append((page, text))
        self._document.blocks.append(Paragraph(text, page))

    def _add_table(self, table: Table, row: int) -> None:
        """Add the table to the one that it goes on with; else it is a new one."""
        for number, (_, parts) in enumerate(reversed(self._open)):
            # Beside a list a page may have other tables; without headings only the last goes on.
            may_go_on = parts.headings > 0 or (number == 0 and row == 1)
            is_next = parts.places[-1].page == table.page - 1 or (
                number == 0 and self._is_beside_last(table)
            )
            if is_next and may_go_on and goes_on(parts, table, self._meanings):
                self._doubt_between()
                add(parts, table, row)
                self._last = table
                return
        self._last, self._between = table, []
        self._open.append((len(self._document.blocks), begin(table, row, self._meanings)))

    def _is_beside_last(self, table: Table) -> bool:
        last = self._last
        return last is not None and last.page == table.page and are_side_by_side(last, table)

    def _doubt_between(self) -> None:
        """Name the texts between two parts of a table: what a cell had no room for, perhaps."""
        for page, text in self._between:
            if not (is_note(text) or is_continuation(text)):
                reason = "表の続きの間にある文です。表の文としては読みません。"
                self._document.remarks.append(Remark(f"{page}ページ", text, reason, _COMPARE))
        self._between = []

    def _close(self) -> None:
        """Finish the tables that nothing can be added to any more."""
        for place, parts in self._open:
            mender = Mender(parts, self._meanings)
            mender.mend()
            self._document.notes += mender.notes
            self._document.remarks += [*mender.doubts, *_cut_texts(parts)]
            self._tally.repeated += parts.repeated
            self._closed.append((place, _table(parts, self._meanings)))
        self._open = []

    def _count(self) -> None:
        """Count what was seen, and say what was left out of it."""
        left = [(content.number, one) for content in self._contents for one in content.left]
        self._tally.seen = sum(content.glyphs for content in self._contents)
        self._tally.outside = sum(content.outside for content in self._contents)
        for kind, what in _LEFT.items():
            texts = [one.text for _, one in left if one.kind == kind]
            count = sum(map(characters, texts))
            self._tally.left += count
            if texts:
                shown = "、".join(dict.fromkeys(texts[:_SHOWN]))
                self._document.notes.append(f"{what}{count:,}字（{shown}）は読みません。")
        if mended := sum(content.mended for content in self._contents):
            reason = "見た目の同じ別の文字（部首の字など）を、日本語の文字に直しました"
            self._document.notes.append(f"{reason}（{mended:,}字）。")
        for page, one in left:
            if one.kind in _LOST:
                place = str(Place(page, one.row))
                self._document.remarks.append(Remark(place, one.text, *_LOST[one.kind]))


def _cut_texts(parts: Parts) -> Iterator[Remark]:
    """Yield a remark for each text that the page shows only in part, its cell being too small."""
    for span in parts.spans:
        cut = "".join(line.text.strip() for line in span.lines if line.is_cut)
        if cut:
            reason = "枠に入りきらず、画面では隠れている文字です。この枠の文として読みました。"
            yield Remark(str(parts.places[span.top]), cut, reason, _COMPARE)


def _table(parts: Parts, meanings: Meanings) -> TextTable:
    """Return the table with the texts of its cells."""
    by_columns: dict[tuple[int, int], list[list[Line]]] = {}
    for span in parts.spans:
        by_columns.setdefault((span.left, span.right), []).append(span.lines)
    rooms = {
        (left, right): margins(cells, parts.xs[right + 1] - parts.xs[left])
        for (left, right), cells in by_columns.items()
    }
    fields = fields_of(parts, meanings)
    units = {column for column, field in fields.items() if field.startswith(_UNITS)}
    labelled = set(_behind_labels(parts, meanings))
    cells = []
    for span in parts.spans:
        place = (span.left, span.right)
        is_listed = span.left in units and span.left == span.right and span.top >= parts.headings
        is_unit = is_listed or (span.top, span.left) in labelled
        join = unit_text if is_unit else text_of
        text = join(span.lines, rooms[place])
        cells.append(TextCell(span.top, span.left, span.bottom, span.right, text))
    return TextTable(parts.places, parts.xs, cells)


def _behind_labels(parts: Parts, meanings: Meanings) -> Iterator[tuple[int, int]]:
    """Yield row and column of the cells of a form behind a label of units."""
    if not parts.headings:
        for span in parts.spans:
            if any(field.startswith(_UNITS) for field in meanings(span.text)[:1]):
                yield from ((row, span.right + 1) for row in range(span.top, span.bottom + 1))


def _blocks(
    content: Content, running: set[tuple[int, str]], meanings: Meanings
) -> Iterator[Line | Table]:
    """Yield texts and tables as they are read, without what every page has."""
    for block in in_reading_order(content, meanings):
        if not isinstance(block, Line) or not _is_running(block, running, meanings):
            yield block


def _is_running(line: Line, running: set[tuple[int, str]], meanings: Meanings) -> bool:
    text = line.text.strip()
    # Headings come again, too, where a list has no rules.
    if is_caption(text) or meanings(text):
        return False
    return _PAGE_NUMBER.fullmatch(text) is not None or _key(line) in running


def _key(line: Line) -> tuple[int, str]:
    return round(line.top / _HEIGHT), _DIGITS.sub("0", line.text.strip())


def _running(contents: Sequence[Content]) -> set[tuple[int, str]]:
    """Return what stands on more than one page in the same place."""
    seen: set[tuple[int, str]] = set()
    running: set[tuple[int, str]] = set()
    for content in contents:
        here = {_key(line) for line in content.texts}
        running |= here & seen
        seen |= here
    return running
