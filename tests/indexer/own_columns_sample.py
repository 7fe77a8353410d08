"""A small collection with columns of its own, for tests."""

from pathlib import Path

import corpus
from corpus.record import Program
from corpus.writer import to_csv

SETTINGS = """
title = "補助金"
[[columns]]
heading = "対象者"
kind = "facet"
searched = 1.0
shown = "card"
[[columns]]
heading = "金額"
kind = "number"
unit = "円"
sortable = true
shown = "card"
[[columns]]
heading = "締切"
kind = "date"
sortable = true
[[columns]]
heading = "内容"
searched = 2.0
"""

ROWS: tuple[dict[str, str], ...] = (
    {"対象者": "個人、学生", "金額": "10万円", "締切": "2026年5月31日", "内容": "自転車を買う"},
    {"対象者": "団体", "金額": "50万円～100万円", "締切": "2026年4月1日～6月30日"},
    {"対象者": "個人", "金額": "未定", "締切": "随時", "内容": "植木"},
    {"金額": "200,000"},
)


def program(number: int, row: dict[str, str], area: str = "") -> Program:
    """The program of a row."""
    return Program(f"a-{number}", area, number, f"事業{number}", extra=tuple(row.items()))


def load(
    directory: Path,
    rows: tuple[dict[str, str], ...] = ROWS,
    settings: str = SETTINGS,
    areas: tuple[str, ...] = (),
) -> corpus.Loaded:
    """The collection of the rows, written into the directory and read again."""
    programs = [
        program(n, row, areas[n - 1] if areas else "") for n, row in enumerate(rows, start=1)
    ]
    (directory / "programs.csv").write_bytes(to_csv(programs).encode())
    (directory / "collection.toml").write_text(settings, encoding="utf-8")
    return corpus.load(directory)
