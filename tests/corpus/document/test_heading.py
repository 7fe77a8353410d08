"""The heading rows of a document's table: where they end and what their columns mean."""

import pytest

from corpus import columns
from corpus.document.blocks import TextCell
from corpus.document.heading import Heading, assigned, find_heading
from tests.corpus.document.tables import PROGRAM_HEADINGS, meanings, table

_ROW = ["1", "防災訓練", "訓練を行う。", "総務課"]


def test_a_title_above_the_headings_is_passed_over() -> None:
    heading = find_heading(table(["事業一覧", "", "", ""], PROGRAM_HEADINGS, _ROW), meanings)
    assert heading is not None
    assert (heading.first, heading.last) == (1, 1)
    assert heading.fields == {
        0: columns.NUMBER, 1: columns.NAME, 2: columns.SUMMARY, 3: columns.DIVISION,
    }  # fmt: skip
    assert heading.is_of_programs


def test_a_heading_may_stand_in_two_rows() -> None:
    made = table(["整理", "事業名", "所管", ""], ["番号", "", "部局", "課"], _ROW)
    made.cells[1] = TextCell(0, 1, 0, 1, "事業名")
    made.cells[2] = TextCell(0, 2, 0, 3, "所管")
    made.cells = [cell for n, cell in enumerate(made.cells) if n not in (3, 5)]
    heading = find_heading(made, meanings)
    assert heading is not None
    assert (heading.first, heading.last) == (0, 1)
    assert heading.texts[0] == "整理番号"
    assert heading.fields == {
        0: columns.NUMBER, 1: columns.NAME, 2: columns.DEPARTMENT, 3: columns.DIVISION,
    }  # fmt: skip


def test_a_table_of_nothing_of_ours_has_none() -> None:
    assert find_heading(table(["年齢", "人口"], ["0歳", "10"]), meanings) is None


@pytest.mark.parametrize(
    ("fields", "is_of_programs"),
    [
        ((columns.NAME, columns.NUMBER, columns.SUMMARY), True),
        ((columns.NAME, columns.NUMBER, columns.URL), False),
        ((columns.NAME, columns.SUMMARY), False),
        ((columns.NUMBER, columns.SUMMARY, columns.DIVISION), False),
    ],
)
def test_a_list_of_programs_says_more_than_names(
    fields: tuple[str, ...], is_of_programs: bool
) -> None:
    assert Heading(0, 0, {}, dict(enumerate(fields))).is_of_programs is is_of_programs


def test_each_column_of_ours_is_given_once_to_the_surest() -> None:
    parts = {0: ["政策"], 1: ["事業名"], 2: ["事業名"]}
    assert assigned(parts, meanings) == {1: columns.NAME, 0: columns.AREA}


def test_labels_of_a_form_are_no_heading_in_several_rows() -> None:
    form = table(
        ["番号", "1", "基本目標", "安心"], ["事業名", "訓練", "担当部", "総務部"],
        ["概要", "行う。", "担当課", "総務課"],
    )  # fmt: skip
    heading = find_heading(form, meanings)
    assert heading is None or not heading.is_of_programs
    narrow = table(["目標", "3回"], ["番号", "1"], ["事業名", "訓練"])
    found = find_heading(narrow, meanings)
    assert found is None or len(found.fields) < 2
