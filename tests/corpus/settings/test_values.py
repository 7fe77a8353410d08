"""Settings to what they mean, or what they should be."""

from collections.abc import Callable
from datetime import date
from math import inf, nan

import pytest

from corpus.settings.values import (
    WrongTypeError,
    address_of,
    fits_json,
    flag_of,
    import_map_of,
    named_lines_of,
    origins_of,
    text_of,
    texts_of,
    year_of,
)


@pytest.mark.parametrize(
    ("convert", "value", "result"),
    [
        (text_of, " 計画 ", "計画"),
        (address_of, "https://www.example.jp/plan.pdf", "https://www.example.jp/plan.pdf"),
        (address_of, "", ""),
        (texts_of, ["甲", " 乙 "], ("甲", "乙")),
        (named_lines_of, ["甲", "乙"], {"甲": "", "乙": ""}),
        (named_lines_of, [{"name": "甲", "description": "説明"}], {"甲": "説明"}),
        (import_map_of, {"map": {"名": "name"}}, {"名": "name"}),
        (import_map_of, {}, {}),
        (year_of, 2020, 2020),
        (year_of, 1868, 1868),
        (flag_of, False, False),
        (origins_of, ["https://*.example.jp:8443"], ("https://*.example.jp:8443",)),
    ],
)
def test_settings_are_taken(
    convert: Callable[[object], object], value: object, result: object
) -> None:
    assert convert(value) == result


@pytest.mark.parametrize(
    ("convert", "value", "remedy"),
    [
        (text_of, 1, "文字列"),
        (address_of, "www.example.jp", "httpで始まり"),
        (address_of, "https://www.example.jp/#top", "# のない"),
        (texts_of, "甲", "並び"),
        (texts_of, ["甲", "甲 "], "重なりのない"),
        (texts_of, [" "], "空でなく"),
        (named_lines_of, [{"description": "説明"}], "並び"),
        (import_map_of, {"other": 1}, "[import.map]"),
        (import_map_of, {"map": {"名": 1}}, '"見出し" = "name"'),
        (year_of, True, "西暦"),
        (year_of, 2, "西暦"),
        (flag_of, 1, "true か false"),
        (origins_of, ["https://www.example.jp/"], "後ろに / なし"),
        (origins_of, ["https://a.*.jp"], "の並び"),
    ],
)
def test_another_kind_of_value_says_what_it_should_be(
    convert: Callable[[object], object], value: object, remedy: str
) -> None:
    with pytest.raises(WrongTypeError) as caught:
        convert(value)
    assert remedy in str(caught.value)


@pytest.mark.parametrize("value", [inf, nan, date(2026, 4, 1), {"a": [{"b": inf}]}])
def test_what_json_cannot_carry(value: object) -> None:
    assert not fits_json(value)
    assert fits_json({"a": [1, 2.5, "x", True, {}]})
