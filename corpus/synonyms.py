"""Synonym lists that staff edit: rows of expressions that mean the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.columns import NEW_MARKS
from corpus.errors import Problem
from corpus.table.table import Table, read_table
from corpus.text.characters import describe_bad_character, find_bad_character

WORD = "語"
SYNONYMS = "同義語"
ONE_WAY = "一方向"
NOTE = "備考"
# The columns of synonyms.csv, in the order in which they are written.
HEADINGS = (WORD, SYNONYMS, ONE_WAY, NOTE)

# Words of Japanese administration in general; they apply to every collection that does not say
# ``common_synonyms = false``.
COMMON_FILE = Path(__file__).with_name("common_synonyms.csv")

# A remark that begins so says that the expressions do not mean the same.
_RELATED = "関連"

_SEPARATOR = re.compile(r"[、,，|｜\n]")


@dataclass(frozen=True, slots=True)
class SynonymRow:
    """Expressions that mean the same, as written by staff.

    Each of ``word`` and ``synonyms`` finds the others; where ``one_way`` is True only a search for
    ``word`` also finds ``synonyms`` (博物館 is found by 文化施設, not the reverse). Where they are
    only ``related``, as a one-way row's remark says (関連する制度), they are worth seeing, but do
    not mean the same.
    """

    word: str
    synonyms: tuple[str, ...]
    one_way: bool = False
    related: bool = False


def read_synonyms(path: Path) -> tuple[tuple[SynonymRow, ...], tuple[Problem, ...]]:
    """Return the rows of a synonym file and what is wrong with it.

    Never raises for what the file holds. A row without a word or without synonyms is left out.
    """
    table = read_table(path, HEADINGS, lambda _columns: lambda cells, _number: cells)
    if WORD not in table.columns or SYNONYMS not in table.columns:
        return (), table.problems
    # The remark and the mark are comfort: a file without these columns is complete.
    problems = [problem for problem in table.problems if problem.column not in (ONE_WAY, NOTE)]
    rows = []
    for cells, number in zip(table.rows, table.row_numbers, strict=True):
        problems += _characters(table, cells, number)
        row = _row(table, cells, number, problems)
        if row is not None:
            rows.append(row)
    return tuple(rows), tuple(problems)


def _row(
    table: Table[list[str]], cells: list[str], number: int, problems: list[Problem]
) -> SynonymRow | None:
    """Return the row, or None and a problem where it does not say what is a synonym of what."""
    word = cells[table.columns[WORD]].strip()
    synonyms = _split(cells[table.columns[SYNONYMS]], word)
    mark = cells[table.columns[ONE_WAY]].strip() if ONE_WAY in table.columns else ""
    if mark and mark not in NEW_MARKS:
        reason, remedy = "一方向の印として読めません。", "〇を書くか、空にしてください。"
        problems.append(Problem(table.file, number, ONE_WAY, mark, reason, remedy))
    if not word or not synonyms:
        column = SYNONYMS if word else WORD
        reason, remedy = f"「{column}」が空です。", "書き足すか、行を消してください。"
        problems.append(Problem(table.file, number, column, word, reason, remedy))
        return None
    note = cells[table.columns[NOTE]] if NOTE in table.columns else ""
    one_way = mark in NEW_MARKS
    return SynonymRow(word, synonyms, one_way, one_way and note.strip().startswith(_RELATED))


def _characters(table: Table[list[str]], cells: list[str], number: int) -> Iterator[Problem]:
    """Yield characters that no text should have, one problem for each cell."""
    for column in (WORD, SYNONYMS):
        text = cells[table.columns[column]]
        if (bad := find_bad_character(text)) is not None:
            reason, around = describe_bad_character(text, *bad)
            remedy = "文字を消すか、打ち直してください。"
            yield Problem(table.file, number, column, around, reason, remedy, bad[1])


def _split(cell: str, word: str) -> tuple[str, ...]:
    """Return the distinct expressions of the cell other than ``word``, in their order."""
    parts = (part.strip() for part in _SEPARATOR.split(cell))
    return tuple(dict.fromkeys(part for part in parts if part and part != word))
