"""A CSV file as rows under known headings, with everything that is wrong with its form."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from corpus.errors import CorpusError, Problem
from corpus.table.headings import match_headings
from corpus.table.records import records_of
from corpus.text.encoding import decode, read_bytes

Row = TypeVar("Row")
ReadRow: TypeAlias = Callable[[list[str], int], Row]


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """Rows of a CSV file as a reader made them, none where the headings are missing.

    ``columns`` says at which position a heading's cells are, also for headings that nobody asked
    for; one that the file lacks is absent. ``row_numbers`` runs parallel to ``rows`` and counts as
    a spreadsheet does. Empty rows are left out. ``encoding`` is None where the file could not be
    read at all.
    """

    file: str
    encoding: str | None
    columns: Mapping[str, int]
    rows: Sequence[Row]
    row_numbers: Sequence[int]
    problems: tuple[Problem, ...]


def read_table(
    path: Path,
    headings: Sequence[str],
    reader: Callable[[Mapping[str, int]], ReadRow[Row]],
    further: Sequence[str] = (),
    optional: Sequence[str] = (),
    gather: Callable[[Iterable[Row]], Sequence[Row]] = list,
) -> Table[Row]:
    """Return the table in the CSV file. Never raises for what the file holds: see ``problems``.

    ``reader`` gets the columns and returns the function that makes a row from its cells (as many
    as there are headings) and its number. Rows are made as they are read, while their cells are
    at hand: with 100,000 of them that takes half the time of doing one after the other.
    ``further`` are headings that the file should have as well, ``optional`` those that it may have.
    ``gather`` keeps the rows.
    """
    try:
        decoded = decode(read_bytes(path), path.name, headings)
    except CorpusError as error:
        return Table(path.name, None, {}, [], [], error.problems)
    broken: list[Problem] = []
    records = enumerate(records_of(path.name, decoded.text, broken), start=1)
    number, header = next(((n, cells) for n, cells in records if any(cells)), (0, None))
    if header is None:
        return Table(path.name, decoded.encoding, {}, [], [], (*broken, _nothing(path.name)))
    columns, problems = match_headings(path.name, number, header, headings, further, optional)
    numbers: list[int] = []
    misfits: list[Problem] = []
    rows = gather(_rows(path.name, records, len(header), reader(columns), numbers, misfits))
    # Behind a broken quotation mark the rest of a row looks like a row of its own.
    problems += broken or misfits
    return Table(path.name, decoded.encoding, columns, rows, numbers, tuple(problems))


def _rows(
    file: str,
    records: Iterable[tuple[int, list[str]]],
    width: int,
    read: ReadRow[Row],
    numbers: list[int],
    problems: list[Problem],
) -> Iterator[Row]:
    """Yield the rows that have a cell for each heading; add their numbers, and what is wrong with
    the others.
    """
    for number, cells in records:
        if not any(cells):
            continue
        if len(cells) > width and not any(cells[width:]):
            cells = cells[:width]
        if len(cells) == width:
            numbers.append(number)
            yield read(cells, number)
        else:
            problems.append(_wrong_width(file, number, len(cells), width))


def _nothing(file: str) -> Problem:
    reason, remedy = "ファイルに何も書かれていません。", "見出しの行から書いてください。"
    return Problem(file, None, None, "", reason, remedy)


def _wrong_width(file: str, row: int, found: int, expected: int) -> Problem:
    reason = f"セルが{found}個あります（見出しは{expected}個）。"
    remedy = "区切りのコンマの過不足、引用符で囲んでいないコンマや改行を直してください。"
    return Problem(file, row, None, "", reason, remedy)
