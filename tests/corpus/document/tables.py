"""Tables of documents, made by the tests."""

from collections.abc import Sequence

from corpus.document.blocks import TextCell, TextTable
from corpus.grid import Place
from corpus.layout.known_headings import meanings_of

PROGRAM_HEADINGS = ("番号", "事業名", "概要", "担当課")


def meanings(heading: str) -> Sequence[str]:
    """Return what the import takes a heading for."""
    return [meaning.field for meaning in meanings_of(heading)]


def table(*rows: Sequence[str], page: int | None = 1, first: int = 1) -> TextTable:
    """Return a table with one cell for each text."""
    cells = [
        TextCell(row, column, row, column, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    width = max(map(len, rows))
    places = [Place(page, first + row, None if page else 1) for row in range(len(rows))]
    return TextTable(places, [100.0 * column for column in range(width + 1)], cells)
