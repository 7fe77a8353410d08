"""The records of a CSV text: every cell, and an end to whatever has none."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import Problem
from corpus.grid import MAX_ROWS
from corpus.table import records
from corpus.table.records import records_of

_CELLS = st.text(alphabet='甲乙",\n \u2028\x85', max_size=4)


@given(st.lists(st.lists(_CELLS, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_csv_writes_is_read_cell_by_cell(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    problems: list[Problem] = []
    found = [cells for cells in records_of("a", out.getvalue(), problems) if any(cells)]
    assert problems == []
    assert found == [cells for cells in rows if any(cells)]


def test_rows_without_end_are_told_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_ROWS", 3)
    problems: list[Problem] = []
    assert len(list(records_of("a.csv", "a\nb\nc\n", problems))) == 3
    assert problems == []
    assert len(list(records_of("a.csv", "a\nb\nc\n\n", problems))) == 3
    (problem,) = problems
    assert "行が多すぎます" in problem.reason


def test_lines_without_end_are_not_even_listed() -> None:
    problems: list[Problem] = []
    assert list(records_of("a.csv", "\n" * (16 * MAX_ROWS + 1), problems)) == []
    assert "行が多すぎます" in problems[0].reason
