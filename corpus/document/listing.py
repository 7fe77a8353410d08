"""The tables of programs in a document as one grid, with the captions between them."""

from collections.abc import Iterator, Sequence

from corpus import columns
from corpus.document.blocks import Document, Paragraph, Remark, Tally, TextTable, characters
from corpus.document.captions import area_of, department_of, title_of
from corpus.document.forms import Forms, find_forms
from corpus.document.heading import Heading, Meanings, assigned, find_heading
from corpus.document.sequence import gaps_in
from corpus.document.sheet import Chosen, Sheet
from corpus.errors import Problem
from corpus.grid import Grid

# Columns are the same where they begin at the same place, give or take so much (points).
_SAME = 4.0
_SHOWN_TABLES = 6
_SHOWN_HEADINGS = 8
# A heading is no longer.
_LONGEST_HEADING = 16


class NoPrograms(Exception):
    """No table of the document is a list of programs; ``seen`` says which tables there are,
    ``is_unruled`` whether headings of programs stand outside of any table.
    """

    def __init__(self, seen: str, is_unruled: bool = False) -> None:
        self.seen = seen
        self.is_unruled = is_unruled
        super().__init__(seen)


def grid_of(document: Document, file: str, meanings: Meanings, only: int | None = None) -> Grid:
    """Return the document's programs as a grid, with the page of each row in a column of its own.

    ``only`` is the number of the one table to read, counted from 1. Raises NoPrograms.
    """
    forms = find_forms(document.blocks, meanings)
    choice = _Choice(meanings, only)
    for block in forms.blocks:
        choice.take(block)
    if not choice.chosen:
        unruled = any(_heads_of_page(document.blocks, meanings))
        raise NoPrograms("、".join(choice.seen[:_SHOWN_TABLES]), unruled)
    _let_titles_tell_apart(choice.chosen)
    sheet = Sheet(choice.chosen, with_pages=document.pages is not None)
    remarks = [*document.remarks, *forms.remarks, *choice.remarks, *gaps_in(sheet.numbers)]
    notes = list(document.notes)
    if document.tally is not None:
        account = _Account(document, document.tally, choice.chosen, forms)
        notes.append(account.text())
        remarks += account.difference()
    return Grid(
        file,
        sheet.rows,
        merges=tuple(sheet.merges),
        problems=tuple(
            Problem(file, None, None, one.value, one.reason, one.remedy, "warning", one.place)
            for one in remarks
        ),
        places=tuple(sheet.places),
        notes=tuple(notes),
    )


def _let_titles_tell_apart(chosen: Sequence[Chosen]) -> None:
    """Take the headings above the tables for areas where no caption names one and they differ:
    the heading of an only table is its title.
    """
    titles = {one.title for one in chosen if one.title}
    if len(titles) > 1 and not any(one.areas for one in chosen):
        for one in chosen:
            one.areas = [(one.title, None)] if one.title else []


def _heads_of_page(blocks: Sequence[TextTable | Paragraph], meanings: Meanings) -> Iterator[bool]:
    """Yield for each page whether the headings of a list stand there outside of tables."""
    pages: dict[int | None, dict[int, list[str]]] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and len(block.text) <= _LONGEST_HEADING:
            texts = pages.setdefault(block.page, {})
            texts[len(texts)] = [block.text]
    for texts in pages.values():
        fields = assigned(texts, meanings)
        yield Heading(0, 0, {}, fields).is_of_programs


class _Account:
    """Says where every character of the pages went."""

    def __init__(
        self, document: Document, tally: Tally, chosen: Sequence[Chosen], forms: Forms
    ) -> None:
        tables = [block for block in document.blocks if isinstance(block, TextTable)]
        in_tables = sum(map(_characters_in, tables))
        self._pages = f"{document.pages:,}ページ、" if document.pages is not None else ""
        self._chosen = chosen
        self._tally = tally
        self._read = forms.read or sum(_characters_in(one.table) for one in chosen)
        self._elsewhere = tally.outside + in_tables - self._read
        self._missing = tally.seen - tally.left - tally.repeated - tally.outside - in_tables

    def text(self) -> str:
        """Return the account in one line."""
        rows = sum(len(one.table.places) - one.body for one in self._chosen)
        return (
            f"{self._pages}表{len(self._chosen):,}、行{rows:,}。"
            f"文字{self._tally.seen:,}字のうち、枠の中{self._read:,}字、"
            f"くり返しの見出し{self._tally.repeated:,}字、読まないもの{self._tally.left:,}字、"
            f"表の外{self._elsewhere:,}字。"
        )

    def difference(self) -> list[Remark]:
        """Return a remark where the count does not come out."""
        if not self._missing:
            return []
        reason = f"数の合わない文字が{abs(self._missing):,}字あります。"
        return [Remark("", "", reason, "抜けた文がないか、原典と比べてください。")]


def _characters_in(table: TextTable) -> int:
    return sum(characters(cell.text) for cell in table.cells)


class _Choice:
    """Takes the blocks one after the other and keeps the tables of programs."""

    def __init__(self, meanings: Meanings, only: int | None) -> None:
        self.chosen: list[Chosen] = []
        self.remarks: list[Remark] = []
        self.seen: list[str] = []
        self._meanings = meanings
        self._only = only
        self._count = 0
        self._areas: list[tuple[str, int | None]] = []
        self._department = self._title = ""
        # Which of the two captions came first: it stands above the other.
        self._outer = ""

    def take(self, block: TextTable | Paragraph) -> None:
        """Take the next block: a caption for what follows, or a table."""
        if isinstance(block, TextTable):
            self._take_table(block)
            self._title = ""
        elif department := department_of(block.text):
            self._department = department
            self._outer = self._outer or columns.DEPARTMENT
        elif area := area_of(block.text):
            self._areas.append((area, block.page))
            self._outer = self._outer or columns.AREA
            if self._outer == columns.AREA:
                self._department = ""
        elif block.is_heading:
            self._title = title_of(block.text) or self._title

    def _take_table(self, table: TextTable) -> None:
        if not table.is_listing:
            return
        self._count += 1
        heading = find_heading(table, self._meanings)
        if self._only not in (None, self._count):
            return
        if heading is not None and heading.is_of_programs:
            self._choose(table, heading, heading.last + 1)
        elif self.chosen and self._is_more(table, heading):
            self._choose(table, self.chosen[-1].heading, 0)
        else:
            self._leave(table)

    def _choose(self, table: TextTable, heading: Heading, body: int) -> None:
        self.chosen.append(Chosen(table, heading, body, self._areas, self._department, self._title))
        self._areas = []

    def _is_more(self, table: TextTable, heading: Heading | None) -> bool:
        """Tell whether the table has the columns of the one before, whose headings it goes by."""
        before = self.chosen[-1]
        edges = zip(table.edges, before.table.edges, strict=False)
        if len(table.edges) != len(before.table.edges) or any(abs(a - b) > _SAME for a, b in edges):
            return False
        if heading is not None and len(heading.fields) > 1:
            return False
        first = {cell.left: cell.text for cell in table.rows()[0]}
        needed = (columns.NAME, columns.NUMBER)
        places = [place for place, field in before.heading.fields.items() if field in needed]
        return all(first.get(place) for place in places)

    def _leave(self, table: TextTable) -> None:
        texts = [cell.text for cell in table.rows()[0] if cell.text]
        shown = "、".join("".join(text.split()) for text in texts[:_SHOWN_HEADINGS])
        place = table.places[0]
        page = f"{place.page}ページ" if place.page is not None else f"{self._count}番目の表"
        self.seen.append(f"{page}「{shown}」")
        reason = "施策の表と列が違うので、この表は読みません。"
        remedy = "施策の表なら、見出しの言葉を確かめてください。"
        self.remarks.append(Remark(page, shown, reason, remedy))
