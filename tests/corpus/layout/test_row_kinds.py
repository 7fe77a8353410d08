"""What a text says about its row: a total, a note, a section, a unit, a value."""

import pytest

from corpus.layout.row_kinds import (
    is_cell_sign,
    is_code,
    is_department,
    is_figures,
    is_marked_section,
    is_note,
    is_total,
    is_value,
    is_year,
    section_name,
    section_style,
    unit_of,
)


@pytest.mark.parametrize(
    ("texts", "total"),
    [
        (["合計", "1,200", "－"], True),
        (["計", "12"], True),
        (["合 計（12件）", "5"], True),
        (["総務部 小計", "5千円"], True),
        (["公園課計", "5"], True),
        (["施策計", "13,545"], True),
        (["基本事業 計", "5", "―"], True),
        (["防災施策計", "5"], True),
        (["施策計", "中期の計画を立てる。"], False),
        (["総合計画", "5"], False),
        (["合計", "全庁の取組"], False),
        (["家計", "相談を受ける。"], False),
        (["特別会計", "5"], False),
        (["会計", "5"], False),
    ],
)
def test_a_total_sums_up_figures(texts: list[str], total: bool) -> None:
    assert is_total(texts) is total


@pytest.mark.parametrize(
    ("text", "note"),
    [("※再掲", True), ("注1 税込", True), ("以上", True), ("以上の事業", False), ("注文", False)],
)
def test_a_note_stands_below_a_table(text: str, note: bool) -> None:
    assert is_note(text) is note


@pytest.mark.parametrize(
    ("text", "name", "marked"),
    [
        ("＜くらし＞", "くらし", True),
        ("第１章　くらし", "くらし", True),
        ("１　くらし", "くらし", True),
        ("1-2 くらし", "くらし", True),
        ("■【くらし】", "くらし", True),
        ("基本目標２：くらし", "くらし", True),
        ("担当課：総務課", "担当課：総務課", True),
        ("くらし", "くらし", False),
        ("３", "３", False),
    ],
)
def test_a_section_is_named_without_its_marks(text: str, name: str, marked: bool) -> None:
    assert section_name(text) == name
    assert is_marked_section(text) is marked


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("第１章 甲", "第２章 乙", True),
        ("第１編 甲", "第１章 乙", False),
        ("１　甲", "（１）甲", False),
        ("■甲", "■乙", True),
        ("■甲", "◆乙", False),
        ("甲", "乙", True),
    ],
)
def test_headings_of_one_level_look_alike(one: str, other: str, alike: bool) -> None:
    assert (section_style(one) == section_style(other)) is alike


@pytest.mark.parametrize(
    ("text", "unit", "department"),
    [
        ("■総務部", "総務部", True),
        ("総務部　防災課", "総務部　防災課", False),
        ("担当課：防災課", "防災課", False),
        ("教育委員会", "教育委員会", True),
        ("くらし", "", False),
    ],
)
def test_units(text: str, unit: str, department: bool) -> None:
    assert unit_of(text) == unit
    assert is_department(unit) is department


@pytest.mark.parametrize(
    ("text", "year", "value", "figures", "code"),
    [
        ("令和5年度", True, False, False, False),
        ("R5", True, False, False, True),
        ("2023", True, False, True, True),
        ("1,200千円", False, True, True, False),
        ("△5%", False, True, True, False),
        ("－", False, False, True, True),
        ("−", False, False, True, False),
        ("2023/4/1", False, True, False, True),
        ("https://example.jp/", False, True, False, False),
        ("行う。", False, True, False, False),
        ("事業名", False, False, False, False),
        ("R7-001", False, False, False, True),
    ],
)
def test_values(text: str, year: bool, value: bool, figures: bool, code: bool) -> None:
    assert (is_year(text), is_value(text)) == (year, value)
    assert (is_figures(text), is_code(text)) == (figures, code)


def test_signs_alone_are_what_cells_say() -> None:
    assert all(map(is_cell_sign, ["－", "−", "〃", "○", "ー", "― ―", "…"]))
    assert not any(map(is_cell_sign, ["サー", "同上", "1", "新規", "（千円）", "％", ""]))
