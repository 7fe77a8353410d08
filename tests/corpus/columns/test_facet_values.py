"""Several values in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.columns import has_some, says_none, split_values


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("子育て世帯", ["子育て世帯"]),
        ("子育て世帯、高齢者", ["子育て世帯", "高齢者"]),
        ("個人;法人\n団体", ["個人", "法人", "団体"]),
        ("子育て・教育,福祉", ["子育て・教育", "福祉"]),
        ("中小企業（農業、漁業を除く）、個人", ["中小企業（農業、漁業を除く）", "個人"]),
        ("従業員1,000人以上、個人", ["従業員1,000人以上", "個人"]),
        ("個人、、個人、", ["個人"]),
        (" ", []),
        ("―", []),
        ("－、-", []),
        ("該当なし", []),
        ("個人、特になし", ["個人"]),
        ("・", []),
        # Whether this one is a value, its column tells.
        ("なし", ["なし"]),
        ("なし崩し", ["なし崩し"]),
    ],
)
def test_values_are_parted(cell: str, values: list[str]) -> None:
    assert list(split_values(cell)) == values


@given(st.lists(st.text("あいう（）a1", min_size=1, max_size=5), max_size=6, unique=True))
def test_values_without_brackets_come_back(values: list[str]) -> None:
    plain = [value for value in dict.fromkeys(v.strip("（）") for v in values) if value]
    plain = [value for value in plain if not set(value) & set("（）")]
    assert list(split_values("、".join(plain))) == plain


def test_none_is_a_value_beside_some() -> None:
    assert says_none("なし")
    assert not says_none("所得制限なし")
    assert has_some({"あり", "なし"})
    assert has_some({"あり（960万円未満）", "なし"})
    assert has_some({"所得制限あり", "なし"})
    assert not has_some({"新規", "継続", "なし"})
    assert not has_some({"保有", "なし"} - {"保有"})
