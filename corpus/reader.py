"""programs.csv to Program values: the columns' contract, cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from pathlib import Path

from corpus import columns
from corpus.errors import Problem
from corpus.memory import SharedTexts, collector_paused
from corpus.packed import packed
from corpus.record import Program
from corpus.table.table import read_table

# What separates the keywords of one cell.
_KEYWORD_SEPARATORS = str.maketrans(",，;；\n", "、、、、、")


# Of the headings that a table lacks, so many tell what it is.
_NAMED_HEADINGS = 3
# No document has a million pages.
_PLACE_FIGURES = 6


@dataclass(frozen=True, slots=True)
class ProgramTable:
    """The programs of one file in its order, and what is wrong with its form.

    ``row_numbers`` runs parallel to ``programs`` and counts as a spreadsheet does. ``encoding``
    is None where the file could not be read at all.
    """

    file: str
    encoding: str | None
    programs: Sequence[Program]
    row_numbers: Sequence[int]
    problems: tuple[Problem, ...]


def read_programs(path: Path, further: Sequence[str] = ()) -> ProgramTable:
    """Return the programs of a CSV file. Never raises for what the file holds.

    A column that is missing reads as empty cells (and is a problem); a number or mark that cannot
    be read is a problem and counts as empty. ``further`` are the collection's own headings; the
    programs have the cells of every column, of other ones too, so that nothing of them is lost. A
    table that lacks several headings has one problem for all of them, and where ids or names are
    among them no programs. Costs about 8 µs a row.
    """
    problems: list[Problem] = []
    with collector_paused():
        reader = partial(_row_reader, path.name, problems)
        table = read_table(path, columns.HEADINGS, reader, further, columns.OPTIONAL, packed)
    found: tuple[Problem, ...] = (*table.problems, *problems)
    missing = [name for name in columns.HEADINGS if table.columns and name not in table.columns]
    if len(missing) > 1:
        other = _other_table(table.file, missing)
        if columns.ID in missing or columns.NAME in missing:
            return ProgramTable(table.file, table.encoding, (), (), (other,))
        found = (other, *(one for one in found if one.column not in missing))
    return ProgramTable(table.file, table.encoding, table.rows, tuple(table.row_numbers), found)


def _other_table(file: str, missing: Sequence[str]) -> Problem:
    """Return what is wrong with a table of another form: it is one to import, which adds what it
    lacks; nobody has to write empty columns.
    """
    # What no program can be without comes first.
    first = sorted(missing, key=lambda name: name not in (columns.ID, columns.NAME))
    names = "".join(f"「{name}」" for name in first[:_NAMED_HEADINGS])
    more = "など" if len(missing) > _NAMED_HEADINGS else ""
    reason = f"programs.csv の形の表ではありません（{names}{more}の列がありません）。"
    remedy = (
        f"sesaku import {file} --to 計画のフォルダー で取り込むと、この形に直します"
        "（--dry-run を付けると、確かめるだけです）。"
    )
    return Problem(file, None, None, "", reason, remedy)


def split_keywords(cell: str) -> tuple[str, ...]:
    """Return the words of a keyword cell, separated by 「、」, comma, semicolon or line break."""
    words = cell.translate(_KEYWORD_SEPARATORS).split("、")
    return tuple(word.strip() for word in words if word.strip())


def split_divisions(cell: str) -> tuple[str, ...]:
    """Return the divisions of a cell, one a line; 「・」 is part of a name （私学・法人課）."""
    if "\n" not in cell:
        return (cell.strip(),) if cell.strip() else ()
    return tuple(line.strip() for line in cell.split("\n") if line.strip())


def _row_reader(
    file: str, problems: list[Problem], positions: Mapping[str, int]
) -> Callable[[list[str], int], Program]:
    """Return the function that turns cells and row number into a program.

    It adds to ``problems``. Positions are looked up once: tables may have 100,000 rows.
    """
    width = max(positions.values(), default=-1) + 1
    # A missing column points behind the last one, where an empty cell is put.
    pick = itemgetter(*(positions.get(heading, width) for heading in columns.HEADINGS))
    complete = all(heading in positions for heading in columns.HEADINGS)
    fixed = (*columns.HEADINGS, *columns.OPTIONAL)
    further = [(name, at) for name, at in positions.items() if name not in fixed]
    page, line = (positions.get(column, -1) for column in columns.OPTIONAL)
    shared = SharedTexts()

    def to_program(row: list[str], number: int) -> Program:
        cells = pick(row if complete else [*row[:width], ""])
        (id_, area, ordinal, new, repost_of, name, summary, targets, department, division,
         keywords, url) = map(str.strip, cells)  # fmt: skip
        return Program(
            id_,
            shared(area),
            _number(ordinal, file, number, problems) if ordinal else None,
            name,
            summary,
            targets,
            shared(department),
            split_divisions(shared(division)) if division else (),
            _is_new(new, file, number, problems) if new else False,
            repost_of or None,
            split_keywords(keywords) if keywords else (),
            url,
            _place(row[page], columns.SOURCE_PAGE, file, number, problems) if page >= 0 else None,
            _place(row[line], columns.SOURCE_ROW, file, number, problems) if line >= 0 else None,
            extra=_extra(row, further, shared) if further else (),
        )

    return to_program


def _extra(
    row: list[str], further: Sequence[tuple[str, int]], shared: SharedTexts
) -> tuple[tuple[str, str], ...]:
    """Return the cells of further columns that have a text, exactly as they are."""
    return tuple(
        [(name, shared(row[at])) for name, at in further if row[at] and not row[at].isspace()]
    )


def _number(cell: str, file: str, row: int, problems: list[Problem]) -> int | None:
    """Return the number in half or full width digits; otherwise None, and a problem."""
    if cell.isdecimal() and len(cell) <= 9:
        return int(cell)
    reason, remedy = "整理番号が数字ではありません。", "数字だけを書くか、空にしてください。"
    problems.append(Problem(file, row, columns.NUMBER, cell, reason, remedy))
    return None


def _place(cell: str, column: str, file: str, row: int, problems: list[Problem]) -> int | None:
    """Return page or row of the source; None without one, and a problem for another text."""
    text = cell.strip()
    if not text:
        return None
    if text.isdecimal() and len(text) <= _PLACE_FIGURES:
        return int(text)
    reason, remedy = f"{column}が数字ではありません。", "数字だけを書くか、空にしてください。"
    problems.append(Problem(file, row, column, cell, reason, remedy))
    return None


def _is_new(cell: str, file: str, row: int, problems: list[Problem]) -> bool:
    """Tell whether the cell marks a new program; anything but a known mark is a problem."""
    if cell in columns.NEW_MARKS:
        return True
    reason = "新規の印として読めません。"
    remedy = "新規なら〇を書き、そうでなければ空にしてください。"
    problems.append(Problem(file, row, columns.NEW, cell, reason, remedy))
    return False
