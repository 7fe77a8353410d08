"""Numbers with a unit, and those without that a line ends with."""

import pytest

from corpus.targets.counted import counted
from corpus.targets.prose import Prose


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("利用者数 年間12,000人/年以上", [("12,000", "人")]),
        ("平均待ち時間 15分以内", [("15", "分")]),
        ("開始は15分後", []),
        ("健康寿命 男性 80.1歳", [("80.1", "歳")]),
        ("65歳以上の人口", []),
        ("魅力度ランキング 10位以内", [("10", "位")]),
        ("開館日数 年間245日", [("245", "日")]),
        ("合計特殊出生率 1.45（R4）→ 1.60（R9）", [("1.45", ""), ("1.60", "")]),
        ("登録者数 34,812", [("34,812", "")]),
        ("体験メニュー数 R5：12 R9：20", []),
        ("第3回 令和5年 電話024-521-1111", []),
    ],
)
def test_numbers_that_count(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.number["number"], one.unit) for one in counted(Prose(text))] == found


def test_where_a_number_begins_and_what_it_is_for_ends() -> None:
    text = "利用者数 年間延べ12,000人/年以上"
    [one] = counted(Prose(text))
    assert text[one.start : one.end] == "年間延べ12,000人"
    assert text[one.end : one.until] == "/年"
    assert one.words == ("年間", "延べ", "年", "以上")
