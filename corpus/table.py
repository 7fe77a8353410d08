"""A CSV file as rows under known headings, with everything that is wrong with its form."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from corpus.columns import heading_key
from corpus.encoding import decode, read_bytes
from corpus.errors import CorpusError, Problem

# Each broken quotation mark means reading the rest again; after so many a list helps nobody.
_MAX_BROKEN = 20
# What str.splitlines splits at and CSV does not.
_OTHER_LINE_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a CSV file, each a list of cells as long as the heading row or longer.

    ``columns`` says at which position a heading's cells are; a heading that the file lacks is
    absent. ``row_numbers`` runs parallel to ``rows`` and counts as a spreadsheet does. Empty rows
    are left out. ``encoding`` is None where the file could not be read at all.
    """

    file: str
    encoding: str | None
    columns: dict[str, int]
    rows: Sequence[list[str]]
    row_numbers: Sequence[int]
    problems: tuple[Problem, ...]


def read_table(path: Path, headings: Sequence[str]) -> Table:
    """Return the table in the CSV file. Never raises for what the file holds: see ``problems``."""
    try:
        decoded = decode(read_bytes(path), path.name, headings)
    except CorpusError as error:
        return Table(path.name, None, {}, [], [], error.problems)
    records, broken = _parse(path.name, decoded.text)
    header = next((index for index, cells in enumerate(records) if any(cells)), None)
    if header is None:
        return _empty(path.name, decoded.encoding, broken)
    columns, heading_problems = match_headings(path.name, header + 1, records[header], headings)
    rows, numbers, row_problems = _body(path.name, records, header, bool(broken))
    problems = (*heading_problems, *broken, *row_problems)
    return Table(path.name, decoded.encoding, columns, rows, numbers, problems)


def match_headings(
    file: str, row: int, cells: Sequence[str], headings: Sequence[str]
) -> tuple[dict[str, int], list[Problem]]:
    """Return the position of each heading, and a problem for each missing, double or unknown one.

    ``row`` is the headings' row. Width, case and spaces of the headings do not matter. Unknown
    ones are a warning: staff keep columns of their own.
    """
    known = {heading_key(heading): heading for heading in headings}
    columns: dict[str, int] = {}
    problems = []
    for position, cell in enumerate(cells):
        heading = known.get(heading_key(cell))
        if heading is None:
            problems += [_unknown_heading(file, row, cell)] if cell.strip() else []
        elif heading in columns:
            problems.append(_double_heading(file, row, cell))
        else:
            columns[heading] = position
    problems += [_missing_heading(file, row, name) for name in headings if name not in columns]
    return columns, problems


def _parse(file: str, text: str) -> tuple[list[list[str]], list[Problem]]:
    """Return all records, index 0 being the spreadsheet's row 1, and the broken ones' problems.

    A record whose quotation marks are broken is empty; reading goes on with the next line.
    """
    lines = _lines(text)
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(lines, strict=True))
    except csv.Error:
        records, problems = _parse_broken(file, lines)
        return [_unify_line_ends(cells) for cells in records], problems
    if len(lines) > len(records):  # some cells have several lines
        records = [_unify_line_ends(cells) for cells in records]
    return records, []


def _parse_broken(file: str, lines: list[str]) -> tuple[list[list[str]], list[Problem]]:
    """Do as ``_parse``, record by record, so that the line is known where a broken one begins."""
    records: list[list[str]] = []
    problems: list[Problem] = []
    line = 0
    while line < len(lines) and len(problems) < _MAX_BROKEN:
        reader = csv.reader(islice(lines, line, None), strict=True)
        good_lines = 0
        try:
            for cells in reader:
                records.append(cells)
                good_lines = reader.line_num
            break
        except csv.Error as error:
            records.append([])
            problems.append(_broken(file, len(records), str(error)))
        line += good_lines + 1
    return records, problems


def _lines(text: str) -> list[str]:
    """Return the lines with their ends. Cells may hold the other characters that Unicode calls
    line ends; ``splitlines`` is five times as fast where there are none.
    """
    if any(end in text for end in _OTHER_LINE_ENDS):
        return io.StringIO(text, newline="").readlines()
    return text.splitlines(keepends=True)


def _unify_line_ends(cells: list[str]) -> list[str]:
    """Return the cells with ``\\n`` as their only line end."""
    return [
        cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell for cell in cells
    ]


def _body(
    file: str, records: Sequence[list[str]], header: int, some_broken: bool
) -> tuple[list[list[str]], list[int], list[Problem]]:
    """Return the rows with the right number of cells, their numbers, problems of the others."""
    width = len(records[header])
    rows, numbers, problems = [], [], []
    for number, cells in enumerate(records[header + 1 :], start=header + 2):
        if not any(cells):
            continue
        if len(cells) == width or (len(cells) > width and not any(cells[width:])):
            rows.append(cells)
            numbers.append(number)
        elif not some_broken:
            # Behind a broken quotation mark the rest of a row looks like a row of its own.
            problems.append(_wrong_width(file, number, len(cells), width))
    return rows, numbers, problems


def _empty(file: str, encoding: str, problems: list[Problem]) -> Table:
    """Return the table of a file without any row."""
    nothing = Problem(
        file, None, None, "", "ファイルに何も書かれていません。", "見出しの行から書いてください。"
    )
    return Table(file, encoding, {}, [], [], (*problems, nothing))


def _unknown_heading(file: str, row: int, cell: str) -> Problem:
    reason = "知らない見出しです。この列は使われません。"
    remedy = "書き間違いなら直してください。独自の列ならそのままで構いません。"
    return Problem(file, row, None, cell, reason, remedy, "warning")


def _double_heading(file: str, row: int, cell: str) -> Problem:
    return Problem(
        file, row, cell.strip(), cell, "同じ見出しの列が二つあります。", "一つにまとめてください。"
    )


def _missing_heading(file: str, row: int, heading: str) -> Problem:
    remedy = "見出しの行に加えてください（書くことがなければ列は空で構いません）。"
    return Problem(file, row, heading, "", f"「{heading}」の列がありません。", remedy)


def _broken(file: str, row: int, error: str) -> Problem:
    if "limit" in error:
        return Problem(
            file,
            row,
            None,
            "",
            "セルが長すぎます（13万字超）。",
            "引用符の閉じ忘れを確かめてください。",
        )
    reason = '引用符（"）の組が壊れています。'
    remedy = '開いた " を閉じ、文中の " は "" と二つ書いてください。直すと、続く行も調べられます。'
    return Problem(file, row, None, "", reason, remedy)


def _wrong_width(file: str, row: int, found: int, expected: int) -> Problem:
    reason = f"セルが{found}個あります（見出しは{expected}個）。"
    remedy = "区切りのコンマの過不足、引用符で囲んでいないコンマや改行を直してください。"
    return Problem(file, row, None, "", reason, remedy)
