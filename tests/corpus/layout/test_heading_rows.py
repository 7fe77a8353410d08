"""Headings over several rows: which row still belongs to them."""

import pytest

from corpus.grid import Grid, Merge
from corpus.layout.header import find_header
from corpus.layout.heading_rows import (
    are_groups,
    goes_on,
    heading_texts,
    is_unit,
    says_again,
    width,
)
from corpus.layout.known_headings import field_of


@pytest.mark.parametrize(
    ("rows", "belongs"),
    [
        ([["番号", "事業名", "担当", ""], ["", "", "部局", "課"]], True),
        ([["番号", "事業名", "予算額"], ["", "", "（千円）"]], True),
        ([["整理", "事業名", "概要"], ["番号", "", ""]], True),
        ([["番号", "事業名", "概要"], ["1", "訓練", "行う。"]], False),
        ([["番号", "事業名", "区分"], ["", "訓練", "新規"]], False),
        ([["番号", "事業名", "概要"], ["−", "−", "−"]], False),
        ([["番号", "事業名", "概要"], ["〃", "〃", "〃"]], False),
        ([["番号", "事業名", "新規"], ["", "", "○"]], False),
        ([["番号", "事業名", "予算額", "新規"], ["", "", "（千円）", "（○）"]], True),
        ([["番号", "事業名", "概要"]], False),
    ],
)
def test_a_row_goes_on_with_the_headings(rows: list[list[str]], belongs: bool) -> None:
    assert goes_on(Grid("a", rows), 1, 2) is belongs


def test_a_merged_heading_leads_all_columns_below_it() -> None:
    grid = Grid("a", [["事業名", "担当", ""], ["", "部局", "課"]], merges=(Merge(1, 2, 1, 3),))
    assert [heading_texts(grid, 1, 2, position) for position in (1, 2, 3)] == [
        ["事業名"], ["担当", "部局"], ["担当", "課"],
    ]  # fmt: skip


def test_without_merges_a_heading_goes_on_over_empty_cells() -> None:
    grid = Grid("a", [["事業名", "担当", ""], ["", "部局", "課"]])
    assert heading_texts(grid, 1, 2, 3) == ["担当", "課"]
    assert heading_texts(grid, 1, 2, 1) == ["事業名"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("（千円）", True),
        ("(人)", True),
        ("［単位：百万円］", True),
        ("千円", False),
        ("（課）", False),
    ],
)
def test_a_unit_stands_in_brackets(text: str, unit: bool) -> None:
    assert is_unit(text) is unit


def test_merged_cells_count_for_the_width() -> None:
    grid = Grid("a", [["a"], ["b", "c"], ["d"]], merges=(Merge(1, 1, 1, 5),))
    assert [width(grid, 1, 1), width(grid, 2, 1), width(grid, 2, 2), width(grid, 3, 1)] == [
        5,
        2,
        2,
        1,
    ]


@pytest.mark.parametrize(
    ("texts", "again"),
    [
        (["番号", "事業名", "概要"], True),
        (["番号", "", "概要"], True),
        (["番号", "事業名"], True),
        (["", "事業名", ""], False),
        (["番号", "概要", ""], False),
        (["番号", "事業名", "概要", "備考"], False),
    ],
)
def test_headings_again_may_leave_cells_empty_but_say_nothing_else(
    texts: list[str], again: bool
) -> None:
    assert says_again(texts, ["番号", "事業名", "概要"]) is again


@pytest.mark.parametrize(
    ("above", "headings", "groups"),
    [
        (["", "", "予算額", "", ""], ["事業名", "課", "令和7年度", "令和8年度", "方向性"], True),
        (["", "", "予算額"], ["事業名", "課", "R7（千円）", "R8（千円）"], True),
        (["", "実績", "", "予算", ""], ["事業名", "R6", "R7", "R8", "R9"], True),
        (["予算額"], ["R7", "R8", "事業名"], False),
        (["", "", "予算額"], ["事業名", "課", "令和7年度", "方向性"], False),
        (["", "", "所管"], ["事業名", "概要", "部", "課"], False),
    ],
)
def test_a_few_texts_above_years_group_them(
    above: list[str], headings: list[str], groups: bool
) -> None:
    assert are_groups(Grid("a", [above, headings]), 1) is groups


def test_what_groups_years_ends_where_they_do() -> None:
    rows = [["", "予算額", "", ""], ["事業名", "R7", "R8", "方向性"]]
    grid = Grid("a", rows)
    assert [heading_texts(grid, 1, 2, position) for position in (1, 2, 3, 4)] == [
        ["事業名"], ["予算額", "R7"], ["予算額", "R8"], ["方向性"],
    ]  # fmt: skip


def test_a_table_is_not_looked_through_for_each_of_its_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks = 0

    def counted(heading: str) -> str | None:
        nonlocal looks
        looks += 1
        return field_of(heading)

    monkeypatch.setattr("corpus.layout.heading_rows.field_of", counted)
    rows = [[f"第{row}の{column}" for column in range(12)] for row in range(60)]
    grid = Grid("table.csv", rows)
    # It was hundreds for each cell, and ten seconds of a list's import.
    assert find_header(grid) is None
    assert looks < 20 * sum(map(len, grid.rows))
