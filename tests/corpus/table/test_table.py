"""A CSV file as rows under headings: rows with their numbers, and every fault of the form."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from corpus.table.table import ReadRow, Table, read_table


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
