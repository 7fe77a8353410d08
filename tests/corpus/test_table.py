"""A CSV file as rows under headings: rows with their numbers, and every fault of the form."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus.table
from corpus.errors import Problem
from corpus.grid import MAX_ROWS
from corpus.table import ReadRow, Table, match_headings, read_table, records_of


def _read(path: Path, text: str, **more: tuple[str, ...]) -> Table[str]:
    def reader(columns: Mapping[str, int]) -> ReadRow[str]:
        return lambda cells, number: f"{number}:{cells[columns['名']]}"

    path.write_text(text, "utf-8")
    return read_table(path, ("名", "課"), reader, **more)


def test_rows_are_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    table = _read(tmp_path / "a.csv", '\n課,名\n総務,"甲\n乙"\n,\n広報,丙\n')
    assert table.rows == ["3:甲\n乙", "5:丙"]
    assert list(table.row_numbers) == [3, 5]
    assert table.columns == {"課": 0, "名": 1}
    assert (table.encoding, table.problems) == ("utf-8", ())


@pytest.mark.parametrize(
    ("text", "row", "reason"),
    [
        ("", None, "何も書かれていません"),
        ("名\n甲\n", 1, "「課」の列がありません"),
        ("名,課,名\n甲,乙,丙\n", 1, "同じ見出しの列が二つ"),
        ("名,課\n甲,乙\n甲\n", 3, "セルが1個あります（見出しは2個）"),
        ('名,課\n甲,"乙\n', 2, "引用符"),
        ("名,課,備考\n甲,乙,丙\n", 1, "知らない見出し"),
    ],
)
def test_faults_are_told_with_their_row(
    tmp_path: Path, text: str, row: int | None, reason: str
) -> None:
    def reader(_: Mapping[str, int]) -> ReadRow[str]:
        return lambda cells, number: ""

    (tmp_path / "a.csv").write_text(text, "utf-8")
    problems = read_table(tmp_path / "a.csv", ("名", "課"), reader).problems
    assert [(one.row, reason in one.reason) for one in problems] == [(row, True)]


def test_a_row_may_have_empty_cells_too_many(tmp_path: Path) -> None:
    assert _read(tmp_path / "a.csv", "名,課\n甲,乙,,\n").problems == ()


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    table = read_table(tmp_path / "b.csv", ("名",), lambda _: lambda cells, number: "")
    assert table.encoding is None
    assert "ファイルがありません" in str(table.problems[0])


def test_further_headings_are_missed_softly_and_optional_ones_not_at_all() -> None:
    columns, problems = match_headings("a", 1, ["ＩＤ "], ["id"], ["締切"], ["ページ"])
    assert columns == {"id": 0}
    assert [(one.column, one.severity) for one in problems] == [("締切", "warning")]


def test_headings_that_nobody_asked_for_have_names_of_their_own() -> None:
    columns, _ = match_headings("a", 1, ["備考", "", "備考", "名", "備考"], ["名"])
    assert columns == {"備考": 0, "列2": 1, "備考（2）": 2, "名": 3, "備考（3）": 4}


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
    monkeypatch.setattr(corpus.table, "MAX_ROWS", 3)
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
