"""A name is a noun phrase, and no piece of a sentence."""

import pytest

from corpus.targets.name import is_name


@pytest.mark.parametrize(
    "label",
    [
        "利用者数",
        "減量率",
        "増加率",
        "超過勤務時間",
        "分別収集量",
        "参加者数(延べ)",
        "【KPI】来館者数",
        "一人暮らし",
        "ごみの排出量",
        "現在給付者数",
        "各種健診の受診率",
        "はしご車",
        "と回答した人の割合",
        "(現年)",
        "のびのび子育て広場",
    ],
)
def test_a_name(label: str) -> None:
    assert is_name(label)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "(17~23年度)",
        "(29年度) 【参考】",
        "以上",
        "未満(B評価)",
        "分(24年度)",
        "減",
        "減少",
        "おいて",
        "市民に対し",
        "平成12年度比",
        "初年度(26年度)",
        "なし なし なし",
        ":各部",
        "各校",
        "昨年5月の時点",
        "あと1年ほど",
        "とほぼ水洗化されている",
        "を",
    ],
)
def test_no_name(label: str) -> None:
    assert not is_name(label)
