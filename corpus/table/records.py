"""The records of a CSV text, and where their form is broken."""

import csv
from collections.abc import Iterator, Sequence

from corpus.errors import Problem
from corpus.grid import MAX_ROWS, too_many_rows

# Each broken quotation mark may mean reading the rest again; after so many a list helps nobody.
_MAX_BROKEN = 20
# A row of 256 columns with 4,000 characters each; a file of one line is no table.
_LONGEST_LINE = 1_000_000
# A row of as many lines is no row: of lines alone, not even the list of them is made.
_MOST_LINES = 16 * MAX_ROWS
# What str.splitlines splits at and CSV does not.
_OTHER_LINE_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"


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
