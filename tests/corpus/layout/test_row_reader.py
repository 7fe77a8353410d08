"""Every row below the headings is a program, part of one, or left out with a reason."""

import pytest

from corpus import columns
from corpus.grid import Grid, Merge
from corpus.layout.header import find_header
from corpus.layout.raw_row import RawRow
from corpus.layout.row_kinds import is_note, is_total, section_name, unit_of
from corpus.layout.row_reader import RowReader


def _read(*rows: list[str], merges: tuple[Merge, ...] = ()) -> tuple[list[RawRow], RowReader]:
    grid = Grid("a", rows, merges=merges)
    header = find_header(grid)
    assert header is not None
    reader = RowReader(grid, header)
    return reader.rows(), reader


def _names(rows: list[RawRow]) -> list[str]:
    return [row.texts[columns.NAME] for row in rows]


@pytest.mark.parametrize(
    ("rows", "targets"),
    [
        ([["甲", "一", "本数"], ["", "", "満足度"]], ["本数\n満足度"]),
        ([["甲", "一", "本数"], ["", "", "満足度"], ["", "", "来た人"]], ["本数\n満足度\n来た人"]),
        ([["甲", "一", ""], ["", "", "満足度"], ["乙", "二", "数"]], ["満足度", "数"]),
        ([["甲", "一", "本数"], ["", "続き", "満足度"], ["乙", "二", ""]], ["本数\n満足度", ""]),
        ([["甲", "一", "本数"], ["", "", ""], ["", "", "満足度"]], ["本数\n満足度"]),
    ],
)
def test_a_row_without_a_name_goes_on_with_the_program_above(
    rows: list[list[str]], targets: list[str]
) -> None:
    found, reader = _read(["事業名", "概要", "成果指標"], *rows)
    assert [row.texts[columns.TARGETS] for row in found] == targets
    assert not any(columns.AREA in row.texts for row in found)
    assert all("続きとみて" in problem.reason for problem in reader.problems)
    assert len(reader.problems) == sum(not row[0] and any(row) for row in rows)


@pytest.mark.parametrize(
    "row",
    [
        ["A2", "", "", "", "25"],
        ["A3", "", "", "", ""],
        ["A4", "", "概要だけ", "公園課", ""],
        ["A5", " ", "", "", "高齢者"],
        ["A6", "", "", "道路課", "10"],
    ],
)
def test_a_row_without_a_name_that_has_its_own_id_is_left_out_and_told(row: list[str]) -> None:
    found, reader = _read(
        ["管理コード", "事業名", "概要", "担当課", "金額"],
        ["A1", "甲", "一", "公園課", "10"],
        row,
        ["A9", "乙", "二", "産業課", "30"],
    )
    assert _names(found) == ["甲", "乙"]
    (left,) = reader.left_out
    assert [text for text in left.cells.values()] == [text for text in row if text.strip()]
    (problem,) = reader.problems
    assert (problem.row, problem.cell, problem.severity) == (3, "B3", "warning")


@pytest.mark.parametrize(
    "texts",
    [
        ["小計", "", "", "300"],
        ["合計", "", "", "300"],
        ["総　計", "", "", "1,200千円"],
        ["総務部 小計", "", "", "300"],
        ["", "", "合計", "300"],
        ["計", "-", "", "300"],
        ["合計", "", "", ""],
        ["合計（2件）", "", "", "300"],
        ["計 2事業", "", "", "300"],
    ],
)
def test_totals_are_left_out_and_told(texts: list[str]) -> None:
    found, reader = _read(
        ["事業名", "担当課", "概要", "予算額"], ["甲", "公園課", "一", "100"], texts,
        ["乙", "産業課", "二", "200"],
    )  # fmt: skip
    assert _names(found) == ["甲", "乙"]
    assert [row.number for row in reader.left_out] == [3]
    assert [problem.row for problem in reader.problems] == [3]


@pytest.mark.parametrize("name", ["会計の見直し", "家計相談", "公会計", "統計", "一般会計"])
def test_programs_that_end_like_totals_are_programs(name: str) -> None:
    found, _ = _read(["事業名", "概要", "予算額"], ["甲", "一", "100"], [name, "", "200"])
    assert _names(found) == ["甲", name]


@pytest.mark.parametrize(
    ("section", "area"),
    [
        ("＜くらし＞", "くらし"),
        ("【くらし】", "くらし"),
        ("１　くらし", "くらし"),
        ("第1章　くらし", "くらし"),
        ("■ くらし", "くらし"),
        ("Ⅰ くらし", "くらし"),
        ("基本目標1 くらし", "くらし"),
        ("（1）くらし", "くらし"),
    ],
)
def test_sections_in_the_column_of_names_are_areas(section: str, area: str) -> None:
    found, reader = _read(
        ["事業名", "担当課", "概要"], [section, "", ""], ["甲", "公園課", "一"],
        ["乙", "産業課", "二"],
    )  # fmt: skip
    assert [row.texts[columns.AREA] for row in found] == [area] * 2
    assert reader.left_out[0].cells == {"A2": section}
    assert columns.AREA in reader.left_out[0].reason


def test_a_section_that_nothing_marks_is_a_program_with_a_warning() -> None:
    found, reader = _read(["事業名", "担当課", "概要"], ["くらし", "", ""], ["甲", "公園課", "一"])
    assert _names(found) == ["くらし", "甲"]
    (problem,) = reader.problems
    assert (problem.cell, problem.severity) == ("A2", "warning")


@pytest.mark.parametrize(
    ("position", "section", "key", "value"),
    [
        (0, "１　くらし", columns.AREA, "くらし"),
        (0, "くらし・環境", columns.AREA, "くらし・環境"),
        (0, "【総務部】", columns.DEPARTMENT, "総務部"),
        (1, "総務部", columns.DEPARTMENT, "総務部"),
        (1, "■防災課", columns.DIVISION, "防災課"),
        (0, "担当課：広報課", columns.DIVISION, "広報課"),
    ],
)
def test_sections_of_areas_and_of_departments(
    position: int, section: str, key: str, value: str
) -> None:
    row = ["", "", ""]
    row[position] = section
    found, reader = _read(["番号", "事業名", "概要"], row, ["1", "甲", "一"], ["2", "乙", "二"])
    assert [texts.texts[key] for texts in found] == [value] * 2
    assert [left.number for left in reader.left_out] == [2]


def test_sections_within_sections() -> None:
    found, _ = _read(
        ["番号", "事業名", "概要"],
        ["第1章 くらし", "", ""],
        ["１　防災", "", ""],
        ["1", "甲", "一"],
        ["２　福祉", "", ""],
        ["2", "乙", "二"],
        ["第2章 しごと", "", ""],
        ["3", "丙", "三"],
    )
    assert [row.texts[columns.AREA] for row in found] == [
        "くらし › 防災",
        "くらし › 福祉",
        "しごと",
    ]


@pytest.mark.parametrize(
    "note",
    ["※ 金額は千円未満を切り捨てた。", "注1）再掲を含む", "(注) 見込み", "出典：予算書", "以上"],
)
@pytest.mark.parametrize("position", [0, 1, 2])
def test_notes_are_left_out_and_told(note: str, position: int) -> None:
    row = ["", "", ""]
    row[position] = note
    found, reader = _read(["番号", "事業名", "概要"], ["1", "甲", "一"], row)
    assert _names(found) == ["甲"]
    assert reader.left_out[0].cells == {f"{'ABC'[position]}3": note}
    assert [problem.row for problem in reader.problems] == [3]


def test_headings_again_and_numbers_of_columns_are_left_out() -> None:
    headings = ["番号", "事業名", "概要"]
    found, reader = _read(headings, ["(1)", "(2)", "(3)"], ["1", "甲", "一"], headings)
    assert _names(found) == ["甲"]
    assert [row.number for row in reader.left_out] == [2, 4]


@pytest.mark.parametrize("gap", range(3))
def test_headings_again_with_an_empty_cell_are_left_out_and_told(gap: int) -> None:
    headings = ["事業名", "概要", "担当課"]
    again = [text if place != gap else "" for place, text in enumerate(headings)]
    rows, reader = _read(headings, ["選挙", "行う。", ""], again, ["統計", "取る。", ""])
    assert _names(rows) == ["選挙", "統計"]
    assert [row.number for row in reader.left_out] == [3]


def test_a_program_that_is_called_like_its_heading_is_one() -> None:
    rows, reader = _read(["事業名", "概要"], ["事業名", "付け直す。"], ["事業名", ""])
    assert _names(rows) == ["事業名", "事業名"]
    assert not reader.left_out


def test_a_cell_over_several_programs_is_all_of_theirs() -> None:
    found, _ = _read(
        ["部局", "事業名", "概要"], ["総務部", "甲", "一"], ["", "乙", "二"],
        merges=(Merge(2, 1, 3, 1),),
    )  # fmt: skip
    assert [row.texts[columns.DEPARTMENT] for row in found] == ["総務部"] * 2


@pytest.mark.parametrize(
    ("headings", "cells", "area"),
    [
        (["政策", "施策", "基本事業", "事務事業名"], ["ア", "イ", "ウ", "甲"], "ア › イ › ウ"),
        (["大項目", "中項目", "小項目", "事業名"], ["ア", "", "ウ", "甲"], "ア › ウ"),
        (["施策", "基本事業名", "事業名", "概要"], ["ア", "イ", "甲", "一"], "ア › イ"),
        (["基本事業", "事業名", "概要"], ["ア", "甲", "一"], "ア"),
        (["事業名", "基本目標", "基本施策"], ["甲", "ア", "イ"], "ア › イ"),
        (["政策", "施策名", "概要"], ["ア", "甲", "一"], "ア"),
    ],
)
def test_levels_of_areas_in_columns_of_their_own(
    headings: list[str], cells: list[str], area: str
) -> None:
    (row,), _ = _read(headings, cells)
    assert row.texts[columns.AREA] == area
    assert row.texts[columns.NAME] == "甲"


def test_texts_alone() -> None:
    assert is_total(["小計"])
    assert not is_total(["家計"])
    assert is_note("※ x")
    assert not is_note("防災")
    assert section_name("１　復興の推進") == "復興の推進"
    assert unit_of("【総務部】") == "総務部"
    assert unit_of("くらし") == ""


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["〃", "総務課", "広報紙", "出す。"], "部局"),
        (["総務部", "総務課", "広報紙", "仝"], "取組概要"),
        (["総務部", "々", "広報紙", "出す。"], "担当課"),
    ],
)
def test_a_sign_for_as_above_that_stands_for_nothing_is_told(row: list[str], told: str) -> None:
    rows, reader = _read(["部局", "担当課", "事業名", "概要"], row)
    assert [problem.column for problem in reader.problems] == [told]
    assert reader.problems[0].value in rows[0].texts.values()


def test_a_name_stays_as_it_is_written_and_is_told() -> None:
    found, reader = _read(["事業名", "概要"], ["甲", "一"], ["〃", "二"], ["乙", "同　上"])
    assert _names(found) == ["甲", "〃", "乙"]
    assert found[2].texts[columns.SUMMARY] == "二"
    assert [problem.value for problem in reader.problems] == ["〃"]


@pytest.mark.parametrize(
    ("headings", "cells", "expected"),
    [
        (["所管部課"], ["総務部総務課", "", "土木部道路課"], ["総務部/総務課"] * 2),
        (["部局", "担当課"], ["総務部,総務課", ",", "土木部,道路課"], ["総務部/総務課"] * 2),
        (["部局", "担当課"], ["総務部,総務課", "土木部,", "財務部,"], ["総務部/総務課", "土木部/"]),
        (["部局", "担当課"], ["総務部,総務課", "総務部,", "財務部,"], ["総務部/総務課", "総務部/"]),
        (["担当課"], ["総務課", "", "道路課"], ["/総務課"] * 2),
    ],
)
def test_units_that_were_merged_stand_for_the_rows_below(
    headings: list[str], cells: list[str], expected: list[str]
) -> None:
    rows = [[*cell.split(","), name, "一"] for cell, name in zip(cells, "甲乙丙", strict=True)]
    found, reader = _read([*headings, "事業名", "概要"], *rows)
    units = [
        f"{row.texts.get(columns.DEPARTMENT, '')}/{row.texts.get(columns.DIVISION, '')}"
        for row in found
    ]
    assert units[:2] == expected
    assert bool(reader.problems) == (expected[0] == expected[1])


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["公園課計", "100"], True),
        (["補助事業計", "1,200"], True),
        (["平均", "150"], True),
        (["公園課計", "花だん"], False),
        (["国民健康保険特別会計", "100"], False),
        (["統計", "10"], False),
        (["平均寿命", "80"], False),
    ],
)
def test_totals_of_a_unit_are_told_from_what_ends_alike(texts: list[str], expected: bool) -> None:
    assert is_total(texts) is expected


@pytest.mark.parametrize("sign", ["−", "－", "〃"])
def test_a_row_of_signs_right_below_the_headings_is_left_out_and_told(sign: str) -> None:
    found, reader = _read(["事業名", "概要", "課"], [sign] * 3, ["甲", "一", "公園課"])
    assert _names(found) == ["甲"]
    assert ["施策ではない行" in problem.reason for problem in reader.problems] == [True]


@pytest.mark.parametrize("label", ["注", "備考", "（注）", "出典："])
def test_a_note_beside_its_label_is_left_out_and_told(label: str) -> None:
    rows = [["1", "甲", "一"], ["2", "乙", "二"]]
    found, reader = _read(["番号", "事業名", "概要"], [label, "4月現在の一覧です", ""], *rows)
    assert _names(found) == ["甲", "乙"]
    assert ["注の行" in problem.reason for problem in reader.problems] == [True]
    whole, _ = _read(["番号", "事業名", "概要"], *rows, [label, "丙", "三"])
    assert _names(whole) == ["甲", "乙", "丙"]


def test_a_cell_that_begins_in_headings_says_nothing_of_a_program_below() -> None:
    """Where headings stand again, their cell may be merged with one of the row below."""
    merge = Merge(top=3, left=2, bottom=4, right=2)
    rows, _ = _read(
        ["事業名", "管理番号", "概要"], ["広報", "1", "紙"], ["事業名", "管理番号", "概要"],
        ["相談", "", "窓口"], merges=(merge,),
    )  # fmt: skip
    assert _names(rows) == ["広報", "相談"]
    assert rows[1].texts[columns.ID] == ""
