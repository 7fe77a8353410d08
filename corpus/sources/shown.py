"""A file as it is read, cell by cell, for staff who wonder what became of a table."""

from collections.abc import Iterator
from pathlib import Path

from corpus.document import TextTable
from corpus.errors import printable
from corpus.grid import Grid, cell_name
from corpus.sources.file_kind import kind_of
from corpus.sources.opening import read_document, read_source, unused
from corpus.sources.source import Choice
from corpus.text.encoding import read_bytes


def shown(path: Path, choice: Choice) -> Iterator[str]:
    """Yield lines that say what stands in which cell; of a document also the texts between tables.

    Tables have the numbers by which one of them can be chosen. What of the choice files of the kind
    do not have is told first. Raises CorpusError as reading the file does.
    """
    document = read_document(path, choice)
    if document is None:
        source = read_source(path, choice)
        yield from _unused(path, choice, source.form)
        for grid in source.grids:
            yield from _grid(grid)
        return
    yield from _unused(path, choice, kind_of(read_bytes(path), path.name))
    number = 0
    for block in document.blocks:
        if not isinstance(block, TextTable):
            yield f"表の外: {printable(block.text)}"
            continue
        number += block.is_listing
        yield from _table(block, number)


def _unused(path: Path, choice: Choice, kind: str) -> Iterator[str]:
    yield from (f"注意  {problem}" for problem in unused(choice, kind, path.name))


def _table(table: TextTable, number: int) -> Iterator[str]:
    size = f"{len(table.places)}行{table.columns}列"
    yield f"表{number}（{size}）" if table.is_listing else f"囲み（{size}）"
    for row, cells in enumerate(table.rows()):
        for cell in cells:
            if cell.text:
                down = f"、{cell.bottom - cell.top + 1}行" if cell.bottom > cell.top else ""
                right = f"〜{cell.right + 1}" if cell.right > cell.left else ""
                where = f"{table.places[row]} {cell.left + 1}{right}列目{down}"
                yield f"  {where}: {printable(cell.text)}"


def _grid(grid: Grid) -> Iterator[str]:
    for number, cells in enumerate(grid.rows, start=1):
        for column, text in enumerate(cells, start=1):
            if text.strip():
                yield f"{cell_name(number, column)}: {printable(text)}"
