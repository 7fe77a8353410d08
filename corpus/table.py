"""A CSV file as rows under known headings, with everything that is wrong with its form."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from corpus.errors import CorpusError, Problem
from corpus.grid import MAX_ROWS, too_many_rows
from corpus.text.characters import heading_key
from corpus.text.encoding import decode, read_bytes

Row = TypeVar("Row")
ReadRow: TypeAlias = Callable[[list[str], int], Row]

# Each broken quotation mark may mean reading the rest again; after so many a list helps nobody.
_MAX_BROKEN = 20
# A row of 256 columns with 4,000 characters each; a file of one line is no table.
_LONGEST_LINE = 1_000_000
# A row of as many lines is no row: of lines alone, not even the list of them is made.
_MOST_LINES = 16 * MAX_ROWS
# What str.splitlines splits at and CSV does not.
_OTHER_LINE_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"


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


def match_headings(
    file: str,
    row: int,
    cells: Sequence[str],
    headings: Sequence[str],
    further: Sequence[str] = (),
    optional: Sequence[str] = (),
) -> tuple[dict[str, int], list[Problem]]:
    """Return the position of each heading, and a problem for each missing, double or unknown one.

    ``row`` is the headings' row. Width, case and spaces of the headings do not matter. Unknown
    ones are a warning, as staff keep columns of their own, and get a name that no other has; so are
    ``further`` ones that are missing. ``optional`` ones may be there or not.
    """
    known = {heading_key(heading): heading for heading in (*headings, *further, *optional)}
    columns: dict[str, int] = {}
    names = _Names(known.values())
    problems = []
    for position, cell in enumerate(cells):
        heading = known.get(heading_key(cell))
        if heading is None:
            problems += [_unknown_heading(file, row, cell)] if cell.strip() else []
            columns[names.of(cell, position)] = position
        elif heading in columns:
            problems.append(_double_heading(file, row, cell))
        else:
            columns[heading] = position
    problems += [_missing_heading(file, row, name) for name in headings if name not in columns]
    problems += [_missing_further(file, row, name) for name in further if name not in columns]
    return columns, problems


def records_of(
    file: str, text: str, problems: list[Problem], separator: str = ","
) -> Iterator[list[str]]:
    """Yield the cells of all records of a CSV text, the first being the spreadsheet's row 1.

    A record whose quotation marks are broken, or whose line is longer than any table's, is empty
    and adds a problem; reading goes on with the next line. So do more rows than any table has; they
    are not read.
    """
    if text.count("\n") > _MOST_LINES:
        problems.append(too_many_rows(file))
        return
    lines = _lines(text)
    position = row = 0
    while position < len(lines) and len(problems) < _MAX_BROKEN:
        row += 1
        if row > MAX_ROWS:
            problems.append(too_many_rows(file))
            return
        if '"' not in lines[position]:
            # Most lines: the csv module would take twice the time.
            if len(lines[position]) > _LONGEST_LINE:
                problems.append(_broken(file, row, "limit"))
                yield []
            else:
                yield lines[position].split(separator)
            position += 1
            continue
        try:
            record, length = _quoted_record(lines, position, separator)
        except csv.Error as error:
            record, length = [], 1
            problems.append(_broken(file, row, str(error)))
        yield record
        position += length


def _quoted_record(lines: Sequence[str], first: int, separator: str) -> tuple[list[str], int]:
    """Return the record that begins at a line and how many lines it has. Raises csv.Error.

    Line ends within cells become ``\\n``.
    """
    following = (f"{lines[position]}\n" for position in range(first, len(lines)))
    reader = csv.reader(following, strict=True, delimiter=separator)
    return next(reader), reader.line_num


def _lines(text: str) -> list[str]:
    """Return the lines without their ends. Cells may hold the other characters that Unicode calls
    line ends; ``splitlines`` is twice as fast where there are none.
    """
    if any(end in text for end in _OTHER_LINE_ENDS):
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return text.splitlines()


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


class _Names:
    """Gives headings that nobody asked for names of their own, in time that grows with them."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        # The number that a name which came before gets next.
        self._next: dict[str, Iterator[int]] = {}

    def of(self, cell: str, position: int) -> str:
        """Return a heading as it is written, or numbered where it is taken."""
        name = heading = " ".join(cell.split()) or f"列{position + 1}"
        numbers = self._next.setdefault(heading, count(2))
        while name in self._taken:
            name = f"{heading}（{next(numbers)}）"
        self._taken.add(name)
        return name


def _unknown_heading(file: str, row: int, cell: str) -> Problem:
    reason = "知らない見出しです。この列は使われません。"
    remedy = (
        "書き間違いなら直してください。サイトに出すには、collection.toml の [[columns]] に"
        "書いてください。出さない列ならそのままで構いません。"
    )
    return Problem(file, row, None, cell, reason, remedy, "warning")


def _double_heading(file: str, row: int, cell: str) -> Problem:
    return Problem(
        file, row, cell.strip(), cell, "同じ見出しの列が二つあります。", "一つにまとめてください。"
    )


def _missing_heading(file: str, row: int, heading: str) -> Problem:
    remedy = "見出しの行に加えてください（書くことがなければ列は空で構いません）。"
    return Problem(file, row, heading, "", f"「{heading}」の列がありません。", remedy)


def _missing_further(file: str, row: int, heading: str) -> Problem:
    reason = f"「{heading}」の列がありません。どの施策でも空とみます。"
    remedy = "見出しの行に加えるか、collection.toml の [[columns]] から消してください。"
    return Problem(file, row, heading, "", reason, remedy, "warning")


def _broken(file: str, row: int, error: str) -> Problem:
    if "limit" in error:
        return Problem(
            file,
            row,
            None,
            "",
            "セルか行が長すぎます（セルは13万字、行は100万字まで）。",
            "引用符の閉じ忘れや、改行のない行を確かめてください。",
        )
    reason = '引用符（"）の組が壊れています。'
    remedy = '開いた " を閉じ、文中の " は "" と二つ書いてください。直すと、続く行も調べられます。'
    return Problem(file, row, None, "", reason, remedy)


def _wrong_width(file: str, row: int, found: int, expected: int) -> Problem:
    reason = f"セルが{found}個あります（見出しは{expected}個）。"
    remedy = "区切りのコンマの過不足、引用符で囲んでいないコンマや改行を直してください。"
    return Problem(file, row, None, "", reason, remedy)
