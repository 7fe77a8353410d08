"""A CSV file as rows under known headings, with everything that is wrong with its form."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from corpus.columns import heading_key
from corpus.encoding import decode, read_bytes
from corpus.errors import CorpusError, Problem

# Each broken quotation mark means reading the rest again; after so many a list helps nobody.
_MAX_BROKEN = 20


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
    parsed = _Parser(path.name, decoded.text)
    records = list(parsed.records())
    if not records:
        return _empty(path.name, decoded.encoding, parsed.problems)
    columns, heading_problems = match_headings(path.name, records[0][1], headings)
    rows, numbers, row_problems = _body(records[1:], len(records[0][1]), parsed)
    problems = (*heading_problems, *parsed.problems, *row_problems)
    return Table(path.name, decoded.encoding, columns, rows, numbers, problems)


def match_headings(
    file: str, cells: Sequence[str], headings: Sequence[str]
) -> tuple[dict[str, int], list[Problem]]:
    """Return the position of each heading, and a problem for each missing, double or unknown one.

    Width, case and spaces of the headings do not matter. Unknown ones are a warning: staff keep
    columns of their own.
    """
    known = {heading_key(heading): heading for heading in headings}
    columns: dict[str, int] = {}
    problems = []
    for position, cell in enumerate(cells):
        heading = known.get(heading_key(cell))
        if heading is None:
            problems += [_unknown_heading(file, cell)] if cell.strip() else []
        elif heading in columns:
            problems.append(_double_heading(file, cell))
        else:
            columns[heading] = position
    problems += [_missing_heading(file, name) for name in headings if name not in columns]
    return columns, problems


class _Parser:
    """Reads records; at a broken quotation mark goes on with the next line of the file."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = io.StringIO(text).readlines()
        self.problems: list[Problem] = []

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (row as a spreadsheet counts, cells) of each record, empty ones too."""
        number, line = 1, 0
        while line < len(self.lines) and len(self.problems) < _MAX_BROKEN:
            reader = csv.reader(islice(self.lines, line, None), strict=True)
            good_lines = 0
            try:
                for cells in reader:
                    yield number, cells
                    number += 1
                    good_lines = reader.line_num
                return
            except csv.Error as error:
                self.problems.append(_broken(self.file, number, str(error)))
            number += 1
            line += good_lines + 1


def _body(
    records: Sequence[tuple[int, list[str]]], width: int, parsed: _Parser
) -> tuple[list[list[str]], list[int], list[Problem]]:
    """Return the rows with the right number of cells, their numbers, problems of the others."""
    rows, numbers, problems = [], [], []
    for number, cells in records:
        if not any(cells):
            continue
        if len(cells) == width or (len(cells) > width and not any(cells[width:])):
            rows.append(cells)
            numbers.append(number)
        elif not parsed.problems:
            # Behind a broken quotation mark the rest of a row looks like a row of its own.
            problems.append(_wrong_width(parsed.file, number, len(cells), width))
    return rows, numbers, problems


def _empty(file: str, encoding: str, problems: list[Problem]) -> Table:
    """Return the table of a file without any row."""
    nothing = Problem(
        file, None, None, "", "ファイルに何も書かれていません。", "見出しの行から書いてください。"
    )
    return Table(file, encoding, {}, [], [], (*problems, nothing))


def _unknown_heading(file: str, cell: str) -> Problem:
    reason = "知らない見出しです。この列は使われません。"
    remedy = "書き間違いなら直してください。独自の列ならそのままで構いません。"
    return Problem(file, 1, None, cell, reason, remedy, "warning")


def _double_heading(file: str, cell: str) -> Problem:
    return Problem(
        file, 1, cell.strip(), cell, "同じ見出しの列が二つあります。", "一つにまとめてください。"
    )


def _missing_heading(file: str, heading: str) -> Problem:
    remedy = "見出しの行に加えてください（書くことがなければ列は空で構いません）。"
    return Problem(file, 1, heading, "", f"「{heading}」の列がありません。", remedy)


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
