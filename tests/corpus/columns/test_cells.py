"""Cells of columns of one's own: from the file to the programs, back, checked and compared."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.columns import HEADINGS
from corpus.difference.records import difference
from corpus.reader import read_programs
from corpus.record import Program
from corpus.writer import csv_cells, to_csv

_SETTINGS = """
[[columns]]
heading = "金額"
kind = "number"
unit = "円"
[[columns]]
heading = "締切"
kind = "date"
[[columns]]
heading = "案内"
kind = "url"
"""

_line = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"])
_HEADING = st.text(_line, min_size=1, max_size=8).map(lambda text: "列 " + text.strip())
_CELL = st.text(st.one_of(_line, st.just("\n")), max_size=20).filter(lambda text: text.strip())


def _collection(directory: Path, rows: list[dict[str, str]], settings: str = _SETTINGS) -> Path:
    programs = [
        Program(f"a-{n}", "", None, f"事業{n}", extra=tuple(row.items()))
        for n, row in enumerate(rows, start=1)
    ]
    (directory / "programs.csv").write_bytes(to_csv(programs).encode())
    (directory / "collection.toml").write_text(settings, encoding="utf-8")
    return directory


@given(rows=st.lists(st.dictionaries(_HEADING, _CELL, max_size=4), max_size=5))
def test_every_cell_comes_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]
) -> None:
    directory = tmp_path_factory.mktemp("cells")
    programs = [
        Program(f"a-{n}", "", None, f"事業{n}", extra=tuple(row.items()))
        for n, row in enumerate(rows, start=1)
    ]
    text = to_csv(programs)
    (directory / "programs.csv").write_bytes(text.encode())
    table = read_programs(directory / "programs.csv")
    assert [{k: v for k, v in p.extra} for p in table.programs] == [
        {" ".join(k.split()): v for k, v in row.items()} for row in rows
    ]


def test_only_the_collections_columns_are_published(tmp_path: Path) -> None:
    row = {"内部メモ": "秘密", "締切": "2026年5月31日", "金額": " 10万円 "}
    loaded = corpus.load(_collection(tmp_path, [row]))
    assert loaded.programs[0].extra == (("金額", " 10万円 "), ("締切", "2026年5月31日"))
    assert loaded.programs[0].text_of("案内") == ""
    assert read_programs(tmp_path / "programs.csv").programs[0].text_of("内部メモ") == "秘密"


def test_a_cell_that_is_not_of_its_kind_is_a_warning_with_its_place(tmp_path: Path) -> None:
    rows = [
        {"金額": "1,000", "締切": "随時", "案内": "https://example.jp/"},
        {"金額": "三千円くらい", "締切": "夏ごろ", "案内": "www.example.jp"},
        {"金額": "-", "案内": "https://example.jp/a https://example.jp/b"},
    ]
    report = corpus.check(_collection(tmp_path, rows))
    assert report.errors == ()
    assert [(one.row, one.column, one.value) for one in report.warnings] == [
        (3, "金額", "三千円くらい"),
        (3, "締切", "夏ごろ"),
        (3, "案内", "www.example.jp"),
        (4, "案内", "https://example.jp/a https://example.jp/b"),
    ]


def test_a_column_that_the_file_lacks_is_a_warning(tmp_path: Path) -> None:
    report = corpus.check(_collection(tmp_path, [{"金額": "1"}]))
    assert [one.column for one in report.problems] == ["締切", "案内"]
    assert report.errors == ()


def test_an_unknown_heading_says_how_to_show_the_column(tmp_path: Path) -> None:
    report = corpus.check(_collection(tmp_path, [{"備考": "x"}], ""))
    assert [(one.row, one.value, one.severity) for one in report.problems] == [
        (1, "備考", "warning")
    ]
    assert "[[columns]]" in report.problems[0].remedy


def test_columns_of_one_heading_and_without_one_are_kept_apart(tmp_path: Path) -> None:
    headings = [*HEADINGS, "備考", "備考", ""]
    cells = [*csv_cells(Program("a-1", "", None, "事業")), "一", "二", "三"]
    text = "\ufeff" + "\r\n".join([",".join(headings), ",".join(cells)]) + "\r\n"
    (tmp_path / "programs.csv").write_bytes(text.encode())
    program = read_programs(tmp_path / "programs.csv").programs[0]
    assert program.extra == (("備考", "一"), ("備考（2）", "二"), ("列15", "三"))


def test_a_difference_shows_further_columns() -> None:
    before = Program("a-1", "", None, "事業", extra=(("金額", "10万円"), ("備考", "旧")))
    after = Program("a-1", "", None, "事業", extra=(("金額", "20万円"),))
    (change,) = difference([before], [after]).changed
    assert [(f.column, f.before, f.after) for f in change.fields] == [
        ("金額", "10万円", "20万円"),
        ("備考", "旧", ""),
    ]
    moved = Program("a-1", "", None, "事業", extra=tuple(reversed(before.extra)))
    assert not difference([before], [moved])
