"""What is counted, and the numbers that count nothing."""

import pytest

from corpus.targets.units import NOT_COUNTED, ORDINAL, UNIT, agrees, unit_behind


@pytest.mark.parametrize(
    ("behind", "unit", "per"),
    [
        ("人以上", "人", None),
        ("市町村で", "市町村", None),
        ("市に", None, None),
        (" km/日", "km", "/日"),
        ("件/年度", "件", "/年度"),
        ("m2の", "m2", None),
        ("千円", "千円", None),
        ("人日", "人日", None),
        ("mother", None, None),
        ("日間", "日間", None),
    ],
)
def test_the_longest_unit_behind_a_number_is_its_own(
    behind: str, unit: str | None, per: str | None
) -> None:
    found = UNIT.match(behind)
    assert (found["unit"] if found else None, found["per"] if found else None) == (unit, per)


@pytest.mark.parametrize(
    ("behind", "counts_nothing"),
    [
        ("年度", True),
        ("条第2項", True),
        ("丁目", True),
        ("分", True),
        ("分間", False),
        ("人", False),
    ],
)
def test_dates_and_order_count_nothing(behind: str, counts_nothing: bool) -> None:
    assert bool(NOT_COUNTED.match(behind)) is counts_nothing


@pytest.mark.parametrize(("before", "is_ordinal"), [("第", True), ("No.", True), ("約", False)])
def test_what_stands_in_front_of_a_number_of_order(before: str, is_ordinal: bool) -> None:
    assert bool(ORDINAL.search(before)) is is_ordinal


@pytest.mark.parametrize(
    ("behind", "name", "unit"),
    [
        ("分以内", "平均待ち時間", "分"),
        ("分の1", "所要時間", None),
        ("分", "開始", None),
        ("歳", "健康寿命", "歳"),
        ("歳", "生産年齢人口", None),
        ("人", "", "人"),
    ],
)
def test_words_of_the_calendar_count_what_a_name_says(
    behind: str, name: str, unit: str | None
) -> None:
    found = unit_behind(behind, 0, name)
    assert (found["unit"] if found else None) == unit


@pytest.mark.parametrize(
    ("label", "unit", "is_right"),
    [
        ("達成率", "%", True),
        ("達成率", "項目", False),
        ("自殺率（千人当たり）", "人", True),
        ("販売額", "百万円", True),
        ("販売額", "%", True),
        ("販売額", "人", False),
        ("利用者数", "人", True),
        ("利用者数", "回", False),
        ("公民館", "館", True),
        ("利用者数", "", True),
    ],
)
def test_a_name_says_what_it_may_be_counted_in(label: str, unit: str, is_right: bool) -> None:
    assert agrees(label, unit) is is_right
