"""A CSV file as Excel or another program wrote it, as a grid."""

import re
from itertools import islice

from corpus.errors import Problem
from corpus.grid import MAX_COLUMNS, Grid, cell_name
from corpus.layout.expected_headings import Said
from corpus.layout.known_headings import meanings_of, telling_headings
from corpus.table.records import records_of
from corpus.text.encoding import decode_foreign
from corpus.xlsx.remarks import Remarks

# What parts the cells, the usual first. A semicolon is what Excel writes in some regions.
_SEPARATORS = (",", "\t", ";", "|")
# Headings stand within so many rows.
_HEAD = 20
# What systems write so that a spreadsheet program keeps 001: ="001".
_KEPT_TEXT = re.compile(r'="((?:[^"]|"")*)"')


def read_csv(content: bytes, file: str, said: Said | None = None) -> Grid:
    """Return the cells of the CSV file, and each broken quotation mark as a problem.

    The separator is the one by which most headings are known, those of ``said`` too. Raises
    CorpusError where the file is in no known encoding.
    """
    said = said or Said()
    decoded = decode_foreign(content, file, [*telling_headings(), *said.fields])
    separator = max(_SEPARATORS, key=lambda one: _known_headings(decoded.text, one, said))
    problems: list[Problem] = []
    records = records_of(file, decoded.text, problems, separator)
    rows = [_shown(row) if any(cell[:1] == "=" for cell in row) else row for row in records]
    remarks = Remarks(file)
    for number, row in enumerate(rows, start=1):
        if len(row) > MAX_COLUMNS:
            beyond = enumerate(row[MAX_COLUMNS:], start=MAX_COLUMNS + 1)
            remarks.beyond += [cell_name(number, column) for column, text in beyond if text.strip()]
            del row[MAX_COLUMNS:]
    problems += remarks.found()
    return Grid(file, rows, encoding=decoded.encoding, problems=tuple(problems))


def _known_headings(text: str, separator: str, said: Said) -> tuple[int, int]:
    """Return how many headings one row has at most, parted by the separator, and how many cells.

    A cell with a tab in it was not parted rightly, whatever it seems to mean.
    """
    head = "\n".join(text[:50_000].splitlines()[: _HEAD * 3])
    rows = islice(records_of("", head, [], separator), _HEAD)
    return max(((sum(_is_known(cell, said) for cell in set(row)), len(row)) for row in rows),
               default=(0, 0))  # fmt: skip


def _is_known(cell: str, said: Said) -> bool:
    return "\t" not in cell and bool(cell in said or meanings_of(cell))


def _shown(row: list[str]) -> list[str]:
    """Return the cells as a spreadsheet program shows them: 001 for ="001"."""
    found = (_KEPT_TEXT.fullmatch(cell.strip()) for cell in row)
    return [
        cell if kept is None else kept[1].replace('""', '"')
        for cell, kept in zip(row, found, strict=True)
    ]
