"""Sheets that are forms: what is read from them, what is told of the rest, which lists are none."""

from collections.abc import Sequence

import pytest

from corpus import columns
from corpus.grid import Grid
from corpus.layout.expected_headings import Said
from corpus.layout.form_sheet import table_of_forms
from corpus.layout.tables import tables_of

FORM = [
    ["令和7年度　事務事業評価シート"],
    ["事務事業名", "公園管理", "担当課", "公園課"],
    ["事業の目的", "公園を保つ。"],
    ["事業費（千円）", "5,000", "人件費（千円）", "1,200"],
    ["指標名", "単位", "目標値", "実績値"],
    ["点検の回数", "回", "36", "30"],
    ["今後の方向性", "続ける"],
    ["実施内容"],
    ["年に三回、点検する。"],
    ["作成者　山田"],
]


def _table(rows: Sequence[Sequence[str]]) -> Grid | None:
    return table_of_forms(Grid("a.xlsx", rows, sheet="001"), Said(), 0)


def test_a_form_is_a_row_below_its_labels() -> None:
    table = _table(FORM)
    assert table is not None
    assert dict(zip(*table.rows, strict=True)) == {
        "事務事業名": "公園管理",
        "担当課": "公園課",
        "事業の目的": "公園を保つ。",
        "事業費（千円）": "5,000",
        "人件費（千円）": "1,200",
        "今後の方向性": "続ける",
        "実施内容": "年に三回、点検する。",
    }
    assert table.name(2, 1) == "2行目"


def test_every_text_is_read_or_told() -> None:
    table = _table(FORM)
    assert table is not None
    told = [text for problem in table.problems for text in problem.value.split("／")]
    read = [text for row in table.rows for text in row]
    assert sorted(told + read) == sorted(text for row in FORM for text in row)
    assert [problem.row for problem in table.problems] == [1, 5, 6, 10]
    assert {problem.severity for problem in table.problems} == {"warning"}


def test_where_the_name_is_said_again_the_next_form_begins() -> None:
    table = _table([*FORM[:4], [], ["事務事業名", "街路樹", "担当課", "緑化課"], FORM[2]])
    assert table is not None
    assert [row[0] for row in table.rows] == ["事務事業名", "公園管理", "街路樹"]


@pytest.mark.parametrize(
    "rows",
    [
        # A list with a column of its own beside each that is known.
        [
            ["事業名", "区分", "担当課", "備考"],
            ["甲", "施策", "企画課", "あり"],
            ["乙", "窓口", "市民課", "なし"],
        ],
        # The words of the first column are headings elsewhere.
        [["区分", "事業名", "費用", "担当課", "備考"]]
        + [["施策", name, "5", "企画課", "あり"] for name in "甲乙丙"],
        # What stands above a list says who made it.
        [["担当課", "企画課", "目的", "公表"], ["事業名", "金額"], ["甲", "5"], ["乙", "6"]],
    ],
)
def test_a_list_is_no_form(rows: list[list[str]]) -> None:
    ((grid, header),) = tables_of(Grid("a.csv", rows))
    assert grid.rows == rows
    assert header.positions[columns.NAME] == rows[header.last_row - 1].index("事業名") + 1
