"""What is counted, and the numbers that count nothing."""

import pytest

from corpus.targets.units import NOT_COUNTED, ORDINAL, UNIT


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
